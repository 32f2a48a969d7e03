"""Norwegian nynorsk: sorted like bokmål. It has no words of its own yet."""

from __future__ import annotations

from studyguide.languages.nb.rules import RULES as BOKMAL
from studyguide.languages.rules import AnswerRules, LanguageRules

RULES = LanguageRules(
    sorting=BOKMAL.sorting,
    sentences=BOKMAL.sentences,
    answers=AnswerRules(articles="ein ei eit den det"),
    compounds=True,
)
