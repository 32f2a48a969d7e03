"""Takes out what a source says twice, word for word, as pages copied as a whole do."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from studyguide.importing.entries import (
    ImportedLesson,
    ImportedQuestion,
    ImportedTerm,
    ImportedWeek,
)

_Entry = TypeVar("_Entry")


def once(lesson: ImportedLesson) -> ImportedLesson:
    """Return a lesson in which everything stands once; of a question, the one with an answer."""
    answered = [question for question in lesson.questions if _is_answered(question)]
    known = {_question_key(question) for question in answered}
    others = [one for one in lesson.questions if not _is_answered(one)]
    kept = (
        *_first(answered, lambda one: (_question_key(one), _words(one.answer))),
        *_first((one for one in others if _question_key(one) not in known), _question_key),
    )
    return replace(
        lesson,
        terms=_first(lesson.terms, _term_key),
        questions=tuple(sorted(kept, key=lambda question: question.line)),
        passages=_first(lesson.passages, lambda passage: (passage.level, _words(passage.text))),
    )


def weeks_once(weeks: Iterable[ImportedWeek]) -> tuple[ImportedWeek, ...]:
    """Return weeks without those that are the same but for their lines, by their numbers."""
    kept = _first(weeks, lambda week: replace(week, line=0))
    return tuple(sorted(kept, key=lambda week: week.number))


def _first(entries: Iterable[_Entry], key: Callable[[_Entry], Hashable]) -> tuple[_Entry, ...]:
    found: dict[Hashable, _Entry] = {}
    for entry in entries:
        found.setdefault(key(entry), entry)
    return tuple(found.values())


def _term_key(term: ImportedTerm) -> Hashable:
    return _words(term.name), _words(term.definition), term.part_of


def _question_key(question: ImportedQuestion) -> Hashable:
    """Return what tells questions apart: "Choose the right form." may stand above several."""
    offers = (*(one.text for one in question.options), *(left for left, _ in question.pairs))
    return _words(question.prompt), frozenset(map(_words, offers))


def _is_answered(question: ImportedQuestion) -> bool:
    return bool(question.answer or any(option.correct for option in question.options))


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
