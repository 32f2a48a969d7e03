"""What a sign of a formula is called if the words of a language have no name for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping


def sign_name(sign: str, names: Mapping[str, str]) -> str:
    """Return the name of a sign; a letter of an alphabet of its own is a plain one.

    What has no name at all is called as Unicode calls it.

    >>> sign_name("𝐱", {}), sign_name("⌘", {})
    ('x', 'place of interest sign')
    """
    if sign in names:
        return names[sign]
    plain = unicodedata.normalize("NFKC", sign).strip()
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
