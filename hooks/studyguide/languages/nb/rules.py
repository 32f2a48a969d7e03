"""Norwegian bokmål: forms of nouns and adjectives, æ ø å, abbreviations, articles."""

from __future__ import annotations

from studyguide.languages.nb.inflection import forms, without_genitive
from studyguide.languages.rules import AnswerRules, LanguageRules, SentenceRules, Sorting

RULES = LanguageRules(
    inflect=forms,
    without_genitive=without_genitive,
    hyphenated_endings="en et a er ene",
    # Norsk Standard NS 4103; Unicode CLDR, collation for nb
    sorting=Sorting(
        letters_at_end="æøå",
        spellings={"aa": "å", "ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "th"},
    ),
    sentences=SentenceRules(
        abbreviations="bl dvs osv jf pkt mfl mht pga ift evt inkl ekskl hhv st kap",
        counting="fl kl maks avsn oppg lign likn",
    ),
    answers=AnswerRules(articles="en ei et den det"),
    compounds=True,
)
