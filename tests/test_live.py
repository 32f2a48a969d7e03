"""A course while it is written: pages as they would be built, made when they are asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sites import environment, files, project_with, run
from studyguide.command.live_course import LiveCourse
from studyguide.engine.settings import read_settings
from studyguide.model.problems import Problems

URL = "http://127.0.0.1:8000/"
TERMS = "content/lessons/02-steps/terms.yml"
LESSON = "content/lessons/01-walking-downhill/lesson.en.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    found = project_with("tests/small_course", tmp_path)
    config = found / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "extra: {booklets: false}\n")
    return found


@pytest.fixture
def course(project: Path, monkeypatch: pytest.MonkeyPatch) -> LiveCourse:
    for name in ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING"):
        monkeypatch.setenv(name, environment()[name])
    live = LiveCourse(project, URL, read_settings(project))
    assert live.renew(docs=False) == ()
    return live


def text(course: LiveCourse, path: str) -> str:
    found = course.answer(path)
    assert found is not None, path
    return found.decode()


def change(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    written = path.read_text(encoding="utf-8")
    assert old in written
    path.write_text(written.replace(old, new), encoding="utf-8")


def test_every_page_and_file_is_as_it_would_be_built(
    project: Path, course: LiveCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", URL)
    monkeypatch.setattr("sites.environment", lambda _: os.environ | {
        "PYTHONPATH": environment()["PYTHONPATH"], "SITE_URL": URL,
    })  # fmt: skip
    assert run(project, "build").returncode == 0
    built = files(project / "site")
    unlike = (
        "sitemap.xml",
        "assets/",
        "pages.json",
        "offline/files",
        "offline/v",
        "service-worker",
    )
    for uri, data in built.items():
        if uri.removeprefix("nb/").startswith(unlike) or uri.endswith("404.html"):
            continue
        assert course.answer(f"/{uri.removesuffix('index.html')}") == data, uri


def test_a_save_is_on_its_page_in_every_language(project: Path, course: LiveCourse) -> None:
    text(course, "/nb/")
    change(project, TERMS, "is the factor before", "is the number before")
    change(project, TERMS, "er faktoren foran", "er tallet foran")
    assert course.renew(docs=False) == ()
    assert "is the number before" in text(course, "/glossary/step-size/")
    assert "er tallet foran" in text(course, "/nb/glossary/step-size/")


def test_a_new_name_reaches_every_page_that_has_it(project: Path, course: LiveCourse) -> None:
    assert "parabola</a>" not in text(course, "/glossary/gradient-descent/")
    first = "content/lessons/01-walking-downhill/terms.yml"
    term = "\n- id: parabola\n  name: parabola\n  definition: {en: A curve., nb: En kurve.}\n"
    with (project / first).open("a", encoding="utf-8") as file:
        file.write(term)
    assert course.renew(docs=False) == ()
    assert 'href="../parabola/">parabola</a>' in text(course, "/glossary/gradient-descent/")
    mentions = text(course, "/glossary/parabola/")
    assert "../gradient-descent/" in mentions


def test_a_mistake_keeps_the_last_pages(project: Path, course: LiveCourse) -> None:
    before = text(course, "/lessons/walking-downhill/")
    change(project, LESSON, "we walk against the", "we walk against [[nothing]] and the")
    (problem,) = course.renew(docs=False)
    assert problem.path == LESSON
    assert "unknown term 'nothing'" in problem.message
    assert text(course, "/lessons/walking-downhill/") == before
    change(project, LESSON, "[[nothing]] and", "all that and")
    assert course.renew(docs=False) == ()
    assert "all that and" in text(course, "/lessons/walking-downhill/")


def test_the_search_finds_what_was_just_written(project: Path, course: LiveCourse) -> None:
    assert "the number before" not in text(course, "/search/texts-0.json")
    change(project, TERMS, "is the factor before", "is the number before")
    assert course.renew(docs=False) == ()
    text(course, "/search/index.json")
    assert "the number before" in text(course, "/search/texts-0.json")
    assert course.answer("/search/texts-1.json") is None


def test_a_page_of_docs_comes_and_goes(project: Path, course: LiveCourse) -> None:
    assert course.answer("/extra/") is None
    page = project / "docs/extra.en.md"
    page.write_text("# Extra\n\nA gradient.\n", encoding="utf-8")
    course.renew(docs=True)
    assert 'href="../glossary/gradient/">gradient</a>' in text(course, "/extra/")
    page.unlink()
    course.renew(docs=True)
    assert course.answer("/extra/") is None


def test_a_page_of_docs_has_its_title_in_the_navigation_of_every_page(
    project: Path, course: LiveCourse
) -> None:
    page = project / "docs/about.en.md"
    page.write_text("---\ntitle: About this guide\n---\n\nText.\n", encoding="utf-8")
    assert course.renew(docs=True) == ()
    home = text(course, "/")
    assert "About this guide" in home
    assert ">None<" not in "".join(home.split())


def test_locks_of_an_editor_are_no_pages_and_no_mistakes(project: Path, course: LiveCourse) -> None:
    for file in (LESSON, TERMS, "docs/about.md"):
        lock = (project / file).with_name(f".#{Path(file).name}")
        lock.parent.mkdir(exist_ok=True)
        lock.symlink_to("teacher@desk.4711")  # Emacs puts a link to nowhere beside an open file
    assert course.renew(docs=True) == ()
    result = run(project, "check")
    assert result.stdout.endswith(": 0 problems\n")


def test_files_beside_a_lesson_are_there_when_they_are_asked_for(
    project: Path, course: LiveCourse
) -> None:
    folder = project / "content/lessons/01-walking-downhill/files"
    folder.mkdir(exist_ok=True)
    (folder / "data.csv").write_text("1,2\n", encoding="utf-8")
    change(project, LESSON, "we walk against the", "we walk ([data](files/data.csv)) against the")
    assert course.renew(docs=False) == ()
    page = text(course, "/lessons/walking-downhill/")
    assert 'href="files/data.csv"' in page
    assert text(course, "/lessons/walking-downhill/files/data.csv") == "1,2\n"


def test_where_nothing_is_the_site_says_so(course: LiveCourse) -> None:
    assert course.answer("/nowhere/") is None
    assert course.answer("/glossary/nothing/index.json") is None
    assert b'<html lang="nb"' in course.not_found("/nb/nowhere/")


def test_a_booklet_is_printed_when_it_is_asked_for(project: Path, course: LiveCourse) -> None:
    booklet = course.answer("/nb/pdf/week-01.pdf")
    assert booklet is not None
    assert booklet.startswith(b"%PDF")
    assert course.answer("/pdf/week-09.pdf") is None
    told: list[Problems] = []
    course.on_problems = told.append
    change(project, LESSON, "we walk against the", "we walk against \U00010940 the")
    course.renew(docs=False)
    assert course.answer("/pdf/week-01.pdf") is None
    ((problem,),) = told
    assert problem.path == LESSON


def test_a_former_address_is_there_as_soon_as_it_is_written(
    project: Path, course: LiveCourse
) -> None:
    assert course.answer("/nb/glossary/stride/") is None
    file = "content/lessons/02-steps/terms.yml"
    change(project, file, "- id: step-size\n", "- id: step-size\n  formerly: [stride]\n")
    assert course.renew(docs=False) == ()
    assert '<a href="../step-size/">Steglengde</a>' in text(course, "/nb/glossary/stride/")
