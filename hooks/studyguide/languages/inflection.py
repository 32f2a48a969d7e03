"""The regular inflections of a name, by the rules of its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from studyguide.languages.rules import rules_of

_CODE = re.compile(r"[_(=]|\w\.\w|\.$")


def inflections(name: str, language: str, declared: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the regular forms of a name, without the name itself; none for code.

    `declared` are the author's irregular forms. Only the head of a phrase is inflected, and in
    Norwegian and German the adjectives before it: `nevralt nett` → `nevrale nettet`.
    """
    words = name.split()
    if _CODE.search(name) or not words or not words[-1][-1].isalnum():
        return ()
    forms = rules_of(language).inflect(words, frozenset(declared))
    return tuple(dict.fromkeys(form for form in forms if form != name))


def without_genitive(word: str, language: str) -> str:
    """Return a word without the ending of its genitive, empty if it has none."""
    return rules_of(language).without_genitive(word)


def head_of(words: Sequence[str], prepositions: AbstractSet[str]) -> int:
    """Return the index of the head noun of a phrase: before the first preposition."""
    at = next((at for at, word in enumerate(words) if at and word in prepositions), len(words))
    return at - 1
