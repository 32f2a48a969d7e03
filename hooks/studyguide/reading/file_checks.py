"""Files that are published as they are, beside lessons and in `docs/`: what must not be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studyguide.linking.figures import REFUSED, files_of, pictures_of
from studyguide.model.guide import Lesson
from studyguide.model.problems import Problem
from studyguide.text.drawings import svg_faults


def lesson_file_problems(lesson: Lesson) -> Iterator[Problem]:
    """Yield what is wrong in the pictures beside a lesson, and the files that are refused."""
    folder = lesson.terms_file.path.rpartition("/")[0]
    for picture in pictures_of(lesson.folder_path):
        yield from svg_problems(picture, display_path(picture, lesson.folder_path, folder))
    for file in files_of(lesson.folder_path):
        if file.suffix.lower() in REFUSED:
            path = display_path(file, lesson.folder_path, folder)
            yield executable_problem(file, path, "Pack it into a .zip file")


def display_path(file: Path, folder: Path, name: str) -> str:
    """Return a file as authors call it, who call the folder that it is in by a name."""
    return f"{name}/{file.relative_to(folder).as_posix()}"


def executable_problem(file: Path, path: str, fix: str) -> Problem:
    """Return the problem with a file that a browser would run."""
    return Problem(path, 1, f"a browser would run '{file.name}' as a page. {fix}")


def svg_problems(file: Path, path: str) -> Iterator[Problem]:
    """Yield what acts in a drawing; other files have none of it."""
    faults = svg_faults(file.read_bytes()) if file.suffix.lower() == ".svg" else ()
    yield from (Problem(path, line + 1, message) for line, message in faults)
