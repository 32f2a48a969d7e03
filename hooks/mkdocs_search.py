"""The theme's search index, read from a page with less work than its own reader: the adapter's.

The theme reads with Python's `html.parser`, which serves any HTML; what Markdown wrote is regular,
and one expression cuts it: a fourth of the calls. What the expression does not cover to the last
byte is left to the theme.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from studyguide.command.store import Store
from studyguide.model.digest import digest

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_PIECES = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<rest>(?:\s+[^\s=<>\"'/]+(?:=\"[^\"]*\")?)*)"
    r"\s*(?P<alone>/?)>|(?P<text>[^<]+)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=\"]+)(?:=\"([^\"]*)\")?")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_OTHERWISE = re.compile(r"<(?:script|style|!|\?)", re.IGNORECASE)


class KeptSearch:
    """The search index, which reads only pages that it has not seen."""

    def __init__(self, index: Any, store: Store, version: str) -> None:
        self._index, self._store, self._version = index, store, version

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def add_entry_from_context(self, page: Page) -> None:
        """Add what the search finds on a page."""
        about = repr((page.url, page.title, sorted(page.meta.items(), key=str)))
        key = digest("search", self._version, about, page.content or "")
        self._index.entries += self._store.made(key, lambda: self._entries(page))

    def _entries(self, page: Page) -> list[dict[str, Any]]:
        before, self._index.entries = self._index.entries, []
        reader = sys.modules[type(self._index).__module__].Parser()
        if read(page.content or "", reader):
            sections = [one for one in reader.data if not one.is_excluded()]
            for section in sections if not _excluded(page) else []:
                self._index.create_entry_for_section(section, page.toc, page.url, page)
        else:
            self._index.add_entry_from_context(page)
        found: list[dict[str, Any]] = self._index.entries
        self._index.entries = before
        return found


def _excluded(page: Page) -> bool:
    return bool((page.meta.get("search") or {}).get("exclude"))


def read(html: str, reader: Any) -> bool:
    """Tell an `HTMLParser` of the theme what is in a page; False if it must read it itself."""
    if _OTHERWISE.search(html):
        return False
    hand, end = _Hand(reader, sys.modules[type(reader).__module__].Element), 0
    for piece in _PIECES.finditer(html):
        if piece.start() != end:
            return False
        end = piece.end()
        if text := piece["text"]:
            hand.text(unescape(text) if "&" in text else text)
        elif piece["end"]:
            hand.end(piece["tag"].lower())
        else:
            hand.begin(piece["tag"].lower(), piece["rest"])
            if piece["alone"]:
                hand.end(piece["tag"].lower())
    return end == len(html)


class _Hand:
    """Hands the reader what it is to judge, and does for it what is the same for every page.

    Most elements are neither kept nor left out nor headings: they are only opened and closed. The
    reader's own methods compare each of them with all that are open.
    """

    def __init__(self, reader: Any, element: Any) -> None:
        self._reader, self._element = reader, element
        self._open: Counter[str] = Counter()
        self._special = {
            *reader.keep,
            *reader.skip,
            *(f"h{level}" for level in range(1, 7)),
            *_VOID,
        }
        self._skips = len(reader.skip)

    def begin(self, tag: str, rest: str) -> None:
        reader = self._reader
        judged = tag in self._special or "data-search" in rest or "linenodiv" in rest
        if judged or not reader.section:
            before = len(reader.context)
            reader.handle_starttag(tag, _attributes(rest))
            self._open[tag] += len(reader.context) - before
        else:
            reader.context.append(
                self._element(tag, dict(_attributes(rest)) if tag == "a" else None)
            )
            self._open[tag] += 1

    def end(self, tag: str) -> None:
        reader = self._reader
        before = len(reader.context)
        if (
            tag in self._special
            or len(reader.skip) != self._skips
            or not before
            or reader.section.depth > before
        ):
            reader.handle_endtag(tag)
            self._open[tag] -= before - len(reader.context)
        elif reader.context[-1].tag == tag:
            reader.context.pop()
            self._open[tag] -= 1

    def text(self, text: str) -> None:
        reader, opened = self._reader, self._open
        simple = reader.section and len(reader.skip) == self._skips and not opened["object"]
        if not simple or opened["pre"] or opened[reader.section.el.tag]:
            reader.handle_data(text)
        elif not text.isspace():
            reader.section.text.append(escape(text.replace("\n", " "), quote=False))
        elif not reader.section.text or not reader.section.text[-1].isspace():
            reader.section.text.append(" ")


def _attributes(written: str) -> list[tuple[str, str | None]]:
    return [(name.lower(), unescape(value)) for name, value in _ATTRIBUTE.findall(written)]
