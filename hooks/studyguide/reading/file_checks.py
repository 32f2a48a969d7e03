"""Checks of files that are published unchanged, in lessons' folders and in `docs/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from studyguide.addresses.lesson_files import REFUSED, files_of, is_download, pictures_of
from studyguide.model.article import Article
from studyguide.model.guide import Lesson
from studyguide.model.problems import Problem
from studyguide.text.drawings import svg_faults
from studyguide.text.parsing.media import LARGE


def lesson_file_problems(lesson: Lesson) -> Iterator[Problem]:
    """Yield problems with the pictures of a lesson, and with refused files."""
    folder = lesson.terms_file.path.rpartition("/")[0]
    for picture in pictures_of(lesson.folder_path):
        yield from svg_problems(picture, display_path(picture, lesson.folder_path, folder))
        if picture.stat().st_size > LARGE and not is_download(lesson.folder_path, picture):
            yield _large_picture(lesson, picture, folder)
    for file in files_of(lesson.folder_path):
        if file.suffix.lower() in REFUSED:
            path = display_path(file, lesson.folder_path, folder)
            yield executable_problem(file, path, "Pack it into a .zip file")


def _large_picture(lesson: Lesson, picture: Path, folder: str) -> Problem:
    """Return advice about a picture, at the first line that shows it."""
    name = picture.relative_to(lesson.folder_path).as_posix()
    size = picture.stat().st_size / 1_000_000
    message = (
        f"the picture '{name}' has {size:.1f} MB. Readers get a smaller copy of it: "
        "save it with at most 1600 dots a side"
    )
    languages = "|".join(lesson.articles)
    plain = re.sub(rf"\.(?:{languages})(?=\.\w+$)", "", name)
    texts = [(article.path, article.body, article.body_line) for article in _articles(lesson)]
    texts += [(file.path, file.text, 1) for file in (lesson.terms_file, lesson.quiz_file)]
    for path, text, first in texts:
        for number, line in enumerate(text.splitlines(), start=first):
            if any(written in line for written in (name, plain, quote(name), quote(plain))):
                return Problem(path, number, message, "note")
    return Problem(f"{folder}/{name}", 1, message, "note")


def _articles(lesson: Lesson) -> Iterator[Article]:
    yield from (lesson.articles[language] for language in sorted(lesson.articles))


def display_path(file: Path, folder: Path, name: str) -> str:
    """Return the path of a file for messages, with a name for its folder."""
    return f"{name}/{file.relative_to(folder).as_posix()}"


def executable_problem(file: Path, path: str, fix: str) -> Problem:
    """Return the problem with a file that a browser would run."""
    return Problem(path, 1, f"a browser would run '{file.name}' as a page. {fix}")


def svg_problems(file: Path, path: str) -> Iterator[Problem]:
    """Yield problems with active content in an SVG file."""
    faults = svg_faults(file.read_bytes()) if file.suffix.lower() == ".svg" else ()
    yield from (Problem(path, line + 1, message) for line, message in faults)
