"""The regular forms of German nouns with their adjectives.

A glossary gives neither gender nor declension of a noun, so all forms that its ending allows are
derived; a form that is not a word does no harm, since nobody writes it. Forms that are other
words (`Fall` → `Falle`) are left out. A declared form with an umlaut rules out those without it.
The rules are those of the Duden's grammar, chapter “Das Substantiv”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyguide.languages.de.nouns import ER_PLURALS, NO_VERB_FORMS, UMLAUTS
from studyguide.languages.inflection import head_of

_AFTER_NOUN = frozenset(
    re.findall(
        r"\w+",
        """von vom der des dem den die das eines einer einem einen in im ins für mit zu zur
        zum aus über unter auf an am bei beim nach vor durch ohne gegen um als zwischen""",
    )
)
_ADJECTIVE = re.compile(r"(?=.*[aeiouyäöü].*e)(?:[^\W\dA-Z_Ä-Ü].*|.+sche[rsnm]?)")
_ADJECTIVE_ENDING = re.compile(r"e[rsnm]?$")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_FEMININE = ("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "ik", "ur")
_WEAK = ("ist", "ent", "ant", "loge", "nom", "graf", "graph", "soph", "arch")
_PLURALS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    # the ending of a noun; the part removed from it, and the endings added instead
    ("nis", (("", ("ses", "se", "sen")),)),
    ("mus", (("us", ("en",)), ("", ("se", "sen")))),
    ("us", (("us", ("en", "i")), ("", ("se", "sen", "ses")))),
    ("um", (("um", ("en", "a")), ("", ("s", "e", "en", "es")))),
    ("ma", (("a", ("en", "ata")), ("", ("s", "ta")))),
    ("a", (("a", ("en",)), ("", ("s",)))),
    ("ix", (("ix", ("izen", "izes")), ("", ("e",)))),
    ("ex", (("ex", ("izes",)), ("", ("e", "es", "en")))),
    ("sis", (("is", ("en",)),)),
    ("xis", (("is", ("en",)),)),
    ("in", (("", ("nen", "s", "e", "en", "es")),)),
    ("e", (("", ("n", "s", "ns")),)),
    ("chen", (("", ("s",)),)),
    ("lein", (("", ("s",)),)),
    ("en", (("", ("s",)),)),
    ("el", (("", ("s", "n")),)),
    ("er", (("", ("s", "n")),)),
    ("or", (("", ("s", "en", "e")),)),
    ("on", (("", ("s", "en", "e")), ("on", ("a",)))),
    ("o", (("", ("s",)), ("o", ("en",)))),
)


def forms(words: Sequence[str], declared: frozenset[str]) -> Iterator[str]:
    """Yield the forms of a phrase: of its noun, with the adjectives before it in every case."""
    head = head_of(words, _AFTER_NOUN)
    if head and words[0][:1].isupper():  # `Abhängige Variable`, as in a heading
        uncapitalized = words[0][0].lower() + words[0][1:]
        words = [uncapitalized if _ADJECTIVE.fullmatch(uncapitalized) else words[0], *words[1:]]
    noun = words[head]
    nouns = (noun, *(_noun_forms(noun, declared) if noun[:1].isupper() else ()))
    for before in _before(words[:head]):
        for form in nouns:
            yield " ".join([*before, form, *words[head + 1 :]])


def _before(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words before the noun, with the adjectives as written and in each form."""
    yield [*words]
    if any(map(_ADJECTIVE.fullmatch, words)):
        for ending in _ADJECTIVE_ENDINGS:
            yield [_declined(word, ending) for word in words]


def _declined(word: str, ending: str) -> str:
    if not _ADJECTIVE.fullmatch(word) or not _ADJECTIVE_ENDING.search(word):
        return word
    return _ADJECTIVE_ENDING.sub(ending, word)


def _noun_forms(noun: str, declared: frozenset[str]) -> Iterator[str]:
    """Yield the genitive, the plural and the dative plural."""
    if not noun[-1].islower() or "-" in noun[-2:]:  # an abbreviation: GPUs
        yield noun + "s"
        return
    lower = noun.lower()
    for ending, changes in _PLURALS:
        if lower.endswith(ending) and not lower.endswith("aum"):
            for off, endings in changes:
                yield from (noun.removesuffix(off) + new for new in endings)
            if ending in ("el", "er", "en"):  # Mängel, Väter, Böden
                yield from _with_umlaut(noun, ("", "n") if ending != "en" else ("",))
            return
    yield from _consonant_forms(noun, lower, declared)


def _consonant_forms(noun: str, lower: str, declared: frozenset[str]) -> Iterator[str]:
    """Yield the forms of a noun without a telling ending: `Alkohol`, `Zahl`, `Satz`, `Feld`."""
    if lower.endswith(_FEMININE):
        yield noun + "en"
        if lower.endswith(("ion", "ik", "ur")):
            yield noun + "s"
        return
    if lower.endswith(_WEAK):
        yield from (noun + ending for ending in ("en", "es", "s", "e"))
        return
    sibilant = lower.endswith(("s", "ß", "x", "z", "sch"))
    yield from (noun + ending for ending in (("es",) if sibilant else ("s", "es")))
    if lower.endswith(ER_PLURALS):
        yield from (noun + ending for ending in ("er", "ern"))
        yield from _with_umlaut(noun, ("er", "ern"))
    umlauted = [*_with_umlaut(noun, ("e", "en"))]
    if lower.endswith(UMLAUTS) or not declared.isdisjoint(umlauted):
        yield from umlauted
        return
    if not lower.endswith(NO_VERB_FORMS):
        yield from (noun + ending for ending in ("e", "en"))


def _with_umlaut(noun: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield a noun with an umlaut as its last vowel, if possible: `Baum` → `Bäume`."""
    match = re.search(r"(?i)(au|a|o|u)(?=[^aeiouyäöü]*(?:e[lrn])?$)", noun)
    if match and noun[max(0, match.start() - 1) : match.start()].lower() not in ("e", "ä"):
        vowel = match[1]
        umlaut = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}[vowel[0]]
        changed = noun[: match.start()] + umlaut + vowel[1:] + noun[match.end() :]
        yield from (changed + ending for ending in endings)
