"""Everyday words that are names of terms, such as *process*: where a text is about the term.

Such a word is the term if the course uses it much more often than people usually do, or if the
paragraph shares a telling word with the term's definition. Before *of* it takes both, as in
*a process of learning*.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from studyguide.languages.inflection import inflections
from studyguide.languages.rules import listed, rules_of
from studyguide.languages.stemming import stemming_of
from studyguide.languages.word_frequencies import frequency, is_in_every_text
from studyguide.linking.words import has_prefixes, prefixes, words_in
from studyguide.model.guide import Term

OFTEN = 15.0
"""A course uses a word often if it is so many times as frequent there as usually."""
_WORD_AFTER = re.compile(r"[ \n\u00a0]+([^\W\d_]+)(?=[ \n\u00a0]+[^\W\d_])")
"""With a word behind it: *an accuracy of 0.9* is no *accuracy of* something."""


@dataclass(frozen=True, slots=True, eq=False)
class WordUsage:
    """How often the words of a course's texts in one language occur. Compared by identity."""

    counts: Mapping[str, int]
    """By casefolded word."""
    total: int

    def ratio(self, words: Iterable[str], language: str) -> float:
        """Return how many times as frequent the forms of a word are here as usually.

        One occurrence is not counted: in a short text, it would be frequent by chance.
        """
        forms = {word.casefold() for word in words}
        here = max(0, sum(self.counts.get(form, 0) for form in forms) - 1)
        usual = fsum(frequency(form, language) for form in forms)
        return here / (self.total * usual) if usual and self.total else 0


@dataclass(frozen=True, slots=True)
class EverydayWord:
    """What tells whether an everyday word means the term."""

    word: str
    """The name, without an inflection."""
    telling: frozenset[str]
    """The stems of words in the term's definition that are not in every text."""
    ratio: float
    """How many times as often the course uses it as people usually do."""

    def is_meant(self, text: str, end: int, language: str) -> bool:
        """Return whether a word in a text means the term; `end` is its end."""
        after = _WORD_AFTER.match(text, end)
        general = after and after[1].lower() in listed(rules_of(language).general_before)
        often = self.ratio >= OFTEN
        if often and not general:
            return True
        shared = not self.telling.isdisjoint(_stems(text, language))
        return shared and (often or not general)


def usage_of(texts: Iterable[str], language: str) -> WordUsage:
    """Return how often the words of texts occur."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_folded_words(text, language))
    return WordUsage(counts, counts.total())


def everyday_words(
    term: Term, names: Iterable[str], usage: WordUsage, language: str
) -> Mapping[str, EverydayWord]:
    """Return those names of a term that are one everyday word, and their inflections."""
    found: dict[str, EverydayWord] = {}
    for name in names:
        if is_plain_word(name, language) and frequency(name, language):
            forms = (name, *inflections(name, language))
            telling = _telling(term, forms, language)
            entry = EverydayWord(name, telling, usage.ratio(forms, language))
            found |= dict.fromkeys(forms, entry)
    return found


def is_plain_word(name: str, language: str) -> bool:
    """Return whether a name is one word of letters, written as any other word of its kind."""
    rest = name[1:] if rules_of(language).capital_nouns else name
    return name.isalpha() and rest == rest.lower()


def _telling(term: Term, forms: Iterable[str], language: str) -> frozenset[str]:
    definition = term.definition.get(language) or ""
    return _stems(definition, language) - _stems(" ".join(forms), language)


@lru_cache(maxsize=2**10)
def _stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words of a text that are not in every text."""
    kept = (word for word in words_in(text) if not is_in_every_text(word, language))
    return frozenset(
        word
        for word in stemming_of(language, (language,)).words(" ".join(kept))
        if len(word) > 2 or word.isdigit()
    )


@lru_cache(maxsize=2**12)
def _folded_words(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text, casefolded; each word is in memory once, for all texts."""
    words = words_in(text.casefold())
    if has_prefixes(language):
        words = [word[len(prefixes(word, language)[-1]) :] for word in words]
    return tuple(map(sys.intern, words))
