"""Where a name has another meaning: as a verb, in a capitalized name, in another subject."""

from __future__ import annotations

import re

from studyguide.languages.rules import listed, rules_of
from studyguide.linking.name_index import Name

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \n\u00a0]+$")
_WITHIN_SENTENCE = re.compile(r"[^\W\d_],?[ \n\u00a0]+$")
_CAPITALIZED = re.compile(r"[ \u00a0]+[^\W\d_a-zæøåäöüéèñç]")
_FURTHEST = 24
"""How many characters before a name are looked at."""


def is_other_sense(text: str, start: int, end: int, name: Name, language: str) -> bool:
    """Return whether a name that is one plain word means something else here."""
    if name.everyday and not name.everyday.is_meant(text, end, language):
        return True
    if name.context and not _speaks_of(text, name.context):
        return True
    spelling = name.spelling
    if name.sure or not spelling.isalpha() or not spelling.islower():
        return False
    before = text[max(0, start - _FURTHEST) : start]
    if text[start].isupper() and not rules_of(language).capital_nouns:
        within = _WITHIN_SENTENCE.search(before) and _CAPITALIZED.match(text, end)
        return bool(within)
    word = _WORD_BEFORE.search(before)
    verbs = listed(rules_of(language).before_verbs)
    return bool(word and word[1].lower() in verbs)


def _speaks_of(text: str, words: tuple[str, ...]) -> bool:
    beginnings = "|".join(map(re.escape, words))
    return bool(re.search(rf"(?<!\w)(?:{beginnings})", text, re.IGNORECASE))
