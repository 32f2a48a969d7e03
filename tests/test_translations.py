"""A course that is not translated yet: how it is told, what is published, and what marks it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from markupsafe import Markup

from mistakes import small_course
from parts import data_of, text_of
from studyguide.command.main import main
from studyguide.languages.cldr import direction_of
from studyguide.languages.wording import wording
from studyguide.model.guide import Guide
from studyguide.pages.booklets.week_booklet import week_parts
from studyguide.pages.html.translation_marks import marked_inline
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.search.entries import passages
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide

Parts = tuple[Page | File, ...]
SETTINGS = """\
site_name: x
theme: material
plugins: [studyguide: {booklets: false}]
"""
NOTE = "Ikke oversatt ennå: Dette er på engelsk."
MARK = f'<span lang="en" dir="ltr" class="untranslated" title="{NOTE}">'


def half_translated(folder: Path) -> Path:
    """Return a project with the small course, whose second lesson is in English alone."""
    course = small_course(folder)
    lesson = course / "content/lessons/02-steps"
    (lesson / "lesson.nb.md").unlink()
    terms = lesson / "terms.yml"
    terms.write_text(
        yaml.safe_dump(_english(yaml.safe_load(terms.read_text(encoding="utf-8")))),
        encoding="utf-8",
    )
    (course / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return course


def _english(data: object) -> object:
    match data:
        case {"en": text, **_others}:
            return {"en": text}
        case dict():
            return {key: _english(value) for key, value in data.items()}
        case list():
            return [_english(item) for item in data]
        case _:
            return data


def allow(project: Path) -> None:
    """Let the course be published as it is."""
    course = project / "content/course.yml"
    text = course.read_text(encoding="utf-8")
    course.write_text(
        text.replace("weeks:\n", "publish: {untranslated: allow}\nweeks:\n"), encoding="utf-8"
    )


def said(capsys: pytest.CaptureFixture[str], project: Path, *arguments: str) -> tuple[int, str]:
    code = main(["--root", str(project), *arguments])
    output = capsys.readouterr()
    return code, output.err + output.out


FIRST = "content/lessons/02-steps/lesson.nb.md:1: 3 texts have no 'nb', this is the first."


def test_missing_translations_are_one_line_a_language(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, told = said(capsys, half_translated(tmp_path), "check")
    assert told == (
        f"{FIRST} List them: studyguide check --missing nb"
        " (to publish without them: 'publish: {untranslated: allow}' in course.yml)\n"
        "1 problem in the content.\n"
    )
    assert code == 1


def test_a_draft_passes_and_still_tells_the_number(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, told = said(capsys, half_translated(tmp_path), "check", "--draft")
    assert FIRST in told
    assert code == 0


def test_a_course_can_allow_to_be_published_as_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project = half_translated(tmp_path)
    allow(project)
    code, told = said(capsys, project, "check")
    assert FIRST in told
    assert told.endswith(": 0 problems\n")
    assert code == 0


def test_a_mistake_is_not_allowed_with_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project = half_translated(tmp_path)
    allow(project)
    course = project / "content/course.yml"
    course.write_text(course.read_text(encoding="utf-8") + "tittle: x\n", encoding="utf-8")
    assert said(capsys, project, "check", "--draft")[0] == 1


def test_every_missing_text_can_be_listed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project = half_translated(tmp_path)
    code, told = said(capsys, project, "check", "--missing", "nb")
    assert told == (
        "content/lessons/02-steps/lesson.nb.md:1: the lesson is not translated. Write this file\n"
        "content/lessons/02-steps/terms.yml:1: no 'nb' in 'definition'. Translate it\n"
        "content/lessons/02-steps/terms.yml:6: no 'nb' in 'name'. Translate it\n"
        "3 texts have no 'nb'.\n"
    )
    assert code == 0
    assert said(capsys, project, "check", "--missing", "en") == (0, "0 texts have no 'en'.\n")
    assert said(capsys, project, "check", "--missing", "xx") == (
        2,
        "no language 'xx'. The course has en, nb\n",
    )


def test_one_missing_text_says_what_to_do_itself(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    (course / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (course / "content/lessons/02-steps/lesson.nb.md").unlink()
    path = "content/lessons/02-steps/lesson.nb.md"
    message = f"{path}:1: the lesson is not translated. Write this file\n"
    assert said(capsys, course, "check")[1].startswith(message)


def test_an_export_may_be_of_a_draft(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    project = half_translated(tmp_path)
    assert said(capsys, project, "export", str(tmp_path / "out"))[0] == 1
    assert said(capsys, project, "export", str(tmp_path / "out"), "--draft")[0] == 0
    page = (tmp_path / "out/nb/lessons/steps.md").read_text(encoding="utf-8")
    assert NOTE in page


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """Return the course of which the second lesson is in English alone."""
    course = half_translated(tmp_path_factory.mktemp("half"))
    found, _ = load_guide(course / "content", docs=course / "docs")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def norwegian(guide: Guide) -> Parts:
    """Return its pages and files in Norwegian."""
    return render(guide, "nb")[0]


PLACES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "the lesson's page": (
        "lessons/steps.md",
        (NOTE, '<div class="untranslated" lang="en" dir="ltr">', f"{MARK}Steps</span><a"),
    ),
    "the term's page": ("glossary/step-size.md", (NOTE, f"{MARK}Step size</span>")),
    "a link to the term": ("lessons/steps.md", (f'step-size/">{MARK}step size</span></a>',)),
    "the week's list of terms": (
        "weeks/2/index.md",
        (f"{MARK}step size</span>", f"{MARK}The step size"),
    ),
    "the glossary": ("glossary/index.md", (f"{MARK}step size</span>",)),
    "the flashcards": ("cards.json", (NOTE, 'lang=\\"en\\" dir=\\"ltr\\"')),
    "the card over a link": ("previews/0.json", ('<span lang=\\"en\\" dir=\\"ltr\\"',)),
    "the names that are searched": ("terms.json", ('"untranslated":{"step-size":"en"}',)),
    "the glossary for machines": (
        "glossary.json",
        ('"name_language": "en"', '"definition_language": "en"'),
    ),
    "the concept map": ("map.md", ('<a class="node hue-2" lang="en"',)),
    "the list of terms": ("decks/course.tsv", ("step size (engelsk)\t", "gradient. (engelsk)\n")),
    "the text of a week": ("guide/week-02.txt", (NOTE, "Step size (engelsk)")),
    "the questions on terms": ("quiz/week-2-terms.md", (NOTE, MARK)),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_not_translated_is_marked_with_its_language(place: str, norwegian: Parts) -> None:
    uri, marks = PLACES[place]
    text = text_of(norwegian, uri)
    assert [mark for mark in marks if mark not in text] == []


@pytest.mark.parametrize(
    ("uri", "title"),
    [("glossary/step-size.md", "Step size (engelsk)"), ("lessons/steps.md", "Steps (engelsk)")],
)
def test_menus_and_searches_say_in_which_language_a_page_is(
    uri: str, title: str, norwegian: Parts, guide: Guide
) -> None:
    page = next(part for part in norwegian if part.uri == uri)
    assert isinstance(page, Page)
    assert page.title == title
    titles = {passage.page for passage in passages(Site.of(guide, "nb"))}
    assert title.removesuffix(" (engelsk)") not in titles


@pytest.mark.parametrize(
    "uri", ["lessons/walking-downhill.md", "weeks/1/index.md", "decks/week-01.tsv"]
)
def test_what_is_translated_is_not_marked(uri: str, norwegian: Parts) -> None:
    text = text_of(norwegian, uri)
    assert "untranslated" not in text
    assert "(engelsk)" not in text


def notes(norwegian: Parts) -> Iterator[tuple[str, str]]:
    """Yield the tags and the fields of each note of the deck."""
    package = ZipFile(BytesIO(data_of(norwegian, "decks/course.apkg")))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(package.read("collection.anki2"))
        yield from connection.execute("select tags, flds from notes")


def test_a_note_of_anki_is_marked_and_has_a_tag_to_suspend_it_by(norwegian: Parts) -> None:
    marked = [(tags, fields) for tags, fields in notes(norwegian) if "untranslated" in tags.split()]
    assert len(marked) == 1
    name, _, _, meaning, riddle, *_ = marked[0][1].split("\x1f")
    assert name == f"{MARK}step size</span>"
    assert meaning.startswith(f"{MARK}The step size")
    assert riddle.startswith(MARK)
    others = [fields for tags, fields in notes(norwegian) if "untranslated" not in tags.split()]
    assert not any("untranslated" in fields for fields in others)


def test_a_booklet_marks_names_titles_and_texts(guide: Guide) -> None:
    site = Site.of(guide, "nb")
    (source, problems), _ = week_parts(site, guide.course.weeks[1])
    assert problems == ()
    assert "Steps (engelsk)" in source
    assert "Step size (engelsk)" in source
    assert source.count(NOTE) == 2
    assert re.search(r'set text\(lang: "en"', source)


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("he", "rtl"), ("en", "ltr")])
def test_a_mark_says_in_which_direction_its_text_is_written(code: str, direction: str) -> None:
    assert direction_of(code) == direction
    expected = "" if code == "en" else f'<span lang="{code}" dir="{direction}" class="untranslated"'
    assert marked_inline(Markup("x"), code, wording("en")).startswith(expected)
