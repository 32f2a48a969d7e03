"""A week → the Typst source of its booklet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from studyguide.linking.uris import week_uri
from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.model.problems import Problem, Problems
from studyguide.pages.booklets.ink import Ink
from studyguide.pages.booklets.marks import (
    UnprintableError,
    array,
    begun_at,
    call,
    content,
    inert,
    quoted,
)
from studyguide.pages.booklets.places import problems_of
from studyguide.pages.booklets.plan import events, plan
from studyguide.pages.booklets.targets import Scope
from studyguide.pages.booklets.tasks import solution, task
from studyguide.pages.booklets.terms import entry, in_order
from studyguide.pages.site import Site

Printed = tuple[str, Problems]
"""Typst source, and what could not be printed."""


def week_parts(site: Site, week: Week) -> tuple[Printed, Printed]:
    """Return the source of a week's booklet, and that of the answers at its end."""
    ink = Ink(site, Scope.of(site.guide.lessons_of(week)))
    label = site.words("week", n=week.number)
    title = ink.view.words(week.title)
    parts = (
        (head(site, f"{label}: {title}", f"{label} · {title}"), ()),
        of_course(ink, week, lambda: _cover(ink, week)),
        lessons(ink, ink.scope.lessons),
        of_course(ink, week, lambda: plan(ink, week, level=2)),
        glossary(ink),
        _titled(ink, "self_check", "<self-check>", task),
    )
    return together(*parts), _titled(ink, "booklet_answers", "<answers>", solution)


def head(site: Site, title: str, part: str) -> str:
    """Return how every booklet begins."""
    course = Ink(site, Scope.of(())).words(site.guide.course.title)
    named = {"title": quoted(title), "course": course, "part": quoted(part)}
    given = ", ".join(f"{key}: {value}" for key, value in named.items())
    return f'#import "booklet.typ": *\n#show: booklet.with({given})\n'


def together(*parts: Printed) -> Printed:
    """Return parts one below the other."""
    problems = (problem for _, found in parts for problem in found)
    return "\n".join(source for source, _ in parts), tuple(problems)


def attempt(make: Callable[[], str], problem: Callable[..., Problem], *where: object) -> Printed:
    """Return what is made, or the problem at a place of a file that prevents it."""
    try:
        here = problem(*where, "")
        return f"{begun_at(here.path, here.line, exact=False)}{make()}\n", ()
    except UnprintableError as error:
        return "", tuple(problem(*where, one.message) for one in error.found)


def of_course(ink: Ink, week: Week, make: Callable[[], str]) -> Printed:
    """Return what is made of a week's entry in the course's file."""
    guide = ink.site.guide
    row = guide.course.weeks.index(week)
    return attempt(make, guide.course_file.problem, ("weeks", row))


def lessons(ink: Ink, wanted: tuple[Lesson, ...], *, new: bool = True) -> Printed:
    """Return lessons, each below its title; the first begins a page if that is wanted."""
    return together(
        *(_lesson(ink.at(lesson), new=new or place > 0) for place, lesson in enumerate(wanted))
    )


def _lesson(ink: Ink, *, new: bool) -> Printed:
    lesson = ink.lesson
    assert lesson is not None, "called with the ink of a lesson"
    article = lesson.article(ink.site.languages)
    label = f"<s-{lesson.slug}>"
    title = section(ink, article.title, label, new=new)
    lead = call("lead", content(inert(article.summary)))
    try:
        begun = begun_at(article.path, article.body_line, exact=True)
        return f"{title}{lead}\n{begun}{ink.article()}\n", ()
    except UnprintableError as error:
        return "", tuple(problems_of(article, error.found))


def glossary(ink: Ink) -> Printed:
    """Return the entries of the booklet's terms from A to Z, in two columns."""
    terms = [ink.site.guide.terms[id_] for id_ in ink.scope.terms]
    if not terms:
        return "", ()
    source, problems = entries(ink, in_order(ink.site, terms))
    title = section(ink, ink.site.words["glossary"], "<glossary>")
    return f"{title}#in-columns[\n{source}]\n", problems


def entries(ink: Ink, terms: tuple[Term, ...]) -> Printed:
    """Return the entries of terms in the order given."""
    return together(*(_entry(ink, term) for term in terms))


def _entry(ink: Ink, term: Term) -> Printed:
    home = ink.site.guide.home[term.id]
    row = home.term_rows[home.terms.index(term)]
    return attempt(lambda: entry(ink.at(home), term), home.terms_file.problem, (row,))


def _titled(ink: Ink, key: str, label: str, make: Callable[..., str]) -> Printed:
    """Return the questions of a week, or their answers, on pages of their own."""
    if not any(lesson.questions for lesson in ink.scope.lessons):
        return "", ()
    title = section(ink, ink.site.words[key], label)
    return together((title, ()), questions(ink, ink.scope.lessons, make))


def questions(ink: Ink, lessons: tuple[Lesson, ...], make: Callable[..., str]) -> Printed:
    """Return the tasks or the answers of some lessons, numbered from 1."""
    return together(*(_attempted(ink, make, *one) for one in _asked(lessons)))


def _asked(lessons: Iterable[Lesson]) -> Iterator[tuple[int, Lesson, int]]:
    """Yield each question's number in the booklet, its lesson and its place there."""
    places = ((lesson, place) for lesson in lessons for place in range(len(lesson.questions)))
    for number, (lesson, place) in enumerate(places, start=1):
        yield number, lesson, place


def _attempted(
    ink: Ink, make: Callable[..., str], number: int, lesson: Lesson, place: int
) -> Printed:
    question, row = lesson.questions[place], lesson.question_rows[place]
    own = ink.at(lesson)
    return attempt(lambda: make(own, number, question), lesson.quiz_file.problem, (row,))


def section(ink: Ink, title: str, label: str, *, level: int = 0, new: bool = True) -> str:
    """Return a heading that begins a page."""
    given = {"level": str(level or ink.level), "new": "true" if new else "false"}
    return call("section", content(inert(title)), label, **given) + "\n"


def _cover(ink: Ink, week: Week) -> str:
    words = ink.site.words
    return cover(
        ink,
        week_uri(week),
        part=quoted(words("week", n=week.number)),
        title=content(f"#{ink.words(week.title)};"),
        summary=content(ink.block(week.summary, level=1)) if week.summary else "[]",
        events=content(events(ink, week)),
        topics=array(content(ink.line(topic)) for topic in week.topics),
        topics_title=quoted(words["topics"]),
    )


def cover(ink: Ink, uri: str, **given: str) -> str:
    """Return the first page: what the booklet is, where it is on the web, what is in it."""
    site, words = ink.site, ink.site.words
    url = ink.targets.page(uri)
    qr = {"qr": quoted("qr.svg"), "qr_alt": quoted(words["booklet_qr"])} if url else {}
    own = {
        "course": ink.words(site.guide.course.title),
        "contents_title": quoted(words["booklet_contents"]),
        "url": url or "none",
        "edition": quoted(edition(site)),
    }
    return call("cover", **(own | qr | given))


def edition(site: Site) -> str:
    """Return the date of a booklet in words: `As of 2026-11-21`."""
    date = datetime.fromtimestamp(site.release.seconds, UTC).date()
    return site.words("booklet_edition", date=date.isoformat())
