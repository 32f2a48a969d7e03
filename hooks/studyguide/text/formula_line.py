"""A formula as signs on one line, for where no markup can be: `max(0, x)`, `x^2`, `(a + b)/2`."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

from studyguide.text.formulas import to_mathml

_NAMED = re.compile(r"&(?!lt;|gt;|amp;)[A-Za-z]+;")
_ENDS = re.compile(r"[^\W\d]{2,}$|[_^]\S+$")
_BEGINS = re.compile(r"[^\W\d]{2,}")
_SPACED = frozenset("=≠≈≤≥<>+−±→⟶⇒∈∼")


def formula_line(tex: str) -> str:
    """Return a formula as signs on one line. Raises `ValueError` if it is not LaTeX we know."""
    mathml = to_mathml(tex, display=False)
    mathml = _NAMED.sub(lambda entity: html.unescape(entity[0]), mathml)
    return " ".join(_line(ET.fromstring(mathml)).split())  # noqa: S314, it is our own


def _line(element: ET.Element) -> str:
    parts = [_line(part) for part in element]
    match element.tag:
        case "mo":
            return _sign((element.text or "").strip("\u2061\u2062\u2063"))
        case "mi" | "mn" | "mtext":
            return element.text or ""
        case "mspace":
            return " "
        case "msup" if parts[1] in ("′", "″"):
            return "".join(parts)
        case "msup":
            return f"{parts[0]}^{_group(parts[1])}"
        case "msub" | "munder":
            return f"{parts[0]}_{_group(parts[1])}"
        case "msubsup" | "munderover":
            return f"{parts[0]}_{_group(parts[1])}^{_group(parts[2])}"
        case "mfrac":
            return f"{_group(parts[0])}/{_group(parts[1])}"
        case "msqrt":
            return f"√{_group(_row(parts))}"
        case "mroot":
            return f"{_group(parts[0])}^(1/{_group(parts[1])})"
        case "mtable":
            return "; ".join(parts)
        case "mtr":
            return " ".join(parts)
        case _:
            return _row(parts)


def _row(parts: list[str]) -> str:
    """Return parts beside each other, with a space where two words would become one."""
    line = ""
    for part in filter(None, parts):
        joins = line[-1:].isalnum() and part[0].isalnum()
        line += f" {part}" if joins and (_ENDS.search(line) or _BEGINS.match(part)) else part
    return re.sub(r"^ ([+−±]) ", r"\1", line)


def _sign(sign: str) -> str:
    if sign == ",":
        return ", "
    return f" {sign} " if sign in _SPACED else sign


def _group(text: str) -> str:
    """Return what is one thing as it is and anything else in parentheses."""
    text = text.strip()
    return text if re.fullmatch(r"\w*|[−-]\d+", text) else f"({text})"
