"""German: forms of nouns and adjectives, abbreviations, ordinals, articles, umlauts."""

from __future__ import annotations

from studyguide.languages.de.inflection import forms
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules, SentenceRules

_MONTHS = (
    "Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
    "|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?|Jänner"
)
_COUNTED = (
    "Jahrhunderts?|Jh|Jahrtausends?|Jahrgangs?|Klassen?|Semesters?|Auflagen?|Kapitels?|Ordnung"
    "|Grad(?:es)?|Ableitung|Quartals?|Weltkriegs?|Stufe|Generation|Hauptsatz(?:es)?|Woche|Tag(?:es)?"
)
_ORDINALS = (
    r"\b(?:der|die|das|dem|den|des|am|vom|zum|zur|im|ins|beim|diese[rsmn]?|jede[rsmn]?"
    r"|eine?[rsmn]?|ihre?[rsmn]?|seine?[rsmn]?|unsere?[rsmn]?)\s(?:[0-9]{1,3}|[IVX]+)\.$"
)

# sorted by DIN 5007-1, ä as a and ß as ss: the default for accented letters
RULES = LanguageRules(
    inflect=forms,
    sentences=SentenceRules(
        abbreviations="""abb abk abs allg anm bd bez bsp bspw bzgl bzw ca chem dgl einschl engl
            entspr evtl exkl ff franz geb gem gest ggf griech hrsg inkl insb jh kap lat lt math max
            mill min mind mio mrd mr mrs nr nrn österr phys rd sog st std str tab tel tsd usf
            usw verf vgl zit zzgl""",
        counting="abschn art aufg bd bl gl jg kap s sp tab übg z",
        ordinals=_ORDINALS,
        after_ordinals=rf"\s+(?:{_MONTHS}|{_COUNTED})\b",
    ),
    answers=AnswerRules(
        articles="der die das den dem des ein eine einen einem einer eines",
        letters={"ä": "ae", "ö": "oe", "ü": "ue"},
    ),
    searching=SearchRules(
        endings="e en end ende er ern em es n s st t te ten et ung ungen lich liche licher",
        stop_words="""aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass
            dem den der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch
            ein eine einem einen einer eines er es etwas für hat haben ich ihr ihre im in ins ist ja
            jede jeder jedes kann kein keine können man mehr mein mich mir mit muss nach nicht noch
            nur ob oder ohne sehr sein seine sich sie sind so soll über um und uns unter vom von vor
            war warum was weil welche welcher welches wenn wer werden wie wieder will wir wird wo
            wurde zu zum zur""",
    ),
    hyphenated_compounds=True,
    compounds=True,
    capital_nouns=True,
)
