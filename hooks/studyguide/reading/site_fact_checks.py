"""Checks of facts about the site in `course.yml`: addresses, the logo, what weeks are called."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.guide import Guide
from studyguide.model.problems import Problem
from studyguide.model.repository import Repository
from studyguide.reading.file_checks import svg_problems
from studyguide.text.parsing.media import is_picture


def site_fact_problems(guide: Guide) -> Iterator[Problem]:
    """Yield problems with the facts about the site."""
    yield from _repository_problems(guide)
    yield from _report_problems(guide)
    yield from _logo_problems(guide)
    yield from _unit_problems(guide)


def _unit_problems(guide: Guide) -> Iterator[Problem]:
    """Yield problems with what weeks are called, which stands in sentences with `{places}`."""
    for key in ("unit", "units"):
        name = getattr(guide.course, key)
        for language, text in name.by_language.items() if name else ():
            if "{" in text or "}" in text:
                loc = (key, language) if language else (key,)
                message = f"'{key}' has a brace. Write one word, such as 'Module'"
                yield guide.course_file.problem(loc, message)


def _repository_problems(guide: Guide) -> Iterator[Problem]:
    text = guide.course.repository
    if text is not None and Repository.of(text) is None:
        fix = "Write one such as 'https://github.com/owner/name'"
        message = f"'repository' must be the address of a repository, not '{text}'. {fix}"
        yield guide.course_file.problem(("repository",), message)


def _report_problems(guide: Guide) -> Iterator[Problem]:
    course, file = guide.course, guide.course_file
    repository = Repository.of(course.repository or "")
    if course.reports == "issues" and (repository is None or repository.forge is None):
        fix = "Write 'repository: …' with an address on GitHub, GitLab or Codeberg"
        yield file.problem(("reports",), f"nobody knows where to open issues. {fix}")
    if course.reports == "email" and "@" not in (course.contact or ""):
        fix = "Write 'contact: …' with an e-mail address"
        yield file.problem(("reports",), f"nobody knows whom to write to. {fix}")


def _logo_problems(guide: Guide) -> Iterator[Problem]:
    name, path = guide.course.logo, guide.logo
    if name is None or path is None:
        return
    loc = ("logo",)
    folder = guide.folder.resolve()
    if not path.resolve().is_relative_to(folder) or not path.is_file():
        message = f"no file '{name}' in content/. Put the picture there, or correct the name"
        yield guide.course_file.problem(loc, message)
    elif not is_picture(name):
        message = f"'{name}' is no picture. Write an SVG, PNG, JPEG, WebP, AVIF or GIF file"
        yield guide.course_file.problem(loc, message)
    else:
        yield from svg_problems(path, f"content/{name}")
