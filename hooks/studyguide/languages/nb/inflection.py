"""The regular forms of Norwegian bokmål nouns with their adjectives.

Definite and indefinite, singular and plural, of every gender, since a glossary does not give it; a
declared definite form rules out the other genders. A form that is not a word does no harm. The
genitive is instead removed from words of a text, which halves the table. The rules are those of
Språkrådet's bokmål norm (https://www.sprakradet.no/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from studyguide.languages.inflection import head_of

_PREPOSITIONS = frozenset({"av", "for", "over", "under", "i", "på", "med", "til", "fra", "om"})
_VOWELS = re.compile(r"[aeiouyæøåé]+")


def forms(words: Sequence[str], declared: frozenset[str]) -> Iterator[str]:
    """Yield the forms of a phrase: of its noun and the adjectives before it."""
    head = head_of(words, _PREPOSITIONS)
    before, noun, after = words[:head], words[head], words[head + 1 :]
    nouns = [noun, *_noun_forms(noun, _gender(noun, declared))]
    adjectives = [(word, *_adjective_forms(word)) for word in before]
    for form, *chosen in product(nouns, *adjectives):
        yield " ".join([*chosen, form, *after])


def without_genitive(word: str) -> str:
    """Return a word without the ending of its genitive, empty if it has none."""
    if re.search(r"[^\W\d_sxzSXZ]s$", word):
        return word[:-1].removesuffix("-")
    return ""


def _gender(noun: str, declared: frozenset[str]) -> str:
    """Return `neuter` or `common` if a declared form shows it, else an empty string."""
    stem = noun.removesuffix("e")
    if {noun + "et", noun + "met", stem + "et"} & declared:
        return "neuter"
    if {noun + "en", stem + "en", stem + "a"} & declared:
        return "common"
    return ""


def _noun_forms(noun: str, gender: str) -> Iterator[str]:
    """Yield the definite singular, the plural and the definite plural of a noun."""
    if not noun[-1].islower():  # an abbreviation: GPU-en, GPU-er
        yield from (f"{noun}-{ending}" for ending in ("en", "et", "a", "er", "ene"))
        return
    if any(letter.isupper() for letter in noun[1:]):  # a name: ResNet-et, ResNetet
        yield from (f"{noun}-{ending}" for ending in ("en", "et", "er", "ene"))
    one_syllable = len(_VOWELS.findall(noun)) == 1
    for stem, endings in _stems(noun, one_syllable=one_syllable):
        for ending in endings:
            if gender == "neuter" and (ending in ("en", "n") or (ending == "er" and one_syllable)):
                continue
            if gender == "common" and ending in ("et", "t"):
                continue
            yield stem + ending


def _stems(noun: str, *, one_syllable: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the stems of a noun with their endings."""
    if noun.endswith("e"):
        yield noun, ("n", "t", "r", "ne")
        yield noun[:-1], ("a", "er", "ene")
        if one_syllable:  # tre → treet, trær
            yield noun, ("et", "en", "ene", "er")
            yield noun[:-1] + "æ", ("r", "rne")
    elif noun.endswith("el"):
        yield noun, ("en", "et", "a", "er", "ene")
        yield noun[:-2] + "l", ("er", "ene", "et", "a")
    elif noun.endswith("er"):
        yield noun, ("en", "et", "e", "ne", "ene", "a")
        yield noun[:-2] + "r", ("e", "ene", "et", "a")
    elif noun.endswith("um"):
        yield noun, ("et", "er", "ene")
        yield noun[:-2], ("a", "aene")
    elif re.search(r"[aeiouyæøå]m$", noun):
        yield noun + "m", ("en", "et", "er", "ene", "a")  # program → programmet
        yield noun, ("en", "et", "er", "ene", "a")  # problem → problemet
    else:
        yield noun, ("en", "et", "a", "er", "ene")


def _adjective_forms(word: str) -> Iterator[str]:
    """Yield the plural and definite form of an adjective: `nevralt` → `nevrale`.

    Other words get forms that nobody writes.
    """
    if word.endswith("e") or not word[-1].islower():
        return
    if word.endswith("tt"):
        yield word + "e"
    elif word.endswith("et"):
        yield word[:-1] + "de"
        yield word + "e"
    elif word.endswith("elt"):
        yield word[:-1] + "le"
        yield word[:-1] + "e"
    elif word.endswith("t"):
        yield word[:-1] + "e"
        yield word + "e"
    elif word.endswith(("el", "en", "er")):
        yield word[:-2] + word[-1] + "e"
    else:
        yield word + "e"
