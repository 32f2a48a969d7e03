"""MathML → Typst: every sign as an escape of its number, so that none is markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyguide.pages.booklets.accents import accented
from studyguide.pages.booklets.formula_tables import table
from studyguide.pages.booklets.marks import Unprintable, UnprintableError, quoted
from studyguide.pages.booklets.tree import Element

_INVISIBLE = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064, 0x200B, 0xFE00, 0xFE01))
_MARGIN = re.compile(r"margin-left:\s*(-?[\d.]+em)")
_COLOUR = re.compile(r"color:\s*(#[0-9A-Fa-f]{6})")
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
            return _coloured(element, _row(children))
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
            return _space(element)
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
        shown = f"#{quoted(text)};"
        return f"underline({shown})" if element.first("u") else shown
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
    shown = _one(base)
    if accent := _accent(element, shown, scripts[0]):
        return accent
    if element.tag in ("munder", "mover", "munderover") and base.text() not in _SUMS:
        shown = f"limits({shown})"
    places = (["b"] if under else []) + (["t"] if over else [])
    given = (f"{place}: {_one(one)}" for place, one in zip(places, scripts, strict=True))
    return f"attach({shown}, {', '.join(given)})"


def _accent(element: Element, base: str, script: Element) -> str | None:
    """Return a base with the mark that a script is, None if the script is none."""
    if element.tag not in ("mover", "munder") or script.tag != "mo":
        return None
    sign = script.text().translate(_INVISIBLE).strip()
    stretches = script.attributes.get("stretchy") == "true"
    return accented(base, sign, over=element.tag == "mover", stretches=stretches)


def _space(element: Element) -> str:
    """Return a space; one below zero is a margin in MathML."""
    margin = _MARGIN.search(element.attributes.get("style", ""))
    width = margin[1] if margin else element.attributes.get("width", "0em")
    return f"#h({width});" if width != "0em" else ""


def _coloured(element: Element, inside: str) -> str:
    """Return a row in the colour that it has on the page."""
    colour = _COLOUR.search(element.attributes.get("style", ""))
    return f'text(fill: #rgb("{colour[1]}"), {inside})' if colour else inside


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
