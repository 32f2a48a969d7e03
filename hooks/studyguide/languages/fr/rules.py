"""French: the plural of nouns and adjectives, elisions, œ, abbreviations, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyguide.languages.endings import Endings, agreeing, with_endings
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules, SentenceRules

_PREPOSITIONS = "de du des à au aux en par pour sur sous sans avec dans entre et ou que qui"
_ELIDED = re.compile(r"[dlDL]['’]")
_PLURALS: Endings = (
    ("s", "s"), ("x", "x"), ("z", "z"), ("al", "aux als"), ("ail", "ails aux"), ("au", "aux aus"),
    ("eu", "eux eus"), ("ou", "ous oux"), ("", "s"),
)  # fmt: skip
_FEMININES: Endings = (
    ("el", "elle elles"), ("if", "ive ives"), ("ien", "ienne iennes"), ("eux", "euse euses"),
    ("er", "ère ères"), ("et", "ète ètes ette ettes"), ("é", "ée ées"), ("al", "ale ales"),
    ("aire", "aires"), ("ique", "iques"), ("e", "es"), ("ant", "ante antes"), ("", "-"),
)  # fmt: skip
_ADJECTIVE = re.compile(r".*(?:el|if|eux|al|ien|ique|aire|ant|é)$")


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    head = next((at for at, word in enumerate(words) if at and _ELIDED.match(word)), len(words))
    for form in agreeing(words[:head], _PREPOSITIONS, _forms):
        yield " ".join([form, *words[head:]])


def _forms(word: str) -> Iterator[str]:
    if not word[-1].islower():
        yield word + "s"
        return
    yield from with_endings(word, _PLURALS)
    if _ADJECTIVE.match(word):
        yield from with_endings(word, _FEMININES)


RULES = LanguageRules(
    inflect=_inflect,
    elisions="l d qu n s c j m t lorsqu puisqu jusqu quoiqu",
    sentences=SentenceRules(
        abbreviations="""env chap fig figs éq ex cf etc réf éd vol p pp mme mlle dr max min resp art
            cf sect tél av apr ap mgr ibid trad coll obs janv févr juil oct nov déc""",
        counting="art chap fig no p vol éq ex",
    ),
    answers=AnswerRules(articles="le la les l un une des du de"),
    searching=SearchRules(
        endings="""e es s x ee ees er ant ante ants antes eau eaux ement ements ation ations ion
            ions aux al ale ales ique iques eur eurs euse euses if ive ifs ives""",
        stop_words="""a à afin ai ainsi alors au aussi aux avec avoir c ça car ce ceci cela celle
            celles celui ces cet cette ceux chaque chez ci comme comment d dans de des deux doit
            doivent donc dont du elle elles en entre es est et étaient était être eux fait faire il
            ils j je l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m
            ma mais me mes même mêmes moi moins mon n ne ni nos notre nous on ont ou où par parce
            pas peu peut peuvent plus pour pourquoi puis puisque qu quand que quel quelle quelles
            quels qui quoi s sa sans se selon sera seront ses si soi soit son sont sous sur t ta te
            tes toi tous tout toute toutes très tu un une vers vos votre vous y""",
    ),
    before_verbs="je tu il elle on ils elles nous vous se ne",
    everyday_words="""ce cet cette ces chaque autre même son sa ses leur leurs plusieurs tout toute
        premier première dernier grand petit avec sans quand où entre avant après""",
)
