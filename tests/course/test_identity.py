"""What readers have kept of this course since its first edition is still theirs."""

from __future__ import annotations

from loaded_course import loaded_course
from sites import ROOT
from studyguide.pages.decks.identities import anki_id, deck_namespace, note_guid


def test_this_course_keeps_the_identities_that_its_readers_have() -> None:
    guide = loaded_course(ROOT)
    own = deck_namespace(guide.course)
    assert note_guid(own, "neuron", "en") == "H_EBK(kQvJ"
    assert note_guid(own, "question", "what-makes-it-deep", "nb") == "eaW;!Qmw)b"
    assert anki_id(own, "deck", "en", "1") == 1102500565640
    assert anki_id(own, "type", "term", "nb") == 1101623591769
