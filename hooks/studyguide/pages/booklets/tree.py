"""HTML and MathML → a tree of elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what is in it."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements directly in it."""
        return tuple(child for child in self.children if isinstance(child, Element))

    def first(self, tag: str) -> Element | None:
        """Return the first element with a tag directly in it."""
        return next((one for one in self.elements if one.tag == tag), None)

    def every(self, tag: str) -> Iterator[Element]:
        """Yield the elements with a tag, at any depth."""
        for one in self.elements:
            if one.tag == tag:
                yield one
            yield from one.every(tag)

    def text(self) -> str:
        """Return all text in it."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.children)


def parsed(html: str) -> Element:
    """Return an element without a tag that holds the elements of a text."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        return element
