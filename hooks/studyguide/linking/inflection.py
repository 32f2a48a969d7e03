"""The regular inflections of a name: English and Norwegian bokmål nouns with their adjectives.

English: the plural. Norwegian: definite and indefinite, singular and plural, of every gender,
since a glossary does not say which a noun has; where one declared definite form does, the endings
of the other genders are left out. A form that is no word does no harm. The genitive is taken off
a text's word instead (`without_genitive`): that halves the table.
The rules are those of Språkrådet's bokmål norm (https://www.sprakradet.no/).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

_CODE = re.compile(r"[_(=]|\w\.\w|\.$")
_ENGLISH_LINKS = frozenset({"of", "for", "over", "under", "in", "on", "with", "to", "from", "by"})
_NORWEGIAN_LINKS = frozenset({"av", "for", "over", "under", "i", "på", "med", "til", "fra", "om"})
_VOWELS = re.compile(r"[aeiouyæøåé]+")


def inflections(name: str, language: str, declared: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the regular forms of a name, without the name itself; none for code.

    `declared` are the forms that the author gives. Only the head of a phrase is inflected, and in
    Norwegian the adjectives before it: `nevralt nett` → `nevrale nettet`.
    """
    words = name.split()
    if _CODE.search(name) or not words or not words[-1][-1].isalnum():
        return ()
    match language:
        case "en":
            forms = _english(words)
        case "nb":
            forms = _norwegian(words, frozenset(declared))
        case _:
            forms = iter(())
    return tuple(dict.fromkeys(form for form in forms if form != name))


def without_genitive(word: str, language: str) -> str:
    """Return a word without the ending of its genitive, empty if it has none."""
    if language == "en":
        return word[:-2] if word.endswith(("'s", "’s")) else ""
    if language == "nb" and re.search(r"[^\W\d_sxzSXZ]s$", word):
        return word[:-1].removesuffix("-")
    return ""


def _head(words: list[str], links: frozenset[str]) -> int:
    """Return where the noun is that a phrase is about: before the first preposition."""
    at = next((at for at, word in enumerate(words) if at and word in links), len(words))
    return at - 1


def _english(words: list[str]) -> Iterator[str]:
    head = _head(words, _ENGLISH_LINKS)
    for plural in _plurals(words[head]):
        yield " ".join([*words[:head], plural, *words[head + 1 :]])


def _plurals(word: str) -> Iterator[str]:
    """Yield the plural of an English noun, and the Latin one of words like `matrix`, `axis`."""
    if not word[-1].islower():
        yield word + "s"
    elif word.endswith("is"):
        yield word[:-2] + "es"
    elif word.endswith(("ix", "ex")):
        yield word[:-2] + "ices"
        yield word + "es"
    elif word.endswith("ch"):  # batches, but epochs
        yield word + "es"
        yield word + "s"
    elif word.endswith(("s", "x", "z", "sh")):
        yield word + "es"
    elif re.search(r"[^aeiou]y$", word):
        yield word[:-1] + "ies"
    else:
        yield word + "s"


def _norwegian(words: list[str], declared: frozenset[str]) -> Iterator[str]:
    head = _head(words, _NORWEGIAN_LINKS)
    before, noun, after = words[:head], words[head], words[head + 1 :]
    forms = [noun, *_noun_forms(noun, _gender(noun, declared))]
    adjectives = [(word, *_adjective_forms(word)) for word in before]
    for form, *chosen in product(forms, *adjectives):
        yield " ".join([*chosen, form, *after])


def _gender(noun: str, declared: frozenset[str]) -> str:
    """Return `neuter` or `common` if a declared form tells, else an empty string."""
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
    """Yield the stems of a noun with the endings that they take."""
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
    """Yield the form of an adjective in the plural and after an article: `nevralt` → `nevrale`.

    What is no adjective, or has that form already, gets forms that nobody writes.
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
