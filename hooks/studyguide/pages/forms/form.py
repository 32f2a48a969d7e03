"""The form of a question: what to choose, write, order, pair and fill in, and what is right.

A form says nothing about the kind of its question. Each program that shows questions matches on the
controls, of which there are few; many kinds of question share one.
"""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.pages.forms.passages import InlinePassage, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOption:
    """Something to choose."""

    letter: str
    """What it is called: `A`. Of a statement, `true` and `false`."""
    content: Passage
    correct: bool
    why: Passage | None = None
    """Why it is right or wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One or several right ones to choose from options, in the order in which they are shown."""

    options: tuple[FormOption, ...]
    several: bool = False
    """Whether several may be right."""
    statement: bool = False
    """Whether the prompt is a statement, of which to say whether it is true or false."""
    fixed: bool = False
    """Whether no program may mix the options."""

    @property
    def right(self) -> tuple[FormOption, ...]:
        """The right options."""
        return tuple(option for option in self.options if option.correct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """An answer in one's own words; readers judge it themselves if there is nothing accepted."""

    answer: Passage
    """The model answer."""
    accepted: tuple[str, ...] = ()
    """Wordings that count as right."""
    exact: bool = False
    """Whether no slip is forgiven."""
    rubric: tuple[Passage, ...] = ()
    """What a good answer contains."""
    long: bool = False
    """Whether there is room for more than some sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number."""

    answer: float
    tolerance: float = 0
    """How far from `answer` still counts as right."""
    unit: InlinePassage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedItem:
    """A thing that has its place among others."""

    letter: str
    """What it is called where it is shown."""
    content: InlinePassage
    place: int
    """Its place in the right answer, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """Items to put in order, mixed."""

    items: tuple[MixedItem, ...]

    @property
    def right(self) -> tuple[MixedItem, ...]:
        """The items in the right order."""
        return tuple(sorted(self.items, key=lambda item: item.place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Left sides, and the right sides that belong to them, mixed: `place` is that of the left."""

    lefts: tuple[InlinePassage, ...]
    rights: tuple[MixedItem, ...]

    @property
    def right(self) -> tuple[tuple[InlinePassage, MixedItem], ...]:
        """Each left side with what belongs to it."""
        partners = sorted(self.rights, key=lambda item: item.place)
        return tuple(zip(self.lefts, partners, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """A text with gaps to fill in, which hold what is right."""

    text: Passage
    exact: bool = False
    """Whether no slip is forgiven."""


Control = Options | Writing | Number | Ordering | Pairing | Gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A part of a question that is answered by itself."""

    id: str
    """The first part's is the question's."""
    instruction: str
    """The key of the wording of what is to be done."""
    control: Control


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A question in one language; texts that are not translated are in another."""

    id: str
    kind: str
    """What authors call its kind: scripts and tags know it by that."""
    prompt: Passage
    parts: tuple[FormPart, ...]
    hint: Passage | None = None
    explanation: Passage | None = None
    difficulty: int = 2
    terms: tuple[str, ...] = ()
    section: str | None = None
    draft: bool = False
    formerly: tuple[str, ...] = ()
    """Ids that it had before."""

    @property
    def first_id(self) -> str:
        """The id that it had first."""
        return self.formerly[0] if self.formerly else self.id
