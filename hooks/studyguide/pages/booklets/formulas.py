"""MathML → Typst: every sign as an escape of its number, so that none is markup."""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.pages.booklets.formula_tables import table
from studyguide.pages.booklets.marks import Unprintable, UnprintableError, quoted
from studyguide.pages.booklets.tree import Element

_INVISIBLE = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064, 0x200B, 0xFE00, 0xFE01))
_ACCENTS = {
    "^": "\u0302", "ˆ": "\u0302", "¯": "\u0304", "‾": "\u0304", "_": "\u0332", "~": "\u0303",
    "˜": "\u0303", "→": "\u20d7", "⃗": "\u20d7", "˙": "\u0307", "¨": "\u0308", "˘": "\u0306",
    "ˇ": "\u030c", "´": "\u0301", "`": "\u0300", "⏞": "overbrace", "⏟": "underbrace",
}  # fmt: skip
_SUMS = frozenset("∑∏∐⋃⋂⨁⨂∫∬∮⋁⋀")
_CLASSES = {("0", "0"): "normal", ("0.2222em", "0.2222em"): "binary"}
_CLASSES |= {("0.2778em", "0.2778em"): "relation"}


def formula(math: Element) -> str:
    """Return the inside of a Typst equation. Raises `UnprintableError`."""
    return _row(math.elements)


def _row(elements: Sequence[Element]) -> str:
    if len(elements) > 2 and _stretches(elements[0]) and _stretches(elements[-1]):
        return _fenced(elements)
    return "".join(_one(element) for element in elements) or "zws "


def _fenced(elements: Sequence[Element]) -> str:
    """Return a row between fences as high as it: the plain signs, a space of theirs outside."""
    opening, *inner, closing = elements
    inside = "".join(_one(element) for element in inner)
    space = closing.attributes.get("rspace", "0")
    after = f"#h({space});" if space != "0" else ""
    return f"lr({_signs(opening.text())}{inside}{_signs(closing.text())}){after}"


def _stretches(element: Element) -> bool:
    """Return whether an element is a fence that grows with what is in it; it may be invisible."""
    given = element.attributes
    sign = element.text().translate(_INVISIBLE)
    fence = sign in ("", *"()[]{}|‖⟨⟩⌈⌉⌊⌋.") and given.get("stretchy") != "false"
    return element.tag == "mo" and (fence or given.get("stretchy") == "true")


def _signs(text: str) -> str:
    """Return the escapes of a text's visible signs."""
    return "".join(f"\\u{{{ord(sign):x}}}" for sign in text.translate(_INVISIBLE) if sign.strip())


def _one(element: Element) -> str:
    children = element.elements
    match element.tag:
        case "mrow" | "mstyle" | "mpadded" | "semantics":
            return _row(children)
        case "mi" | "mn" | "mo" | "mtext":
            return _token(element)
        case "mfrac":
            over, under = children
            bar = element.attributes.get("linethickness", "") not in ("0", "0px", "0em")
            return f"frac({_one(over)}, {_one(under)})" if bar else _stack(children)
        case "msqrt":
            return f"sqrt({_row(children)})"
        case "mroot":
            return f"root({_one(children[1])}, {_one(children[0])})"
        case "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover":
            return _scripts(element)
        case "mspace":
            return f"#h({element.attributes.get('width', '0em')});"
        case "menclose":
            return _enclosed(element)
        case "mphantom":
            return f"#hide(${_row(children)}$);"
        case "mtable":
            return table(element, _row)
        case _:
            message = f"a formula with '{element.tag}', which cannot be printed. Write it simpler"
            raise UnprintableError(Unprintable(message))


def _token(element: Element) -> str:
    text = element.text().translate(_INVISIBLE).strip("\n")
    if element.tag == "mtext":
        return f"#{quoted(text)};"
    if element.tag == "mi" and len(text) > 1:
        return f"op(#{quoted(text)};)"
    signs = _signs(text)
    if element.attributes.get("mathvariant") == "normal":
        return f"upright({signs})"
    return _spaced(element, signs) if element.tag == "mo" else signs


def _spaced(element: Element, signs: str) -> str:
    """Return an operator with the spaces that its formula wants."""
    left, right = (element.attributes.get(side) for side in ("lspace", "rspace"))
    if not signs or element.text().strip() in _SUMS or (left is None and right is None):
        return signs
    if kind := _CLASSES.get((left or "0", right or "0")):
        return f"class({quoted(kind)}, {signs})"
    spaces = (f"#h({one});" if one and one != "0" else "" for one in (left, right))
    before, after = spaces
    return f'{before}class("normal", {signs}){after}'


def _scripts(element: Element) -> str:
    base, *scripts = element.elements
    under = element.tag.startswith(("msub", "munder"))
    over = element.tag.endswith(("sup", "over"))
    if accent := _accent(element, scripts):
        named = accent.isascii()
        return f"{accent}({_one(base)})" if named else f"accent({_one(base)}, {accent})"
    shown = _one(base)
    if element.tag in ("munder", "mover", "munderover") and base.text() not in _SUMS:
        shown = f"limits({shown})"
    places = (["b"] if under else []) + (["t"] if over else [])
    given = (f"{place}: {_one(one)}" for place, one in zip(places, scripts, strict=True))
    return f"attach({shown}, {', '.join(given)})"


def _accent(element: Element, scripts: list[Element]) -> str:
    """Return the accent or brace over or under a base, empty if the script is none."""
    if element.tag not in ("mover", "munder") or scripts[0].tag != "mo":
        return ""
    found = _ACCENTS.get(scripts[0].text().translate(_INVISIBLE).strip(), "")
    return found if not found or found.isascii() else f"\\u{{{ord(found):x}}}"


def _stack(children: Sequence[Element]) -> str:
    cells = "; ".join(_one(child) for child in children)
    return f"mat(delim: #none, {cells})"


def _enclosed(element: Element) -> str:
    """Return what is in a box or struck out."""
    inside = _row(element.elements)
    match element.attributes.get("notation", ""):
        case "updiagonalstrike":
            return f"cancel({inside})"
        case "downdiagonalstrike":
            return f"cancel({inside}, inverted: #true)"
        case "updiagonalstrike downdiagonalstrike":
            return f"cancel({inside}, cross: #true)"
        case _:
            return f"#box(stroke: .5pt, inset: 3pt, ${inside}$);"
