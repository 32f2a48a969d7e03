"""Operators that a backend writes as several: dots, primes, and symbols drawn on each other."""

from __future__ import annotations

from typing import Final

from studyguide.formulas.mathml.tree import Element

_PRIMES: Final = {2: "″", 3: "‴", 4: "⁗"}


def join_operators(row: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return a row with three dots, or several primes, joined to one operator."""
    if len(row) < 2:
        return row
    operators = "".join(
        element.text if element.tag == "mo" and len(element.text) == 1 else " " for element in row
    )
    if "..." in operators:
        at = operators.index("...")
        return (*row[:at], Element("mo", {}, (), "…"), *join_operators(row[at + 3 :]))
    if any(_is_back(element) for element in row):
        row = _over_each_other(row)
    if len(row) in _PRIMES and not operators.strip("′"):
        return (Element("mo", {}, (), _PRIMES[len(row)]),)
    return row


def _is_back(element: Element) -> bool:
    return element.tag == "mspace" and element.attributes.get("class", "").startswith("math-back")


def _over_each_other(row: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return a row without space between operators that are drawn on each other."""
    new = list(row)
    for at, element in enumerate(row):
        begin = next((n for n in range(at, -1, -1) if not _is_back(row[n])), at)
        end = next((n for n in range(at, len(row)) if not _is_back(row[n])), at)
        if _is_back(element) and row[begin].tag == row[end].tag == "mo":
            new[begin] = _with(new[begin], "rspace")
            new[end] = _with(new[end], "lspace")
    return tuple(new)


def _with(operator: Element, side: str) -> Element:
    return Element("mo", {**operator.attributes, side: "0"}, (), operator.text)
