"""A newcomer with nothing but the wheel: install, write, check, build, look."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import served
from pages_in_browser import PHONE, opened
from pictures import png
from sites import ROOT, build_site
from studyguide.command.main import main

TERM = """
- id: mnemonic
  name: mnemonic
  definition: {en: A mnemonic is a saying or picture that helps one to remember something.}
"""
QUESTION = """
- id: what-mnemonics-do
  kind: true-false
  prompt: {en: A mnemonic helps one to remember.}
  answer: true
  explanation: {en: That is what it is for.}
  terms: [mnemonic]
"""
WEEK = """
  - number: 2
    title: My own week
    lessons: [02-my-week]
"""
LESSON = """\
---
title: My own lesson
summary: With a picture and a file.
---

A [[mnemonic]] may be a picture.

![A green field.](figures/field.png "One field.")

[The slides](files/slides.pdf) are a file.
"""


def installed(folder: Path) -> Path:
    """Return an environment with the wheel of this repository, which is not on its path.

    What the generator needs is taken from the environment of the tests: nothing is downloaded.
    """
    source = folder / "source"
    source.mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "hooks", source / "hooks", ignore=ignored)
    environment = folder / "venv"
    venv.create(environment, with_pip=False)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index"]
    wheel = [*pip, "wheel", *offline, "--no-build-isolation", "-w", str(folder), str(source)]
    subprocess.run(wheel, check=True)
    (built,) = folder.glob("*.whl")
    python = environment / "bin/python"
    subprocess.run([*pip, "--python", str(python), "install", *offline, str(built)], check=True)
    (packages,) = environment.glob("lib/*/site-packages")
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    assert (packages / "studyguide/course_template/course/dot-gitignore").is_file()
    return environment


def run(environment: Path, folder: Path, *arguments: str) -> str:
    """Return what the installed command says, below a folder that knows nothing of us."""
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    result = subprocess.run(
        [environment / "bin/studyguide", *arguments],
        cwd=folder,
        env=variables | {"SITE_URL": "https://example.org/study-guide/"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    return result.stdout


def add(course: Path) -> None:
    """Add a term, a question, a week, a picture and a file to a course."""
    for file, text in {
        "lessons/01-learning-that-lasts/terms.yml": TERM,
        "lessons/01-learning-that-lasts/quiz.yml": QUESTION,
        "course.yml": WEEK,
    }.items():
        with (course / "content" / file).open("a", encoding="utf-8") as stream:
            stream.write(text)
    lesson = course / "content/lessons/02-my-week"
    for name, data in {
        "lesson.en.md": LESSON.encode(),
        "figures/field.png": png(width=60, height=40),
        "files/slides.pdf": b"%PDF-1.7",
    }.items():
        (lesson / name).parent.mkdir(parents=True, exist_ok=True)
        (lesson / name).write_bytes(data)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course that was written, added to and built with the wheel alone."""
    environment = installed(tmp_path_factory.mktemp("wheel"))
    above = tmp_path_factory.mktemp("documents")
    name = "Mes idées 1"
    told = run(environment, above, "new", name, "--title", "Learning", "--language", "en")
    assert f'cd "{name}"' in told
    course = above / name
    add(course)
    summary = "2 weeks, 2 lessons, 7 terms, 14 questions"
    assert run(environment, course, "check") == f"{summary}: 0 problems\n"
    assert "0 problems" in run(environment, course, "build")
    return course


@pytest.fixture(scope="module")
def url(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(course / "site", tmp_path_factory.mktemp("newcomer-root"))


def test_what_was_added_is_on_the_site(browser: Browser, url: str) -> None:
    with opened(browser, url, viewport=PHONE) as page:
        expect(page.locator("h1")).to_contain_text("Learning")
        page.locator("article").get_by_role("link", name="My own week").click()
        page.locator("article").get_by_role("link", name="Lesson: My own lesson").click()
        expect(page.locator("article a", has_text="mnemonic").first).to_be_visible()
        picture = page.locator("figure img")
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("naturalWidth", 60)
        file = page.get_by_role("link", name="The slides").evaluate("(link) => link.href")
        assert page.request.get(file).body() == b"%PDF-1.7"


def test_a_reader_answers_a_question(browser: Browser, url: str) -> None:
    with opened(browser, url + "quiz/week-1/#what-mnemonics-do", viewport=PHONE) as page:
        question = page.locator("section.question", has_text="A mnemonic helps one to remember.")
        question.get_by_label("True").check()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".result")).to_contain_text("Right")


def test_a_new_course_in_german_alone_builds_strictly(tmp_path: Path) -> None:
    course = tmp_path / "course"
    assert main(["new", str(course), "--title", "X", "--language", "de"]) == 0
    site = build_site(course)
    assert "0 problems" in site.log
    assert "English ones" not in site.log
    assert '<html lang="de"' in site.page("weeks")
    assert "Richtig." in site.page("quiz/week-1")


def test_a_new_course_in_two_languages_builds_strictly(tmp_path: Path) -> None:
    course = tmp_path / "course"
    assert main(["new", str(course), "--title", "X", "--language", "en", "--language", "nb"]) == 0
    site = build_site(course)
    assert "0 problems" in site.log
    assert "<title>Læring som varer - X</title>" in site.page("nb/lessons/learning-that-lasts")
