"""A formula as a tree of MathML Core, and its markup.

Besides the elements of MathML Core (https://www.w3.org/TR/mathml-core/) a tree has only our
classes, which the style sheet and print support:

- cells: `math-left`, `math-right` (else centred), `math-flush-left`, `math-flush-right` (no space
  at that side), `math-wide-left` (a wide space there), `math-line-top` and `-bottom`, `-left`,
  `-right`; rows that are numbered have a `math-margin` before them and a `math-number` after;
- tables: `math-numbered` (as wide as the page), with `math-multline` if the formula is as wide as
  that, too; `math-small`, `math-cases` and `math-aligned`;
- rows: `math-box`, `math-up` and `math-down` (struck out upwards, downwards; both together),
  `math-struck` (struck through), `math-over` and `math-under` (a line), `math-circle`;
- text, and rows: `math-bold`; text: `math-italic`, `math-mono` and `math-sans`, also several;
- zero-width boxes: `math-clap` (centred), `math-llap` (ending at their position);
- spaces: `math-back-N`, N eighteenths of an em to the left; `math-rule`, a filled one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

TOKENS: Final = frozenset({"mi", "mn", "mo", "mtext", "ms"})
"""Elements that hold text."""
INVISIBLE: Final = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064, 0x200B, 0xFE00, 0xFE01))
"""Invisible operators, for `str.translate`."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element: with text if it is a token, else with children."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Element, ...] = ()
    text: str = ""

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def words(self) -> str:
        """Return all text in it."""
        return self.text or "".join(child.words() for child in self.children)

    def every(self) -> Iterator[Element]:
        """Yield the element and all its descendants."""
        yield self
        for child in self.children:
            yield from child.every()


NOTHING: Final = Element("mrow")
ScriptPair = tuple[Element, Element]
"""A lower and an upper script, either of which may be empty."""


def multiscripts_of(element: Element) -> tuple[tuple[ScriptPair, ...], tuple[ScriptPair, ...]]:
    """Return the scripts of an `mmultiscripts`: those after its base, and those before it."""
    scripts = element.children[1:]
    at = next((n for n, script in enumerate(scripts) if script.tag == "mprescripts"), len(scripts))
    return _pairs(scripts[:at]), _pairs(scripts[at + 1 :])


def _pairs(scripts: Sequence[Element]) -> tuple[ScriptPair, ...]:
    return tuple(zip(scripts[::2], scripts[1::2], strict=False))


def markup(element: Element) -> str:
    """Return an element as HTML.

    >>> markup(Element("mo", {"stretchy": "false"}, text="<"))
    '<mo stretchy="false">&lt;</mo>'
    """
    pieces: list[str] = []
    _write(element, pieces)
    return "".join(pieces)


def _write(element: Element, pieces: list[str]) -> None:
    tag = element.tag
    if element.attributes:
        attributes = "".join(f' {name}="{escape(at)}"' for name, at in element.attributes.items())
        pieces.append(f"<{tag}{attributes}>")
    else:
        pieces.append(f"<{tag}>")
    if element.text:
        pieces.append(escape(element.text, quote=False))
    for child in element.children:
        _write(child, pieces)
    pieces.append(f"</{tag}>")
