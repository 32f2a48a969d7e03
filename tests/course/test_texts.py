"""The texts of this course read the same when they are written anew for other programs."""

from __future__ import annotations

from checks.texts import every_text_reads_the_same_when_it_is_written_anew
from sites import ROOT
from studyguide.reading.load import load_guide


def test_every_text_of_the_course_reads_the_same_when_it_is_written_anew() -> None:
    guide, _ = load_guide(ROOT / "content", docs=ROOT / "docs")
    assert guide is not None
    every_text_reads_the_same_when_it_is_written_anew(guide, least=5000)
