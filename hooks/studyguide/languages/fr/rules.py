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
            cf sect tél av apr""",
        counting="art chap fig no p vol éq ex",
    ),
    answers=AnswerRules(articles="le la les l un une des du de"),
    searching=SearchRules(
        endings="""e es s x ee ees er ant ante ants antes ement ements ation ations ion ions aux al
            ale ales ique iques eur eurs euse euses if ive ifs ives""",
        stop_words="""a à ai au aussi aux avec avoir c ce ces cet cette chaque ci comme comment d
            dans de des deux dont du elle elles en entre est et être eux fait il ils j je l la le
            les leur leurs lors lui m ma mais me mes même moins mon n ne ni nos notre nous on ont ou
            où par pas peu peut plus pour pourquoi qu quand que quel quelle quels qui s sa sans se
            ses si son sont sous sur t ta te tout toute tous très tu un une vos votre vous y""",
    ),
    everyday_words="""ce cet cette ces chaque autre même son sa ses leur leurs plusieurs tout toute
        premier première dernier grand petit avec sans quand où entre avant après""",
)
