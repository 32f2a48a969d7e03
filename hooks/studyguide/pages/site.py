"""What all pages of one language share: `Site`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from studyguide.formulas.latex.preamble import Preamble
from studyguide.languages.wording import Wording
from studyguide.linking.mention_index import MentionIndex
from studyguide.linking.mentions import Mention
from studyguide.linking.name_table import NameTable
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.relations import Relatives, relatives
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.model.questions import Question
from studyguide.pages.data.typo_tolerance import RefusedNames, refused_names
from studyguide.pages.forms.passages import TextSettings
from studyguide.pages.html.translation_marks import with_language
from studyguide.pages.week_names import week_title, week_words, words_for
from studyguide.text.parsing.resolved import formula_of
from studyguide.text.tree.blocks import Equation


@dataclass(frozen=True, slots=True)
class Release:
    """Where and when the site of a language is published."""

    address: str = ""
    """Ends with a slash; empty if it is not known."""
    seconds: int = 315_532_800
    """Since 1970, of the last change; if that is not known, the first day a zip file can tell."""


UNPUBLISHED = Release()


@dataclass(frozen=True)
class Site:
    """A guide in one language, with everything that is looked up while writing its pages.

    What only some pages ask for is made when the first does.
    """

    guide: Guide
    language: str
    release: Release
    names: Mapping[str, NameTable]
    """The names of terms, by language: a text that is not translated keeps its own."""
    index: MentionIndex

    @classmethod
    def of(
        cls,
        guide: Guide,
        language: str,
        release: Release = UNPUBLISHED,
        *,
        before: Site | None = None,
    ) -> Site:
        """Return the site of a guide in a language that has a wording.

        From the site `before` a change it takes what has not changed.
        """
        languages = guide.fallbacks(language)
        if before is None or before.languages != languages:
            names = {code: NameTable.of(guide.terms, code) for code in languages}
            return cls(guide, language, release, names, MentionIndex.of(guide, names[language]))
        renewed = {code: before.names[code].renewed(guide.terms) for code in languages}
        own, words = renewed[language]
        index = before.index.renewed(guide, own, words)
        tables = {code: table for code, (table, _) in renewed.items()}
        return cls(guide, language, release, tables, index)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The order in which to look for a text: this language, then the others."""
        return self.guide.fallbacks(self.language)

    @property
    def words(self) -> Wording:
        """The words of the site's language, for this course."""
        return words_for(self.guide, self.language)

    def week_words(self, key: str, number: int) -> str:
        """Return a sentence of the site about a week."""
        return week_words(self.guide, self.language, key, number)

    def week_title(self, week: Week, number: str = "") -> str:
        """Return `Week 3: How a network learns`; the number may be written in another way.

        A title that is not translated has its language in brackets.
        """
        title = week.title.localized(self.languages)
        labelled = with_language(title.markdown, title.language, self.words)
        return week_title(self.guide, self.language, week, number, title=labelled)

    @cached_property
    def finders(self) -> Mapping[str, NameFinder]:
        """What finds the names of terms in texts, by language."""
        return {code: table.finder for code, table in self.names.items()}

    @cached_property
    def relatives(self) -> Mapping[str, Relatives]:
        """The relatives of each term, by id."""
        return relatives(self.guide)

    @cached_property
    def refused_names(self) -> RefusedNames:
        """What is no slip of the finger in an answer that is typed."""
        return refused_names(self.guide, self.finders)

    @cached_property
    def _questions_by_term(self) -> Mapping[str, list[tuple[Lesson, Question]]]:
        by_term: dict[str, list[tuple[Lesson, Question]]] = {}
        for lesson, question in self.guide.questions():
            for term in dict.fromkeys(question.terms):
                by_term.setdefault(term, []).append((lesson, question))
        return by_term

    @cached_property
    def _questions(self) -> Mapping[str, tuple[Lesson, Question]]:
        pairs = [*self.guide.questions()]
        former = {id_: pair for pair in pairs for id_ in pair[1].formerly}
        return former | {pair[1].id: pair for pair in reversed(pairs)}

    def questions_about(self, term: Term) -> tuple[tuple[Lesson, Question], ...]:
        """Return the questions about a term, in course order."""
        return tuple(self._questions_by_term.get(term.id, ()))

    def mentions(self, term: Term) -> tuple[Mention, ...]:
        """Return the places that mention a term."""
        return self.index.mentions(term.id)

    @property
    def text_settings(self) -> TextSettings:
        """How the texts of forms are read."""
        own = self.guide.words.get(self.language)
        macros = self.guide.course.macros
        return TextSettings(self.languages, macros, own.text if own else "")

    def preamble(self, language: str, *, lesson: bool = False) -> Preamble:
        """Return what holds for the formulas of a text in a language."""
        return Preamble.of(self.guide.course.macros, language, lesson=lesson)

    def formula(self, term: Term) -> Equation | None:
        """Return the formula of a term, None if it has none."""
        return (
            formula_of(term.formula.strip(), self.preamble(self.language))[0]
            if term.formula
            else None
        )

    def figure_name(self, number: int) -> str:
        """Return what a figure of a lesson is called by its number."""
        return self.words("figure_number", n=number)

    def name(self, term: Term) -> str:
        """Return a term's name as in running text."""
        return term.name.localized(self.languages).markdown

    def labelled_name(self, term: Term) -> str:
        """Return a term's name, with its language in brackets if it is not translated."""
        name = term.name.localized(self.languages)
        return with_language(name.markdown, name.language, self.words)

    def question(self, id_: str) -> tuple[Lesson, Question]:
        """Return a question with its lesson, by its id."""
        return self._questions[id_]

    def term(self, target: str, language: str) -> Term | None:
        """Return the term that a reference in a language means, None if not exactly one."""
        ids = self.finders[language].index.find(target)
        return self.guide.terms.get(ids[0]) if len(ids) == 1 else None
