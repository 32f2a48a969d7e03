"""Alphabetical order, per language."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

from studyguide.languages.cldr import script_of
from studyguide.languages.rules import Sorting, rules_of

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_SPELLINGS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i",
}  # fmt: skip
"""Letters that do not decompose into a base letter and an accent."""
_LETTER = 3
"""The first weight of a Latin letter."""
_AFTER_READINGS = "亍"
"""The first ideograph of GB 2312 that is sorted by its radical, no longer by its reading."""
_WHOLE = "йїў"
"""Letters that decompose but count as letters of their own."""
SortKey = tuple[tuple[int, int, int], ...]


def sort_key(language: str) -> Callable[[str], tuple[SortKey, str]]:
    """Return the sort key of a language.

    Symbols sort first, then digits, then letters; case, accents and symbols inside a word only
    break ties. The language's additional letters follow z; letters of its own script, if that is
    not Latin, precede a.
    """
    sorting, native = rules_of(language).sorting, script_of(language) != "Latn"
    alphabet = _alphabet(sorting)

    def weight(character: str) -> tuple[int, int, int]:
        if character == " ":
            return (0, 0, 0)
        if character.isdigit():
            return (1, ord(character), 0)
        if (position := alphabet.find(character)) >= 0:
            return (2 if native and sorting.alphabet else _LETTER, position, 0)
        if (position := _LATIN.find(character)) >= 0:
            return (_LETTER, position, 0)
        if _is_ideograph(character):
            return _weight_of_ideograph(character, sorting)
        return (2 if native else 4, len(alphabet) + ord(character), 0)

    def key(name: str) -> tuple[SortKey, str]:
        letters = _letters(name, sorting)
        return tuple(
            weight(character) for character in letters if character.isalnum() or character == " "
        ), name

    return key


def initial(name: str, language: str) -> str:
    """Return the capital letter under which a name is listed, `#` for digits and symbols.

    In a language of the Latin script, other scripts count as symbols. So do ideographs: there
    would be as many groups as names.
    """
    sorting = rules_of(language).sorting
    first = _letters(name, sorting)[:1]
    if first and first in _LATIN + _alphabet(sorting):
        return first.upper()
    if first and _is_ideograph(first):
        place = _weight_of_ideograph(first, sorting)
        return _LATIN[place[1]].upper() if place[0] == _LETTER else "#"
    return first.upper() if first.isalpha() and script_of(language) != "Latn" else "#"


def listing_key(language: str) -> Callable[[str], tuple[bool, SortKey, str]]:
    """Return the sort key of names that are listed below their `initial`, `#` first.

    The alphabetical order puts what is below `#` anywhere: `.NET` at N, ideographs last.
    """
    key = sort_key(language)
    return lambda name: (initial(name, language) != "#", *key(name))


def _is_ideograph(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK")


def _weight_of_ideograph(character: str, sorting: Sorting) -> tuple[int, int, int]:
    """Return the weight of an ideograph: by the first letter of its reading if that is known."""
    code = _code(character, sorting.encoding)
    groups = tuple(zip(sorting.groups[::2], sorting.groups[1::2], strict=True))
    for letter, first in reversed(groups):
        if _code(first, sorting.encoding) <= code < _code(_AFTER_READINGS, sorting.encoding):
            return (_LETTER, _LATIN.index(letter.lower()), code)
    return (5, code, 0)


def _code(character: str, encoding: str) -> int:
    written = character.encode(encoding or "utf-32-be", errors="ignore")
    return int.from_bytes(written, "big") if written else 0x10000 + ord(character)


def _alphabet(sorting: Sorting) -> str:
    return sorting.alphabet or _LATIN + sorting.letters_at_end


def _letters(name: str, sorting: Sorting) -> str:
    """Return a name as the letters that it is sorted by."""
    text = unicodedata.normalize("NFC", name).lower()
    for spelled, letter in _spellings(tuple(sorting.spellings.items()), sorting.alphabet):
        text = text.replace(spelled, letter)
    return "".join(
        character
        if character in _WHOLE or character in _alphabet(sorting)
        else _unaccented(character)
        for character in text
    )


@cache
def _spellings(native: tuple[tuple[str, str], ...], alphabet: str) -> tuple[tuple[str, str], ...]:
    kept = {*alphabet, *(letter for _, letters in native for letter in letters)}
    others = {key: value for key, value in _SPELLINGS.items() if key not in kept}
    return tuple((others | dict(native)).items())


def _unaccented(character: str) -> str:
    return unicodedata.normalize("NFD", character)[:1]
