"""The list of all pages of a site: the uri and subject of each.

The build, the navigation, titles and link checks all use this one list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from studyguide.addresses import uris
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term

OverviewName = Literal[
    "home", "weeks", "glossary", "map", "flashcards", "quizzes", "exam", "progress", "decks",
    "offline", "formulas",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about the whole course."""

    name: OverviewName


@dataclass(frozen=True, slots=True)
class Quiz:
    """The self-check of a week."""

    week: Week


@dataclass(frozen=True, slots=True)
class TermsQuiz:
    """The questions generated from a week's terms."""

    week: Week


Subject = Overview | Week | Quiz | TermsQuiz | Lesson | Term


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page that has not been rendered yet."""

    uri: str
    subject: Subject
    path: str
    """The authored file with its content."""
    is_edited: bool = True
    """Whether an author edits that file to change the page."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address of a page."""

    uri: str
    """The file at the former address: `glossary/old/index.html`."""
    target: str
    """The present uri of the page."""
    subject: Term | Lesson


def redirects(guide: Guide) -> Iterator[Redirect]:
    """Yield the former addresses of terms and lessons."""
    for term in guide.terms.values():
        for former in term.formerly:
            if former not in guide.terms:
                yield Redirect(_at(uris.term_uri(former)), uris.term_uri(term.id), term)
    slugs = {lesson.slug for lesson in guide.lessons}
    for lesson in guide.lessons:
        for former in lesson.formerly:
            if former not in slugs:
                yield Redirect(_at(uris.lesson_uri_of(former)), uris.lesson_uri(lesson), lesson)


def _at(uri: str) -> str:
    """Return the HTML file of the page at a uri."""
    return f"{uris.address_of(uri)}index.html"


def page_entries(guide: Guide, languages: tuple[str, ...] = ()) -> Iterator[PageEntry]:
    """Yield every page, in the order of the navigation.

    `languages` is the order of preference for its file, by default the course's.
    """
    course, languages = guide.course_file.path, languages or guide.course.languages
    yield PageEntry(uris.HOME, Overview("home"), course)
    yield PageEntry(uris.WEEKS, Overview("weeks"), course)
    for week in guide.course.weeks:
        yield from _of_week(guide, week, languages)
    for lesson in guide.lessons:
        if lesson.week is None:
            yield _of_lesson(lesson, languages)
    yield PageEntry(uris.GLOSSARY, Overview("glossary"), course, is_edited=False)
    for term in guide.terms.values():
        yield PageEntry(uris.term_uri(term.id), term, guide.lesson_of_term[term.id].terms_file.path)
    if any(term.formula for term in guide.terms.values()):
        yield PageEntry(uris.FORMULAS, Overview("formulas"), course, is_edited=False)
    yield PageEntry(uris.MAP, Overview("map"), course)
    yield PageEntry(uris.FLASHCARDS, Overview("flashcards"), course)
    yield PageEntry(uris.QUIZZES, Overview("quizzes"), course)
    yield PageEntry(uris.EXAM, Overview("exam"), course)
    yield PageEntry(uris.PROGRESS, Overview("progress"), course, is_edited=False)
    yield PageEntry(uris.DECKS, Overview("decks"), course)
    if guide.course.offline:
        yield PageEntry(uris.OFFLINE, Overview("offline"), course, is_edited=False)


def _of_week(guide: Guide, week: Week, languages: tuple[str, ...]) -> Iterator[PageEntry]:
    """Yield a week's page, its lessons and its questions."""
    course, lessons = guide.course_file.path, guide.lessons_of(week)
    yield PageEntry(uris.week_uri(week), week, course)
    yield from (_of_lesson(lesson, languages) for lesson in lessons)
    if asking := [lesson for lesson in lessons if lesson.questions]:
        yield PageEntry(uris.quiz_uri(week.number), Quiz(week), asking[0].quiz_file.path)
    if guide.terms_of(week):
        yield PageEntry(uris.quiz_terms_uri(week.number), TermsQuiz(week), course, is_edited=False)


def _of_lesson(lesson: Lesson, languages: tuple[str, ...]) -> PageEntry:
    return PageEntry(uris.lesson_uri(lesson), lesson, lesson.article(languages).path)
