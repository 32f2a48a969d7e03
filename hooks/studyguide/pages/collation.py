"""Alphabetical order, per language."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
_NORWEGIAN = {"ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "th"}
SortKey = tuple[tuple[int, int, int], ...]


def sort_key(language: str) -> Callable[[str], tuple[SortKey, str]]:
    """Return the sort key of a language.

    Signs come first, then digits, then letters; case, accents and signs inside a word count only
    between names that are otherwise equal. Norwegian ends with æ ø å, and sorts aa as å, ä as æ
    and ö as ø (Norsk Standard NS 4103; Unicode CLDR, collation for nb).
    """
    letters = _norwegian if language in ("nb", "nn", "no") else _latin

    def key(name: str) -> tuple[SortKey, str]:
        folded = letters(unicodedata.normalize("NFC", name).lower())
        marks = [_weight(sign) for sign in folded if sign.isalnum() or sign == " "]
        return tuple(marks), name

    return key


def initial(name: str, language: str) -> str:
    """Return the letter under which a name is listed, in capitals; `#` for digits and signs."""
    letters = _norwegian if language in ("nb", "nn", "no") else _latin
    first = letters(unicodedata.normalize("NFC", name).lower())[:1]
    return first.upper() if first in _ALPHABET and first else "#"


def _weight(sign: str) -> tuple[int, int, int]:
    if sign == " ":
        return (0, 0, 0)
    if sign.isdigit():
        return (1, ord(sign), 0)
    position = _ALPHABET.find(sign)
    return (2, position, 0) if position >= 0 else (3, ord(sign), 0)


def _norwegian(name: str) -> str:
    letters = "".join(_NORWEGIAN.get(sign, sign) for sign in name.replace("aa", "å"))
    return "".join(sign if sign in _ALPHABET else _unaccented(sign) for sign in letters)


def _latin(name: str) -> str:
    spelled = name.replace("æ", "ae").replace("ø", "o")
    return "".join(_unaccented(sign) for sign in spelled)


def _unaccented(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[:1]
