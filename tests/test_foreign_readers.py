"""Files for other programs, read by a library that is not ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from loaded_course import loaded_course
from mistakes import SMALL_COURSE
from pages_in_browser import opened
from studyguide.pages.decks.course_parts import course_part
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.gift import gift, gift_questions
from studyguide.pages.site import Site

KINDS = {
    "choice": "MC", "multiple": "MC", "true-false": "TF", "match": "Matching", "essay": "Essay",
    "numeric": "Numerical", "short": "Short", "cloze": "Short",
}  # fmt: skip


@pytest.fixture
def read_gift(browser: Browser, small_url: str, node_modules: Path) -> Any:
    """Return the questions of the small course as `gift-pegjs` reads them, by title."""
    texts = ExportTexts(Site.of(loaded_course(SMALL_COURSE), "en"))
    text = gift(texts, course_part(texts), gift_questions(texts))
    parser = (node_modules / "gift-pegjs/lib/gift-parser-globals.js").read_text(encoding="utf-8")
    with opened(browser, small_url) as page:
        found = page.evaluate(f"text => {{ {parser}; return giftParser.parse(text) }}", text)
    return {one["title"]: one for one in found if one["type"] != "Category"}


def test_a_parser_of_gift_that_is_not_ours_finds_every_question(read_gift: Any) -> None:
    for _, question in loaded_course(SMALL_COURSE).questions():
        if question.kind == "order":
            continue
        found = [one for title, one in read_gift.items() if title.startswith(question.id)]
        assert {one["type"] for one in found} == {KINDS[question.kind]}, question.id
        assert all(one["stem"]["text"] for one in found)
