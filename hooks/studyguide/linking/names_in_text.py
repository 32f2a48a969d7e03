"""Finds names of terms in plain text: whole words, the longest name first.

Every word of the text is looked up in a hash table of the first words of names; only where a name
may begin, the following words are compared. So the time for a text does not grow with the number
of terms.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from studyguide.languages.inflection import without_genitive
from studyguide.languages.rules import listed, rules_of
from studyguide.linking.name_index import Name, NameIndex, match_key, straight, strongest
from studyguide.linking.senses import is_other_sense
from studyguide.linking.words import is_part_of_word, matches, prefixes, words_in

_HYPHENS = "-\u2010\u2011"
_NEGATED = re.compile(rf"(?i)(?<!\w)(?:nicht|niet|non|anti|pseudo|quasi|ex)[{_HYPHENS}]$")
# characters that join two words to one: fast.ai, loss_function
_JOINS = ".@'’"
_NAME_SYMBOLS = "@#\\"
_EMPHASIS = "*_"
# a name next to an emphasis marker: with other neighbours, it may not be one
_OPENS = re.compile(r"(?:^|\s)[(«“\"]?(?:\*{1,3}|_{1,3})$")
_MARKERS, _MARKERS_END = re.compile(r"[*_]+"), re.compile(r"[*_]+$")
_CLOSES = re.compile(r"(?:\*{1,3}|_{1,3})[)»”\"]?[.,;:!?]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True, eq=False)
class NameFinder:
    """Finds the names of an index in texts. Compared by identity, so that it can be a cache key."""

    index: NameIndex
    word_counts: Mapping[str, tuple[int, ...]]
    """By the first word of names: the numbers of words of those names, descending."""
    about: str = ""
    """The id of the term that the texts define: there, its name means the term everywhere."""
    _count_cache: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """A cache for `_counts`: most words of a course recur."""

    @classmethod
    def of(cls, index: NameIndex) -> NameFinder:
        """Return the finder for an index. Names with other characters at their ends are left out.

        An equal index gets the same finder, so that cached results for texts are kept: a save
        rarely changes a name.
        """
        for finder in _RECENT:
            if finder.index == index:
                return finder
        counts: dict[str, set[int]] = {}
        for key in index.by_key:
            if words := _words(key):
                counts.setdefault(words[0], set()).add(len(words))
        new = cls(index, {word: _most_first(numbers) for word, numbers in counts.items()})
        _RECENT.append(new)
        return new

    def renewed(self, index: NameIndex, keys: Mapping[str, Iterable[str]]) -> NameFinder:
        """Return the finder of an index that differs in names with certain first words.

        `keys` has all match keys that begin with each of these words.
        """
        counts = dict(self.word_counts)
        for word, match_keys in keys.items():
            counts.pop(word, None)
            if numbers := {len(words) for words in map(_words, match_keys) if words}:
                counts[word] = _most_first(numbers)
        finder = NameFinder(index, counts)
        _RECENT.append(finder)
        return finder

    def names_in(self, text: str, start: int, end: int) -> Iterator[NameMatch]:
        """Yield the names between two positions, from left to right, without overlaps.

        Characters around the range matter too, since they may continue a word.
        """
        words = matches(text, start, end)
        at = 0
        while at < len(words):
            match, count = self._longest(text, words, at)
            if match:
                yield match
            at += count

    def _longest(
        self, text: str, words: list[re.Match[str]], at: int
    ) -> tuple[NameMatch | None, int]:
        """Return the longest name that begins at a word, and the number of words to skip."""
        word = words[at][0]
        for prefix in prefixes(word, self.index.language):
            start = words[at].start() + len(prefix)
            counts = self._counts(word[len(prefix) :])
            if counts and not _begins_whole(text, words[at].start(), self.index.language):
                return None, 1
            for count in counts:
                if at + count > len(words):
                    continue
                end = words[at + count - 1].end()
                if name := self._whole_name(text, start, end):
                    return NameMatch(start, end, name), count
        return None, 1

    def _whole_name(self, text: str, start: int, end: int) -> Name | None:
        whole = _is_whole(text, start, end, self.index.language)
        return self._name(text, start, end) if whole else None

    def _counts(self, word: str) -> tuple[int, ...]:
        """Return the numbers of words of names with a first word, descending."""
        if word not in self._count_cache:
            self._count_cache[word] = self._find_counts(word)
        return self._count_cache[word]

    def _find_counts(self, word: str) -> tuple[int, ...]:
        counts = self.word_counts.get(match_key(word), ())
        bare = without_genitive(word, self.index.language)
        if bare and 1 not in counts and 1 in self.word_counts.get(match_key(bare), ()):
            return (*counts, 1)
        return counts

    def _name(self, text: str, start: int, end: int) -> Name | None:
        """Return the only name with the spelling of a range, None if there is none or more."""
        language = self.index.language
        spelling, names = self.index.names(text[start:end])
        ending = _ending(language)
        fitting = tuple(
            name
            for name in names
            if _is_spelled(spelling, name.spelling, ending)
            and (name.term == self.about or not is_other_sense(text, start, end, name, language))
        )
        exact = tuple(name for name in fitting if name.spelling == spelling)
        candidates = strongest(exact) or strongest(fitting)
        return candidates[0] if len(candidates) == 1 else None


def first_word(key: str) -> str:
    """Return the first word of a match key, empty if it has none."""
    words = words_in(key)
    return words[0] if words else ""


def _words(key: str) -> list[str]:
    """Return the words of a match key, none if it begins or ends with a symbol."""
    words = words_in(key)
    return words if words and key[0].isalnum() and key.endswith(words[-1]) else []


def _most_first(numbers: set[int]) -> tuple[int, ...]:
    return tuple(sorted(numbers, reverse=True))


_RECENT: deque[NameFinder] = deque(maxlen=8)


@cache
def _ending(language: str) -> re.Pattern[str]:
    """Return a pattern for endings after a hyphen, as in `GPU-en`."""
    endings = "|".join(listed(rules_of(language).hyphenated_endings))
    return re.compile(rf"[{_HYPHENS}](?:{endings})$" if endings else r"(?!)")


def _is_spelled(text: str, name: str, ending: re.Pattern[str]) -> bool:
    """Return whether words of a name with capitals are spelled the same in the text.

    `GAN` is not `gan`; words without capitals match in any case. A hyphen may be a space, but not
    before an ending: `MSE er` (“is”) is no plural.
    """
    if ending.search(name) and not ending.search(text):
        return False
    if text == name:
        return True
    name_words = words_in(straight(name))
    in_text = words_in(straight(text))
    heading = len(name_words) > 1 and all(map(_is_as_in_headings, name_words))
    return all(
        word == name_word or name_word == name_word.lower() or (heading and word.islower())
        for word, name_word in zip(in_text, name_words, strict=False)
    )


def _is_as_in_headings(word: str) -> bool:
    """Return whether a word has a capital at most at its beginning: `Geometric`, `mean`, `R`."""
    return word[1:] == word[1:].lower()


def _is_whole(text: str, start: int, end: int, language: str) -> bool:
    return (
        _ends_whole(text, end, language)
        and _is_one_piece(text, start, end)
        and not is_part_of_word(text, start, end)
    )


def _begins_whole(text: str, at: int, language: str) -> bool:
    before = text[at - 1] if at else ""
    if before and before in _HYPHENS and rules_of(language).hyphenated_compounds:
        return text[at - 2 : at - 1].isalnum() and not _NEGATED.search(text, max(0, at - 8), at)
    if before and (before in _HYPHENS + _NAME_SYMBOLS or _is_combining_mark(before)):
        return False
    if before and before in _EMPHASIS:
        return bool(_OPENS.search(text[max(0, at - 8) : at]))
    further = text[at - 2] if at > 1 and before in _JOINS else ""
    return not further.isalnum()


def _ends_whole(text: str, at: int, language: str) -> bool:
    after = text[at] if at < len(text) else ""
    if after and after in _HYPHENS and rules_of(language).hyphenated_compounds:
        return text[at + 1 : at + 2].isalnum()
    if after and (after in _HYPHENS or _is_combining_mark(after)):
        return False
    if after and after in _EMPHASIS:
        return bool(_CLOSES.match(text[at : at + 12]))
    further = text[at + 1 : at + 2] if after in _JOINS else ""
    return not further.isalnum()


def _is_one_piece(text: str, start: int, end: int) -> bool:
    """Return whether a range is within one table row, and the emphasis markers around it match."""
    paragraph = text.rfind("\n\n", 0, start) + 1
    if "\n" in text[start:end] and "|" in text[paragraph:end]:
        return False  # below a table's header, rows need no bars
    before, after = _MARKERS_END.search(text[max(0, start - 8) : start]), _MARKERS.match(text, end)
    return not (before and after) or before[0] == after[0]


def _is_combining_mark(letter: str) -> bool:
    """Return whether a character is a combining mark, part of the letter before it."""
    return "\u0300" <= letter <= "\u036f"
