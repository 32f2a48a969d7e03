"""What all pages of one language share: `Site`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studyguide.formulas.preamble import Preamble
from studyguide.linking.links import Links
from studyguide.linking.mentions import Mention, mentions
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.relations import Relatives, relatives
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.model.questions import Question
from studyguide.pages.forms.passages import Reading
from studyguide.pages.search import search_boosts
from studyguide.pages.slips import Refused, refused_names
from studyguide.pages.wording import Wording, wording
from studyguide.text.blocks import Equation
from studyguide.text.resolved import formula_of


@dataclass(frozen=True, slots=True)
class Release:
    """Where and when the site of a language is published."""

    address: str = ""
    """Ends with a slash; empty if it is not known."""
    seconds: int = 315_532_800
    """Since 1970, of the last change; if that is not known, the first day a zip file can tell."""


UNPUBLISHED = Release()


@dataclass(frozen=True, slots=True)
class Site:
    """A guide in one language, with everything that is looked up while writing its pages."""

    guide: Guide
    language: str
    languages: tuple[str, ...]
    """The order in which to look for a text: this language, then the others."""
    words: Wording
    finders: Mapping[str, NameFinder]
    """The names of terms, by language: a text that is not translated keeps its own."""
    mentions: Mapping[str, tuple[Mention, ...]]
    relatives: Mapping[str, Relatives]
    asked: Mapping[str, tuple[tuple[Lesson, Question], ...]]
    """The questions about each term."""
    boosts: Mapping[str, float]
    """How strongly the full-text search favours each term's page, by id."""
    refused: Refused
    """What is no slip of the finger in an answer that is typed."""
    release: Release

    @classmethod
    def of(cls, guide: Guide, language: str, release: Release = UNPUBLISHED) -> Site:
        """Return the site of a guide in a language that has a wording."""
        terms = guide.terms.values()
        languages = guide.fallbacks(language)
        finders = {code: NameFinder.of(Links.of(terms, code)) for code in languages}
        asked: dict[str, list[tuple[Lesson, Question]]] = {}
        for lesson, question in guide.questions():
            for term in dict.fromkeys(question.terms):
                asked.setdefault(term, []).append((lesson, question))
        return cls(
            guide=guide,
            language=language,
            languages=languages,
            words=wording(language),
            finders=finders,
            mentions=mentions(guide, finders[language]),
            relatives=relatives(guide),
            asked={term: tuple(questions) for term, questions in asked.items()},
            boosts=search_boosts(guide, language),
            refused=refused_names(guide, finders),
            release=release,
        )

    @property
    def reading(self) -> Reading:
        """How the texts of forms are read."""
        return Reading(self.languages, self.guide.course.macros)

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

    def name(self, term: Term) -> str:
        """Return a term's name as in running text."""
        return term.name.localized(self.languages).markdown

    def question(self, id_: str) -> tuple[Lesson, Question]:
        """Return a question with its lesson, by its id."""
        return next(one for one in self.guide.questions() if one[1].id == id_)

    def term(self, target: str, language: str) -> Term | None:
        """Return the term that a reference in a language means, None if not exactly one."""
        found = self.finders[language].links.find(target)
        return self.guide.terms.get(found[0]) if len(found) == 1 else None
