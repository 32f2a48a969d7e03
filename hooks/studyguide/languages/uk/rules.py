"""Ukrainian: cases of nouns and adjectives, the alphabet, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, with_endings
from studyguide.languages.rules import LanguageRules, SearchRules, SentenceRules, Sorting
from studyguide.languages.slavic import phrase_forms

_NOUNS: Endings = (
    ("ння", "нню нням нні нь нями нях ннях ннями"), ("ття", "ттю ттям тті ть ттях ттями"),
    ("ія", "ії ію ією ій іям іями іях іє"), ("ість", "ості істю остей остям остями остях"),
    ("ка", "ки ці ку кою ок кам ками ках"), ("га", "ги зі гу гою г гам гами гах"),
    ("ха", "хи сі ху хою х хам хами хах"), ("жа", "жі жу жею ж жам жами жах"),
    ("ча", "чі чу чею ч чам чами чах"), ("ша", "ші шу шею ш шам шами шах"),
    ("я", "і ю ею є ь ям ями ях й їй ї ією"), ("а", "и і у ою - ам ами ах"),
    ("о", "а у ом і - ам ами ах ові"), ("е", "а у ем і ів ам ами ах"),
    ("ець", "ця цю цем ці ців цям цями цях цеві"), ("ок", "ка ку ком ки ків кам ками ках кові"),
    ("ій", "ія ію ієм ії іїв іям іями іях"), ("й", "я ю єм ї їв ям ями ях єві ї"),
    ("ь", "я ю ем і ів ям ями ях ю ей еві і"),
    ("", "а у ом і и ів ам ами ах ові ем еві"),
)  # fmt: skip
_ADJECTIVES: Endings = (
    ("ий", "ого ому им ім а ої ій у ою е і их ими"), ("ій", "ього ьому ім я ьої ю ьою є і іх іми"),
    ("на", "ної ній ну ною ні них ним ними"), ("а", "ої ій у ою і их им ими"),
    ("я", "ьої ій ю ьою і іх ім іми"), ("е", "ого ому им ім і их ими"), ("і", "их им ими"),
    ("", "-"),
)  # fmt: skip
_ENDINGS = """ий на не ні ова ове ові ська ське ські ча че чі та те ті ла ле лі ена ене ені
    жна жне ічна ічне ічні ива иве иві ба"""


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return phrase_forms(words, _ENDINGS, _nouns, _adjectives)


def _nouns(word: str) -> Iterator[str]:
    """Yield the cases of a noun; of an adjective that stands alone, its own."""
    return _adjectives(word) if word.endswith("ий") else with_endings(word, _NOUNS)


def _adjectives(word: str) -> Iterator[str]:
    return with_endings(word, _ADJECTIVES)


RULES = LanguageRules(
    inflect=_inflect,
    sorting=Sorting(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    sentences=SentenceRules(
        abbreviations="""англ бл вид вул гл грн див ім кн напр обл пор пр рис рр розд с см ст стор
            табл тел тис т.зв т.д т.п укр хв""",
        counting="гл див рис розд с ст стор табл т",
    ),
    searching=SearchRules(
        endings="""а ам ами ах е ем ею и им ими их і ів ові о ого ої ому ою у я ям ями ях ю ь ії ію
            ією ння нні ний на не ні ного ної""",
        stop_words="""а або але б без би в вже від він вона вони все всі де для до є його за з зі і
            із їх її й коли ким кожний кожна котрий ми може можна на над не ні ніж о об один одна
            під після по при про та так такий також те ти тільки то того той тому у це цей ці цього
            цю ця ч чи чому що щоб як яка яке який які якщо""",
    ),
)
