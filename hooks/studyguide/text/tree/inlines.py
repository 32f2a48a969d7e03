"""The nodes of inline content. They are frozen, since a text shown in many places is parsed once.

A node's `line` is 0-based within its text; callers that know the file add the line on which the
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
    """Content in a style, such as emphasis."""

    style: Style
    content: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """Inline code."""

    code: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula within running text."""

    tex: str
    line: int = 0
    display: bool = False
    r"""Whether it was written as displayed: `$$…$$` or `\[…\]`."""
    anchors: tuple[str, ...] = ()
    """The anchors of its labels."""


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
    """The link text; empty if it is the target itself."""
    line: int = 0


Repeats = Literal["", "page", "section"]
"""Within what something was there before; a section is a part of a page."""


@dataclass(frozen=True, slots=True)
class TermLink:
    """A link to a term, inserted by `linking`."""

    term: str
    """The term's id."""
    content: Inlines
    line: int = 0
    automatic: bool = False
    """Whether it was made from a name in running text, without `[[…]]`."""
    repeats: Repeats = ""
    """Within what the text has a link to the term before this one; the section is the nearer."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture within running text."""

    source: str
    alt: str
    title: Inlines = ()
    width: int | None = None
    """In CSS pixels."""
    line: int = 0
    id: str = ""
    """The id for numbered references to it; empty if it has none."""


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """A reference to a footnote."""

    number: int
    """1-based, in the order of first mention."""
    repeated: bool = False
    """Whether the text has referred to the footnote before."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a cloze question with its accepted answers, the model answer first."""

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
    """An abbreviation whose meaning the text defines."""

    words: str
    meaning: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""

    hard: bool = False
    """Whether it is shown as a line break; a soft one is shown as a space."""
    line: int = 0


Inline = (
    Text | Styled | Code | Formula | Link | Reference | TermLink | Image | FootnoteReference | Gap
    | Keys | Abbreviation | Break
)  # fmt: skip
Inlines = tuple[Inline, ...]
