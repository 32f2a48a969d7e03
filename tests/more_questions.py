"""The small course with questions that it does not have, since many tests count those it has."""

from __future__ import annotations

from pathlib import Path

from mistakes import SMALL_COURSE, small_course
from sites import ROOT, project_with
from studyguide.model.guide import Guide
from studyguide.reading.load import load_guide

QUESTIONS = Path(__file__).with_suffix(".yml")

CHECKS = "\n\n```check\nin-three-parts\n```\n\n```check\nparameters\n```\n"


def with_questions(course: Path) -> Path:
    """Add the questions to the first lesson of a small course, and return it."""
    quiz = course / "content/lessons/01-walking-downhill/quiz.yml"
    for lesson in quiz.parent.glob("lesson.*.md"):
        lesson.write_text(lesson.read_text("utf-8") + CHECKS, "utf-8")
    quiz.write_text(quiz.read_text("utf-8") + QUESTIONS.read_text("utf-8"), "utf-8")
    return course


def project_in(folder: Path) -> Path:
    """Return a project of the small course with the questions."""
    return with_questions(project_with(SMALL_COURSE.relative_to(ROOT).as_posix(), folder))


def guide_with_questions(folder: Path) -> Guide:
    """Return the guide of a small course with the questions, which is copied into a folder."""
    course = with_questions(small_course(folder))
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert problems == ()
    assert guide is not None
    return guide
