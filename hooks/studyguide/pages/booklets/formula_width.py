"""Estimates the width of a formula, to decide whether it must be measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from studyguide.formulas.mathml.styles import in_em
from studyguide.formulas.mathml.tree import TOKENS, Element
from studyguide.pages.booklets.formula_symbols import visible


def rough_width(elements: Sequence[Element]) -> float:
    """Return an upper estimate of the width of elements in em."""
    return fsum(map(_width, elements))


def _width(element: Element) -> float:
    match element.tag:
        case tag if tag in TOKENS:
            wide = 1.3 if tag == "mo" and len(element.text) == 1 else 0.6
            return wide * len(visible(element)) or 0.3
        case "mspace":
            return in_em(element.attributes.get("width", ""))
        case "mfrac":
            return max(map(_width, element.children))
        case "msub" | "msup":
            return _width(element.children[0]) + 0.8 * _width(element.children[1])
        case "msubsup" | "munder" | "mover" | "munderover":
            first, *others = map(_width, element.children)
            return first + 0.8 * max(others)
        case "mtable":
            return sum(map(max, _columns(element))) + len(element.children)
        case _:
            return rough_width(element.children) + 0.6


def _columns(table: Element) -> Iterator[list[float]]:
    """Yield the widths of the cells of each column."""
    column_count = max((len(row.children) for row in table.children), default=0)
    for n in range(column_count):
        yield [_width(row.children[n]) + 1 for row in table.children if n < len(row.children)]
