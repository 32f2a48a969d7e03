"""The words of a text, at which names may begin, in any script."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

from studyguide.languages.rules import listed, rules_of

_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_ONE_BY_ONE = "\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts without spaces: a name may begin and end at each of these characters."""
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LETTER = rf"[^\W_{_KATAKANA}{_ONE_BY_ONE}]"
_LAST_MARK = 0x1CF9
_MARKS = "".join(
    character
    for character in map(chr, range(0x370, _LAST_MARK))
    if unicodedata.category(character) in {"Mn", "Mc"}
)
"""Marks that are parts of words but no letters to Python, such as vowel signs."""
_SPECIAL = re.compile(f"[{_MARKS}{_KATAKANA}{_ONE_BY_ONE}]")
VOWEL_SIGNS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u0640\u064b-\u0652\u0670]")
"""The signs of Hebrew and Arabic that are usually left out, and the dash that widens a word."""
_SHORTEST = 3
"""What is left of a word without a prefix has at least so many letters."""


_NOTHING = ("",)


def _pattern(letters: str) -> re.Pattern[str]:
    # `C++`, `C#` and `Grad-CAM++` are whole words: `C` is not found in `C++`
    return re.compile(
        rf"{letters}(?:['’]{letters})*(?:(?:\+\+|#)(?![\w+#]))?|[{_KATAKANA}]+|[{_ONE_BY_ONE}]"
    )


_SIMPLE = _pattern(r"[^\W_]+")
"""For texts without marks and scripts without spaces, in a third of the time."""
_MARKED = _pattern(f"(?:{_LETTER}|[{_MARKS}])+")


def matches(text: str, start: int = 0, end: int = sys.maxsize) -> list[re.Match[str]]:
    """Return the words between two positions of a text."""
    pattern = _SIMPLE if text.isascii() or not _SPECIAL.search(text) else _MARKED
    return list(pattern.finditer(text, start, end))


def words_in(text: str) -> list[str]:
    """Return the words of a text, at which names may begin."""
    return [match[0] for match in matches(text)]


def prefixes(word: str, language: str) -> tuple[str, ...]:
    """Return what a word may begin with before a name: nothing, an elided article, a prefix.

    >>> prefixes("l’erreur", "fr"), prefixes("erreur", "fr"), prefixes("error", "en")
    (('', 'l’'), ('',), ('',))
    """
    return ("", *_prefixes(word, language)) if has_prefixes(language) else _NOTHING


@cache
def has_prefixes(language: str) -> bool:
    """Return whether words of a language may begin with an article or another prefix."""
    rules = rules_of(language)
    return bool(rules.elisions or rules.prefixes)


def _prefixes(word: str, language: str) -> Iterator[str]:
    if elided := _elided(language).match(word):
        yield elided[0]
    for prefix in rules_of(language).prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            yield prefix


def is_part_of_word(text: str, start: int, end: int) -> bool:
    """Return whether a range is one ideograph beside others, which mean something else together."""
    if end - start != 1 or not _IDEOGRAPH.match(text, start):
        return False
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return bool(_IDEOGRAPH.match(before) or _IDEOGRAPH.match(after))


@cache
def _elided(language: str) -> re.Pattern[str]:
    words = "|".join(listed(rules_of(language).elisions))
    return re.compile(rf"(?:{words})['’](?=\w)" if words else r"(?!)", re.IGNORECASE)
