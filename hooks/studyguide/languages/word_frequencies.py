"""How often words are used in a language, whatever is written about.

See `frequent_words.md` for the source of the lists. In a language without one, no word is frequent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from studyguide.languages.rules import FOLDER, folders_for

_BILLION = 9
_SAYS_NOTHING = 5.3
"""Words as frequent as this are in every text: 200 and more of a million."""


def frequency(word: str, language: str) -> float:
    """Return the share of a word in the texts of a language; 0 if it is no frequent word.

    >>> frequency("Process", "en") > frequency("gradient", "en") == 0
    True
    """
    logarithm = _frequent_words(language).get(word.casefold(), 0)
    return 10 ** (logarithm - _BILLION) if logarithm else 0


def is_in_every_text(word: str, language: str) -> bool:
    """Return whether a word says nothing of what a text is about."""
    return _frequent_words(language).get(word.casefold(), 0) >= _SAYS_NOTHING


@cache
def _frequent_words(language: str) -> Mapping[str, float]:
    """Return words with the logarithm of their number among a billion words."""
    for code in folders_for(language):
        file = FOLDER / code / "frequent_words.txt"
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            rows = (line.split() for line in lines if not line.startswith("#"))
            return {word: float(row[0]) for row in rows for word in row[1:]}
    return {}
