"""Formulas as one line of plain text, for places without markup: `max(0, x)`, `(a + b)/2`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.mathml.tree import INVISIBLE, TOKENS, Element, ScriptPair, multiscripts_of

_ENDS = re.compile(r"[^\W\d]{2,}$|[_^]\S+$")
_BEGINS = re.compile(r"[^\W\d]{2,}")
_ONE_THING = re.compile(r"\w*[+−]?|[−-]\d+|\W|\([^()]*\)|\w[\u0300-\u036f\u20d0-\u20ff]")
_CHARGE = re.compile(r" ([+−])$")
"""A plus or minus at the end of a script, as in ions."""
_SPACED: Final = frozenset("=≠≈≡≤≥⩽⩾<>+−±∓→⟶←↔⇒⟹⇔⟺⇌↦∈∉∼≃≅∝⊂⊆⊃⊇∪∩∧∨")
_PRIMES: Final = frozenset("′″‴⁗")
_WITHOUT_WORDS: Final = frozenset({"mspace", "mphantom", "mprescripts"})
_ACCENTS: Final = {
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "‾": "\u0304",
    "˘": "\u0306", "ˇ": "\u030c", "˙": "\u0307", "¨": "\u0308", "´": "\u0301", "`": "\u0300",
    "˚": "\u030a", "→": "\u20d7", "\u0332": "\u0304",
}  # fmt: skip
"""Accents as combining characters; over more than one letter they are omitted."""
_COMBINING: Final = frozenset("\u0302\u0303\u0304\u0305\u20d7\u20db\u20dc")


def formula_line(tex: str) -> str:
    """Return a formula as one line of text. Raises `ValueError` for LaTeX that is not understood.

    >>> formula_line("x_1^2 = y")
    'x_1^2 = y'
    """
    try:
        math = to_element(tex, display=False)
    except FormulaError:
        # some environments and all numbers are allowed in displayed formulas only
        math = to_element(tex, display=True)
    return " ".join(_line(math).split()) or tex.strip()


def _line(element: Element) -> str:
    if element.tag in TOKENS:
        return _token(element)
    if element.tag in _WITHOUT_WORDS:
        return " " if element.tag == "mspace" else ""
    parts = [_line(part) for part in element.children]
    match element.tag:
        case "msup" | "msub" | "msubsup":
            return _with_scripts(element.tag, parts)
        case "munder" | "mover" | "munderover":
            return _limits(element, parts)
        case "mmultiscripts":
            return _multiscripts(element)
        case "mfrac" if element.attributes.get("linethickness", "").startswith("0"):
            return f"{parts[0]}; {parts[1]}"
        case "mfrac":
            return f"{_group(parts[0])}/{_group(parts[1])}"
        case "msqrt":
            return f"√{_group(_row(parts))}"
        case "mroot":
            return f"{_group(parts[0])}^(1/{_group(parts[1])})"
        case "mtable":
            return "; ".join(filter(str.strip, parts))
        case "mtr":
            return " ".join(filter(str.strip, parts))
        case _:
            return _row(parts)


def _token(element: Element) -> str:
    text = element.text.translate(INVISIBLE)
    if element.tag != "mo":
        return text
    tight = element.attributes.get("rspace", "").startswith("0") and text == ","
    return text if tight else _sign(text.strip())


def _with_scripts(tag: str, parts: Sequence[str]) -> str:
    """Return a base with its subscript and superscript, either of which may be empty."""
    low = parts[1].strip() if tag != "msup" else ""
    high = parts[-1].strip() if tag != "msub" else ""
    base = parts[0].rstrip()
    return base + _scripts(low, high) + parts[0][len(base) :]


def _scripts(low: str, high: str) -> str:
    below = f"_{_group(low)}" if low else ""
    prime = high if high and set(high) <= _PRIMES else ""
    above = f"^{_group(high)}" if high and not prime else ""
    return f"{prime}{below}{above}"


def _limits(element: Element, parts: Sequence[str]) -> str:
    """Return a base with its limits, or with the accent that is over or under it."""
    script = parts[-1].strip()
    if element.tag != "munderover" and element.children[1].tag == "mo":
        accent = _ACCENTS.get(script, script if script in _COMBINING else "")
        if accent and element.tag == "mover" and len(parts[0].strip()) == 1:
            return f"{parts[0].strip()}{accent}"
        if not any(symbol.isalnum() or symbol in "!?*" for symbol in script):
            return parts[0]
    tag = {"munder": "msub", "mover": "msup", "munderover": "msubsup"}[element.tag]
    base = element.children[0].tag
    has_limits = any(map(str.strip, parts[1:]))
    base_text = _group(parts[0]) if has_limits and base in ("munder", "mover", "mrow") else parts[0]
    return _with_scripts(tag, [base_text, *parts[1:]])


def _multiscripts(element: Element) -> str:
    after, before = map(_pairs, multiscripts_of(element))
    return f"{before}{_line(element.children[0]).strip()}{after}"


def _pairs(pairs: Iterable[ScriptPair]) -> str:
    return "".join(_scripts(_line(low).strip(), _line(high).strip()) for low, high in pairs)


def _row(parts: Sequence[str]) -> str:
    """Return the parts joined, with a space where two words would run together."""
    line = before = ""
    for part in filter(None, parts):
        joins = line[-1:].isalnum() and part[0].isalnum()
        line += f" {part}" if joins and (_ENDS.search(before) or _BEGINS.match(part)) else part
        before = part
    return re.sub(r"^ ([+−±]) ", r"\1", line)


def _sign(symbol: str) -> str:
    if symbol == ",":
        return ", "
    return f" {symbol} " if symbol in _SPACED else symbol


def _group(text: str) -> str:
    """Return a single operand unchanged and anything else in parentheses."""
    text = _CHARGE.sub(r"\1", text.strip())
    return text if _ONE_THING.fullmatch(text) else f"({text})"
