"""What first views of this course load."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from checks.loading import first_view
from sites import Site

LESSON = 228_000
"""With drawings, formulas, italics and questions at once; the aim is 200 kB."""


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("", 162_000),
        ("nb/weeks/3/", 185_000),
        ("glossary/gradient-descent/", 200_000),
        ("nb/quiz/week-3/", 218_000),
        ("flashcards/", 255_000),
        ("lessons/how-a-network-learns/", LESSON),
        ("nb/lessons/attention-and-transformers/", LESSON),
    ],
)
def test_a_first_view_is_small(
    browser: Browser, real_url: str, real_site: Site, name: str, most: int
) -> None:
    files = first_view(browser, real_url, real_site.folder, name)
    assert sum(files.values()) <= most, files
