"""Regular forms by tables: an ending of a word, and the endings that may stand in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from studyguide.languages.inflection import head_of
from studyguide.languages.rules import listed

Endings = tuple[tuple[str, str], ...]
"""Each ending with what may replace it, parted by spaces; `-` is no ending. The first one fits."""
_MOST_INFLECTED = 3
"""How many words of a phrase are inflected: the forms multiply."""


def with_endings(word: str, table: Endings) -> Iterator[str]:
    """Yield the forms of a word by the first row whose ending it has.

    >>> [*with_endings("system", (("em", "em- emet"), ("", "s")))]
    ['system', 'systemet']
    """
    for ending, replacements in table:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            yield from (stem + new.removesuffix("-") for new in listed(replacements))
            return


def noun_and_adjectives(
    words: Sequence[str],
    prepositions: str,
    noun: Callable[[str], Iterator[str]],
    adjective: Callable[[str], Iterator[str]],
) -> Iterator[str]:
    """Yield the forms of a phrase whose noun is the last word before one of the prepositions."""
    head = head_of(words, frozenset(listed(prepositions)))
    inflected = [(word, *adjective(word)) for word in words[:head]]
    yield from _joined([*inflected, (words[head], *noun(words[head]))], words[head + 1 :])


def agreeing(
    words: Sequence[str], prepositions: str, forms: Callable[[str], Iterator[str]]
) -> Iterator[str]:
    """Yield the forms of a phrase in which each word before a preposition is inflected."""
    head = head_of(words, frozenset(listed(prepositions)))
    inflected = [(word, *forms(word)) for word in words[: head + 1]]
    yield from _joined(inflected, words[head + 1 :])


def _joined(inflected: Sequence[tuple[str, ...]], after: Sequence[str]) -> Iterator[str]:
    fixed = len(inflected) - _MOST_INFLECTED
    choices = [forms[:1] if at < fixed else forms for at, forms in enumerate(inflected)]
    for chosen in product(*choices):
        yield " ".join([*chosen, *after])
