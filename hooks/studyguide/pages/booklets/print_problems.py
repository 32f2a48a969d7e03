"""Locates in the content what cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.model.article import Article
from studyguide.model.guide import Lesson
from studyguide.model.problems import Problem
from studyguide.pages.booklets.typst_syntax import Unprintable
from studyguide.pages.site import Site

WITHOUT = "Undo the last change, or write 'booklets: false' below 'extra:' in mkdocs.yml"
"""The advice for errors of Typst that we cannot explain."""


def problems_of(article: Article, faults: Sequence[Unprintable]) -> Iterator[Problem]:
    """Yield the problems in printing an article, at their lines."""
    for fault in faults:
        yield Problem(article.path, fault.line + article.body_line, fault.message)


def character_problems(
    site: Site, character: str, lessons: tuple[Lesson, ...]
) -> Iterator[Problem]:
    """Yield a problem for every line that has a character which no font has."""
    codes = " ".join(f"U+{ord(part):04X}" for part in character)
    shown = character if character.isprintable() else codes
    message = f"no font on paper has the sign '{shown}'. Write it in words"
    lines = (
        (path, first + number)
        for path, text, first in _sources(site, lessons)
        for number, line in enumerate(text.split("\n"))
        if character in line
    )
    course = site.guide.course_file
    for path, line in list(lines) or [(course.path, 1)]:
        yield Problem(path, line, message)


def wide_problem(site: Site, location: str) -> Problem:
    """Return the problem with a too wide formula at a place `path:line`."""
    path, _, line = location.rpartition(":")
    message = "the formula is too wide for paper, even if it is set smaller. Split it"
    return Problem(path or site.guide.course_file.path, int(line or 1), message)


def _sources(site: Site, lessons: tuple[Lesson, ...]) -> Iterator[tuple[str, str, int]]:
    """Yield the sources of a booklet: path, text, and the text's first line in the file."""
    for lesson in lessons:
        article = lesson.article(site.languages)
        yield article.path, article.body, article.body_line
        for file in (lesson.terms_file, lesson.quiz_file):
            yield file.path, file.text, file.first_line
    course = site.guide.course_file
    yield course.path, course.text, course.first_line
