"""What a symbol of a formula is called if the words of a language have no name for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping


def symbol_name(symbol: str, names: Mapping[str, str]) -> str:
    """Return the name of a symbol; a letter of an alphabet of its own is a plain one.

    What has no name at all is called as Unicode calls it.

    >>> symbol_name("𝐱", {}), symbol_name("⌘", {})
    ('x', 'place of interest symbol')
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
    """Return words whose letters and digits are of no alphabet of mathematics."""
    return "".join(
        unicodedata.normalize("NFKC", letter) if 0x1D400 <= ord(letter) <= 0x1D7FF else letter
        for letter in words
    )
