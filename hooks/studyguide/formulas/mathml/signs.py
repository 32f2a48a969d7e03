"""Signs that an engine writes as several ones: dots, primes, and what is drawn over another."""

from __future__ import annotations

from typing import Final

from studyguide.formulas.mathml.tree import Element

_PRIMES: Final = {2: "″", 3: "‴", 4: "⁗"}


def join_signs(row: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return a row with three dots as one sign, and several primes too."""
    if len(row) < 2:
        return row
    signs = "".join(
        element.text if element.tag == "mo" and len(element.text) == 1 else " " for element in row
    )
    if "..." in signs:
        at = signs.index("...")
        return (*row[:at], Element("mo", {}, (), "…"), *join_signs(row[at + 3 :]))
    if any(_is_back(element) for element in row):
        row = _over_each_other(row)
    if len(row) in _PRIMES and not signs.strip("′"):
        return (Element("mo", {}, (), _PRIMES[len(row)]),)
    return row


def _is_back(element: Element) -> bool:
    return element.tag == "mspace" and element.attributes.get("class", "").startswith("math-back")


def _over_each_other(row: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return a row; signs that are drawn together have no space of their own between them."""
    new = list(row)
    for at, element in enumerate(row):
        begin = next((n for n in range(at, -1, -1) if not _is_back(row[n])), at)
        end = next((n for n in range(at, len(row)) if not _is_back(row[n])), at)
        if _is_back(element) and row[begin].tag == row[end].tag == "mo":
            new[begin] = _with(new[begin], "rspace")
            new[end] = _with(new[end], "lspace")
    return tuple(new)


def _with(sign: Element, side: str) -> Element:
    return Element("mo", {**sign.attributes, side: "0"}, (), sign.text)
