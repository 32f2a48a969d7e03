"""The blocks of a text: paragraphs, lists, tables and the rest; and `Document`, a whole text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studyguide.text.tree.inlines import Image, Inlines

Alignment = Literal["left", "center", "right"] | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    level: int
    """1 to 6."""
    id: str
    """Empty if the author gave none."""
    content: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of code."""

    code: str
    """Ends with a line break unless it is empty."""
    language: str = ""
    title: str = ""
    first_number: int | None = None
    """The number of the first line, if lines are numbered."""
    highlighted: tuple[int, ...] = ()
    """The 1-based numbers of the highlighted lines."""
    fenced: bool = True
    runs: bool = False
    """Whether readers may change it and run it in their browser."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Equation:
    """A displayed formula."""

    tex: str
    line: int = 0
    anchors: tuple[str, ...] = ()
    """The anchors of its labels."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list."""

    blocks: Blocks
    checked: bool | None = None
    """Whether a task is done; None if the item is no task."""
    line: int = 0
    anchor: str = ""
    """The target of links to the item; empty if it has none."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list."""

    items: tuple[ListItem, ...]
    start: int | None = None
    """The first number; None for bullets."""
    tight: bool = True
    """Whether its paragraphs are set without space between them."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """One or more words of a definition list with their definitions."""

    words: tuple[Inlines, ...]
    meanings: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """A definition list."""

    items: tuple[Definition, ...]
    tight: bool = True
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has as many cells as there are alignments."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[Alignment, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: Blocks
    line: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A box beside the running text: `!!! note "Title"`."""

    kind: str
    """`note`, `warning`, …"""
    title: Inlines
    """Empty if the box has no title."""
    blocks: Blocks
    folded: Literal["closed", "open"] | None = None
    """The initial state; None if it cannot be folded."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Tab:
    """One variant, with the title of its tab."""

    title: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Tabs:
    """Variants of which one is shown."""

    tabs: tuple[Tab, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture alone in its paragraph, with its caption."""

    image: Image
    line: int = 0


@dataclass(frozen=True, slots=True)
class Media:
    """Sound or film: a file of the course, or a film on a known host."""

    kind: Literal["sound", "film", "hosted film"]
    source: str
    title: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class EmbeddedQuestion:
    """A question of the self-check embedded in a lesson, by its id."""

    question: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Divider:
    """A rule between two parts of a text."""

    line: int = 0


Block = (
    Paragraph | Heading | CodeBlock | Equation | ItemList | Definitions | Table | Quote | Box | Tabs
    | FigureBlock | Media | EmbeddedQuestion | Divider
)  # fmt: skip
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text."""

    blocks: Blocks
    footnotes: tuple[Blocks, ...] = ()
    """The footnotes in the order of their numbers."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A mistake in a text; with the text's file it becomes a `Problem`."""

    line: int
    """0-based, within the text."""
    message: str
    column: int = 0
    """0-based, within the line; it locates the file's line where YAML has folded several."""
    warning: bool = False
    """Whether the page is correct nevertheless."""


Faults = tuple[Fault, ...]
