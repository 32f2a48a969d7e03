"""`Site`: what all pages of one language share."""

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
from studyguide.linking.text_sources import course_usage
from studyguide.model.authored_text import AuthoredText
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.model.questions import Question
from studyguide.pages.assets.browser_python import BrowserPython
from studyguide.pages.data.refused_names import RefusedNames, refused_names
from studyguide.pages.forms.passages import TextSettings
from studyguide.pages.html.translation_marks import with_language
from studyguide.pages.week_names import week_title, week_words, words_for
from studyguide.text.parsing.formula_resolution import formula_of
from studyguide.text.tree.blocks import Equation
from studyguide.varying.drawn_questions import drawn
from studyguide.varying.draws import FIRST_DRAW


@dataclass(frozen=True, slots=True)
class Release:
    """The address and date of a site."""

    address: str = ""
    """Ends with a slash; empty if unknown."""
    seconds: int = 315_532_800
    """The time of the last change since 1970; by default the earliest date in zip files."""


UNPUBLISHED = Release()


@dataclass(frozen=True)
class Site:
    """A guide in one language, with lookup tables for its pages.

    What only some pages need is computed lazily.
    """

    guide: Guide
    language: str
    release: Release
    names: Mapping[str, NameTable]
    """The names of terms by language: untranslated texts are linked in their own."""
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
        """Return the site of a guide in a language.

        What has not changed is taken from the site `before`.
        """
        languages = guide.fallbacks(language)
        if before is None or before.languages != languages:
            names = {
                code: NameTable.of(guide.terms, code, course_usage(guide, code))
                for code in languages
            }
            return cls(guide, language, release, names, MentionIndex.of(guide, names[language]))
        renewed = {code: before.names[code].renewed(guide.terms) for code in languages}
        name_table, words = renewed[language]
        index = before.index.renewed(guide, name_table, words)
        tables = {code: table for code, (table, _) in renewed.items()}
        return cls(guide, language, release, tables, index)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The order of preference for a text: this language, then the others."""
        return self.guide.fallbacks(self.language)

    @cached_property
    def words(self) -> Wording:
        """The words of the site's language, with the course's own."""
        return words_for(self.guide, self.language)

    def week_words(self, key: str, number: int) -> str:
        """Return a sentence of the site about a week."""
        return week_words(self.guide, self.language, key, number)

    def week_title(self, week: Week, number: str = "") -> str:
        """Return `Week 3: How a network learns`, with `number` in another form if given.

        An untranslated title has its language in brackets.
        """
        title = week.title.localized(self.languages)
        labelled = with_language(title.markdown, title.language, self.words)
        return week_title(self.guide, self.language, week, number, title=labelled)

    @cached_property
    def finders(self) -> Mapping[str, NameFinder]:
        """The finders of names of terms, by language."""
        return {code: table.finder for code, table in self.names.items()}

    @cached_property
    def relatives(self) -> Mapping[str, Relatives]:
        """The related terms of each term, by id."""
        return relatives(self.guide)

    @cached_property
    def refused_names(self) -> RefusedNames:
        """Names that are not forgiven as typos, by typed answer."""
        return refused_names(self.guide, self.finders)

    @cached_property
    def browser_python(self) -> BrowserPython | None:
        """The Python that runs in browsers, None if readers can run none."""
        return BrowserPython.of(self.guide)

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
        """The settings for parsing the texts of forms."""
        words_file = self.guide.words.get(self.language)
        macros = self.guide.course.macros
        return TextSettings(self.languages, macros, words_file.text if words_file else "")

    def preamble(self, language: str, *, lesson: bool = False) -> Preamble:
        """Return the preamble for formulas in a language."""
        key = language, lesson
        if key not in self._preambles:
            macros = self.guide.course.macros
            self._preambles[key] = Preamble.of(macros, language, lesson=lesson)
        return self._preambles[key]

    @cached_property
    def _preambles(self) -> dict[tuple[str, bool], Preamble]:
        return {}

    def formula(self, term: Term) -> Equation | None:
        """Return the formula of a term, None if it has none."""
        return (
            formula_of(term.formula.strip(), self.preamble(self.language))[0]
            if term.formula
            else None
        )

    def figure_name(self, number: int) -> str:
        """Return the label of a figure with a number."""
        return self.words("figure_number", n=number)

    def name(self, term: Term) -> str:
        """Return a term's name in its case within running text."""
        return term.name.localized(self.languages).markdown

    def labelled_name(self, term: Term) -> str:
        """Return a term's name, with its language in brackets if it is not translated."""
        name = term.name.localized(self.languages)
        return with_language(name.markdown, name.language, self.words)

    def question(self, id_: str) -> tuple[Lesson, Question]:
        """Return a question and its lesson, given its id."""
        return self._questions[id_]

    def prompt(self, question: Question) -> AuthoredText:
        """Return what a question asks, with the values that are shown first."""
        return drawn(question, FIRST_DRAW, self.words["decimal"]).prompt

    def term(self, target: str, language: str) -> Term | None:
        """Return the term that a reference in a language matches, None if not exactly one."""
        ids = self.finders[language].index.find(target)
        return self.guide.terms.get(ids[0]) if len(ids) == 1 else None
