"""How strongly the theme's full-text search favours the page of each term."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from studyguide.linking.name_index import names_of
from studyguide.model.guide import Guide

_LEAST = 3.0
_STEP = 1.5
"""A larger step would rank parts of names first; tests/test_finding.py tries every name."""
_WORD = re.compile(r"\w+")


def search_boosts(guide: Guide, language: str) -> Mapping[str, float]:
    """Return the factor for each term's page by id, so that a search for a name finds it first.

    The search matches prefixes of words, in any order: `gradient` also finds `gradient descent`
    and `gradientnedstigning`. A name that matches a longer one is therefore boosted over it, by a
    factor for every step down from the longest.
    """
    words = {id_: _words(term.name.get(language)) for id_, term in guide.terms.items()}
    by_rarest = _by_rarest_word(words)
    inside: dict[str, set[str]] = {id_: set() for id_ in guide.terms}
    for term in guide.terms.values():
        for longer in map(_words, names_of(term, language)):
            for id_ in _terms_within(longer, words, by_rarest):
                inside[id_].add(term.id)
    return {id_: _LEAST * _STEP**level for id_, level in _levels(inside, words).items()}


def _words(name: str | None) -> tuple[str, ...]:
    return tuple(_WORD.findall((name or "").casefold()))


def _by_rarest_word(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, list[str]]:
    """Return the terms by the rarest word of their names.

    First words, such as `stochastic`, are too common: the time would be quadratic.
    """
    counts = Counter(word for name_words in words.values() for word in set(name_words))
    by_word: dict[str, list[str]] = {}
    for id_, name_words in words.items():
        if name_words:
            by_word.setdefault(min(name_words, key=lambda word: (counts[word], word)), []).append(
                id_
            )
    return by_word


def _terms_within(
    longer: tuple[str, ...],
    words: Mapping[str, tuple[str, ...]],
    by_rarest: Mapping[str, list[str]],
) -> Iterator[str]:
    """Yield the terms whose names consist of prefixes of words of a longer name."""
    for start in {word[:end] for word in longer for end in range(1, len(word) + 1)}:
        for id_ in by_rarest.get(start, ()):
            name_words = words[id_]
            shorter = sum(map(len, name_words)) < sum(map(len, longer))
            if shorter and all(
                any(longer_word.startswith(word) for longer_word in longer) for word in name_words
            ):
                yield id_


def _levels(
    inside: Mapping[str, set[str]], words: Mapping[str, tuple[str, ...]]
) -> Mapping[str, int]:
    """Return how many steps each term is below the longest name that it matches."""
    levels: dict[str, int] = {}
    for id_ in sorted(inside, key=lambda id_: (-sum(map(len, words[id_])), id_)):
        above = (levels.get(longer, 0) + 1 for longer in inside[id_] if longer != id_)
        levels[id_] = max(above, default=0)
    return levels
