"""The courses that are damaged: small ones that have together whatever a course may have."""

from __future__ import annotations

import shutil
from pathlib import Path

from constructs import project_with_constructs
from mistakes import SMALL_COURSE
from more_questions import project_in
from settings import prepare
from sites import ROOT


def write_courses(folder: Path) -> tuple[Path, ...]:
    """Write the courses into a folder and return them."""
    others = []
    for name in ("small_course", "plain_course", "german_course"):
        others.append(folder / name)
        shutil.copytree(ROOT / "tests" / name, others[-1])
    return (
        project_in(folder / "questions"),
        project_with_constructs(folder / "constructs"),
        course_with_most_keys(folder / "keys"),
        *others,
    )


def course_with_most_keys(course: Path) -> Path:
    """Write the small course with what the tests of keys need, and return it."""
    shutil.copytree(SMALL_COURSE, course)
    prepare(course)
    return course
