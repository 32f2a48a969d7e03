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
"""Letters that no mark makes of another one."""
_WHOLE = "йїў"
"""Letters that only look as if they had an accent."""
SortKey = tuple[tuple[int, int, int], ...]


def sort_key(language: str) -> Callable[[str], tuple[SortKey, str]]:
    """Return the sort key of a language.

    Signs come first, then digits, then letters; case, accents and signs inside a word count only
    between names that are otherwise equal. Letters of the language's own follow z; those of its
    script, if that is not the Latin one, precede a.
    """
    sorting, native = rules_of(language).sorting, script_of(language) != "Latn"
    alphabet = _LATIN + sorting.letters_at_end

    def weight(sign: str) -> tuple[int, int, int]:
        if sign == " ":
            return (0, 0, 0)
        if sign.isdigit():
            return (1, ord(sign), 0)
        position = alphabet.find(sign)
        if position >= 0:
            return (3, position, 0)
        return (2 if native else 4, ord(sign), 0)

    def key(name: str) -> tuple[SortKey, str]:
        letters = _letters(name, sorting)
        return tuple(weight(sign) for sign in letters if sign.isalnum() or sign == " "), name

    return key


def initial(name: str, language: str) -> str:
    """Return the letter under which a name is listed, in capitals; `#` for digits and signs.

    In a language of the Latin script, other scripts are signs. So are ideographs in any: there
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
    """Return a name in the letters that it is sorted by."""
    text = unicodedata.normalize("NFC", name).lower()
    for spelled, letter in _spellings(tuple(sorting.spellings.items())):
        text = text.replace(spelled, letter)
    return "".join(
        sign if sign in sorting.letters_at_end or sign in _WHOLE else _unaccented(sign)
        for sign in text
    )


@cache
def _spellings(own: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    kept = {letter for _, letters in own for letter in letters}
    others = {key: value for key, value in _SPELLINGS.items() if key not in kept}
    return tuple((others | dict(own)).items())


def _unaccented(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[:1]
