"""Builds Typst source from text and content; `UnprintableError` for what cannot be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PARAGRAPH = "#parbreak();"
"""Separates paragraphs, before and after each."""
_LONG = 3000
"""The length of the source of about half a column of text."""
_MANY_LINES = 8
"""How many lines of code are much of a column."""
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Something in a text that cannot be printed."""

    message: str
    """What it is, and the fix."""
    line: int = 0
    """0-based, within its text."""


class UnprintableError(Exception):
    """Raised for a text that cannot be printed."""

    def __init__(self, *reasons: Unprintable) -> None:
        super().__init__("; ".join(reason.message for reason in reasons))
        self.reasons = reasons
        """All reasons, in order."""


def quoted(text: str) -> str:
    """Return a text as a Typst string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def language_tag(code: str) -> str:
    """Return a language code for Typst, without a region: `pt` for `pt-BR`."""
    return quoted(code.partition("-")[0])


def literal_text(text: str) -> str:
    """Return content that shows a text literally, without markup."""
    words = _SPACE.sub(" ", text)
    return f"#{quoted(words)};" if words else ""


def call(name: str, *arguments: str, **named: str) -> str:
    """Return a function call as content; arguments are Typst source."""
    pairs = (f"{key.replace('_', '-')}: {value}" for key, value in named.items())
    return f"#{name}({', '.join((*arguments, *pairs))});"


def content(source: str) -> str:
    """Return content as an argument."""
    return f"[{source}]"


def run_in(paragraphs: str) -> str:
    """Return paragraphs of which the first continues the current line."""
    return paragraphs.removeprefix(PARAGRAPH)


def array(items: Iterable[str]) -> str:
    """Return a Typst array, which may have one item or none."""
    inside = "".join(f"{item}, " for item in items)
    return f"({inside})"


def source_position(path: str, line: int, *, exact: bool) -> str:
    """Return code before a text that records its origin, for the compiler's messages.

    `exact` means that its lines are those of the file from there.
    """
    return f"#let origin = ({quoted(path)}, {line}, {'true' if exact else 'false'})\n"


def long(source: str) -> str:
    """Return whether a piece may be too high for a page, so that it must be measured."""
    shown = "#picture(" in source or "#pinned(" in source
    high = shown or len(source) > _LONG or source.count("\\n") > _MANY_LINES
    return "true" if high else "false"


def dictionary(**items: str) -> str:
    """Return a Typst dictionary."""
    return array(f"{key.replace('_', '-')}: {value}" for key, value in items.items())


def anchor_labels(anchors: tuple[str, ...], prefix: str) -> str:
    """Return the labels for anchors, such as those of a formula."""
    labels = (quoted(f"{prefix}{anchor}") for anchor in anchors)
    return "".join(f"#[#metadata(none)#label({label})];" for label in labels)
