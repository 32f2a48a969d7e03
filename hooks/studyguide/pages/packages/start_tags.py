"""Rewrites the start tags of a finished page; everything else of it stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

Attributes = dict[str, str | None]
"""The attributes of a tag, in their order; None is one without a value."""
Change = Callable[[str, Attributes], Attributes | None]
"""Returns the attributes that a tag shall have, given its name; None to leave the tag out."""


def with_start_tags(html: str, change: Change) -> str:
    """Return a page with every start tag as `change` has it.

    Only tags without an end tag, such as `<link>`, may be left out.
    """
    reader = _Reader(html, change)
    reader.feed(html)
    reader.close()
    return "".join((*reader.parts, html[reader.end :]))


class _Reader(HTMLParser):
    def __init__(self, html: str, change: Change) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.end = 0
        self._html = html
        self._change = change
        self._lines = (0, *accumulate(len(line) + 1 for line in html.split("\n")))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = self.get_starttag_text() or ""
        before = dict(attrs)
        after = self._change(tag, before.copy())
        if after == before:
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self.parts.append(self._html[self.end : start])
        self.end = start + len(source)
        if after is not None:
            self.parts.append(_written(tag, after, closing="/>" if source[-2] == "/" else ">"))


def _written(tag: str, attributes: Attributes, *, closing: str) -> str:
    pairs = (
        f" {name}" if value is None else f' {name}="{escape(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{''.join(pairs)}{closing}"
