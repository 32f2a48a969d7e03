"""What the documentation tells authors to write is right, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mistakes import small_course
from studyguide.command.check import read

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/project/authoring.md").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs/project").glob("*.md")),
]


def recipe(title: str) -> str:
    """Return the YAML of a recipe in the authors' guide."""
    found = re.search(r"```yaml\n(.*?)```", GUIDE.partition(f"**{title}.**")[2], re.S)
    assert found
    return found[1]


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_recipes_work_as_written(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    lesson = course / "content/lessons/01-walking-downhill"
    append(lesson / "terms.yml", recipe("Add a term"))
    append(lesson / "quiz.yml", recipe("Add a question"))
    append(course / "content/course.yml", recipe("Add a week"))
    new = course / "content/lessons/16-short-name"
    new.mkdir()
    for language in ("en", "nb"):
        text = "---\ntitle: New\nsummary: New.\n---\n\nAbout [[gradient-accumulation]].\n"
        (new / f"lesson.{language}.md").write_text(text, encoding="utf-8")
    guide, problems = read(course)
    assert problems == ()
    assert guide is not None
    assert "gradient-accumulation" in guide.terms
    assert guide.week(16).lessons == ("16-short-name",)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_the_documentation_links_to_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.S | re.M)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http", "mailto")):
            assert (page.parent / target).exists(), target


def test_every_make_target_in_the_documentation_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"`make (\w+)`", page.read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.M), f"{page.name}: make {target}"
