"""Everything that the booklets of a site are made from, as one hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from studyguide.model.guide import Lesson, Week
from studyguide.pages.site import Site

_CODE = Path(__file__).parents[2]
_LIBRARIES = ("markdown", "math-core", "pygments", "pymdown-extensions", "segno", "typst")


def inputs_key(site: Site) -> str:
    """Return the hash of the content, the code and the libraries behind a site's booklets."""
    guide = site.guide
    found = [site.language, site.release.address, str(site.release.seconds), _program()]
    found += [guide.course_file.text]
    for lesson in guide.lessons:
        found += _of_lesson(lesson)
    return _hash("\0".join(f"{len(one)}:{one}" for one in found).encode())


def week_key(site: Site, week: Week) -> str:
    """Return the hash of all that decides whether a week can be printed.

    What else is in its booklets, such as the names of terms in other weeks, is text or a link
    that can be.
    """
    found = [site.language, _program(), site.guide.course_file.text]
    for lesson in site.guide.lessons_of(week):
        found += _of_lesson(lesson)
    return _hash("\0".join(f"{len(one)}:{one}" for one in found).encode())


def _of_lesson(lesson: Lesson) -> Iterator[str]:
    yield lesson.folder
    for language in sorted(lesson.articles):
        yield repr(lesson.articles[language])
    yield lesson.terms_file.text
    yield lesson.quiz_file.text
    for path in sorted((lesson.folder_path / "figures").glob("*")):
        if path.is_file():
            yield path.name
            yield _hash(path.read_bytes())


@cache
def _program() -> str:
    """Return the hash of our own code and words, and the versions of what it calls."""
    files = sorted(path for path in _CODE.rglob("*") if path.suffix in (".py", ".typ", ".yml"))
    code = (f"{path.relative_to(_CODE).as_posix()} {_hash(path.read_bytes())}" for path in files)
    return "\n".join((*code, *(f"{name} {version(name)}" for name in _LIBRARIES)))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
