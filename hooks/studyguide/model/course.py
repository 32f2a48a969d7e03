"""What `course.yml` says: the course, its weeks, and what happens in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BeforeValidator

from studyguide.model.authored import (
    Authored,
    AuthoredBlocks,
    AuthoredColour,
    AuthoredDate,
    AuthoredInline,
    AuthoredInteger,
    AuthoredMacros,
    AuthoredNames,
    AuthoredPlainText,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Authored):
    """Something that happens in a week."""

    kind: Literal["deadline", "competition", "exam"]
    title: AuthoredPlainText
    text: AuthoredBlocks | None = None
    """Markdown."""
    date: AuthoredDate | None = None
    """The day: `2026-02-01`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Homework(Authored):
    """A task of a week."""

    text: AuthoredBlocks
    """Markdown."""
    due: AuthoredDate | None = None
    """The day by which it is to be done: `2026-02-01`."""


def _task(data: object) -> object:
    """Return a task as a mapping; one without a date may be written as its text alone."""
    is_record = isinstance(data, Mapping) and ("text" in data or "due" in data)
    return data if is_record or isinstance(data, Homework) else {"text": data}


AuthoredTask = Annotated[
    Homework, BeforeValidator(_task, json_schema_input_type=AuthoredBlocks | Homework)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week(Authored):
    """A week of the course."""

    number: AuthoredInteger
    """1-based, unique, ascending."""
    title: AuthoredPlainText
    summary: AuthoredBlocks | None = None
    """One or two sentences for cards and search engines."""
    lessons: tuple[str, ...] = ()
    """Folder names under `content/lessons/`."""
    topics: tuple[AuthoredInline, ...] = ()
    date: AuthoredDate | None = None
    """The day on which it begins: `2026-02-01`."""
    homework: tuple[AuthoredTask, ...] = ()
    """Markdown, one task each; or `{text: …, due: 2026-02-01}`."""
    readings: tuple[AuthoredInline, ...] = ()
    """Markdown, one book, paper or page each."""
    events: tuple[Event, ...] = ()
    answers_from: AuthoredDate | None = None
    """The day from which its questions have their answers: `2026-02-06`."""
    draft: bool = False
    """`true`: only for who writes the course; neither it nor its lessons are published yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement(Authored):
    """News for the home page."""

    date: AuthoredDate
    """The day of the news: the newest stands first."""
    text: AuthoredBlocks
    """Markdown."""
    until: AuthoredDate | None = None
    """The last day on which it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamPaper(Authored):
    """An exam on paper, drawn from the questions of the weeks up to the first exam."""

    questions: int = 20
    """How many, evenly from all weeks."""
    seed: int = 1
    """Another number draws other questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletRules(Authored):
    """How the booklets are printed."""

    paper: Literal["a4", "letter"] = "a4"
    also: tuple[
        Literal["large-print", "without-answers", "lesson-only", "two-pages", "folded", "cards"],
        ...,
    ] = ()
    """Further booklets of each week, besides the usual one."""
    formula_sheet: bool = True
    """`false`: no sheet with all formulas of the terms."""
    epub: bool = False
    """`true`: each week and the whole guide also as e-books."""
    exam_paper: ExamPaper | None = None
    """An exam on paper, with its answers in a file of their own; left out: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing(Authored):
    """What may be published."""

    untranslated: Literal["allow", "forbid"] = "forbid"
    """`allow`: also in a strict build, texts that are missing in a language are shown in another,
    with a mark."""
    search_engines: Literal["allow", "forbid"] = "allow"
    """`forbid`: every page asks search engines not to list it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Authored):
    """What `course.yml` says."""

    id: str
    """Lower-case ASCII words joined by `-`: the course in decks and browsers. Never change it."""
    first_edition: bool = False
    """`true`: it was published before courses had ids, and keeps its readers' decks and answers."""
    title: AuthoredPlainText
    description: AuthoredBlocks
    """One or two sentences for the home page and search engines."""
    languages: tuple[str, ...]
    """Language codes; the first is the site's root."""
    weeks: tuple[Week, ...]
    announcements: tuple[Announcement, ...] = ()
    """News on the home page, the newest first."""
    macros: AuthoredMacros = field(default_factory=dict)
    r"""Commands for formulas: `R: '\mathbb{R}'` is `\R`; `#1` in it is what is in braces."""
    not_terms: AuthoredNames = field(default_factory=dict)
    """Words that the report shall not take for missing terms, per language."""
    unit: AuthoredPlainText | None = None
    """What a week is called, one word in the singular: `Module`. Without it, a week."""
    units: AuthoredPlainText | None = None
    """What the weeks are called in the menu, if `unit` is set: `Modules`."""
    answers_from: AuthoredDate | None = None
    """The day from which questions have their answers, where their week says no other."""
    numbers: bool = True
    """`false`: weeks are shown by their titles, without numbers."""
    booklets: BookletRules = field(default_factory=BookletRules)
    publish: Publishing = field(default_factory=Publishing)
    logo: str | None = None
    """A picture in `content/`, such as `logo.svg`: at the top of pages and in the browser's tab."""
    colour: AuthoredColour = ""
    """The accent, `'#0c5f62'`; made darker or lighter where it could not be read."""
    licence: AuthoredPlainText | None = None
    """An identifier of SPDX, `CC-BY-4.0`, or words: in the footer, in booklets and decks."""
    contact: str | None = None
    """An e-mail address, the address of a page, or words."""
    repository: str | None = None
    """Where the course is kept: `https://github.com/owner/name`, or a folder's address there."""
    reports: Literal["issues", "email", "none"] | None = None
    """Where readers report mistakes; left out: as issues of the repository, else by e-mail."""
    social_card: bool = True
    """`false`: no picture for those who share a link to the site."""
    run_python: bool = False
    """`true`: readers can run code that is marked `run`, in their browser."""
    offline: bool = True
    """`false`: browsers keep no page for reading without a network."""
