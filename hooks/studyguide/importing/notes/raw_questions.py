"""A question as lines have it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawQuestion:
    """A question as lines have it, before its answer is understood."""

    prompt: str
    line: int
    options: tuple[str, ...] = ()
    answer: str = ""
    explanation: str = ""
    essay: bool = False
    run: int = 0
    number: int | None = None
    """Its number in the source, by which an answer key refers to it."""
    group: int = 0
    """The line on which the list of things to match begins that it is part of; 0 for no such."""
    choices: tuple[str, ...] = ()
    """The right sides of that list."""
    asked: str = ""
    """What stands above that list."""
