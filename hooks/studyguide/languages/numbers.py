"""How numbers are written: their digits, groups and decimal sign."""

from __future__ import annotations

from decimal import Decimal

_SMALL, _LARGE = 1e-7, 1e21
"""The range of numbers that are written without an exponent."""
_UNGROUPED = 4
"""The number of digits up to which they are not grouped."""


def digits(value: float) -> str:
    """Return a number with all digits: `175000000000`, `0.000001`; `6.02e23` if very long."""
    if isinstance(value, float) and value and not _SMALL <= abs(value) < _LARGE:
        return repr(value).replace("e+", "e")
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def number_in(decimal: str, value: float) -> str:
    """Return a number with a decimal sign, from 10 000 on in groups of three."""
    integer, point, decimals = digits(value).partition(".")
    if len(integer.lstrip("-")) > _UNGROUPED and integer.lstrip("-").isdecimal():
        integer = f"{int(integer):,}".replace(",", "\u00a0")
    return f"{integer}{point and decimal}{decimals}"
