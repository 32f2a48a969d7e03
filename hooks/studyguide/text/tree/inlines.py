"""The nodes of a line of text, frozen: a text that stands in many places is parsed once.

A node's `line` counts from 0 at the first line of its text; who knows the file adds where in it the
text begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["emphasis", "strong", "struck", "marked", "subscript", "superscript", "credit"]
"""`credit` is the last line of a picture's caption: who made the picture."""


@dataclass(frozen=True, slots=True)
class Text:
    """Running text."""

    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Styled:
    """Words that are emphasized, strong, struck out, marked, lowered or raised."""

    style: Style
    content: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """Code within a line."""

    code: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula within a line."""

    tex: str
    line: int = 0
    display: bool = False
    r"""Whether it was written as a displayed one, `$$…$$` or `\[…\]`."""
    anchors: tuple[str, ...] = ()
    """Those of its labels."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address: of the web, of a file of the course, or of a heading."""

    href: str
    content: Inlines
    title: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """`[[target|content]]`: a term by any of its names, as the author wrote it."""

    target: str
    content: Inlines = ()
    """The words that are shown; empty if they are the target itself."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class TermLink:
    """A link to a term, made by linking."""

    term: str
    """The id."""
    content: Inlines
    line: int = 0
    automatic: bool = False
    """Whether the author wrote no more than the name."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture within a line."""

    source: str
    alt: str
    title: Inlines = ()
    width: int | None = None
    """In CSS pixels."""
    line: int = 0
    id: str = ""
    """By which a lesson refers to it, with a number; empty if it has none."""


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """The number of a footnote."""

    number: int
    """1-based, in the order of first mention."""
    repeated: bool = False
    """Whether the text has referred to the footnote before."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap to fill in: the answers that are right, the model answer first."""

    number: int
    """1-based."""
    answers: tuple[Inlines, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys to press together."""

    keys: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that the text explains once."""

    words: str
    meaning: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""

    hard: bool = False
    """Whether it is shown as one; else it is a space."""
    line: int = 0


Inline = (
    Text | Styled | Code | Formula | Link | Reference | TermLink | Image | FootnoteReference | Gap
    | Keys | Abbreviation | Break
)  # fmt: skip
Inlines = tuple[Inline, ...]
