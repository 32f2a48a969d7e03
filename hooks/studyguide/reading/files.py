"""Files that are published as they are, beside lessons and in `docs/`: what must not be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studyguide.linking.figures import PAGES, REFUSED, files_of, pictures_of
from studyguide.model.guide import Lesson
from studyguide.model.problems import Problem
from studyguide.text.drawings import svg_faults

_OURS = ("assets", "studyguide")


def lesson_file_problems(lesson: Lesson) -> Iterator[Problem]:
    """Yield what is wrong in the pictures beside a lesson, and the files that are refused."""
    folder = lesson.terms_file.path.rpartition("/")[0]
    for picture in pictures_of(lesson.folder_path):
        yield from _svg_problems(picture, _shown(picture, lesson.folder_path, folder))
    for file in files_of(lesson.folder_path):
        if file.suffix.lower() in REFUSED:
            path = _shown(file, lesson.folder_path, folder)
            yield _runs(file, path, "Pack it into a .zip file")


def docs_problems(docs: Path) -> Iterator[Problem]:
    """Yield files that a browser would run, and those that would replace one of the site's own.

    Scripts are MkDocs' matter: none runs that `extra_javascript` does not name.
    """
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        inside, path = file.relative_to(docs), _shown(file, docs, docs.name)
        if inside.parts[: len(_OURS)] == _OURS:
            message = f"the site has '{inside.parent.as_posix()}' of its own. Use another folder"
            yield Problem(path, 1, message)
        elif file.suffix.lower() in PAGES:
            yield _runs(file, path, "Write a page in Markdown, or pack it into a .zip file")
        else:
            yield from _svg_problems(file, path)


def _shown(file: Path, folder: Path, name: str) -> str:
    """Return a file as authors call it, who call the folder that it is in by a name."""
    return f"{name}/{file.relative_to(folder).as_posix()}"


def _runs(file: Path, path: str, fix: str) -> Problem:
    return Problem(path, 1, f"a browser would run '{file.name}' as a page. {fix}")


def _svg_problems(file: Path, path: str) -> Iterator[Problem]:
    """Yield what acts in a drawing; other files have none of it."""
    faults = svg_faults(file.read_bytes()) if file.suffix.lower() == ".svg" else ()
    yield from (Problem(path, line + 1, message) for line, message in faults)
