"""What an import finds in a file: terms, questions, weeks and running text, by lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

QuestionKind = Literal[
    "choice", "multiple", "true-false", "short", "essay", "order", "match", "numeric", "cloze"
]


class UnreadableFileError(Exception):
    """Raised for a file that cannot be imported; the message says why, and the fix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTerm:
    """A term as its source has it; all texts but `name`, `short` and `aliases` are Markdown."""

    name: str
    definition: str
    """Empty if the source only names the term."""
    line: int
    """1-based; in files without lines the number of the card, entry or slide."""
    short: str = ""
    aliases: tuple[str, ...] = ()
    example: str = ""
    part_of: str = ""
    """The name of the term below which it stands."""
    run: int = 0
    """The list that it stands in: a list is in one language."""
    language: str = ""
    """Empty until it is recognized."""
    translations: Mapping[str, ImportedTerm] = field(default_factory=dict)
    """The same term in further languages, by code."""
    id: str = ""
    """Empty if it is to be made from the name."""
    sources: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    """The ids of related terms."""


@dataclass(frozen=True, slots=True)
class ImportedOption:
    """An answer to choose."""

    text: str
    correct: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedQuestion:
    """A question as its source has it; all texts are Markdown."""

    kind: QuestionKind
    prompt: str
    line: int
    options: tuple[ImportedOption, ...] = ()
    answer: str = ""
    """The model answer, the number, or `true` or `false`; empty if the source has none."""
    accept: tuple[str, ...] = ()
    tolerance: str = ""
    unit: str = ""
    items: tuple[str, ...] = ()
    """What is to be put in order, or the points of a rubric."""
    pairs: tuple[tuple[str, str], ...] = ()
    spare: tuple[str, ...] = ()
    """Right sides that belong to nothing."""
    text: str = ""
    """The text of a cloze question, its gaps in double braces."""
    explanation: str = ""
    hint: str = ""
    run: int = 0
    language: str = ""
    translations: Mapping[str, ImportedQuestion] = field(default_factory=dict)
    id: str = ""
    fixed: bool = False
    """Whether the order of the options counts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text of a lesson: a heading with its level, or a block of Markdown."""

    text: str
    line: int
    level: int = 0
    """1 to 6 of a heading, 0 of other text."""


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """An exam or competition."""

    kind: Literal["exam", "competition"]
    title: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedWeek:
    """A week of a plan."""

    number: int
    title: str
    line: int
    topics: tuple[str, ...] = ()
    homework: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    events: tuple[ImportedEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of the source that became nothing, or something else than was written, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedLesson:
    """What belongs together: a lesson, a note, or a whole file."""

    title: str
    number: int | None = None
    """The lesson's or week's number in the source."""
    line: int = 1
    terms: tuple[ImportedTerm, ...] = ()
    questions: tuple[ImportedQuestion, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that a lesson could show."""
        return not (self.terms or self.questions or any(not part.level for part in self.passages))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """All that was found in a file."""

    format: str
    """What kind of file it is, in words."""
    title: str = ""
    lessons: tuple[ImportedLesson, ...] = ()
    weeks: tuple[ImportedWeek, ...] = ()
    remarks: tuple[Remark, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures and other files by the path that texts have for them: `figures/cell.png`."""
    place: str = "line"
    """What the numbers of places count: `line`, `card`, `slide`."""
