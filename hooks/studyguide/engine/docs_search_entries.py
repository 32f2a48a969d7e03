"""A page of `docs/` as MkDocs made it → the passages that the search finds in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markupsafe import Markup

from studyguide.addresses.uris import address_of
from studyguide.pages.search.entries import SearchEntry

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset((
    "p", "li", "td", "th", "dt", "dd", "blockquote", "figcaption", "summary", "pre", "div", "tr",
    "ul", "ol", "dl", "table", "section", "details", "figure",
))  # fmt: skip
_UNREAD = frozenset({"script", "style", "template", "svg", "button", "label", "nav"})
_UNREAD_CLASSES = frozenset({"headerlink", "untranslated-note"})
_VOID = frozenset((
    "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
))  # fmt: skip


def found_in(html: str, page: MkDocsPage) -> tuple[SearchEntry, ...]:
    """Return what is found in a page, nothing if it says `search: {exclude: true}`."""
    settings = page.meta.get("search")
    if isinstance(settings, dict) and settings.get("exclude"):
        return ()
    return tuple(docs_passages(html, address_of(page.file.src_uri), str(page.title)))


def docs_passages(html: str, address: str, title: str) -> Iterator[SearchEntry]:
    """Yield the passages of a page: what is above its first section, and each section."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for section in reader.sections:
        place = f"{address}#{section.anchor}" if section.anchor else address
        text = Markup(" ".join(section.lines))  # noqa: S704, escaped line by line
        if text or not section.anchor:
            yield SearchEntry(place, title, section.title, text)


@dataclass(slots=True)
class _Section:
    anchor: str = ""
    title: str = ""
    lines: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads the words of each section, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = [_Section()]
        self._line = ""
        self._heading = ""
        self._unread = 0
        """How many elements deep this is in what is not read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _VOID:
            self._line += " " if tag == "br" else ""
        elif self._unread or tag in _UNREAD or _is_left_out(attributes):
            self._unread += 1
        elif tag in _HEADINGS:
            self._end_line()
            self._heading = tag
            if tag != "h1":
                self.sections.append(_Section(attributes.get("id") or ""))
        elif tag in _BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._unread:
            self._unread -= 1
        elif tag == self._heading:
            title, self._line, self._heading = " ".join(self._line.split()), "", ""
            if tag != "h1":
                self.sections[-1].title = title
        elif tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._line += data

    def close(self) -> None:
        super().close()
        self._end_line()

    def _end_line(self) -> None:
        if words := " ".join(self._line.split()):
            self.sections[-1].lines.append(f"<p>{escape(words, quote=False)}</p>")
        self._line = ""


def _is_left_out(attributes: dict[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").split()
    return not _UNREAD_CLASSES.isdisjoint(classes) or "data-search-exclude" in attributes
