"""What an element of a formula is, for who reads it aloud."""

from __future__ import annotations

from typing import Final

from studyguide.formulas.mathml.tree import Element
from studyguide.pages.booklets.formula_symbols import CLOSING, EITHER_SIDE, OPENING, visible

_MARKED: Final = frozenset("⏞⏟⎴⎵⏜⏝⏠⏡")
"""Braces and brackets whose own scripts label the base."""


def is_stack(fraction: Element) -> bool:
    """Return whether a fraction has no line, as that of a binomial."""
    return fraction.attributes.get("linethickness", "").startswith("0")


def is_marked(base: Element) -> bool:
    """Return whether a base has a brace or the like, with a label."""
    return base.tag in ("munder", "mover") and visible(base.children[1]) in _MARKED


def is_limit(base: Element) -> bool:
    """Return whether a base is `lim` or the like."""
    return visible(base) in ("lim", "lim sup", "lim inf", "limsup", "liminf")


def is_operation(base: Element) -> bool:
    """Return whether a base is the name of an operation, such as `max`, not a letter."""
    text = visible(base)
    return text in ("max", "min", "sup", "inf", "argmax", "argmin", "arg max", "arg min")


def table_kind(table: Element, symbols: tuple[str, str]) -> str:
    """Return the kind of a table between fences, empty for a system of equations."""
    opening, closing = symbols
    if (opening, closing) in (("{", ""), ("", "}")):
        return "cases"
    if opening in EITHER_SIDE and closing in EITHER_SIDE:
        return "determinant"
    if opening in OPENING and closing in CLOSING:
        return "matrix"
    lined = table.classes & {"math-numbered", "math-aligned"}
    displayed = table.attributes.get("displaystyle") == "true"
    several = any(len(row.children) > 1 for row in table.children)
    return "matrix" if several and not lined and not displayed else ""
