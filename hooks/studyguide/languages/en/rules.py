"""English: the plural of nouns, abbreviations, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyguide.languages.inflection import head_of
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules, SentenceRules

_PREPOSITIONS = frozenset({"of", "for", "over", "under", "in", "on", "with", "to", "from", "by"})


def _inflect(words: Sequence[str], _declared: frozenset[str]) -> Iterator[str]:
    head = head_of(words, _PREPOSITIONS)
    for plural in _plurals(words[head]):
        yield " ".join([*words[:head], plural, *words[head + 1 :]])


def _plurals(word: str) -> Iterator[str]:
    """Yield the plural of an English noun, and the Latin one of words like `matrix`, `axis`."""
    if not word[-1].islower():
        yield word + "s"
    elif word.endswith("is"):
        yield word[:-2] + "es"
    elif word.endswith(("ix", "ex")):
        yield word[:-2] + "ices"
        yield word + "es"
    elif word.endswith("ch"):  # batches, but epochs
        yield word + "es"
        yield word + "s"
    elif word.endswith(("s", "x", "z", "sh")):
        yield word + "es"
    elif re.search(r"[^aeiou]y$", word):
        yield word[:-1] + "ies"
    else:
        yield word + "s"


def _without_genitive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else ""


RULES = LanguageRules(
    inflect=_inflect,
    without_genitive=_without_genitive,
    sentences=SentenceRules(
        abbreviations="approx ch chap sec fig figs eq eqs resp eds mr mrs ms st inc ltd",
        counting="no pg sec ex",
    ),
    answers=AnswerRules(articles="the a an"),
    searching=SearchRules(
        endings="s es ed er ers ing ings e y ies ion ions ation ations ly or ors al ally",
        stop_words="""a about all also an and any are as at be been but by can do does for from get
            had has have he her his how i if in into is it its just may me might more most must my
            no not of on one only or other our out over she should so some such than that the their
            them then there these they thing things this those to too up us was we were what when
            where which while who why will with would you your""",
    ),
    general_before="of",
    before_verbs="can may might must should will would could cannot they we you who",
    everyday_words="""this that each every same other such their your these those what which some
        many more most whole first last next only small large with from into than then when where
        over have does called before after between""",
)
