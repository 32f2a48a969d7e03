"""Dates of weeks, homework and events: shown as each language writes them, and in a calendar."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from parts import data_of, text_of
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide

PLAIN_COURSE = Path(__file__).parent / "plain_course"
RELEASE = Release("https://example.org/law/", 1_700_000_000)
DATED = {
    "languages: [en]": "languages: [en, nb]",
    "  - number: 1": "  - number: 1\n    date: 2026-02-02",
    "  - number: 2": "  - number: 2\n    date: 2026-02-09",
    "[Read the first case.]": "[Read the first case., {text: Write it down., due: 2026-02-06}]",
    "{kind: exam,": "{kind: exam, date: 2026-02-07,",
}


def course_with(folder: Path, changes: dict[str, str]) -> Path:
    course = Path(shutil.copytree(PLAIN_COURSE, folder / "course"))
    file = course / "content/course.yml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    for lesson in course.glob("content/lessons/*/lesson.en.md"):
        shutil.copy(lesson, lesson.with_name("lesson.nb.md"))
    return course


def read(course: Path) -> tuple[Guide, Problems]:
    guide, problems = load_guide(course / "content")
    assert guide is not None
    return guide, problems


@pytest.fixture
def dated(tmp_path: Path) -> Guide:
    guide, problems = read(course_with(tmp_path, DATED))
    assert problems == ()
    return guide


def parts(guide: Guide, language: str = "en") -> tuple[Page | File, ...]:
    return render(guide, language, release=RELEASE)[0]


@pytest.mark.parametrize(
    ("language", "begins", "due", "exam"),
    [
        ("en", "Mon, Feb 2, 2026", "Due Fri, Feb 6, 2026", "Sat, Feb 7, 2026"),
        ("nb", "man. 2. feb. 2026", "Frist fre. 6. feb. 2026", "lør. 7. feb. 2026"),
    ],
)
def test_dates_are_shown_as_the_language_writes_them(
    language: str, begins: str, due: str, exam: str, dated: Guide
) -> None:
    found = parts(dated, language)
    week = text_of(found, "weeks/1/index.md")
    for day in (begins, due, exam):
        assert day in week
    assert '<time datetime="2026-02-06">' in week
    home = text_of(found, "index.md")
    assert begins in home
    assert home.index('data-until="2026-02-06"') < home.index('data-until="2026-02-07"')
    assert due in text_of(found, "guide/week-01.md")


def test_a_calendar_has_every_date(dated: Guide) -> None:
    data = data_of(parts(dated), "calendar.ics")
    events: dict[str, Any] = {
        str(one["uid"]): one for one in Calendar.from_ical(data).walk("VEVENT")
    }
    assert {uid: (one["dtstart"].dt, str(one["summary"])) for uid, one in events.items()} == {
        "week-1@en.plain-course": (date(2026, 2, 2), "Week 1: How contracts are made"),
        "week-1-homework-2@en.plain-course": (date(2026, 2, 6), "Homework: Write it down."),
        "week-1-event-1@en.plain-course": (date(2026, 2, 7), "Exam: Moot"),
        "week-2@en.plain-course": (date(2026, 2, 9), "Week 2: When contracts fail"),
    }
    first = events["week-1@en.plain-course"]
    assert first["dtstamp"].dt == datetime.fromtimestamp(RELEASE.seconds, UTC)
    assert first["url"] == "https://example.org/law/weeks/1/"
    assert data == data_of(parts(dated), "calendar.ics")
    assert max(map(len, data.splitlines())) <= 75


def test_every_language_has_a_calendar_that_home_and_weeks_lead_to(dated: Guide) -> None:
    for language in ("en", "nb"):
        found = parts(dated, language)
        assert "SUMMARY" in data_of(found, "calendar.ics").decode()
        assert 'href="calendar.ics"' in text_of(found, "index.md")
        assert 'href="../calendar.ics"' in text_of(found, "weeks/index.md")


def test_a_course_without_dates_has_no_calendar() -> None:
    found = parts(read(PLAIN_COURSE)[0])
    assert "calendar.ics" not in {part.uri for part in found}
    assert "calendar" not in text_of(found, "index.md")


def test_announcements_stand_on_the_home_page_the_newest_first(tmp_path: Path) -> None:
    news = (
        "{date: 2026-02-01, text: Welcome., until: 2026-02-03}, {date: 2026-02-02, text: Room 2.}"
    )
    course = course_with(tmp_path, {"weeks:": f"announcements: [{news}]\nweeks:"})
    home = text_of(parts(read(course)[0]), "index.md")
    assert home.index("Mon, Feb 2, 2026") < home.index("Room 2.") < home.index("Sun, Feb 1, 2026")
    assert 'data-until="2026-02-03"' in home
    assert "Announcements" not in text_of(parts(read(PLAIN_COURSE)[0]), "index.md")


def test_dates_are_printed(dated: Guide, tmp_path: Path) -> None:
    _, problems = print_all(Site.of(dated, "en", RELEASE), PdfCompiler(tmp_path / "print"))
    assert problems == ()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-02-30", "the text '2026-02-30'"),
        ("2026-2-3", "the text '2026-2-3'"),
        ("next week", "the text 'next week'"),
        ("2", "the number 2"),
    ],
)
def test_what_is_no_day_is_told(day: str, told: str, tmp_path: Path) -> None:
    file = course_with(tmp_path, DATED | {"  - number: 2": f"  - number: 2\n    date: {day}"})
    _, problems = load_guide(file / "content")
    (problem,) = [one for one in problems if "day" in one.message]
    assert str(problem) == (
        f"content/course.yml:18: 'date' must be a day, such as 2026-02-01, not {told}"
    )


def test_a_text_that_looks_like_a_day_is_told_to_be_put_in_quotes(tmp_path: Path) -> None:
    course = course_with(tmp_path, {"title: How contracts are made": "title: 2026-02-01"})
    _, problems = load_guide(course / "content")
    assert any("not the day 2026-02-01" in one.message for one in problems)
