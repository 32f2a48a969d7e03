"""Norwegian nynorsk: sorted like bokmål. It has no words of its own yet."""

from __future__ import annotations

from studyguide.languages.nb.rules import RULES as BOKMAL
from studyguide.languages.rules import AnswerRules, LanguageRules, SearchRules

RULES = LanguageRules(
    sorting=BOKMAL.sorting,
    sentences=BOKMAL.sentences,
    answers=AnswerRules(articles="ein ei eit den det"),
    searching=SearchRules(
        endings="a ane ar ast e en ene er et ing inga ingane ingar r s t",
        stop_words="""alle alt andre at av berre blei blir både da dei deg den denne der det dette
            du eller ein enn er eit ei for frå før få får gjer ha han har heile ho kva kven kvar
            kvart kva kvifor korleis i ikkje inn eg kan kom kjem med meg men meir mest mot må noko
            nokon når og også om opp oss over på seg sjølv sin sine sitt skal skulle slik som så til
            under ut utan var ved vi vil ville vere vår å""",
    ),
    compounds=True,
)
