"""The texts of this course read the same when they are written anew for other programs."""

from __future__ import annotations

from checks.texts import every_text_reads_the_same_when_it_is_written_anew
from loaded_course import loaded_course
from sites import ROOT


def test_every_text_of_the_course_reads_the_same_when_it_is_written_anew() -> None:
    guide = loaded_course(ROOT)
    every_text_reads_the_same_when_it_is_written_anew(guide, least=5000)
