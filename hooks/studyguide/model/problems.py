"""Mistakes in the content as data, `Problem`, and suggestions for misspellings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from studyguide.model.characters import invisible_character, visible, without_invisible

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake of an author: where it is, what is wrong, and how to fix it."""

    path: str
    """The file, relative to the project's root: `content/course.yml`."""
    line: int
    """1-based."""
    message: str
    """One sentence without the location, ending with the fix."""
    severity: Severity = "error"
    """`error`: a page would be wrong; no build. `warning`: a page has a visible fallback; stops a
    strict build. `note`: accepted by the course's settings, or a hint; stops nothing."""
    missing: str = ""
    """The language of a missing translation, if that is the problem."""

    def __post_init__(self) -> None:
        """Cut what a message quotes of a file if it is very long: both its ends are needed."""
        if len(self.message) > _LONGEST:
            middle = f"{self.message[: _LONGEST // 2]} … {self.message[-_LONGEST // 2 :]}"
            object.__setattr__(self, "message", middle)

    def __str__(self) -> str:
        return visible(f"{self.path}:{self.line}: {self.message}")


Problems = tuple[Problem, ...]
_LONGEST = 800
"""Characters of a message: none of ours is longer, but what it quotes may be."""
_GUESS = re.compile(r"(?:Did you mean |Write |one of )('[^']*')(?:\?$| anew$|\. Write that anew$)")


def errors(problems: Iterable[Problem]) -> Problems:
    """Return the problems that prevent any build, sorted by place."""
    return tuple(sorted(problem for problem in problems if problem.severity == "error"))


def stopping(problems: Iterable[Problem], *, strict: bool) -> Problems:
    """Return the problems that stop a build, sorted by place."""
    listed = tuple(problems)
    return (
        tuple(sorted(problem for problem in listed if problem.severity != "note"))
        if strict
        else errors(listed)
    )


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return ` Did you mean 'x'?` for the closest known word, or an empty string."""
    candidates = {candidate.casefold(): candidate for candidate in sorted(words, reverse=True)}
    meant = candidates.get(without_invisible(word).strip().casefold())
    if meant and meant != word and (character := invisible_character(word)):
        return f" There is {character} in it. Write '{meant}' anew"
    if meant and not word.isascii() and meant.isascii():
        return f" A letter in it only looks like one of '{meant}'. Write that anew"
    close = difflib.get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return f" Did you mean '{candidates[close[0]]}'?" if close else ""


def without_echoes(reported: Iterable[Problem]) -> Problems:
    """Return problems without `has no 'name'` where the misspelling `nam` is reported too."""
    problems = tuple(reported)
    meant = {guess for problem in problems for guess in _GUESS.findall(problem.message)}
    return tuple(
        problem
        for problem in problems
        if not any(f"has no {key}." in problem.message for key in meant)
    )


def counted(number: int, singular: str, plural: str) -> str:
    """Return `1 file` or `3 files`."""
    return f"{number} {singular if number == 1 else plural}"
