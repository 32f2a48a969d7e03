"""What must hold of any course: it is read, and either told what is wrong, or shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, stopping
from studyguide.pages.page import Page
from studyguide.pages.registry import registry_of
from studyguide.reading.load import load_guide


def faults(course: Path) -> Iterator[str]:
    """Yield what is wrong with how a course is read; an exception is one more fault."""
    guide, problems = load_guide(course / "content", docs=course / "docs")
    for problem in problems:
        yield from _told_wrong(problem, course)
    if guide is None:
        if not stopping(problems, strict=False):
            yield "there is no guide, and no problem"
    elif not stopping(problems, strict=False):
        for language in guide.course.languages:
            yield from _shown_wrong(guide, language)


def _told_wrong(problem: Problem, course: Path) -> Iterator[str]:
    said = str(problem)
    if not problem.path.startswith(("content/", "docs/", "content", "docs")):
        yield f"no path in the course: {said}"
    file = course / problem.path
    if file.is_file():
        lines = len(file.read_bytes().decode("utf-8", "replace").splitlines()) + 1
        if not 1 <= problem.line <= lines:
            yield f"no line of the file, which has {lines}: {said}"
    elif problem.line != 1:
        yield f"a line of what is no file: {said}"
    is_long = len(problem.message) > 1000
    if said != said.strip() or "\n" in said or is_long or "Traceback" in said:
        yield f"not one sentence: {said[:300]}"


def _shown_wrong(guide: Guide, language: str) -> Iterator[str]:
    registry, problems = registry_of(guide, language)
    if problems:
        yield f"told only when shown: {problems[0]}"
        return
    for page in registry.pages():
        if not page.body:
            yield f"an empty page: {page.uri}"
        page.body.encode()
    for file in registry.files():
        data = file.read()
        if file.uri.endswith(".json"):
            json.loads(data)


def shown_text(guide: Guide) -> str:
    """Return all that is published of a guide in all languages, without booklets, as one text."""
    parts: list[str] = []
    for language in guide.course.languages:
        registry, _ = registry_of(guide, language)
        for page in registry.pages():
            parts += _words(page)
        parts += [file.read().decode("utf-8", "replace") for file in registry.files()]
    return "\n".join(parts)


def _words(page: Page) -> tuple[str, ...]:
    return page.title, page.description, page.body
