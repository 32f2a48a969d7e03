"""The figures of this course on its pages."""

from __future__ import annotations

from checks.drawings import every_figure_is_inlined_and_its_words_stay_apart
from sites import ROOT


def test_every_figure_of_the_course_is_inlined_and_its_words_stay_apart() -> None:
    figures = sorted((ROOT / "content").rglob("*.svg"))
    assert figures
    every_figure_is_inlined_and_its_words_stay_apart(figures)
