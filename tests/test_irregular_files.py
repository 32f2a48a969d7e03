"""What is no plain file is told, whatever it stands for, and nothing opens it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mistakes import SMALL_COURSE
from studyguide.reading.load import load_guide

LESSON = "content/lessons/01-walking-downhill"
PLACES = (
    "content/course.yml", "content/references.bib", f"{LESSON}/terms.yml", f"{LESSON}/quiz.yml",
    f"{LESSON}/lesson.en.md", f"{LESSON}/figures/new.svg", f"{LESSON}/files/data.csv",
    "docs/about.en.md", "docs/new.en.md",
)  # fmt: skip
FIX = "Put the file there, or remove it"
KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a dangling link": (
        lambda path: path.symlink_to("nowhere"),
        "the link 'nowhere' leads nowhere (No such file or directory). " + FIX,
    ),
    "a link to itself": (
        lambda path: path.symlink_to(path.name),
        "the link '{name}' leads nowhere (Too many levels of symbolic links). " + FIX,
    ),
    "a link out of the project": (
        lambda path: path.symlink_to("/dev/zero"),
        "the link leads out of the project. Put a copy of the file there",
    ),
    "a pipe": (os.mkfifo, "this is no file, but what a system makes of other things. Remove it"),
}  # fmt: skip
WHOLE_FOLDER = "this is a folder where a file belongs. Rename it"


def problems_with(path: str, make: Callable[[Path], None], folder: Path) -> list[str]:
    for name in ("content", "docs"):
        shutil.copytree(SMALL_COURSE / name, folder / name)
    file = folder / path
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    make(file)
    guide, problems = load_guide(folder / "content", docs=folder / "docs")
    assert guide is None
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_and_not_opened(kind: str, path: str, tmp_path: Path) -> None:
    make, message = KINDS[kind]
    told = problems_with(path, make, tmp_path)
    assert told == [f"{path}:1: {message.format(name=Path(path).name)}"]


@pytest.mark.parametrize("path", [one for one in PLACES if one.endswith((".yml", ".md", ".svg"))])
def test_a_folder_in_the_place_of_a_file_is_told(path: str, tmp_path: Path) -> None:
    assert problems_with(path, Path.mkdir, tmp_path) == [f"{path}:1: {WHOLE_FOLDER}"]


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    told = problems_with(f"{LESSON}/figures/again", lambda path: path.symlink_to("."), tmp_path)
    assert told == [
        f"{LESSON}/figures/again:1: the link leads to a folder that it is in. Remove it"
    ]


def test_all_are_told_at_once(tmp_path: Path) -> None:
    def make(path: Path) -> None:
        path.symlink_to("nowhere")
        os.mkfifo(path.with_name("terms.fifo"))

    assert len(problems_with(f"{LESSON}/quiz.yml", make, tmp_path)) == 2


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(20_000_001)

    [told] = problems_with(f"{LESSON}/terms.yml", make, tmp_path)
    assert told == f"{LESSON}/terms.yml:1: the file has more than 20,000,000 bytes. Divide it"


def test_what_editors_leave_and_links_within_the_project_are_no_mistake(tmp_path: Path) -> None:
    for name in ("content", "docs"):
        shutil.copytree(SMALL_COURSE / name, tmp_path / name)
    (tmp_path / LESSON / ".#terms.yml").symlink_to("somebody@machine.123")
    (tmp_path / "docs/.#about.en.md").symlink_to("somebody@machine.123")
    terms = tmp_path / LESSON / "terms.yml"
    shutil.move(terms, tmp_path / "elsewhere.yml")
    terms.symlink_to("../../../elsewhere.yml")
    guide, problems = load_guide(tmp_path / "content", docs=tmp_path / "docs")
    assert guide is not None
    assert [problem for problem in problems if problem.severity == "error"] == []


@pytest.mark.parametrize("text", ["", "\n", "---\n", "# nothing yet\n"])
@pytest.mark.parametrize("name", ["terms.yml", "quiz.yml"])
def test_an_empty_list_does_not_hide_what_was_there(name: str, text: str, tmp_path: Path) -> None:
    for folder in ("content", "docs"):
        shutil.copytree(SMALL_COURSE / folder, tmp_path / folder)
    (tmp_path / LESSON / name).write_text(text, encoding="utf-8")
    _, problems = load_guide(tmp_path / "content", docs=tmp_path / "docs")
    message = "nothing is written in the file. Write something, or remove it"
    assert f"{LESSON}/{name}:1: {message}" in map(str, problems)
