"""Weeks can be called modules or by their titles alone, and have several lessons, everywhere."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from parts import data_of, text_of
from studyguide.engine.theme import not_found
from studyguide.model.guide import Guide
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.booklets.week_booklet import week_parts
from studyguide.pages.navigation import navigation
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Site
from studyguide.pages.titles import title_of
from studyguide.reading.load import load_guide

PLAIN_COURSE = Path(__file__).parent / "plain_course"
GERMAN_COURSE = Path(__file__).parent / "german_course"
MODULES = "unit: Module\nunits: Modules\n"
TITLES = "numbers: false\n"


def guide_with(folder: Path, settings: str, source: Path = PLAIN_COURSE) -> Guide:
    course = Path(shutil.copytree(source, folder / "course"))
    file = course / "content/course.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("weeks:", f"{settings}weeks:"), encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert problems == ()
    return guide


def parts(guide: Guide, language: str = "en") -> tuple[Page | File, ...]:
    return render(guide, language)[0]


def words_of(part: Page | File) -> str:
    """Return what a reader can read of a part."""
    if isinstance(part, File):
        return part.data.decode("utf-8", errors="replace") if not part.uri.endswith(".apkg") else ""
    shown = re.sub(r"(?:href|id|name|class|data-[a-z-]+)=\"[^\"]*\"", "", part.body)
    return f"{part.title} {part.description} {shown}"


@pytest.mark.parametrize("settings", [MODULES, TITLES, MODULES + TITLES], ids=repr)
def test_nothing_speaks_of_weeks(settings: str, tmp_path: Path) -> None:
    guide = guide_with(tmp_path, settings)
    said = [
        (part.uri, match[0])
        for part in parts(guide)
        for match in re.finditer(r".{0,40}\b[Ww]eeks?\b(?!-|_\d|\"|\.md).{0,40}", words_of(part))
        if not part.uri.endswith((".json", ".gift"))
    ]
    assert said == []
    assert "Week" not in json.dumps(navigation(guide, "en"))


@pytest.mark.parametrize("settings", ["unit: Modul\nunits: Module\n", TITLES], ids=repr)
def test_nothing_speaks_of_weeks_in_german(settings: str, tmp_path: Path) -> None:
    found = parts(guide_with(tmp_path, settings, GERMAN_COURSE), "de")
    pages = [part for part in found if not part.uri.endswith((".json", ".gift"))]
    assert [part.uri for part in pages if "Woche" in words_of(part)] == []


def test_weeks_are_called_modules(tmp_path: Path) -> None:
    guide = guide_with(tmp_path, MODULES)
    found = parts(guide)
    assert "Module 2" in text_of(found, "weeks/2/index.md")
    assert title_of(guide, "en", guide.course.weeks[0]) == "Module 1: How contracts are made"
    assert "Self-check: Module 1" in text_of(found, "quiz/week-1.md")
    assert "Module 1" in text_of(found, "glossary/offer.md")
    assert "Start: Module 1" in text_of(found, "index.md")
    assert '"week":"Module {n}"' in text_of(found, "terms.json")
    assert "Module 1: How contracts are made" in text_of(found, "decks/week-01.gift")
    assert b"Module 2" in data_of(found, "guide/week-02.md")
    source = week_parts(Site.of(guide, "en"), guide.course.weeks[0])[0][0]
    assert "Module 1: How contracts are made" in source
    assert '"Modules": ["weeks/index.md"' in json.dumps(navigation(guide, "en"))


def test_the_page_of_a_wrong_address_speaks_of_modules_too(tmp_path: Path) -> None:
    (root,) = not_found(guide_with(tmp_path, MODULES), "en", "https://course.example/", "")
    assert root.words["weeks"] == "Modules"


def test_weeks_without_numbers_are_called_by_their_titles(tmp_path: Path) -> None:
    guide = guide_with(tmp_path, TITLES)
    found = parts(guide)
    assert title_of(guide, "en", guide.course.weeks[1]) == "When contracts fail"
    assert "Self-check: When contracts fail" in text_of(found, "quiz/week-2.md")
    assert '"weeks":{"week_1":"How contracts are made"' in text_of(found, "terms.json")
    assert 'class="week-number"' not in text_of(found, "weeks/index.md")
    assert "How contracts are made" in text_of(found, "glossary/offer.md")


@pytest.mark.parametrize("settings", [MODULES, TITLES], ids=repr)
def test_their_booklets_can_be_printed(settings: str, tmp_path: Path) -> None:
    guide = guide_with(tmp_path, settings)
    _, problems = print_all(Site.of(guide, "en"), PdfCompiler(tmp_path / "print"))
    assert problems == ()


def test_a_name_is_per_language_and_needs_no_plural(tmp_path: Path) -> None:
    guide = guide_with(tmp_path, "unit: {en: Module, nb: Modul}\n".replace(", nb: Modul", ""))
    assert "Contents" in json.dumps(navigation(guide, "en"))


def test_each_of_several_lessons_of_a_week_is_everywhere_where_one_is() -> None:
    guide, _ = load_guide(PLAIN_COURSE / "content")
    assert guide is not None
    found = parts(guide)
    week = text_of(found, "weeks/1/index.md")
    assert "Lesson: Offers" in week
    assert "Lesson: Acceptances" in week
    assert 'data-progress="shop-window made-of silence"' in week
    shown = json.dumps(navigation(guide, "en"))
    assert '{"Offers": "lessons/offer.md"}, {"Acceptances": "lessons/acceptance.md"}' in shown
    assert '{"Lesson": "lessons/remedies.md"}' in shown
    quiz = text_of(found, "quiz/week-1.md")
    assert quiz.index('data-question="shop-window"') < quiz.index('data-question="silence"')
    text = text_of(found, "guide/week-01.md")
    assert text.index("What an offer is") < text.index("What an acceptance is")
    source = week_parts(Site.of(guide, "en"), guide.course.weeks[0])[0][0]
    assert "What an offer is" in source
    assert "What an acceptance is" in source
