"""The words of all that is found, each with where it stands and how much it says there.

The weight of a word in a text is what BM25 makes of how often it stands there and how long the
text is, on a scale to 9: https://en.wikipedia.org/wiki/Okapi_BM25. How rare it is, the browser
counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from studyguide.languages.stemming import Stemming
from studyguide.pages.search.entries import FoundTerm, SearchEntry
from studyguide.pages.search.sentences import words_of

_NAME, _MEANING, _TEXT = 3.0, 3.0, 1.0
"""How much a word says in a name or heading, in the first sentence, and in the rest."""
_SATURATION = 1.2
_LENGTH = 0.7
"""What BM25 calls k1 and b."""
_MOST = 9

Counts = Mapping[str, float]
"""How often each word stands in a text, each time by how much it says."""
Postings = Mapping[str, Sequence[int]]
"""For each word, ten times the step to the next text that has it, and its weight as last digit."""


def term_counts(term: FoundTerm, stemming: Stemming) -> Counts:
    """Return the words of a term."""
    weighted = [(" ".join(term.names), _NAME), (words_of(term.meaning), _MEANING - _TEXT)]
    weighted += [(words_of(text), _TEXT) for text in term.texts]
    return _counts(weighted, stemming)


def passage_counts(passage: SearchEntry, stemming: Stemming) -> Counts:
    """Return the words of a passage; the title of its page says something of each section."""
    weighted = [(passage.section or passage.page, _NAME), (words_of(passage.text), _TEXT)]
    if passage.section:
        weighted.append((passage.page, _TEXT))
    return _counts(weighted, stemming)


def _counts(texts: Iterable[tuple[str, float]], stemming: Stemming) -> Counts:
    counts: dict[str, float] = defaultdict(float)
    for text, weight in texts:
        for word in stemming.words(text):
            counts[word] += weight
    return counts


def postings(*groups: Sequence[Counts]) -> Postings:
    """Return where each word stands, in texts that are numbered through all groups.

    A text is long or short by those of its group: terms, passages.
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    number = 0
    for texts in groups:
        lengths = [sum(counts.values()) for counts in texts]
        average = sum(lengths) / len(lengths) if any(lengths) else 1
        for counts, length in zip(texts, lengths, strict=True):
            norm = _SATURATION * (1 - _LENGTH + _LENGTH * length / average)
            for word, count in counts.items():
                found[word].append((number, max(1, round(_MOST * count / (count + norm)))))
            number += 1
    return {word: _steps(found[word]) for word in sorted(found)}


def _steps(places: Iterable[tuple[int, int]]) -> list[int]:
    steps, last = [], 0
    for number, weight in places:
        steps.append(10 * (number - last) + weight)
        last = number
    return steps
