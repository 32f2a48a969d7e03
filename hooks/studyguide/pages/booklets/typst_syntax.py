"""Text and content as Typst source, and what cannot be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PARAGRAPH = "#parbreak();"
"""Stands before and after each paragraph."""
_LONG = 3000
"""Half a column of text is about as long in source."""
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Something in a text that has no form on paper."""

    message: str
    """What it is, and what to do about it."""
    line: int = 0
    """The line of its text, from 0."""


class UnprintableError(Exception):
    """A text holds something that has no form on paper."""

    def __init__(self, *reasons: Unprintable) -> None:
        super().__init__("; ".join(reason.message for reason in reasons))
        self.reasons = reasons
        """All of it, in order."""


def quoted(text: str) -> str:
    """Return a text as a string of Typst."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def language_tag(code: str) -> str:
    """Return the code of a language as Typst takes it, without a region: `pt` for `pt-BR`."""
    return quoted(code.partition("-")[0])


def literal_text(text: str) -> str:
    """Return content that shows a text to the letter: no character of it is markup."""
    words = _SPACE.sub(" ", text)
    return f"#{quoted(words)};" if words else ""


def call(name: str, *arguments: str, **named: str) -> str:
    """Return content that a function makes; arguments are Typst source."""
    pairs = (f"{key.replace('_', '-')}: {value}" for key, value in named.items())
    return f"#{name}({', '.join((*arguments, *pairs))});"


def content(source: str) -> str:
    """Return content as an argument."""
    return f"[{source}]"


def run_in(paragraphs: str) -> str:
    """Return paragraphs of which the first goes on in the line."""
    return paragraphs.removeprefix(PARAGRAPH)


def array(items: Iterable[str]) -> str:
    """Return an array of Typst, also of one item or none."""
    inside = "".join(f"{item}, " for item in items)
    return f"({inside})"


def source_position(path: str, line: int, *, exact: bool) -> str:
    """Return what stands before a text: where it comes from, so that the printer can tell.

    `exact` says that its lines are those of the file from there.
    """
    return f"#let origin = ({quoted(path)}, {line}, {'true' if exact else 'false'})\n"


def long(source: str) -> str:
    """Return whether a piece might not fit on a page, so that its height is worth measuring."""
    return "true" if len(source) > _LONG else "false"


def dictionary(**items: str) -> str:
    """Return a dictionary of Typst."""
    return array(f"{key.replace('_', '-')}: {value}" for key, value in items.items())


def anchor_labels(anchors: tuple[str, ...], prefix: str) -> str:
    """Return what references to a formula lead to."""
    labels = (quoted(f"{prefix}{anchor}") for anchor in anchors)
    return "".join(f"#[#metadata(none)#label({label})];" for label in labels)
