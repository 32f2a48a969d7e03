"""Answers can wait for a day; the teacher has them all in a file outside the site."""

from __future__ import annotations

import shutil
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from parts import data_of, text_of
from studyguide.command.language_builds import LanguageBuild, environment
from studyguide.command.main import main
from studyguide.engine.build_environment import today
from studyguide.model.guide import Guide
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.booklets.week_booklet import week_parts
from studyguide.pages.decks.answer_key import answer_key
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide

PLAIN_COURSE = Path(__file__).parent / "plain_course"
OF_WEEK = ("  - number: 1", "  - number: 1\n    answers_from: 2026-02-06")
OF_COURSE = ("weeks:", "answers_from: 2026-02-06\nweeks:")
BEFORE, ON = date(2026, 2, 5), date(2026, 2, 6)
SECRETS = ("at the till", "bound to everybody", "Not as a rule", "not as a rule")


def course_with(folder: Path, change: tuple[str, str]) -> Path:
    course = Path(shutil.copytree(PLAIN_COURSE, folder / "course"))
    file = course / "content/course.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    return course


def guide_on(course: Path, day: date | None) -> Guide:
    guide, problems = load_guide(course / "content", docs=course / "docs", today=day)
    assert guide is not None
    assert problems == ()
    return guide


def parts(guide: Guide) -> tuple[Page | File, ...]:
    return render(guide, "en")[0]


def texts_of(part: Page | File) -> str:
    """Return all that can be read in a part, also within a package for Anki."""
    if isinstance(part, Page):
        return str(part.body)
    if part.copied_from or not part.uri.endswith(".apkg"):
        return part.data.decode("utf-8", errors="replace")
    with zipfile.ZipFile(BytesIO(part.data)) as package:
        return package.read("collection.anki2").decode("utf-8", errors="replace")


@pytest.mark.parametrize("change", [OF_WEEK, OF_COURSE], ids=["week", "course"])
def test_before_the_day_no_answer_is_anywhere(change: tuple[str, str], tmp_path: Path) -> None:
    guide = guide_on(course_with(tmp_path, change), BEFORE)
    for part in parts(guide):
        for secret in SECRETS:
            assert secret not in texts_of(part), part.uri
    quiz = text_of(parts(guide), "quiz/week-1.md")
    assert "What is a price in a shop window?" in quiz
    assert "an invitation to treat" in quiz
    assert "The answers are here from" in quiz
    assert "Fri, Feb 6, 2026" in quiz
    for mark in ("data-correct", "data-accept", "<details", "<form", "acceptance</strong>"):
        assert mark not in quiz
    assert 'id="shop-window"' in quiz
    assert 'value="1"' not in text_of(parts(guide), "quiz/exam.md")


def test_a_self_check_names_the_next_that_has_answers(tmp_path: Path) -> None:
    following = 'data-following="{&#34;href&#34;: &#34;../week-2/&#34;, &#34;name&#34;: &#34;'
    plain = parts(guide_on(PLAIN_COURSE, None))
    assert f'{following}Self-check: week 2&#34;}}"' in text_of(plain, "quiz/week-1.md")
    assert "data-following" not in text_of(plain, "quiz/week-2.md")
    waiting = tuple(text.replace("number: 1", "number: 2") for text in OF_WEEK)
    waits = parts(guide_on(course_with(tmp_path, (waiting[0], waiting[1])), BEFORE))
    assert "data-following" not in text_of(waits, "quiz/week-1.md")


def test_only_the_week_that_says_so_waits(tmp_path: Path) -> None:
    guide = guide_on(course_with(tmp_path, OF_WEEK), BEFORE)
    assert "<form" in text_of(parts(guide), "quiz/week-2.md")
    assert b"market-price" in data_of(parts(guide), "decks/course.gift")
    assert b"shop-window" not in data_of(parts(guide), "decks/course.gift")


def test_from_the_day_on_everything_is_as_without_a_day(tmp_path: Path) -> None:
    waited = parts(guide_on(course_with(tmp_path, OF_WEEK), ON))
    assert {part.uri: texts_of(part) for part in waited} == {
        part.uri: texts_of(part) for part in parts(guide_on(PLAIN_COURSE, None))
    }


def test_a_booklet_ends_with_the_questions_before_the_day(tmp_path: Path) -> None:
    course = course_with(tmp_path, OF_WEEK)
    for day, answered in ((BEFORE, False), (ON, True)):
        guide = guide_on(course, day)
        (text, _), (answers, _) = week_parts(Site.of(guide, "en"), guide.course.weeks[0])
        assert "What is a price in a shop window?" in text
        assert bool(answers) == answered


def test_a_booklet_is_not_kept_beyond_the_day(tmp_path: Path) -> None:
    course, compiler = course_with(tmp_path, OF_WEEK), PdfCompiler(tmp_path / "kept")
    before, on = (Site.of(guide_on(course, day), "en") for day in (BEFORE, ON))
    print_all(on, compiler)
    assert print_all(before, compiler) == print_all(before, PdfCompiler(tmp_path / "cold"))
    assert print_all(before, compiler) != print_all(on, compiler)


def test_the_day_is_that_of_the_build_and_not_of_the_last_commit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.delenv("STUDYGUIDE_TODAY", raising=False)
    before = datetime.now(UTC).date()
    for name, value in environment(LanguageBuild("en", "", tmp_path / "mkdocs.yml")).items():
        monkeypatch.setenv(name, value)
    assert before <= today() <= datetime.now(UTC).date()
    monkeypatch.delenv("STUDYGUIDE_TODAY")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert today() == date(2023, 11, 14)


def test_the_key_has_every_answer(tmp_path: Path) -> None:
    guide = guide_on(course_with(tmp_path, OF_WEEK), BEFORE)
    key = answer_key(Site.of(guide, "en"))
    assert key.startswith("# Contract law: Answers\n\n## Week 1: How contracts are made\n")
    for answer in ("at the till", "Not as a rule", "30 pounds", "acceptance"):
        assert answer in key


def test_the_command_writes_a_key_for_each_language_outside_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = course_with(tmp_path, OF_WEEK)
    (course / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    out = tmp_path / "key"
    assert main(["--root", str(course), "export", str(out), "--key"]) == 0
    assert [file.name for file in out.iterdir()] == ["answers.en.md"]
    assert main(["--root", str(course), "export", str(course / "site/key"), "--key"]) == 1
    assert "is published. Choose another folder" in capsys.readouterr().err
