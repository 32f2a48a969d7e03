"""Polish: cases of nouns and adjectives, the alphabet, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, with_endings
from studyguide.languages.rules import LanguageRules, SearchRules, SentenceRules, Sorting
from studyguide.languages.slavic import phrase_forms

_NOUNS: Endings = (
    ("anie", "ania aniu aniem aniach aniom ań aniami"),
    ("enie", "enia eniu eniem eniach eniom eń eniami"),
    ("cja", "cji cję cją cje cjom cjami cjach"), ("ja", "i ję ją je jom jami jach ji"),
    ("ość", "ości ością ościom ościami ościach"), ("ć", "ci cią ciom ciami ciach ćmi"),
    ("ień", "nia niowi niem niu nie ni niom niami niach ienia ieniem ieniu ienie ieniom ieniach"),
    ("ń", "nia niu niem nie ni niom niami niach nią"), ("ka", "ki ce kę ką kom kami kach ek k"),
    ("ga", "gi dze gę gą gom gami gach g"), ("ia", "ii ię ią ie iom iami iach i"),
    ("cha", "chy sze chę chą chom chami chach ch"), ("ła", "ły le łę łą łom łami łach ł eł"),
    ("sta", "sty ście stę stą stom stami stach st"),
    ("ta", "ty cie tę tą tom tami tach t"), ("da", "dy dzie dę dą dom dami dach d"),
    ("ra", "ry rze rę rą rom rami rach r er"), ("wa", "wy wie wę wą wom wami wach w ew"),
    ("a", "y ie ę ą om ami ach i e -"), ("um", "a om ami ach ów"),
    ("cie", "cia ciu ciem ciom ciami ciach ć"), ("ko", "ka ku kiem kom kami kach k"),
    ("ło", "ła łu łem le łom łami łach ł eł"), ("ro", "ra ru rem rze rom rami rach r er"),
    ("o", "a u em ie om ami ach - e"), ("e", "a u em om ami ach y i"),
    ("ek", "ka kowi kiem ku ki ków kom kami kach"), ("ec", "ca cowi cem cu ce ców com cami cach"),
    ("k", "ka kowi kiem ku ki ków kom kami kach"), ("g", "gu ga giem gi gów gom gami gach"),
    ("st", "stu stowi stem ście sty stów stom stami stach"),
    ("t", "tu ta towi tem cie ty tów tom tami tach"),
    ("ód", "odu odowi odem odzie ody odów odom odami odach"),
    ("ąd", "ądu ądem ądzie ądy ądów ądami ądach ędu ędem ędzie ędy ędów ędom ędami ędach"),
    ("d", "du da dowi dem dzie dy dów dom dami dach"),
    ("ór", "oru orowi orem orze ory orów orom orami orach"),
    ("r", "ru ra rowi rem rze ry rów rom rami rach"), ("ł", "łu ła łem le ły łów łom łami łach"),
    ("", "u a owi em ie e y i ów om ami ach"),
)  # fmt: skip
_ADJECTIVES: Endings = (
    ("ski", "skiego skiemu skim skie skich skimi ska ską skiej scy"),
    ("ki", "kiego kiemu kim kie kich kimi ka ką kiej"), ("gi", "giego giemu gim gie gich gimi"),
    ("ny", "nego nemu nym ne nych nymi na ną nej ni"), ("y", "ego emu ym e ych ymi a ą ej"),
    ("ska", "skiej ską skie skich skim skimi"), ("ka", "kiej ką kie kich kim kimi"),
    ("a", "ej ą e ych ym ymi"), ("ie", "iego iemu im ich imi"), ("e", "ego emu ym ych ymi"),
    ("", "-"),
)  # fmt: skip
_ENDINGS = """owy owa owe ny na ne ski ska skie czny czna czne ty ta te ły ła łe wy wa we jący jąca
    jące ony ona one rzy rza rze"""


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return phrase_forms(words, _ENDINGS, _nouns, _adjectives)


def _nouns(word: str) -> Iterator[str]:
    """Yield the cases of a noun, which may be an adjective: *zmienna*, *pochodna*, *prosta*."""
    yield from with_endings(word, _NOUNS)
    if word.endswith(("na", "ta", "wa", "ła")):
        yield from with_endings(word, _ADJECTIVES)


def _adjectives(word: str) -> Iterator[str]:
    return with_endings(word, _ADJECTIVES)


RULES = LanguageRules(
    inflect=_inflect,
    sorting=Sorting(alphabet="aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"),
    sentences=SentenceRules(
        abbreviations="""ang cz ds dr fr godz hab im inż itd itp łac max min m.in mgr niem np nr
            ok pkt pl płd por prof przyp r red rozdz rys str św tab tel tj tys tzn tzw ul ust wg
            wsp wyd wzgl zob""",
        counting="art nr pkt rozdz rys s str tab ust",
    ),
    searching=SearchRules(
        endings="""a ach ami e ego ej em emu i ich ie iem im imi ow owi om o u y ych ym ymi ia iach
            owy owa owe ny na ne nego nej""",
        stop_words="""a aby albo ale bez bo był była było były być będzie co czego czemu czy
            czym dla dlaczego do gdy gdzie i ich ile im ja jak jaka jaki jakie jako jego jej
            jest jeśli jeżeli już każda każde każdy kiedy kto która które którego której który
            których lub ma mają może można na nad nie nich niż o od on ona one oraz po pod przed
            przez przy są się ta tak także tam te tego tej ten to tu tych tylko tym u w we więc
            z za ze że""",
    ),
)
