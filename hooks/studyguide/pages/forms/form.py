"""The form of a question: what to choose, write, order, pair and fill in, and what is right.

A form does not depend on the kind of its question. All code that shows questions matches on the
controls, of which there are few: several kinds of question share one.
"""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.pages.forms.passages import InlinePassage, Passage
from studyguide.pages.forms.variation import Variation
from studyguide.text.tree.blocks import Document, FigureBlock
from studyguide.text.tree.inlines import Image


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOption:
    """An option to choose."""

    letter: str
    """Its label: `A`. The options of a statement are `true` and `false`."""
    content: Passage
    correct: bool
    why: Passage | None = None
    """Why it is right or wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of which one or several are right, in the order in which they are shown."""

    options: tuple[FormOption, ...]
    several: bool = False
    """Whether several may be right."""
    statement: bool = False
    """Whether the prompt is a statement to judge as true or false."""
    fixed: bool = False
    """Whether other programs must keep the order of the options."""

    @property
    def right(self) -> tuple[FormOption, ...]:
        """The right options."""
        return tuple(option for option in self.options if option.correct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A free answer; readers judge it themselves unless there are accepted wordings."""

    answer: Passage
    """The model answer."""
    accepted: tuple[str, ...] = ()
    """Wordings that count as right."""
    exact: bool = False
    """Whether typos are not forgiven."""
    rubric: tuple[Passage, ...] = ()
    """The points that a good answer contains."""
    long: bool = False
    """Whether the answer may be longer than a few sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMistake:
    """A wrong number that many come to."""

    value: float
    why: Passage
    """What went wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number to compute."""

    answer: float
    tolerance: float = 0
    """How far from `answer` still counts as right."""
    unit: InlinePassage | None = None
    mistakes: tuple[NumberMistake, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedItem:
    """An item with its place in the right order."""

    letter: str
    """Its label."""
    content: InlinePassage
    place: int
    """Its 1-based place in the right answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """Items to put in order, shuffled."""

    items: tuple[MixedItem, ...]

    @property
    def right(self) -> tuple[MixedItem, ...]:
        """The items in the right order."""
        return tuple(sorted(self.items, key=lambda item: item.place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Left sides, and right sides shuffled: `place` is that of the left side, or after the last."""

    lefts: tuple[InlinePassage, ...]
    rights: tuple[MixedItem, ...]

    @property
    def right(self) -> tuple[tuple[InlinePassage, MixedItem], ...]:
        """Each left side with its right side."""
        partners = sorted(self.rights, key=lambda item: item.place)
        return tuple(zip(self.lefts, partners, strict=False))

    @property
    def spare(self) -> tuple[MixedItem, ...]:
        """The right sides that belong to no left side."""
        return tuple(item for item in self.rights if item.place > len(self.lefts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """A text with gaps to fill in; the gaps have the right answers."""

    text: Passage
    exact: bool = False
    """Whether typos are not forgiven."""


Control = Options | Writing | Number | Ordering | Pairing | Gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A part of a question that is answered separately."""

    id: str
    """Its id; the first part has the question's."""
    instruction: str
    """The key of its instruction in `words.yml`."""
    control: Control
    prompt: Passage | None = None
    """What it asks, if that is more than the prompt of the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A mark in a figure, at a point or on a region, in percent of the figure's size."""

    name: str
    """What it shows: the number of a left side, or the letter of an option."""
    x: float
    y: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedFigure:
    """A figure that a question is about."""

    file: str
    alt: str
    pins: tuple[Pin, ...]
    language: str

    @property
    def passage(self) -> Passage:
        """The figure without its pins, for programs that cannot show them."""
        return Passage(Document((FigureBlock(Image(self.file, self.alt)),)), self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A question in one language; untranslated texts are in another."""

    id: str
    kind: str
    """Its kind, as authors write it; used by scripts and tags."""
    prompt: Passage
    parts: tuple[FormPart, ...]
    figure: PinnedFigure | None = None
    hint: Passage | None = None
    explanation: Passage | None = None
    difficulty: int = 2
    terms: tuple[str, ...] = ()
    section: str | None = None
    draft: bool = False
    formerly: tuple[str, ...] = ()
    """Its former ids."""
    draw: int | None = None
    """The number of the draw that its values are from; None if it does not vary."""
    variation: Variation | None = None
    """How it varies, on a page."""

    @property
    def first_id(self) -> str:
        """Its first id."""
        return self.formerly[0] if self.formerly else self.id
