"""Where in the content something is that cannot be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from studyguide.model.guide import Article, Lesson
from studyguide.model.problems import Problem
from studyguide.pages.booklets.marks import Unprintable
from studyguide.pages.booklets.press import Faulty
from studyguide.pages.site import Site


def problems_of(article: Article, found: Sequence[Unprintable]) -> Iterator[Problem]:
    """Yield the problems with what cannot be printed in an article, at their lines."""
    for one in found:
        yield Problem(article.path, one.line + article.body_line, one.message)


def fault_problems(site: Site, fault: Faulty, lessons: tuple[Lesson, ...]) -> Iterator[Problem]:
    """Yield a problem for every line that has what the printer refused: a sign, or a formula."""
    if fault.sign:
        message = f"no font on paper has the sign '{fault.sign}'. Write it in words"
        yield from _line_problems(site, lessons, message, lambda line: fault.sign in line)
    else:
        message = "the formula is too wide for paper, even if it is set smaller. Split it"
        wanted = max(map(_squeezed, fault.formula.split("\n")), key=len)
        yield from _line_problems(site, lessons, message, lambda line: wanted in _squeezed(line))


def _squeezed(latex: str) -> str:
    """Return LaTeX without its spaces; in quotation marks a backslash is written twice."""
    return "".join(latex.split()).replace("\\\\", "\\")


def _line_problems(
    site: Site, lessons: tuple[Lesson, ...], message: str, is_meant: Callable[[str], bool]
) -> Iterator[Problem]:
    lines = (
        (path, first + number)
        for path, text, first in _sources(site, lessons)
        for number, line in enumerate(text.split("\n"))
        if is_meant(line)
    )
    course = site.guide.course_file
    for path, line in list(lines) or [(course.path, 1)]:
        yield Problem(path, line, message)


def _sources(site: Site, lessons: tuple[Lesson, ...]) -> Iterator[tuple[str, str, int]]:
    """Yield the files that a booklet is made from: path, text, and the text's first line."""
    for lesson in lessons:
        article = lesson.article(site.languages)
        yield article.path, article.body, article.body_line
        for file in (lesson.terms_file, lesson.quiz_file):
            yield file.path, file.text, file.first_line
    course = site.guide.course_file
    yield course.path, course.text, course.first_line
