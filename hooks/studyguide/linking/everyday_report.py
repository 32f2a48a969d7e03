"""What was decided about everyday words that are names of terms, for authors to judge."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from studyguide.linking.everyday import OFTEN, EverydayWord
from studyguide.linking.name_index import match_key
from studyguide.linking.name_table import NameTable
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import names_in_flat_text
from studyguide.linking.text_sources import texts
from studyguide.model.guide import Guide
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.flat import cut, flat
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Inlines
from studyguide.text.tree.plain import plain_words

_NEAR = 3.0
"""A word that is left out nowhere is told too if its ratio is `OFTEN` up to so many times."""
_AROUND = 24
"""How many characters beside a word are shown."""


@dataclass(frozen=True, slots=True)
class EverydayName:
    """An everyday word that is a name of a term."""

    word: str
    term: str
    """The term's id."""
    ratio: float
    """How many times as often the course uses it as people usually do."""
    linked: int
    """At how many places it is taken for the term; the first in each section is a link."""
    left_out: int
    example: str
    """A place where it is left out, with what is beside it; else a place where it is not."""


def everyday_names(guide: Guide, finder: NameFinder) -> tuple[EverydayName, ...]:
    """Return the everyday words that are left out somewhere or nearly so, the doubtful first.

    `finder` finds the names of the guide in a language, by how often its texts use words.
    """
    places: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    ratios: dict[tuple[str, str], float] = {}
    for term, everyday, linked, beside in _places(guide, finder):
        ratios[everyday.word, term] = everyday.ratio
        places.setdefault((everyday.word, term), []).append((linked, beside))
    names = (_name(*key, ratios[key], of_word) for key, of_word in places.items())
    doubtful = (name for name in names if name.left_out or _distance(name) <= math.log(_NEAR))
    return tuple(sorted(doubtful, key=lambda name: (_distance(name), name.word)))


def _name(word: str, term: str, ratio: float, places: list[tuple[bool, str]]) -> EverydayName:
    left_out = [beside for linked, beside in places if not linked]
    example = left_out[0] if left_out else places[0][1]
    return EverydayName(word, term, ratio, len(places) - len(left_out), len(left_out), example)


def _distance(name: EverydayName) -> float:
    """Return how far a word is from the threshold, in either direction."""
    return abs(math.log(max(name.ratio, 0.01) / OFTEN))


def _places(guide: Guide, strict: NameFinder) -> Iterator[tuple[str, EverydayWord, bool, str]]:
    """Yield the places of everyday words: (term, word, whether it is linked, text beside it)."""
    language = strict.index.language
    lenient = NameTable.of(guide.terms, language).finder
    for inlines in _running_texts(guide, language):
        text = flat(inlines)
        linked = {(match.start, match.name.term) for match in names_in_flat_text(text, strict)}
        for match in names_in_flat_text(text, lenient):
            term = match.name.term
            if everyday := _everyday(text[match.start : match.end], term, strict):
                beside = plain_words(
                    cut(inlines, max(0, match.start - _AROUND), match.end + _AROUND)
                )
                yield term, everyday, (match.start, term) in linked, " ".join(beside.split())


def _everyday(words: str, term: str, finder: NameFinder) -> EverydayWord | None:
    names = finder.index.by_key.get(match_key(words), ())
    return next((name.everyday for name in names if name.term == term and name.linked), None)


def _running_texts(guide: Guide, language: str) -> Iterator[Inlines]:
    for source in texts(guide, language):
        if source.automatic:
            for inlines, role in inline_contents(parse_blocks(source.source)[0]):
                if role == "running":
                    yield inlines
