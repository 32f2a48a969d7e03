"""Norwegian nynorsk: forms of nouns and adjectives; sorted and abbreviated like bokmål."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, noun_and_adjectives, with_endings
from studyguide.languages.nb.rules import RULES as BOKMAL
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules

_PREPOSITIONS = "av for over under i på med til frå om ved mellom og"
_NOUNS: Endings = (
    ("el", "elen elet ela lar lane ler lene let"),
    ("ar", "aren arar arane"),
    ("um", "umet a er ene"),
    ("e", "en et a ar ane er ene"),
    ("a", "a- er ene or one"),
    ("", "en et a ar ane er ene i"),
)
_ADJECTIVES: Endings = (
    ("e", "-"), ("elt", "elle ele"), ("tt", "tte"), ("t", "e te"), ("en", "ne e ent"),
    ("", "e t"),
)  # fmt: skip


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return noun_and_adjectives(words, _PREPOSITIONS, _nouns, _adjectives)


def _nouns(word: str) -> Iterator[str]:
    if not word[-1].islower():
        yield from (f"{word}-{ending}" for ending in ("en", "et", "a", "ar", "ane", "er", "ene"))
        return
    yield from with_endings(word, _NOUNS)
    if word.endswith("m"):  # program → programmet
        yield from (f"{word}m{ending}" for ending in ("en", "et", "ar", "ane", "er", "a"))


def _adjectives(word: str) -> Iterator[str]:
    return with_endings(word, _ADJECTIVES)


RULES = LanguageRules(
    inflect=_inflect,
    without_genitive=BOKMAL.without_genitive,
    hyphenated_endings="en et a ar ane er ene",
    sorting=BOKMAL.sorting,
    sentences=BOKMAL.sentences,
    answers=AnswerRules(articles="ein ei eit den det dei"),
    searching=SearchRules(
        endings="a ane ar ast e en ene er et ing inga ingane ingar r s t",
        stop_words="""alle alt andre at av berre blei blir både da dei deg den denne der desse det
            dette du eller ein enn er eit ei for frå før få får gjer ha han har heile ho kva kven
            kvar kvart kvifor korleis i ikkje inn eg kan kom kjem med meg men meir mest mot må noko
            nokon når og også om opp oss over på seg sjølv sin sine sitt skal skulle slik som så til
            under ut utan var ved vi vil ville vere vår å""",
    ),
    compounds=True,
)
