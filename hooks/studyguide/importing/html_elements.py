"""HTML as a tree of elements, however badly it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(("br", "img", "hr", "input", "col", "wbr", "meta", "link", "source", "embed"))
IGNORED = frozenset(("script", "style", "head", "template", "noscript", "svg", "iframe", "object"))
BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "body", "html", "ul", "ol", "li", "table", "pre",
    "blockquote", "hr", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "figure",
    "figcaption", "header", "footer", "nav", "aside", "tr", "td", "th", "thead", "tbody", "details",
    "summary", "center", "form", "fieldset", "address",
))  # fmt: skip
_DEEPEST = 60


@dataclass(slots=True)
class Element:
    """An element with its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Builds a tree of elements, however badly they are closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "li", "tr", "td", "th", "dt", "dd") and self._open[-1].tag in ("p", tag):
            self._open.pop() if len(self._open) > 1 else None
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def elements(html: str) -> Element:
    """Return the root of the elements of a text in HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def has_blocks(element: Element) -> bool:
    """Return whether an inline element is wrapped around blocks, as careless pages do."""
    return element.tag not in IGNORED and any(
        isinstance(child, Element) and (child.tag in BLOCKS or has_blocks(child))
        for child in element.children
    )


def flattened(element: Element) -> list[Element | str]:
    """Return the inline content of a cell, its paragraphs parted by blanks."""
    found: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag in BLOCKS:
            found += [" ", *flattened(child)]
        else:
            found.append(child)
    return found


def all_of(element: Element, tag: str) -> Iterator[Element]:
    """Yield the outermost elements of a kind below another."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            else:
                yield from all_of(child, tag)


def words_in(element: Element | str) -> str:
    """Return the text in an element, with its line breaks."""
    if isinstance(element, str):
        return element
    return "\n" if element.tag == "br" else "".join(map(words_in, element.children))
