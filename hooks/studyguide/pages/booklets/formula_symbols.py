"""Symbols in printed formulas: relations, sums and fences, and their Typst source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from studyguide.formulas.mathml.styles import in_em
from studyguide.formulas.mathml.tree import INVISIBLE, Element
from studyguide.pages.booklets.typst_syntax import quoted

Size = Literal["display", "inline", "script", "sscript"]
"""The style of a part of a formula, named like Typst's functions."""
WriteElement = Callable[[Element, Size], str]
"""Renders an element in a style."""
EMPTY: Final = '#"";'
"""An empty operand, where Typst needs one."""
SMALLER: Final[dict[Size, Size]] = {
    "display": "script", "inline": "script", "script": "sscript", "sscript": "sscript",
}  # fmt: skip
IN_FRACTION: Final[dict[Size, Size]] = {**SMALLER, "display": "inline"}
INTEGRALS: Final = frozenset("∫∬∭⨌∮∯∰∱∲∳")
SUMS: Final = INTEGRALS | frozenset("∑∏∐⋃⋂⨁⨂⨀⨄⨅⨆⋁⋀")
OPENING: Final = frozenset("([{⟨⌈⌊⟦⟮⎰〈")
CLOSING: Final = frozenset(")]}⟩⌉⌋⟧⟯⎱〉")
EITHER_SIDE: Final = frozenset("|‖∥∣")
PLUS: Final = frozenset("+−±∓-")
_STRIKE: Final = "\u0338"
_RELATIONS: Final = (
    (0x2190, 0x21FF), (0x2208, 0x220D), (0x221D, 0x221D), (0x2223, 0x2226), (0x2234, 0x2237),
    (0x2239, 0x223D), (0x2241, 0x228B), (0x228F, 0x2292), (0x22A2, 0x22AF), (0x22B0, 0x22B8),
    (0x22C8, 0x22C8), (0x22CD, 0x22CD), (0x22D0, 0x22D1), (0x22D4, 0x22FF), (0x27C2, 0x27C2),
    (0x27F0, 0x27FF), (0x2900, 0x297F), (0x2A66, 0x2ABF), (0x2AAF, 0x2AF0),
)  # fmt: skip
_NO_RELATIONS: Final = frozenset("∾≀")
_CLASSES: Final = {
    (0, 0): "normal", (0.22, 0.22): "binary", (0.28, 0.28): "relation", (0, 0.17): "punctuation",
    (0.28, 0): "relation", (0, 0.28): "relation",
}  # fmt: skip
_DOTS: Final = {"...": "…", "···": "⋯", "⋅⋅⋅": "⋯"}
_SCRIPT_LETTERS: Final = re.compile("(?P<letter>.)(?P<shape>[\ufe00\ufe01])")
"""A script letter with the variation selector for one of its two shapes."""


@dataclass(frozen=True, slots=True)
class Spaces:
    """The spaces around an operator in em; None for the default."""

    left: float | None
    right: float | None


def visible(element: Element) -> str:
    """Return the visible text of an element."""
    return element.words().translate(INVISIBLE).strip()


def is_relation(symbol: str) -> bool:
    """Return whether a symbol, or symbols such as `:=`, are a relation or an arrow.

    >>> is_relation("≤"), is_relation("+")
    (True, False)
    """
    first = symbol.replace(_STRIKE, "")[:1]
    if first in ("=", "<", ">", "≔", "≕") or symbol in (":=", "::=", "=:"):
        return True
    code = ord(first or "a")
    return first not in _NO_RELATIONS and any(low <= code <= high for low, high in _RELATIONS)


