"""Italian: the plural of nouns and adjectives, elisions, abbreviations, articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, agreeing, with_endings
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules, SentenceRules

_PREPOSITIONS = """di del dello della dei degli delle dell' a al allo alla ai agli alle da dal dallo
    dalla dai dagli dalle in nel nello nella nei negli nelle con su sul sullo sulla sui sugli sulle
    per tra fra e o senza che"""
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
            ed cfr vs tab sez art cit ca sgg trad dr""",
        counting="art cap fig n p pag vol",
    ),
    answers=AnswerRules(articles="il lo la i gli le l un uno una"),
    searching=SearchRules(
        endings="""a e i o are ere ire ato ata ati ate ito ita iti ite ando endo zione zioni mente
            che chi""",
        stop_words="""a abbiamo ad agli ai al all alla alle allo anche ancora che chi ci cioè come
            con cosa così cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della
            delle dello deve devono di dopo dove e è ed era erano essere fa fra già gli ha hai
            hanno ho i il in io l la le lei lo loro lui ma me mentre mi mia mie miei mio molto ne
            negli nei nel nell nella nelle nello noi non nostra nostre nostri nostro o od ogni
            oppure per perché però più poi può possono qual quale quali quando quanto quei quegli
            quella quelle quelli quello quest questa queste questi questo quindi se senza si sia
            siamo siano sono stessa stesse stessi stesso su sua sue sugli sui sul sull sulla sulle
            sullo suo suoi te ti tra tu tua tue tuo tuoi tutta tutte tutti tutto un una uno vi
            viene vengono voi vostra vostro""",
    ),
    before_verbs="io tu lui lei noi voi loro si ci vi",
    everyday_words="""questo questa questi queste ogni altro altra stesso stessa suo sua molti
        alcuni tutto tutta primo prima ultimo grande piccolo con senza quando dove tra dopo""",
)
