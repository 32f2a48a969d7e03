"""Signs that an engine writes as several ones: dots and primes."""

from __future__ import annotations

from typing import Final

from studyguide.formulas.mathml import Element

_PRIMES: Final = {2: "″", 3: "‴", 4: "⁗"}


def joined(row: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return a row with three dots as one sign, and several primes too."""
    if len(row) < 2:
        return row
    signs = "".join(one.text if one.tag == "mo" and len(one.text) == 1 else " " for one in row)
    if "..." in signs:
        at = signs.index("...")
        return (*row[:at], Element("mo", {}, (), "…"), *joined(row[at + 3 :]))
    if len(row) in _PRIMES and not signs.strip("′"):
        return (Element("mo", {}, (), _PRIMES[len(row)]),)
    return row
