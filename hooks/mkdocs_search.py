"""The theme's search index, read from a page with less work than its own reader: the adapter's.

The theme reads with Python's `html.parser`, which serves any HTML; what Markdown wrote is regular,
and one expression cuts it: a fourth of the calls. What the expression does not cover to the last
byte is left to the theme.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING, Any

from studyguide.command.store import Store, digest

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_PIECES = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<rest>(?:\s+[^\s=<>\"'/]+(?:=\"[^\"]*\")?)*)"
    r"\s*(?P<alone>/?)>|(?P<text>[^<]+)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=\"]+)(?:=\"([^\"]*)\")?")
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
    """Tell an `HTMLParser` what is in a page; return False if it must read it itself."""
    if _OTHERWISE.search(html):
        return False
    begins: Callable[[str, list[tuple[str, str | None]]], None] = reader.handle_starttag
    end = 0
    for piece in _PIECES.finditer(html):
        if piece.start() != end:
            return False
        end = piece.end()
        if text := piece["text"]:
            reader.handle_data(unescape(text) if "&" in text else text)
        elif piece["end"]:
            reader.handle_endtag(piece["tag"].lower())
        else:
            begins(piece["tag"].lower(), _attributes(piece["rest"]) if piece["rest"] else [])
            if piece["alone"]:
                reader.handle_endtag(piece["tag"].lower())
    return end == len(html)


def _attributes(written: str) -> list[tuple[str, str | None]]:
    return [(name.lower(), unescape(value)) for name, value in _ATTRIBUTE.findall(written)]
