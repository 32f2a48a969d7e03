"""Words in formulas: the backends' markup for bold, italic and monospaced text → our classes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

from studyguide.formulas.mathml.tree import Element

STYLED: Final = {
    "b": "math-bold", "strong": "math-bold", "i": "math-italic", "em": "math-italic",
    "u": "math-under", "s": "math-struck", "code": "math-mono", "span": "",
}  # fmt: skip
"""HTML elements in a text."""
_AROUND: Final = ("math-under", "math-struck")
"""Classes that are no style of letters but lines around them."""
_NAMES: Final = {
    "BOLD": "math-bold", "ITALIC": "math-italic", "MONOSPACE": "math-mono",
    "SANS-SERIF": "math-sans",
}  # fmt: skip


def plain_text(text: str, attributes: dict[str, str]) -> Iterator[Element]:
    """Yield a text with mathematical letters as plain letters with a class."""
    if not any("\U0001d400" <= character <= "\U0001d7ff" for character in text):
        yield Element("mtext", attributes, (), text)
        return
    styles: list[tuple[str, str]] = []
    for character in text:
        if (letter_style := _style(character)) is None:
            # letters without a styled form get the style of the previous one: 𝐆𝐫𝐨ß𝐞
            before = styles[-1][0] if styles and not character.isspace() else ""
            styles.append((before, character))
        else:
            styles.append((letter_style, unicodedata.normalize("NFKC", character)))
    for style, run in groupby(styles, lambda pair: pair[0]):
        text_attributes = attributes | ({"class": style} if style else {})
        yield Element("mtext", text_attributes, (), "".join(character for _, character in run))


def styled_text(element: ET.Element, *around: str) -> Iterator[Element]:
    """Yield the content of an HTML element in a text, with the styles around it."""
    style = STYLED[element.tag]
    if "sans-serif" in element.get("class", ""):
        style = "math-sans"
    classes = tuple(dict.fromkeys((*around, style) if style and style not in _AROUND else around))
    inside = list(_words(element.text, classes))
    for child in element:
        inside += styled_text(child, *classes) if child.tag in STYLED else ()
        inside += _words(child.tail, classes)
    if style in _AROUND:
        yield Element("mrow", {"class": style}, tuple(inside))
    else:
        yield from inside


def _words(text: str | None, classes: tuple[str, ...]) -> Iterator[Element]:
    if text:
        yield Element("mtext", {"class": " ".join(classes)} if classes else {}, (), text)


def _style(character: str) -> str | None:
    """Return the classes of a mathematical letter, None for any other character."""
    name = unicodedata.name(character, "")
    if not name.startswith("MATHEMATICAL ") or not character.isalnum():
        return None
    classes = [style for word, style in _NAMES.items() if word in name.split()]
    return " ".join(classes) if classes else None
