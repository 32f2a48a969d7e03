"""Names of symbols in formulas that are not in the words of a language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping


def symbol_name(symbol: str, names: Mapping[str, str]) -> str:
    """Return the name of a symbol; a mathematical letter is named like the plain one.

    Symbols without a name in `names` have their Unicode name.

    >>> symbol_name("𝐱", {}), symbol_name("⌘", {})
    ('x', 'place of interest sign')
    """
    if symbol in names:
        return names[symbol]
    plain = unicodedata.normalize("NFKC", symbol).strip()
    if len(plain) == 1 and plain in names:
        return names[plain]
    if not plain or plain.isalnum() or plain == ".":
        return plain
    return unicodedata.name(plain[-1], plain).lower()


def plain_letters(words: str) -> str:
    """Return words with plain letters and digits in place of mathematical ones."""
    return "".join(
        unicodedata.normalize("NFKC", letter) if 0x1D400 <= ord(letter) <= 0x1D7FF else letter
        for letter in words
    )
