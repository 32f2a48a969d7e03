"""Italian: the plural of nouns and adjectives, elisions, abbreviations, articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, agreeing, with_endings
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules, SentenceRules

_PREPOSITIONS = """di del dello della dei degli delle dell' a al allo alla ai agli alle da dal dalla
    in
    nel nella con su sul sulla per tra fra e o senza che"""
_PLURALS: Endings = (
    ("cia", "cie ce"), ("gia", "gie ge"), ("ca", "che chi"), ("ga", "ghe ghi"), ("co", "chi ci"),
    ("go", "ghi gi"), ("io", "i ii"), ("ista", "isti iste"), ("ma", "mi me"), ("a", "e"),
    ("o", "i"), ("e", "i"), ("", "-"),
)  # fmt: skip


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return agreeing(words, _PREPOSITIONS, _plurals)


def _plurals(word: str) -> Iterator[str]:
    return with_endings(word, _PLURALS)


RULES = LanguageRules(
    inflect=_inflect,
    elisions="l un d c s n dell all dall nell sull coll quell quest bell sant anch com",
    sentences=SentenceRules(
        abbreviations="""es ecc cap capp fig figg pag pagg sig sigg dott prof ing avv max min eq vol
            ed cfr vs tab sez art""",
        counting="art cap fig n p pag vol",
    ),
    answers=AnswerRules(articles="il lo la i gli le l un uno una"),
    searching=SearchRules(
        endings="""a e i o are ere ire ato ata ati ate ito ita iti ite ando endo zione zioni mente
            che chi""",
        stop_words="""a ad ai al alla alle anche che chi ci come con cui da dal dalla dei del della
            delle di dove e è ed era essere fra gli ha hanno i il in io la le lo loro ma mi ne nei
            nel nella non o ogni per perché più può quale quando quanto quella quello questa questo
            se si sia sono su sua sue sul sulla suo tra tutti tutto un una uno""",
    ),
    everyday_words="""questo questa questi queste ogni altro altra stesso stessa suo sua molti
        alcuni tutto tutta primo prima ultimo grande piccolo con senza quando dove tra dopo""",
)
