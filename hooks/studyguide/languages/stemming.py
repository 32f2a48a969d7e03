"""Words as the search compares them: folded, without endings. `search-words.js` does the same.

An ending that is taken off wrongly does no harm, since it is taken off on both sides: what is typed
and what is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from studyguide.languages.folding import Folding, folding_of
from studyguide.languages.rules import listed, rules_of

_SHORTEST = 3
"""What is left of a word without its ending has at least so many letters."""
_DOUBLED = re.compile(r"([^\W\daeiou_])\1$")


@dataclass(frozen=True, eq=False)  # no slots, for what is made when it is asked for
class Stemming:
    """What makes no difference between the words of a text in one language."""

    folding: Folding
    endings: tuple[str, ...]
    """The longest first."""
    beginnings: tuple[str, ...]
    """The longest first."""
    stop_words: frozenset[str]
    """Words that are in every text, as they are compared."""

    def words(self, text: str) -> Iterator[str]:
        """Yield the words of a text as they are compared, without those in every text."""
        for word in self.folding.fold(text).split():
            if word not in self.stop_words and (key := self._key(word)):
                yield key

    def stem(self, word: str) -> str:
        """Return a folded word without its endings, and with å, æ, ø and umlauts as one letter.

        `trained`, `training` → `train`; `laeringsratene`, `laringsrate` → `laringsrat`.
        """
        word = self._digraph.sub(lambda pair: self._letter[pair[0]], word.strip("."))
        if re.search("[0-9+#]", word):
            return word
        word = self._without_beginning(word)
        for _ in range(2):
            word = self._without_ending(word)
        return _DOUBLED.sub(r"\1", word)

    def _without_ending(self, word: str) -> str:
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                return word[: -len(ending)]
        return word

    def _without_beginning(self, word: str) -> str:
        for beginning in self.beginnings:
            if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST:
                return word[len(beginning) :]
        return word

    def _key(self, word: str) -> str:
        """Return a word as it is compared, remembered: texts have few words many times."""
        if (key := self._known.get(word)) is None:
            key = self._known[word] = self.stem(word)
        return key

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    @cached_property
    def _letter(self) -> dict[str, str]:
        """What is left of two letters that stand for one: `ae` → `a`; not of `ss`, which is two."""
        pairs = {pair for pair in self.folding.letters.values() if len(pair) == 2}
        return {pair: pair[0] for pair in pairs if pair[1] in {"e", pair[0]} and pair != "ss"}

    @cached_property
    def _digraph(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(self._letter)) or "(?!)")

    @cached_property
    def settings(self) -> dict[str, object]:
        """The same for the scripts of the site."""
        return {
            "letters": self.folding.letters,
            "digraphs": sorted(self._letter),
            "endings": list(self.endings),
            "beginnings": list(self.beginnings),
            "stopWords": sorted(self.stop_words),
        }


@lru_cache(maxsize=32)
def stemming_of(language: str, languages: tuple[str, ...]) -> Stemming:
    """Return how the texts of one language are searched, in a course in several.

    >>> [*stemming_of("en", ("en",)).words("The layers that were dropped")]
    ['lay', 'drop']
    """
    rules = rules_of(language).searching
    folding = Folding(folding_of(languages).letters, ())  # an article may begin a stop word: `الذي`
    endings, beginnings = map(_longest_first, (rules.endings, rules.beginnings))
    folded = (word for text in listed(rules.stop_words) for word in folding.fold(text).split())
    return Stemming(folding, endings, beginnings, frozenset(folded))


def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(set(listed(words)), key=lambda word: (-len(word), word)))
