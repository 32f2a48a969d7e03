"""Spanish: the plural of nouns and adjectives, ñ, abbreviations, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, agreeing, with_endings
from studyguide.languages.rules import (
    AnswerRules,
    LanguageRules,
    SearchRules,
    SentenceRules,
    Sorting,
)

_PREPOSITIONS = "de del a al en con sin por para entre sobre según hasta desde y o que"
# Real Academia Española, Ortografía: plural of nouns and adjectives
_PLURALS: Endings = (
    ("ión", "iones"), ("ón", "ones"), ("án", "anes"), ("én", "enes"), ("ín", "ines"),
    ("és", "eses"), ("ís", "íses ises"), ("ús", "uses"), ("z", "ces"), ("í", "íes ís"),
    ("ú", "úes ús"), ("as", "as"), ("es", "es"), ("is", "is"), ("os", "os"), ("us", "us"),
    ("x", "x"), ("a", "as"), ("e", "es"), ("i", "is"), ("o", "os"), ("u", "us"), ("á", "ás"),
    ("é", "és"), ("ó", "ós"), ("d", "des ds"), ("l", "les ls"), ("r", "res rs"),
    ("n", "nes ns"), ("y", "yes is ys"), ("", "s es"),
)  # fmt: skip
_STRESSED = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}
_LAST_BUT_ONE = re.compile(r"([aeiou])([^aeiouáéíóú]+en)$")


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    return agreeing(words, _PREPOSITIONS, _plurals)


def _plurals(word: str) -> Iterator[str]:
    """Yield the plural of a word, with the accent that `imagen` gets in `imágenes`."""
    if not word[-1].islower():
        yield word + "s"
        return
    yield from with_endings(word, _PLURALS)
    if match := _LAST_BUT_ONE.search(word):
        yield word[: match.start()] + _STRESSED[match[1]] + match[2] + "es"


RULES = LanguageRules(
    inflect=_inflect,
    sorting=Sorting(alphabet="abcdefghijklmnñopqrstuvwxyz"),
    sentences=SentenceRules(
        abbreviations="""aprox cap caps ej etc fig figs pág págs sr sra srta dr dra ud uds vs núm
            tel avda máx mín ed vol apdo secc ec ecs trad prof profa lic ing""",
        counting="art cap núm p pág vol",
    ),
    answers=AnswerRules(articles="el la los las un una unos unas lo"),
    searching=SearchRules(
        endings="""a as o os e es ar er ir ado ada ados adas ido ida idos idas ando iendo cion
            ciones mente""",
        stop_words="""a al algo algún alguna algunas algunos ante antes aquel aquella aquellas
            aquello aquellos así aunque cada como cómo con cuál cuáles cual cuales cuando cuándo
            cuya cuyas cuyo cuyos de debe deben del desde donde dónde dos e el él ella ellas ello
            ellos en entre era eran eres es esa esas ese eso esos esta está están estas este esto
            estos fue fueron ha hace hacer hacia han hasta hay la las le les lo los mas más me
            mediante mi mis misma mismas mismo mismos muy ni no nos nosotros nuestra nuestras
            nuestro nuestros o os otra otras otro otros para pero poco por porque pueden puede pues
            que qué quien quién quienes se sea sean según ser será serán si sí sido sin sobre solo
            son su sus también tan tanto te tiene tienen toda todas todo todos tras tu tus u un una
            unas uno unos usted ustedes y ya yo""",
    ),
    before_verbs="yo tú él ella ellos ellas usted se nos les",
    everyday_words="""este esta estos estas cada otro otra mismo misma su sus muchos algunos todo
        toda primer primera último grande pequeño con sin cuando donde entre antes después""",
)
