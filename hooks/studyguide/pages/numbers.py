"""Numbers with all their digits."""

from __future__ import annotations

from decimal import Decimal

_LARGEST = 21
"""How many digits a number may have before it is written with an exponent."""


def digits(value: float) -> str:
    """Return a number to its last digit, as it was written.

    >>> digits(68976648192), digits(0.1), digits(2.50), digits(1e-7)
    ('68976648192', '0.1', '2.5', '0.0000001')
    """
    exact = Decimal(repr(value))
    if value and abs(exact.adjusted()) >= _LARGEST:
        return repr(value)
    written = f"{exact:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
