"""Styled words in a text of a formula, which engines write as elements of HTML → tokens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from studyguide.formulas.mathml import Element

STYLED: Final = frozenset({"u", "b", "strong", "i", "em", "span", "code"})
"""Elements of HTML that the engines write within a text."""
_CLASSES: Final = {
    "b": "math-bold", "strong": "math-bold", "i": "math-italic", "em": "math-italic",
}  # fmt: skip
_ALPHABETS: Final = {"sans": (0x1D5A0, 0x1D5BA, 0x1D7E2), "code": (0x1D670, 0x1D68A, 0x1D7F6)}
"""Where the alphabets without serifs and of a typewriter have their A, a and 0."""


def styled_words(element: ET.Element, *, style: str = "", alphabet: str = "") -> Iterator[Element]:
    """Yield the words of a styled element as texts of their style; none of them is lost."""
    style = _CLASSES.get(element.tag, style)
    if element.tag == "code":
        alphabet = "code"
    elif "sans" in element.get("class", ""):
        alphabet = "sans"
    inside = list(_pieces(element, style, alphabet))
    if element.tag == "u":
        yield Element("mrow", {"class": "math-under"}, tuple(inside))
    else:
        yield from inside


def _pieces(element: ET.Element, style: str, alphabet: str) -> Iterator[Element]:
    yield from _text(element.text, style, alphabet)
    for child in element:
        yield from styled_words(child, style=style, alphabet=alphabet)
        yield from _text(child.tail, style, alphabet)


def _text(words: str | None, style: str, alphabet: str) -> Iterator[Element]:
    if words:
        shown = "".join(_sign(sign, alphabet) for sign in words) if alphabet else words
        yield Element("mtext", {"class": style} if style else {}, (), shown)


def _sign(sign: str, alphabet: str) -> str:
    capital, small, digit = _ALPHABETS[alphabet]
    if not sign.isascii() or not sign.isalnum():
        return sign
    if sign.isdigit():
        return chr(digit + ord(sign) - ord("0"))
    return chr((capital if sign.isupper() else small) + ord(sign.upper()) - ord("A"))
