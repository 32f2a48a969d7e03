"""Ukrainian: cases of nouns and adjectives, the alphabet, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, with_endings
from studyguide.languages.rules import (
    AnswerRules,
    LanguageRules,
    SearchRules,
    SentenceRules,
    Sorting,
)
from studyguide.languages.slavic import phrase_forms

_NOUNS: Endings = (
    ("ння", "нню нням нні нь нями нях ннях ннями"), ("ття", "ттю ттям тті ть ттях ттями"),
    ("ія", "ії ію ією ій іям іями іях іє"), ("ість", "ості істю остей остям остями остях"),
    ("ка", "ки ці ку кою ок к кам ками ках"), ("га", "ги зі гу гою г гам гами гах"),
    ("ха", "хи сі ху хою х хам хами хах"), ("жа", "жі жу жею ж жам жами жах"),
    ("ча", "чі чу чею ч чам чами чах"), ("ша", "ші шу шею ш шам шами шах"),
    ("я", "і ю ею єю є ь ям ями ях й їй ї ією"), ("а", "и і у ою - ам ами ах"),
    ("о", "а у ом і - ам ами ах ові"), ("е", "а у ем і ів ам ами ах"),
    ("ець", "ця цю цем ці ців цям цями цях цеві"),
    ("ок", "ка ку ком ки ків кам ками ках кові оку оком оці оки оків окам оками оках окові"),
    ("ій", "ія ію ієм ії іїв іям іями іях"), ("й", "я ю єм ї їв ям ями ях єві ї"),
    ("хід", "ходу ходом ході ходи ходів ходам ходами ходах"),
    ("ень", "ня ню нем ні нів ням нями нях еня еню енем ені енів еням енями енях"),
    ("інь", "еня еню енем ені енів еням енями енях"), ("ять", "яті яттю ятей ятям ятями ятях"),
    ("ель", "еля елю елем елі елів елей елям елями елях елеві еллю"),
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
    """Yield the cases of a noun; of an adjective that stands alone, its own: *змінна*."""
    if not word.endswith("ий"):
        yield from with_endings(word, _NOUNS)
    if word.endswith(("ий", "на")):
        yield from _adjectives(word)


def _adjectives(word: str) -> Iterator[str]:
    return with_endings(word, _ADJECTIVES)


RULES = LanguageRules(
    inflect=_inflect,
    sorting=Sorting(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    sentences=SentenceRules(
        abbreviations="""акад англ бл вул гл див доц ім кн лат напр нім обл пор пр проф ред рис
            рр розд рос ст стор табл тел тис т.зв т.д т.п укр фр""",
        counting="гл див рис розд с ст стор табл т",
    ),
    answers=AnswerRules(letters={"’": "", "'": "", "ʼ": ""}),
    searching=SearchRules(
        endings="""а ам ами ах е ем ею и им ими их і ів ові о ого ої ому ою у я ям ями ях ю ь ії ію
            ією ння нні ний на не ні ного ної""",
        stop_words="""а або але б без би буде був була були було бути в вже від він вона вони
            воно все всі де для до є ж за з зі і із їх її його й коли ким кожна кожний котрий
            лише між ми може можна на над не ні ніж о об один одна перед під після по при про та
            так такий також там те ти тільки то того той тому тут у хто це цей ці цього цю ця чи
            чим чого чому що щоб я як яка яке який якими якого якої які яких якщо""",
    ),
)
