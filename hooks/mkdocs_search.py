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
# within a line there is no heading, and nothing is kept as markup: half of all tags
_LINE = r"(?:a|abbr|b|br|em|i|img|input|label|option|small|span|strong)(?=[\s>])"
_IN_LINE = re.compile(rf"</?{_LINE}(?:[^<>\"]|\"[^\"]*\")*>")
_MATH = re.compile(r"<math data-search-exclude.*?</math>", re.DOTALL)
_SIGN = re.compile(r"<a class=\"headerlink\"[^>]*>[^<]*</a>")
_OTHERWISE = re.compile(rf"<(?:script|style|!|\?|{_LINE}[^<>]*data-search)", re.IGNORECASE)


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
    html = _IN_LINE.sub("", _SIGN.sub("", _MATH.sub("", html)))
    hand, end = _Hand(reader, sys.modules[type(reader).__module__].Element), 0
    for piece in _PIECES.finditer(html):
        if piece.start() != end:
            return False
        end = piece.end()
        last, tag, rest, alone, text = piece.groups()
        if text:
            hand.text(unescape(text) if "&" in text else text)
        elif last:
            hand.end(tag.lower())
        else:
            hand.begin(tag.lower(), rest)
            if alone:
                hand.end(tag.lower())
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
        self._left_out = 0
        """How many elements are open within one that is left out, that one included."""

    def begin(self, tag: str, rest: str) -> None:
        reader = self._reader
        if self._left_out:
            self._left_out += tag not in _VOID
            return
        judged = tag in self._special or "data-search" in rest or "linenodiv" in rest
        if judged or not reader.section:
            before = len(reader.context)
            reader.handle_starttag(tag, _attributes(rest))
            self._open[tag] += len(reader.context) - before
            self._left_out = int(len(reader.skip) != self._skips)
        else:
            reader.context.append(self._element(tag))
            self._open[tag] += 1

    def end(self, tag: str) -> None:
        reader = self._reader
        if self._left_out > 1:
            self._left_out -= tag not in _VOID
            return
        before = len(reader.context)
        if self._left_out or tag in self._special or not before or reader.section.depth > before:
            reader.handle_endtag(tag)
            self._open[tag] -= before - len(reader.context)
            self._left_out = int(len(reader.skip) != self._skips)
        elif reader.context[-1].tag == tag:
            reader.context.pop()
            self._open[tag] -= 1

    def text(self, text: str) -> None:
        if self._left_out:
            return
        reader, opened = self._reader, self._open
        if not reader.section or opened["object"] or opened["pre"] or opened[reader.section.el.tag]:
            reader.handle_data(text)
        elif not text.isspace():
            reader.section.text.append(escape(text.replace("\n", " "), quote=False))
        elif not reader.section.text or not reader.section.text[-1].isspace():
            reader.section.text.append(" ")


def _attributes(written: str) -> list[tuple[str, str | None]]:
    return [(name.lower(), unescape(value)) for name, value in _ATTRIBUTE.findall(written)]
