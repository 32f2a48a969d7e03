"""Styles and classes of a backend's MathML → attributes of MathML Core and our classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_LENGTHS: Final = (
    "width", "height", "depth", "lspace", "rspace", "voffset", "minsize", "maxsize",
    "mathsize",
)  # fmt: skip
_LENGTH = re.compile(r"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?P<unit>em|ex|px|pt|pc|in|cm|mm|rem)?")
_EM: Final = {
    "em": 1, "rem": 1, "ex": 0.43, "px": 1 / 16, "pt": 0.1, "pc": 1.2, "in": 7.2, "cm": 2.85,
    "mm": 0.285, "": 1,
}  # fmt: skip
"""Units in em; a backend's `rem` is ten points of TeX."""
_FARTHEST_BACK: Final = 36
"""The widest negative space, in eighteenths of an em."""
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_SIDES: Final = ("top", "bottom", "left", "right")
_CLASSES: Final = {
    "tml-left": "math-left", "tml-right": "math-right", "tml-small": "math-small",
    "tml-jot": "math-aligned",
}  # fmt: skip


def translated(tag: str, attributes: Mapping[str, str], *, filled: bool) -> dict[str, str]:
    """Return the Core attributes for styles, classes and lengths; `filled` means with children.

    >>> translated("mtd", {"style": "text-align: right;padding-right: 0;"}, filled=True)
    {'class': 'math-right math-flush-right'}
    """
    style = _declarations(attributes.get("style", ""))
    new = {name: size for name in _LENGTHS if (size := _length(attributes.get(name, "")))}
    classes = [_CLASSES[name] for name in attributes.get("class", "").split() if name in _CLASSES]
    match tag:
        case "mtd":
            classes += _of_cell(style, filled=filled)
        case "mtable":
            classes += ["math-numbered"] if style.get("width") == "100%" else []
        case "mspace" if "mathbackground" in attributes:
            classes.append("math-rule")
        case "mrow" | "mstyle" if style.get("font-weight") == "bold":
            classes.append("math-bold")
        case "mrow" if "border" in style:
            classes.append("math-box")
        case "mpadded":
            # Core has no heights relative to the content's
            signed = [side for side in ("height", "depth") if new.get(side, "")[:1] in ("+", "-")]
            new = {name: size for name, size in new.items() if name not in signed}
            classes += _of_lap(attributes, style)
            new = new | {"width": "0"} if new.get("width") == "0.1px" else new
        case _:
            pass
    if (back := _back(new.get("width", ""), style)) and tag in ("mspace", "mrow"):
        new.pop("width", None)
        classes.append(back)
    if classes:
        new["class"] = " ".join(dict.fromkeys(classes))
    return new | _colours(tag, attributes, style)


def frame(style: str) -> dict[str, str]:
    """Return the lines around a table by side."""
    declarations = _declarations(style)
    lines = {side: declarations.get(f"border-{side}", "") for side in _SIDES}
    return {side: line for side, line in lines.items() if line}


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _length(css_length: str) -> str:
    """Return a length in Core's syntax, empty if it is not valid."""
    match = _LENGTH.fullmatch(css_length)
    if match is None:
        return ""
    return f"{match['number']}em" if match["unit"] == "rem" else css_length


def in_em(length: str) -> float:
    """Return a length in em, with 10 points to the em."""
    match = _LENGTH.fullmatch(length)
    return float(match["number"]) * _EM[match["unit"] or ""] if match else 0.0


def _of_cell(style: Mapping[str, str], *, filled: bool) -> Iterator[str]:
    if style.get("width", "").endswith("%"):
        yield "math-number" if filled else "math-margin"
        if style["width"] != "50%":
            yield "math-multline"
        return
    if style.get("text-align") in ("left", "right"):
        yield f"math-{style['text-align']}"
    for side in ("left", "right"):
        space = style.get(f"padding-{side}", style.get("padding", ""))
        if space and in_em(space) < 0.1:
            yield f"math-flush-{side}"
        elif side == "left" and in_em(space) >= 0.99:
            yield "math-wide-left"
    yield from _lines(style)


def _lines(style: Mapping[str, str]) -> Iterator[str]:
    for side in _SIDES:
        line = style.get(f"border-{side}", "")
        if any(kind in line for kind in ("solid", "dashed", "double")):
            yield f"math-line-{side}"


def _of_lap(attributes: Mapping[str, str], style: Mapping[str, str]) -> list[str]:
    """Return the class of a zero-width box that is centred or ends at its position."""
    if "justify-content" in style or attributes.get("lspace") == "-0.5width":
        return ["math-clap"]
    return ["math-llap"] if attributes.get("lspace") == "-1width" else []


def _back(width: str, style: Mapping[str, str]) -> str:
    """Return the class of a negative space, empty for any other."""
    space = in_em(style.get("margin-left", "").strip()) or in_em(width)
    steps = min(round(-space * 18), _FARTHEST_BACK)
    return f"math-back-{steps}" if steps > 0 else ""


def _colours(tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> dict[str, str]:
    colour = style.get("color") or attributes.get("mathcolor", "")
    behind = "" if tag == "mspace" else attributes.get("mathbackground", "")
    pairs = (("mathcolor", colour), ("mathbackground", behind))
    return {name: value.lower() for name, value in pairs if _COLOUR.fullmatch(value)}