def with_dots(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield elements with three consecutive dots joined to one symbol."""
    at = 0
    while at < len(elements):
        three = elements[at : at + 3]
        symbols = "".join(element.text.strip() for element in three if element.tag == "mo")
        if dots := _DOTS.get(symbols):
            yield Element("mo", text=dots)
            at += 3
        else:
            yield elements[at]
            at += 1


def escapes(text: str) -> str:
    """Return a text's visible characters as escapes, so that none of them is markup."""
    return "".join(
        f"\\u{{{ord(symbol):x}}}" for symbol in text.translate(INVISIBLE) if symbol.strip()
    )


def token(element: Element) -> str:
    """Return Typst of a token: a letter, a number, an operator or words."""
    text = element.text.strip("\n")
    if element.tag in ("mtext", "ms"):
        return _words(element, text.translate(INVISIBLE))
    symbol = text.translate(INVISIBLE).strip()
    if element.tag == "mo" and len(symbol) < 3 and not symbol.isalpha():
        return operator(element, symbol)
    spaces = spaces_of(element)
    letters = _letters(element, text)
    return _spaced(spaces, letters) if spaces.left or spaces.right else letters


def _words(element: Element, text: str) -> str:
    if not text:
        return ""
    typst = f"#{quoted(text)};"
    if "math-mono" in element.classes:
        typst = f"mono({typst})"
    elif "math-sans" in element.classes:
        typst = f"sans({typst})"
    elif "math-bold" in element.classes:
        return f"#strong({quoted(text)});"
    return f"italic({typst})" if "math-italic" in element.classes else typst


def _letters(element: Element, text: str) -> str:
    """Return letters or digits: a single one in Typst's style, several as a name or a number."""
    if shape := _SCRIPT_LETTERS.fullmatch(text):
        plain = unicodedata.normalize("NFKC", shape["letter"])
        if len(plain) == 1 and plain.isascii() and plain.isalpha():
            alphabet = "cal" if shape["shape"] == "\ufe00" else "scr"
            return f"{alphabet}({escapes(plain)})"
    letters = text.translate(INVISIBLE).strip()
    if not letters:
        return ""
    if len(letters) > 1:
        return f"#{quoted(letters)};"
    symbols = escapes("/" if letters == _STRIKE else letters)
    if element.attributes.get("mathvariant") == "normal":
        return f"upright({symbols})"
    if letters == ":":
        return f'class("punctuation", {symbols})'
    return symbols if letters.isalpha() or letters.isdigit() else f'class("normal", {symbols})'


def operator(element: Element, symbol: str) -> str:
    """Return an operator with its spaces."""
    spaces = spaces_of(element)
    if not symbol or symbol in SUMS:
        return escapes(symbol) or _spaced(spaces, "")
    symbols = _struck(symbol)
    if size := element.attributes.get("minsize"):
        symbols = f"stretch({symbols}, size: #{em(size)})"
    if kind := _class_of(element, symbol, spaces):
        return f"class({quoted(kind)}, {symbols})"
    if (spaces.left, spaces.right) == (None, None) or not (spaces.left or spaces.right):
        return symbols
    return _spaced(spaces, f'class("normal", {symbols})')


def _struck(symbol: str) -> str:
    """Return symbols; a stroke through them is drawn, since few fonts have negated symbols."""
    composed = unicodedata.normalize("NFC", symbol)
    if _STRIKE in composed and composed != _STRIKE:
        return f"cancel({escapes(composed.replace(_STRIKE, ''))}, length: #120%, angle: #20deg)"
    return escapes(composed.replace(_STRIKE, "/"))


def _class_of(element: Element, symbol: str, spaces: Spaces) -> str:
    """Return the class by which Typst spaces an operator, empty for the default."""
    left, right = spaces.left, spaces.right
    if left is not None and right is not None:
        return _CLASSES.get((round(left, 2), round(right, 2)), "")
    form, sized = element.attributes.get("form", ""), "minsize" in element.attributes
    if symbol in EITHER_SIDE or sized:
        side = "opening" if symbol in OPENING else "closing" if symbol in CLOSING else ""
        sides = {"prefix": "opening", "postfix": "closing", "infix": "relation"}
        return sides.get(form, side or ("normal" if sized else ""))
    if right == 0 and symbol in (",", ";"):
        return "normal"
    if form == "prefix" and symbol in PLUS:
        return "normal"
    return "relation" if len(symbol) > 1 and is_relation(symbol) else ""


def spaces_of(element: Element) -> Spaces:
    """Return the explicit spaces of an operator."""
    attributes = element.attributes
    left, right = (
        in_em(attributes[side]) if side in attributes else None for side in ("lspace", "rspace")
    )
    return Spaces(left, right)


def _spaced(spaces: Spaces, typst: str) -> str:
    return space(spaces.left or 0) + typst + space(spaces.right or 0)


def nested(inside: str, size: Size) -> str:
    """Return a formula within a formula, in the style around it."""
    return f"${inside}$" if size == "inline" else f"${size}({inside or EMPTY})$"


def space(width: float) -> str:
    """Return a space in em, which may be negative; empty for zero."""
    return f"#h({_number(width)}em);" if abs(width) > 0.001 else ""


def em(length: str) -> str:
    """Return a length of MathML in Typst's syntax."""
    return f"{_number(in_em(length))}em"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
