"""Danish: forms of nouns and adjectives, æ ø å, abbreviations, articles."""

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

_PREPOSITIONS = "af for over under i på med til fra om ved mellem og"
# definite, plural and definite plural; `-e` alone is also a verb and left out after consonants
_NOUNS: Endings = (
    ("um", "ummet um- er erne et"), ("el", "elen elet ler lerne let"),
    ("er", "eren eret ere erne eren ret"), ("e", "en et er erne ene"),
    ("or", "oren orer orerne"), ("", "en et er erne ene"),
)  # fmt: skip
_ADJECTIVES: Endings = (
    ("e", "-"), ("el", "le elt"), ("en", "ne ent"), ("er", "re ert"), ("et", "ede"),
    ("sk", "ske"), ("t", "te e"), ("", "e t"),
)  # fmt: skip
_DOUBLED = re.compile(r"[^aeiouyæøå][aeiouyæøå]([bdfgklmnprst])$")


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return noun_and_adjectives(words, _PREPOSITIONS, _nouns, _adjectives)


def _nouns(word: str) -> Iterator[str]:
    if not word[-1].islower():
        yield from (f"{word}{hyphen}{end}" for hyphen in "-'" for end in ("en", "et", "er", "erne"))
        return
    yield from with_endings(word, _NOUNS)
    if match := _DOUBLED.search(word):  # net → nettet
        yield from (f"{word}{match[1]}{end}" for end in ("en", "et", "er", "erne", "ene"))


def _adjectives(word: str) -> Iterator[str]:
    yield from with_endings(word, _ADJECTIVES)


def _without_genitive(word: str) -> str:
    return word[:-1].rstrip("'’") if re.search(r"[^\W\d_sxz]['’]?s$", word, re.I) else ""


RULES = LanguageRules(
    inflect=_inflect,
    without_genitive=_without_genitive,
    hyphenated_endings="en et er erne",
    sorting=Sorting(
        letters_at_end="æøå",
        spellings={"aa": "å", "ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "th"},
    ),
    sentences=SentenceRules(
        abbreviations="""bl ca dvs eks ekskl evt f fx hhv inkl jf jvf kap maks min mht nr osv pga
            pkt s sml stk tab tlf vha""",
        counting="afsn fig kap kl maks nr s stk tab",
    ),
    answers=AnswerRules(articles="en et den det de"),
    searching=SearchRules(
        endings="a e en ene er erne ers es et ets ende ing ingen inger ingerne hed heder s t te",
        stop_words="""af al alle alt andre at blev blive bliver da de dem den denne der det dette
            dig din disse du efter eller en end er et for fra få får går ha han har hende her hun
            hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ind jeg kan kom
            kun man med meget men mere mest mig min mod må ned noget nogle når og også om op os over
            på samme selv sig sin sit skal som så til ud under var ved vi vil ville være vores""",
    ),
    compounds=True,
)
