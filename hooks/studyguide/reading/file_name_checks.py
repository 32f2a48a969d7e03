"""Checks of file names: invalid on some systems, or unknown in a lesson's folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from studyguide.addresses.lesson_files import FILES
from studyguide.model.file_names import LONGEST_PATH, composed, is_left_over, name_fault
from studyguide.model.problems import Problem, did_you_mean
from studyguide.reading.bibliography import BIBLIOGRAPHY

_LESSON_FILES = ("terms.yml", "quiz.yml", "figures", FILES, BIBLIOGRAPHY)


def path_in_project(file: Path, folder: Path) -> str:
    """Return the path of a file in the content folder for messages: `content/course.yml`."""
    return file.relative_to(folder.parent).as_posix()


def file_name_problems(folder: Path) -> Iterator[Problem]:
    """Yield problems with the names of files and folders in a folder of the project."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_left_over(name))
        seen: dict[str, str] = {}
        for name in sorted((*folders, *(name for name in files if not is_left_over(name)))):
            path = path_in_project(Path(parent, name), folder)
            if message := name_fault(name):
                yield Problem(path, 1, message)
            first_name = seen.setdefault(composed(name).casefold(), name)
            if first_name != name:
                message = (
                    f"Windows and macOS take '{first_name}' for the same file. Rename one of them"
                )
                yield Problem(path, 1, message)
            if name in files and len(path) > LONGEST_PATH:
                message = f"a path of more than {LONGEST_PATH} letters. Choose shorter names"
                yield Problem(path, 1, message)


def stray_file_problems(path: Path, folder: Path, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Yield files of a lesson's folder that nothing reads, most likely because of a typo."""
    expected = (*_LESSON_FILES, *(f"lesson.{language}.md" for language in languages))
    for file in sorted(path.iterdir()):
        if file.name not in expected and not (is_left_over(file.name) or file.name[0] == "_"):
            guess = did_you_mean(file.name, expected) or f" Expected are {', '.join(expected)}"
            yield Problem(path_in_project(file, folder), 1, f"nothing reads this file.{guess}")
