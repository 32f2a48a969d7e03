"""What `course.yml` says: the course, its weeks, and what happens in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from studyguide.model.authored import Authored, Macros, Names, Plain, Prose, Whole, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Authored):
    """Something that happens in a week."""

    kind: Literal["deadline", "competition", "exam"]
    title: Plain
    text: Prose | None = None
    """Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week(Authored):
    """A week of the course."""

    number: Whole
    """1-based, unique, ascending."""
    title: Plain
    summary: Prose | None = None
    """One or two sentences for cards and search engines."""
    lessons: tuple[str, ...] = ()
    """Folder names under `content/lessons/`."""
    topics: tuple[Words, ...] = ()
    homework: tuple[Prose, ...] = ()
    """Markdown, one task each."""
    readings: tuple[Words, ...] = ()
    """Markdown, one book, paper or page each."""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletRules(Authored):
    """How the booklets are printed."""

    paper: Literal["a4", "letter"] = "a4"
    also: tuple[Literal["large-print", "without-answers"], ...] = ()
    """Further booklets of each week, besides the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Authored):
    """What `course.yml` says."""

    title: Plain
    description: Prose
    """One or two sentences for the home page and search engines."""
    languages: tuple[str, ...]
    """Language codes; the first is the site's root."""
    weeks: tuple[Week, ...]
    macros: Macros = field(default_factory=dict)
    r"""Commands for formulas: `R: '\mathbb{R}'` is `\R`; `#1` in it is what is in braces."""
    not_terms: Names = field(default_factory=dict)
    """Words that the report shall not take for missing terms, per language."""
    booklets: BookletRules = field(default_factory=BookletRules)
