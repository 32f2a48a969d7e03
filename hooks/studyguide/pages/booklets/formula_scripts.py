"""Scripts in formulas (subscripts, limits, accents, labels of arrows): MathML → Typst."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from studyguide.formulas.mathml.styles import in_em
from studyguide.formulas.mathml.tree import Element, multiscripts_of
from studyguide.pages.booklets.accents import accented
from studyguide.pages.booklets.formula_symbols import (
    EMPTY,
    INTEGRALS,
    SMALLER,
    SUMS,
    Size,
    WriteElement,
    escapes,
    is_relation,
    visible,
)

_PLACES: Final = {
    "msub": "b", "msup": "t", "msubsup": "bt", "munder": "b", "mover": "t", "munderover": "bt",
}  # fmt: skip
_AFTER, _BEFORE = ("br", "tr"), ("bl", "tl")
"""Typst's names for the lower and upper scripts after and before a base."""
_ACCENTS: Final = frozenset("⏞⏟⎴⎵⏜⏝⏠⏡‾¯ˆ˜˘ˇ˙¨˚´`\u20d7\u0302\u0303\u0332")
"""Symbols that are always accents over or under a base."""
_LEAST_ARROW = 1.6
"""In em: the length of an arrow with empty labels."""


def scripts(element: Element, size: Size, write: WriteElement) -> str:
    """Return a base with its scripts; `write` renders a part."""
    base, *script_elements = element.children
    beside = element.tag.startswith("ms")
    if accent := None if beside else _accent(element, size, write):
        return accent
    at = [
        (place, script) for place, script in zip(_PLACES[element.tag], script_elements, strict=True)
    ]
    visible_scripts = [(place, script) for place, script in at if not _only_space(script)]
    room = max(
        (in_em(script.attributes.get("width", "")) for script in _spaces(script_elements)),
        default=0.0,
    )
    if is_arrow(base) and not beside:
        typst = _stretched(base, room if not visible_scripts else 0)
    elif not visible_scripts:
        return write(base, size)
    else:
        typst = _placed(base, write(base, size), beside=beside)
    if not visible_scripts:
        return typst
    small = SMALLER[size]
    parts = (f"{place}: {write(script, small) or EMPTY}" for place, script in visible_scripts)
    return f"attach({typst or EMPTY}, {', '.join(parts)})"


def multiscripts(element: Element, size: Size, write: WriteElement) -> str:
    """Return a base with scripts after and before it."""
    typst, small = write(element.children[0], size) or EMPTY, SMALLER[size]
    after, before = multiscripts_of(element)
    placed = (
        (pair, sides) for pairs, sides in ((after, _AFTER), (before, _BEFORE)) for pair in pairs
    )
    for pair, sides in placed:
        parts = (
            f"{side}: {text}"
            for side, script in zip(sides, pair, strict=True)
            if (text := write(script, small)) and text != EMPTY
        )
        if inside := ", ".join(parts):
            typst = f"attach({typst}, {inside})"
    return typst


def is_arrow(element: Element) -> bool:
    """Return whether an element is an arrow or relation that stretches with its labels."""
    stretches = element.attributes.get("stretchy")
    symbol = visible(element)
    if element.tag != "mo" or stretches == "false" or len(symbol) != 1:
        return False
    return is_relation(symbol) and (stretches == "true" or _is_long(symbol))


def _is_long(symbol: str) -> bool:
    code = ord(symbol)
    return 0x2190 <= code <= 0x21FF or 0x27F0 <= code <= 0x27FF or 0x2900 <= code <= 0x297F


def _accent(element: Element, size: Size, write: WriteElement) -> str | None:
    """Return a base with an accent, None if its script is no accent."""
    base, script = element.children[:2]
    if element.tag not in ("mover", "munder") or script.tag != "mo":
        return None
    over = element.tag == "mover"
    stretches = script.attributes.get("stretchy") == "true"
    flags = (element.attributes.get(name) for name in ("accent", "accentunder"))
    if "true" not in flags and not stretches and visible(script) not in _ACCENTS:
        return None
    inside = write(base, size) or EMPTY
    return accented(inside, visible(script), over=over, stretches=stretches)


def _placed(base: Element, typst: str, *, beside: bool) -> str:
    """Return a base whose scripts are placed as in MathML: beside it, or over and under."""
    symbol = visible(base)
    if beside:
        return f"scripts({typst})" if symbol in SUMS else typst
    if symbol in SUMS and symbol not in INTEGRALS:
        return f"limits({typst})" if base.attributes.get("movablelimits") == "false" else typst
    return f"limits({typst})" if typst else EMPTY


def _stretched(base: Element, room: float) -> str:
    size = f"{max(0.7 * room, _LEAST_ARROW):.2f}em" if room else "(100% + .6em)"
    return f"limits(stretch({escapes(visible(base))}, size: #{size}))"


def _only_space(element: Element) -> bool:
    """Return whether an element is invisible."""
    if element.tag == "mrow" and not element.children:
        return True
    spaces = all(part.tag in ("mspace", "mrow", "mover", "munder") for part in element.every())
    return spaces and "math-rule" not in element.classes


def _spaces(elements: Sequence[Element]) -> Iterator[Element]:
    for element in elements:
        yield from (part for part in element.every() if part.tag == "mspace")
