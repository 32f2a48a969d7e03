"""German nouns whose declension does not follow from their endings; compounds end in them."""

from __future__ import annotations

import re

ER_PLURALS = tuple(
    re.findall(
        r"\w+",
        """bild feld kind glied brett nest licht lied geist leib kleid schild rind weib
        schwert gesicht wort buch blatt rad fach dach loch volk haus land band bad glas gras
        grab amt gut huhn horn korn tal tuch schloss fass lamm kalb kraut gott mann wald
        wurm rand pfand holz dorf maul irrtum eigentum wachstum""",
    )
)
"""Nouns with a plural in `-er`, with an umlaut where possible."""

UMLAUTS = tuple(
    re.findall(
        r"\w+",
        """fall rat satz ausdruck eindruck baum raum traum zug fluss schluss schuss kuss
        guss bruch spruch grund kampf dampf krampf fuß gruß plan kanal zahn sohn ton strom
        stoß block stock topf kopf rock bock korb wolf hof gang rang hang klang fang stand
        wand hand kraft macht nacht stadt naht angst kunst brust lust luft kluft frucht
        sucht haut maus laus faust braut schwamm stamm damm kamm schlag trag lauf kauf
        brauch bauch schlauch markt arzt ball knall stall wall platz schatz einfluss schwung
        sprung wunsch sturz wurf zwang saft schaft gast ast pass ratschlag flug trug krug""",
    )
)
"""Nouns with an umlaut and `-e` in the plural: without it, `Falle` and `Rate` are other words."""

NO_VERB_FORMS = ("test", "druck", "bau", "schlaf", "start", "streik", "stopp")
"""Nouns that become verbs with `-e` or `-en`, or nouns made of verbs: `das Testen`."""
