"""What an import will add to a course, before it is written: terms by name, questions, lessons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from studyguide.importing.entries import (
    ImportedQuestion,
    ImportedTerm,
    ImportedWeek,
    Passage,
)
from studyguide.model.guide import Guide

OnConflict = Literal["keep", "replace", "alias"]
NOTHING_YET = "…"
"""Stands where the source has no text; such an entry is a draft."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a file that was imported."""

    file: str
    line: int
    place: str = "line"

    def __str__(self) -> str:
        number = f":{self.line}" if self.place == "line" else f", {self.place} {self.line}"
        return f"{self.file}{number}"


@dataclass(slots=True)
class DraftTerm:
    """A term to be written, in one language or several."""

    id: str
    source: Source
    texts: dict[str, ImportedTerm]
    """By language; each has its own name and definition."""
    others: list[tuple[Source, str]] = field(default_factory=list)
    """Meanings of the same name elsewhere in the source, which stay as comments."""
    part_of: list[str] = field(default_factory=list)
    """Ids."""
    see: list[str] = field(default_factory=list)
    """Ids."""
    plain: bool = False
    """Whether its Markdown is not to be read as such, since it has faults."""

    @property
    def is_draft(self) -> bool:
        """Whether it has no meaning yet."""
        return not any(term.definition for term in self.texts.values())


@dataclass(slots=True)
class DraftQuestion:
    """A question to be written."""

    id: str
    source: Source
    texts: dict[str, ImportedQuestion]
    plain: bool = False
    terms: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it has no answer yet."""
        question = next(iter(self.texts.values()))
        match question.kind:
            case "choice" | "multiple":
                return not any(option.correct for option in question.options)
            case "order" | "match" | "cloze":
                return False
            case "essay":
                return not question.answer or not question.items
            case _:
                return not question.answer


@dataclass(slots=True)
class DraftLesson:
    """A lesson to be made, or one that is added to."""

    folder: str
    title: str
    language: str
    week: int | None = None
    """The number of the week that it is added to; None if it is in one already."""
    week_title: str = ""
    terms: list[DraftTerm] = field(default_factory=list)
    questions: list[DraftQuestion] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    exists: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A term of the source whose name the course has already, with another meaning."""

    source: Source
    name: str
    meaning: str
    lesson: str
    """Where the course has it: a folder."""
    id: str
    language: str


@dataclass(slots=True)
class Draft:
    """All that an import adds."""

    lessons: list[DraftLesson] = field(default_factory=list)
    weeks: list[tuple[Source, ImportedWeek]] = field(default_factory=list)
    languages: tuple[str, ...] = ()
    """Languages of the source that the course does not have yet."""
    week_language: str = ""
    plain_weeks: bool = False
    """Whether the Markdown of the plan is not to be read as such, since it has faults."""
    conflicts: list[Conflict] = field(default_factory=list)
    replaced: dict[str, dict[str, str]] = field(default_factory=dict)
    """New meanings of terms that the course has, by id and language."""
    named: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    """Names in further languages of terms that the course has, by id, key and language."""
    answered: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    """Texts of questions that the course has without them, by id, key and language."""
    rubrics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Points of rubrics that the course has without them, by id of the question."""
    aliases: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Further names of terms that the course has, by id and language."""
    remarks: list[tuple[Source, str, str]] = field(default_factory=list)
    """Places whose text became nothing or something else, and why."""
    repeated: int = 0
    """How many entries say what the course, or the source, says already."""


def lesson_of(guide: Guide, id_: str) -> str:
    """Return the folder of the lesson that introduces a term."""
    return guide.lesson_of_term[id_].folder


def all_terms(lessons: Iterable[DraftLesson]) -> Mapping[str, DraftTerm]:
    """Return the terms of a draft by id."""
    return {term.id: term for lesson in lessons for term in lesson.terms}
