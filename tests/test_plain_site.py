"""The plain course as a whole site: with drafts and without, and what is on now in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import served
from pages_in_browser import axe_violations, keep, opened
from sites import Site, build_site, project_with

DATES = {
    "weeks:": (
        "announcements:\n"
        "  - {date: 2026-02-01, text: Welcome., until: 2026-02-03}\n"
        "  - {date: 2026-02-02, text: Room 2.}\n"
        "weeks:"
    ),
    "  - number: 1": "  - number: 1\n    date: 2026-02-02",
    "  - number: 2": "  - number: 2\n    date: 2026-02-09",
    "{kind: exam,": "{kind: exam, date: 2026-02-07,",
}


def change(file: Path, texts: dict[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in texts.items():
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """Return the site with drafts, and the published one, built after it in the same place."""
    project = project_with("tests/plain_course", tmp_path_factory.mktemp("plain"))
    change(project / "content/course.yml", DATES)
    acceptance = project / "content/lessons/02-acceptance/terms.yml"
    change(acceptance, {"  name:": "  draft: true\n  name:"})
    draft = build_site(project, "--draft")
    kept = Path(shutil.move(draft.folder, project / "draft"))
    return Site(kept, draft.log), build_site(project)


@pytest.fixture(scope="module")
def plain_url(sites: tuple[Site, Site], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(sites[1].folder, tmp_path_factory.mktemp("plain-root"))


def test_build_shows_drafts_only_if_that_is_asked_for(sites: tuple[Site, Site]) -> None:
    draft, published = sites
    assert "Draft" in draft.page("glossary/acceptance")
    assert "3 terms" in draft.log
    assert "2 terms" in published.log
    assert not (published.folder / "glossary/acceptance").exists()
    texts = [file for file in published.folder.rglob("*") if file.suffix in (".json", ".xml")]
    for file in texts:
        assert "glossary/acceptance" not in file.read_text(encoding="utf-8"), file


@pytest.mark.parametrize(
    ("day", "on"),
    [
        ((2026, 1, 20), ([], 2, 1)),
        ((2026, 2, 2), (["How contracts are made"], 2, 1)),
        ((2026, 2, 8), (["How contracts are made"], 1, 0)),
        ((2026, 2, 9), (["When contracts fail"], 1, 0)),
        ((2026, 2, 15), (["When contracts fail"], 1, 0)),
        ((2026, 2, 16), ([], 1, 0)),
    ],
)
def test_home_marks_what_is_on_by_the_readers_calendar(
    day: tuple[int, int, int], on: tuple[list[str], int, int], browser: Browser, plain_url: str
) -> None:
    week, news, dates = on
    page = browser.new_page()
    try:
        page.clock.set_fixed_time(datetime(*day, 12, tzinfo=UTC))
        page.goto(plain_url)
        expect(page.locator(".announcements[data-ready]")).to_have_count(1)
        expect(page.locator(".week-card.is-on h3")).to_contain_text(week)
        expect(page.locator(".week-card .this-week:visible")).to_have_count(len(week))
        expect(page.locator(".announcement:visible")).to_have_count(news)
        expect(page.locator(".dates li:visible")).to_have_count(dates)
        expect(page.locator("#dates:visible")).to_have_count(dates)
        assert axe_violations(page) == []
    finally:
        page.close()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ((2026, 2, 1), ["Exam: Moot · in 6 days"]),
        ((2026, 2, 7), ["Exam: Moot · today"]),
        ((2026, 2, 8), []),
    ],
)
def test_who_has_begun_is_told_how_far_away_the_exam_is(
    day: tuple[int, int, int], told: list[str], browser: Browser, plain_url: str
) -> None:
    with opened(browser, plain_url, timezone_id="Europe/Oslo") as page:
        keep(page, {"drafts": {"x": {"at": 1, "given": ["x"]}}})
        page.clock.set_fixed_time(datetime(*day, 12, tzinfo=UTC))
        page.goto(plain_url)
        expect(page.locator(".next-step")).to_be_visible()
        expect(page.locator(".next-step-more li")).to_have_text(told)
