"""The guide and its weeks as e-books: EPUB 3, as its checkers and readers expect it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from checks import ebooks as check
from checks.ebooks import Book
from constructs import project_with_constructs
from formula_sheet.constructs import accepted
from languages import course_in
from mistakes import SMALL_COURSE, small_course
from more_questions import with_questions
from sites import ROOT
from studyguide.model.guide import Guide
from studyguide.pages.booklets.booklet import Booklets
from studyguide.pages.ebooks.make_ebook import ebook
from studyguide.pages.page import File
from studyguide.pages.registry import Registry
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide

LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])
RELEASE = Release("https://example.org/guide/", 1_700_000_000)
CHECKER = ROOT / "node_modules/@likecoin/epubcheck-ts/bin/epubcheck.js"


def guide_of(course: Path) -> Guide:
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert problems == ()
    assert guide is not None
    return guide


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course with every construct of texts and formulas, and every kind of question."""
    course = with_questions(project_with_constructs(tmp_path_factory.mktemp("constructs")))
    lesson = course / "content/lessons/01-walking-downhill/lesson.en.md"
    formulas = "".join(f"\n$$\n{tex}\n$$\n" for tex in accepted())
    lesson.write_text(lesson.read_text("utf-8") + formulas, "utf-8")
    return course


def complaints(book: Book, folder: Path) -> list[str]:
    """Return what an EPUB checker says of a book."""
    file, report = folder / "book.epub", folder / "report.json"
    file.write_bytes(book.data)
    node = shutil.which("node")
    assert node is not None, "the tests need Node"
    options = ["--json", str(report), "--quiet"]
    subprocess.run([node, str(CHECKER), str(file), *options], check=False, capture_output=True)
    found = json.loads(report.read_text("utf-8"))
    return [f"{one['ID']} {one['message']}" for one in found["messages"]]


def test_a_checker_finds_nothing_in_a_book_with_every_construct(
    constructs: Path, tmp_path: Path
) -> None:
    assert complaints(check.book(constructs, "en"), tmp_path) == []


@LANGUAGES
@pytest.mark.parametrize("number", [1, None], ids=["week", "guide"])
def test_a_book_is_whole(constructs: Path, language: str, number: int | None) -> None:
    found = check.book(constructs, language, number)
    check.a_book_is_packed_as_readers_expect(found)
    check.every_link_leads_somewhere(found)
    check.a_book_can_be_read_aloud(found)
    check.questions_and_answers_lead_to_each_other(found)


@LANGUAGES
def test_every_word_is_in_the_book(language: str) -> None:
    check.every_word_is_in_the_book(SMALL_COURSE, language)


def test_formulas_say_how_large_they_are_as_mathml_3_allows(constructs: Path) -> None:
    found = check.book(constructs, "en")
    allowed = {"math": {"displaystyle"}, "mtable": {"displaystyle"}}
    for chapter in found.chapters.values():
        for element in chapter.iter():
            tag = element.tag.removeprefix(check.MATHML)
            styles = {"displaystyle", "scriptlevel"} & {*element.keys()}
            assert tag == "mstyle" or styles <= allowed.get(tag, set()), tag
            assert tag in ("mo", "mpadded") or not {"lspace", "rspace"} & {*element.keys()}, tag


def test_the_same_course_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        ebook(Site.of(guide_of(small_course(tmp_path / name)), "en", RELEASE), None)
        for name in ("first", "second")
    )
    assert first == second


def test_a_book_in_arabic_turns_its_pages_from_right_to_left(tmp_path: Path) -> None:
    course = course_in(tmp_path, {"ar": "en"})
    found = Book.of(ebook(Site.of(guide_of(course), "ar", RELEASE), None))
    [spine] = found.package.iter(f"{check.OPF}spine")
    assert spine.get("page-progression-direction") == "rtl"
    assert {chapter.get("dir") for chapter in found.chapters.values()} == {"rtl"}
    assert {chapter.get("lang") for chapter in found.chapters.values()} == {"ar"}
    assert complaints(found, tmp_path) == []


def test_a_title_that_the_fonts_lack_is_left_out_of_the_cover(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "content/course.yml"
    guide = guide_of(course)
    usual = Book.of(ebook(Site.of(guide, "en", RELEASE), None))
    title = guide.course.title.get("en") or ""
    file.write_text(file.read_text("utf-8").replace(title, "勾配降下法", 1), "utf-8")
    found = Book.of(ebook(Site.of(guide_of(course), "en", RELEASE), None))
    assert "勾配降下法".encode() in found.files["EPUB/title.xhtml"]
    cover = found.files["EPUB/cover.png"]
    assert cover.startswith(b"\x89PNG")
    assert len(cover) < len(usual.files["EPUB/cover.png"])


def test_answers_that_come_later_are_not_in_the_book(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    guide = replace(guide_of(course), unanswered=frozenset({1}))
    found = Book.of(ebook(Site.of(guide, "en", RELEASE), 1))
    assert "EPUB/questions-1.xhtml" in found.files
    assert not any("answers" in name for name in found.files)
    check.every_link_leads_somewhere(found)


def test_books_are_offered_where_the_course_wants_them(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    site = Site.of(guide_of(course), "en", RELEASE)
    assert not any(uri.startswith("epub/") for uri in uris_of(site))
    assert "epub" not in Registry(site, Booklets()).page("weeks/1/index.md").body
    file = course / "content/course.yml"
    file.write_text(f"booklets: {{epub: true}}\n{file.read_text('utf-8')}", "utf-8")
    site = Site.of(guide_of(course), "en", RELEASE)
    assert {"epub/guide.epub", "epub/week-01.epub"} <= uris_of(site)
    registry = Registry(site, Booklets())
    assert 'href="../../epub/week-01.epub"' in registry.page("weeks/1/index.md").body
    assert 'href="epub/guide.epub"' in registry.page("index.md").body
    assert 'href="../epub/week-01.epub" download' in registry.page("decks/index.md").body
    file_ = registry.file("epub/week-01.epub")
    assert isinstance(file_, File)
    assert Book.of(file_.read()).files["mimetype"] == b"application/epub+zip"


def uris_of(site: Site) -> set[str]:
    return {file.uri for file in Registry(site, Booklets()).files()}
