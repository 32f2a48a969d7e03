"""Norwegian bokmål: forms of nouns and adjectives, æ ø å, abbreviations, articles."""

from __future__ import annotations

from studyguide.languages.nb.inflection import forms, without_genitive
from studyguide.languages.rules import (
    AnswerRules,
    LanguageRules,
    SearchRules,
    SentenceRules,
    Sorting,
)

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
    answers=AnswerRules(articles="en ei et den det de"),
    searching=SearchRules(
        endings="a e en ene enes ens er eren erne ers es et ets ende ing ingen ingene inger r s t",
        stop_words="""alle alt andre at av bare ble bli blir både da de deg dem den denne der det
            dette disse du eller en enn er et ett ei for fra før få får gjør ha han har hele hun hva
            hvem hver hvert hvilke hvilken hvilket hvor hvordan hvorfor i ikke inn jeg kan kom
            kommer man med meg men mer mest mot må noe noen når og også om opp oss over på seg
            selv sin sine sitt skal skulle slik som så til under ut uten var ved vi vil ville være
            vår å""",
    ),
    compounds=True,
)
