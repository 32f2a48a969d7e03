"""The small course in each language that we have: its pages say what was read and found right."""

from __future__ import annotations

from pathlib import Path

import pytest

from languages import course_in
from studyguide.languages.rules import FOLDER
from studyguide.pages.page import Page
from studyguide.pages.render import render
from studyguide.pages.site import Release
from studyguide.reading.load import load_guide

GOLDENS = Path(__file__).parent / "every_language"
LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/words.yml"))
SHOWN = ("index.md", "weeks/", "glossary/index.md", "quiz/", "map/", "flashcards/", "offline/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_course_have_the_words_of_its_language(
    language: str, tmp_path: Path, update_goldens: bool
) -> None:
    course = course_in(tmp_path, {language: "en"})
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert problems == ()
    assert guide is not None
    parts, unwritten = render(guide, language, release=Release(seconds=1_700_000_000))
    assert unwritten == ()
    pages = [part for part in parts if isinstance(part, Page) and part.uri.startswith(SHOWN)]
    found = "".join(f"{page.uri}\n  {page.title}\n  {page.description}\n" for page in pages)
    golden = GOLDENS / f"{language}.txt"
    if update_goldens:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
