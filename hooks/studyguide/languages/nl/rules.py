"""Dutch: the plural of nouns and the endings of adjectives, abbreviations, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, noun_and_adjectives, with_endings
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules, SentenceRules

_PREPOSITIONS = "van voor met in op aan bij door over uit tot tussen naar en of"
_PLURALS: Endings = (
    ("heid", "heden"), ("ie", "ieën ies"), ("ee", "eeën ees"), ("um", "a ums"), ("us", "ussen i"),
    ("sis", "ses sissen"), ("ix", "ices ixen"), ("ex", "ices exen"),
    ("a", "a's"), ("i", "i's"), ("o", "o's"), ("u", "u's"), ("y", "y's"), ("é", "és"),
    ("je", "jes"), ("e", "es en"), ("el", "els elen ellen"), ("em", "ems emen"),
    ("en", "ens"), ("er", "ers eren"), ("or", "ors oren"), ("aar", "aars aren"), ("", "en s"),
)  # fmt: skip
_LONG = re.compile(r"^(.*[^aeiou])?(aa|ee|oo|uu)([^aeiou])$")
_SHORT = re.compile(r"^(.*[^aeiou])?([aeiou])([bdfgklmnprst])$")
_VOICED = {"f": "v", "s": "z"}


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return noun_and_adjectives(words, _PREPOSITIONS, _plurals, _adjectives)


def _plurals(word: str) -> Iterator[str]:
    if not word[-1].islower():
        yield from (word + "'s", word + "s")
        return
    yield from with_endings(word, _PLURALS)
    yield from (stem + "en" for stem in _stems(word))


def _adjectives(word: str) -> Iterator[str]:
    if word[-1].islower() and not word.endswith("e"):
        yield from (stem + "e" for stem in (*_stems(word), word))


def _stems(word: str) -> Iterator[str]:
    """Yield a word as it is written before a vowel: `vraag` → `vrag`, `net` → `nett`."""
    for stem in (word, word[:-1] + _VOICED.get(word[-1], word[-1])):
        if match := _LONG.match(stem):
            yield f"{match[1] or ''}{match[2][0]}{match[3]}"
        elif match := _SHORT.match(stem):
            yield stem + match[3]
        elif stem != word:
            yield stem


RULES = LanguageRules(
    inflect=_inflect,
    sentences=SentenceRules(
        abbreviations="""afb bijv blz bv ca dhr dr drs enz etc evt fig hfst incl ir excl max min
            mevr mr mw nl nr o.a resp tab tel vgl vs zgn""",
        counting="art blz fig hfst nr p tab vgl",
        ordinals=r"(?!)",
    ),
    answers=AnswerRules(articles="de het een 't"),
    searching=SearchRules(
        endings="e en s t te ten de den er ers heid heden ing ingen je jes lijk lijke",
        stop_words="""aan al alle als ben bent bij dan dat de deze die dit door dus een en er
            geen had heb hebben heeft het hier hij hoe hun ik in is je jij jouw kan kunnen kunt
            maar me meer men met mij mijn moet moeten na naar niet nog nu of om omdat ons onze
            ook op over te toen tot tussen uit van veel voor waar waarom wanneer want waren was
            wat we wel welk welke werd werden wie wij wordt worden zal ze zich zij zijn zo zoals
            zonder zou zouden""",
    ),
    compounds=True,
    everyday_words="""deze dit die dat elke ander andere zelfde zijn haar hun veel sommige alle
        eerste laatste grote kleine met zonder wanneer waar tussen voor na""",
)
