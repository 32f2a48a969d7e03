"""Accents, lines and braces over and under letters: the backends' markup → one form.

An accent has `accent` or `accentunder` and an explicit `stretchy`; a line is a row with a class.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from studyguide.formulas.mathml.styles import in_em
from studyguide.formulas.mathml.tree import Element

_ACCENTS: Final = {
    "^": "ˆ", "ˆ": "ˆ", "\u0302": "ˆ", "~": "˜", "˜": "˜", "\u0303": "˜", "¯": "¯", "‾": "¯",
    "\u0304": "¯", "ˇ": "ˇ", "\u030c": "ˇ", "˘": "˘", "\u0306": "˘", "´": "´", "\u0301": "´",
    "`": "`", "\u0300": "`", "˙": "˙", "\u0307": "˙", "¨": "¨", "\u0308": "¨", "˚": "˚",
    "\u030a": "˚", "\u20d7": "\u20d7", "\u20db": "\u20db", "\u20dc": "\u20dc",
    "…": "\u20db", "….": "\u20dc",
}  # fmt: skip
"""Accents as spacing characters where they exist: browsers misplace others."""
_GROW: Final = frozenset("^~ˆ˜ˇ\u0302\u0303\u030c")
"""Accents that stretch by default."""
_LINES: Final = {"mover": frozenset("\u0332\u0305‾¯_"), "munder": frozenset("\u0332_‾¯")}
_WIDE: Final = frozenset("⏞⏟⎴⎵⏜⏝⏠⏡→←↔⇒⇐⇔⇀↼⇁↽↦↩↪⇌⇋⇄⇆↠")
_LONGEST_ROOM: Final = 5.0
"""In em."""


def marked(element: ET.Element, attributes: dict[str, str], parts: tuple[Element, ...]) -> Element:
    """Return a `<mover>` or `<munder>` with its parts; `element` is the backend's."""
    base, operator = parts
    over = element.tag == "mover"
    name = "accent" if over else "accentunder"
    if operator.tag != "mo" or not (attributes.get(name) == "true" or _is_accent(element[-1])):
        return Element(element.tag, attributes, parts)
    grows = operator.attributes.get("stretchy") == "true"
    if grows and operator.text in _LINES[element.tag]:
        inside = base.children if base.tag == "mrow" and not base.attributes else (base,)
        return Element("mrow", {"class": "math-over" if over else "math-under"}, inside)
    if operator.text in _ACCENTS:
        grows = operator.attributes.get("stretchy", str(operator.text in _GROW).lower()) == "true"
        operator = Element("mo", {"stretchy": str(grows).lower()}, (), _ACCENTS[operator.text])
    elif operator.text == "→" and not grows and "tml-vec" in element[-1].get("class", ""):
        operator = Element("mo", {"stretchy": "false"}, (), "\u20d7")
    elif operator.text in _WIDE:
        operator = Element("mo", {"stretchy": "true"}, (), operator.text)
    else:
        return Element(element.tag, attributes, parts)
    return Element(element.tag, attributes | {name: "true"}, (base, operator))


def _is_accent(operator: ET.Element) -> bool:
    """Return whether Temml means an operator as an accent, which it writes as a style."""
    return "math-depth" in operator.get("style", "") or "tml-vec" in operator.get("class", "")


def on_arrow(parts: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return an arrow and its labels, without the spaces by which a backend lengthens the arrow.

    It stretches with its labels; without any, or in a diagram, the spaces are kept.
    """
    arrow, *others = parts
    if arrow.tag != "mo":
        return parts
    without = [_without_room(part) for part in others]
    grown = {"stretchy": "true", "lspace": "0", "rspace": "0"} if without != others else {}
    if arrow.text in _WIDE and "stretchy" not in arrow.attributes:
        grown["stretchy"] = "true"
    return (Element("mo", {**arrow.attributes, **grown}, (), arrow.text), *without)


def _without_room(script: Element) -> Element:
    if script.tag not in ("mover", "munder") or script.children[1].tag != "mspace":
        return script
    words, room = script.children
    short = in_em(room.attributes.get("width", "")) < _LONGEST_ROOM
    return words if short and words.words().strip() else script


def cancelled_to(element: ET.Element) -> tuple[ET.Element, ET.Element] | None:
    r"""Return the parts of a `\cancelto` of Temml, what is struck out and its value, or None."""
    if len(element) != 2 or element[0].get("class") != "menclose" or element[1].tag != "mover":
        return None
    if len(element[0]) != 2 or element[0][1].get("class") != "tml-cancelto":
        return None
    struck, becomes = element[0][0], element[1][1]
    for space in struck.findall("mspace"):
        struck.remove(space)
    return struck, becomes
