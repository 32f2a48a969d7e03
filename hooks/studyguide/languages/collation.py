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
    alphabet = _LATIN + sorting.letters_at_end

    def weight(character: str) -> tuple[int, int, int]:
        if character == " ":
            return (0, 0, 0)
        if character.isdigit():
            return (1, ord(character), 0)
        position = alphabet.find(character)
        if position >= 0:
            return (3, position, 0)
        return (2 if native else 4, ord(character), 0)

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
    if first and first in _LATIN + sorting.letters_at_end:
        return first.upper()
    ideograph = unicodedata.name(first, "").startswith("CJK") if first else True
    is_letter = first.isalpha() and script_of(language) != "Latn" and not ideograph
    return first.upper() if is_letter else "#"


def _letters(name: str, sorting: Sorting) -> str:
    """Return a name as the letters that it is sorted by."""
    text = unicodedata.normalize("NFC", name).lower()
    for spelled, letter in _spellings(tuple(sorting.spellings.items())):
        text = text.replace(spelled, letter)
    return "".join(
        character
        if character in sorting.letters_at_end or character in _WHOLE
        else _unaccented(character)
        for character in text
    )


@cache
def _spellings(native: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    kept = {letter for _, letters in native for letter in letters}
    others = {key: value for key, value in _SPELLINGS.items() if key not in kept}
    return tuple((others | dict(native)).items())


def _unaccented(character: str) -> str:
    return unicodedata.normalize("NFD", character)[:1]
