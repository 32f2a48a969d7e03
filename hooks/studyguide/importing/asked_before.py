"""Knows which questions have been asked, in the course or in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from studyguide.importing.draft import DraftQuestion
from studyguide.importing.entries import ImportedQuestion
from studyguide.importing.merging import words_of
from studyguide.model.guide import Guide
from studyguide.model.questions import Choice, Match, Multiple, Question


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is offered by a question, and its draft if it is new."""

    offers: frozenset[str]
    draft: DraftQuestion | None


@dataclass(slots=True)
class AskedBefore:
    """The questions by their words: "Choose the right form." may stand above several."""

    guide: Guide
    _by_words: dict[str, list[_Asked]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for _, question in self.guide.questions():
            for code, prompt in question.prompt.translations():
                asked = _Asked(_offers(_offered(question, code)), None)
                self._by_words.setdefault(words_of(prompt), []).append(asked)

    def same(self, question: ImportedQuestion) -> tuple[bool, DraftQuestion | None]:
        """Return whether a question has been asked, and its draft if that is new."""
        offers = _offers(_imported(question))
        for known in self._by_words.get(words_of(question.prompt), []):
            if not offers or not known.offers or offers == known.offers:
                return True, known.draft
        return False, None

    def add(self, question: ImportedQuestion, draft: DraftQuestion) -> None:
        """Note a new question."""
        asked = _Asked(_offers(_imported(question)), draft)
        self._by_words.setdefault(words_of(question.prompt), []).append(asked)


def _offers(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(words_of, texts))


def _imported(question: ImportedQuestion) -> tuple[str, ...]:
    options = tuple(option.text for option in question.options)
    return (*options, *(left for left, _ in question.pairs))


def _offered(question: Question, code: str) -> tuple[str, ...]:
    """Return the options of a question of the course, or its left sides, in a language."""
    if isinstance(question, Choice | Multiple):
        return tuple(option.text.get(code) or "" for option in question.options)
    if isinstance(question, Match):
        return tuple(pair.left.get(code) or "" for pair in question.pairs)
    return ()
