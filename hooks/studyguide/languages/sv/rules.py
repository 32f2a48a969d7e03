"""Swedish: forms of nouns and adjectives, å ä ö, abbreviations, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, noun_and_adjectives, with_endings
from studyguide.languages.rules import (
    AnswerRules,
    LanguageRules,
    SearchRules,
    SentenceRules,
    Sorting,
)

_PREPOSITIONS = "av för över under i på med till från om vid mellan och"
_NOUNS: Endings = (
    ("um", "umet umen a er erna"), ("el", "eln elet lar larna ler lerna len let"),
    ("en", "net en- nen"), ("er", "ern eret rar rarna rer rerna erna ren ret"),
    ("are", "aren are- arna"), ("e", "en et ar arna er erna n"), ("a", "an or orna"),
    ("", "en et ar arna er erna or orna ena n na"),
)  # fmt: skip
_ADJECTIVES: Endings = (
    ("a", "-"), ("al", "ala alt"), ("el", "la elt"), ("en", "na et"), ("er", "ra ert"),
    ("ad", "ade at"), ("t", "ta a"), ("", "a t"),
)  # fmt: skip
_DOUBLED = re.compile(r"[^aeiouyåäö][aeiouyåäö]([mn])$")


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return noun_and_adjectives(words, _PREPOSITIONS, _nouns, _adjectives)


def _nouns(word: str) -> Iterator[str]:
    if not word[-1].islower():
        ends = ("n", "en", "er", "erna", "et", "ar", "arna")
        yield from (f"{word}{hyphen}{end}" for hyphen in "-:" for end in ends)
        return
    yield from with_endings(word, _NOUNS)
    if match := _DOUBLED.search(word):  # program → programmet
        yield from (f"{word}{match[1]}{end}" for end in ("en", "et", "ar", "er", "erna", "en"))


def _adjectives(word: str) -> Iterator[str]:
    yield from with_endings(word, _ADJECTIVES)


def _without_genitive(word: str) -> str:
    return word[:-1].rstrip(":") if re.search(r"[^\W\d_sxz]s$", word, re.I) else ""


RULES = LanguageRules(
    inflect=_inflect,
    without_genitive=_without_genitive,
    hyphenated_endings="n en er erna et ar",
    sorting=Sorting(letters_at_end="åäö", spellings={"æ": "ä", "ø": "ö", "ü": "y"}),
    sentences=SentenceRules(
        abbreviations="""bl ca dvs d.v.s enl etc exkl ev fig fr.o.m inkl jfr kap kl m.m max min nr
            osv o.s.v resp s.k st t.ex tab tel t.o.m vs""",
        counting="avsn ekv fig kap kl nr s st tab",
    ),
    answers=AnswerRules(articles="en ett den det de"),
    searching=SearchRules(
        endings="a ade an ande ar arna are en ens er erna et ets ing ingen ningar or orna s t",
        stop_words="""alla allt andra att av bara bli blir både de dem den denna dessa det detta dig
            din du där efter eller en ett för från få får genom ha han har hela hon hur i inte jag
            kan kommer man med men mer mest mig mot måste ned ni någon något några när och också om
            oss på samma sedan sig sin sitt ska skall skulle som så till under upp ut utan vad var
            varför vara vid vilka vilken vilket vi vill är över""",
    ),
    compounds=True,
)
