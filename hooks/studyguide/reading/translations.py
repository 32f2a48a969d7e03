"""Missing translations: one problem for each language instead of one for each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from studyguide.model.problems import Problem, Problems


def untranslated(problems: Iterable[Problem], language: str) -> Problems:
    """Return the problems that are missing translations to a language, sorted by place."""
    return tuple(sorted(problem for problem in problems if problem.missing == language))


def translations_counted(problems: Problems, *, allowed: bool) -> Problems:
    """Return the problems with the missing translations of each language joined to one.

    It is at the first of these texts and has their number: thousands of lines would hide all
    others. With `allowed` it is a note, which stops nothing.
    """
    others = (problem for problem in problems if not problem.missing)
    languages = dict.fromkeys(problem.missing for problem in problems if problem.missing)
    counted = (_counted(untranslated(problems, code), allowed=allowed) for code in languages)
    return tuple(sorted((*others, *counted)))


def _counted(missing: Problems, *, allowed: bool) -> Problem:
    first = missing[0]
    message = " ".join(_sentences(len(missing), first, allowed=allowed))
    return replace(first, message=message, severity="note" if allowed else "warning")


def _sentences(number: int, first: Problem, *, allowed: bool) -> Iterator[str]:
    if number == 1:
        yield first.message
    else:
        listed = f"studyguide check --missing {first.missing}"
        yield f"{number} texts have no '{first.missing}', this is the first. List them: {listed}"
    if allowed:
        yield "(they are published in another language, marked)"
    elif number > 1:
        yield "(to publish without them: 'publish: {untranslated: allow}' in course.yml)"
