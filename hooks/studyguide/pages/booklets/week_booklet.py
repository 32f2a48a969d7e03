"""The Typst source of a week's booklet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from studyguide.addresses.uris import week_uri
from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.model.problems import Problem, Problems
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.glossary_entries import entry, in_order
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.print_problems import problems_of
from studyguide.pages.booklets.question_tasks import solution, task
from studyguide.pages.booklets.typst_syntax import (
    UnprintableError,
    array,
    call,
    content,
    literal_text,
    quoted,
    source_position,
)
from studyguide.pages.booklets.week_plan import events, plan
from studyguide.pages.html.translation_marks import with_language
from studyguide.pages.site import Site
from studyguide.pages.site_facts import licence_line

TypstSource = tuple[str, Problems]
"""Typst source, and the problems in printing."""


def week_parts(site: Site, week: Week) -> tuple[TypstSource, TypstSource]:
    """Return the source of a week's booklet, and that of the answers at its end, separately."""
    writer = BookletWriter(site, BookletContents.of(site.guide.lessons_of(week)))
    parts = (
        *_first_parts(writer, week),
        glossary(writer),
        _titled(writer, "self_check", "<self-check>", task),
    )
    if not site.guide.has_answers(week.number):
        return together(*parts), ("", ())
    return together(*parts), _titled(writer, "booklet_answers", "<answers>", solution)


def lesson_alone(site: Site, week: Week) -> TypstSource:
    """Return the source of the lessons of a week without its glossary and questions."""
    contents = BookletContents(site.guide.lessons_of(week), frozenset(), asks=False)
    return together(*_first_parts(BookletWriter(site, contents), week))


def _first_parts(writer: BookletWriter, week: Week) -> Iterator[TypstSource]:
    """Yield the cover of a week, its lessons and its plan."""
    site = writer.site
    title = writer.view.words(week.title)
    named = site.guide.course.numbers
    part = f"{site.week_words('week', week.number)} · {title}" if named else title
    yield head(site, site.week_title(week), part), ()
    yield of_course(writer, week, lambda: _cover(writer, week))
    yield lessons(writer, writer.scope.lessons, needs="45%")
    yield of_course(writer, week, lambda: plan(writer, week, level=2))


def head(site: Site, title: str, part: str, *, chapters: bool = False) -> str:
    """Return the start of every booklet.

    With `chapters`, pages are headed by the titles of weeks.
    """
    course = BookletWriter(site, BookletContents.of(())).words(site.guide.course.title)
    named = {"title": quoted(title), "course": course, "part": quoted(part)}
    named["chapters"] = "true" if chapters else "false"
    arguments = ", ".join(f"{key}: {value}" for key, value in named.items())
    return f'#import "booklet.typ": *\n#show: booklet.with({arguments})\n'


def together(*parts: TypstSource) -> TypstSource:
    """Return parts joined in order."""
    problems = (problem for _, problem_list in parts for problem in problem_list)
    return "\n".join(source for source, _ in parts), tuple(problems)


def attempt(
    make: Callable[[], str], problem: Callable[..., Problem], *location: object
) -> TypstSource:
    """Return the result of `make`, or the problem that prevents it at a place of a file."""
    try:
        position = problem(*location, "")
        return f"{source_position(position.path, position.line, exact=False)}{make()}\n", ()
    except UnprintableError as error:
        return "", tuple(problem(*location, reason.message) for reason in error.reasons)


def of_course(writer: BookletWriter, week: Week, make: Callable[[], str]) -> TypstSource:
    """Return the result of `make`, with problems at a week's entry in the course's file."""
    guide = writer.site.guide
    row = guide.course.weeks.index(week)
    return attempt(make, guide.course_file.problem, ("weeks", row))


def lessons(
    writer: BookletWriter, chosen: tuple[Lesson, ...], *, needs: str = "100%"
) -> TypstSource:
    """Return lessons, each below its title; the first needs as much of a page as is said."""
    return together(
        *(
            _lesson(writer.for_lesson(lesson), needs="40%" if index else needs)
            for index, lesson in enumerate(chosen)
        )
    )


def _lesson(writer: BookletWriter, *, needs: str) -> TypstSource:
    lesson = writer.lesson
    assert lesson is not None, "called with the writer of a lesson"
    article = lesson.article(writer.site.languages)
    label = f"<s-{lesson.slug}>"
    labelled = with_language(article.title, article.language, writer.site.words)
    draft = f" ({writer.site.words['draft']})" if lesson.draft else ""
    title = section(writer, f"{labelled}{draft}", label, needs=needs)
    lead = call("lead", content(literal_text(article.summary)))
    try:
        begun = source_position(article.path, article.body_line, exact=True)
        return f"{title}{lead}\n{begun}{writer.article()}\n", ()
    except UnprintableError as error:
        return "", tuple(problems_of(article, error.reasons))


def glossary(writer: BookletWriter) -> TypstSource:
    """Return the alphabetical entries of the booklet's terms, in two columns."""
    terms = [writer.site.guide.terms[id_] for id_ in writer.scope.terms]
    if not terms:
        return "", ()
    source, problems = entries(writer, in_order(writer.site, terms))
    title = section(writer, writer.site.words["glossary"], "<glossary>", needs="30%")
    return title + source, problems


def entries(writer: BookletWriter, terms: tuple[Term, ...]) -> TypstSource:
    """Return the entries of terms in the order given."""
    return together(*(_entry(writer, term) for term in terms))


def _entry(writer: BookletWriter, term: Term) -> TypstSource:
    lesson = writer.site.guide.lesson_of_term[term.id]
    row = lesson.term_rows[lesson.terms.index(term)]
    return attempt(
        lambda: entry(writer.for_lesson(lesson), term), lesson.terms_file.problem, (row,)
    )


def _titled(writer: BookletWriter, key: str, label: str, make: Callable[..., str]) -> TypstSource:
    """Return the questions of a week, or their answers, on new pages."""
    if not any(lesson.questions for lesson in writer.scope.lessons):
        return "", ()
    title = section(writer, writer.site.words[key], label, needs="25%")
    return together((title, ()), questions(writer, writer.scope.lessons, make))


def questions(
    writer: BookletWriter, lessons: tuple[Lesson, ...], make: Callable[..., str]
) -> TypstSource:
    """Return the tasks or the answers of some lessons, numbered from 1."""
    return together(
        *(_attempt_question(writer, make, *question) for question in _numbered_questions(lessons))
    )


def _numbered_questions(lessons: Iterable[Lesson]) -> Iterator[tuple[int, Lesson, int]]:
    """Yield each question's number in the booklet, its lesson, and its index there."""
    positions = ((lesson, index) for lesson in lessons for index in range(len(lesson.questions)))
    for number, (lesson, index) in enumerate(positions, start=1):
        yield number, lesson, index


def _attempt_question(
    writer: BookletWriter, make: Callable[..., str], number: int, lesson: Lesson, index: int
) -> TypstSource:
    question, row = lesson.questions[index], lesson.question_rows[index]
    lesson_writer = writer.for_lesson(lesson)
    return attempt(lambda: make(lesson_writer, number, question), lesson.quiz_file.problem, (row,))


def section(
    writer: BookletWriter, title: str, label: str, *, level: int = 0, needs: str = "100%"
) -> str:
    """Return a heading that begins a page unless as much of one is left as it needs."""
    arguments = {"level": str(level or writer.level), "needs": needs}
    return call("section", content(literal_text(title)), label, **arguments) + "\n"


def _cover(writer: BookletWriter, week: Week) -> str:
    words, course = writer.site.words, writer.site.guide.course
    number = writer.site.week_words("week", week.number) if course.numbers else ""
    return cover(
        writer,
        week_uri(week),
        part=quoted(number),
        title=content(f"#{writer.words(week.title)};"),
        summary=content(writer.block(week.summary, level=1)) if week.summary else "[]",
        events=content(events(writer, week)),
        topics=array(content(writer.inline(topic)) for topic in week.topics),
        topics_title=quoted(words["topics"]),
    )


def cover(writer: BookletWriter, uri: str, **arguments: str) -> str:
    """Return the first page: title, web address and contents."""
    site, words = writer.site, writer.site.words
    url = writer.targets.page(uri)
    qr = {"qr": quoted("qr.svg"), "qr_alt": quoted(words["booklet_qr"])} if url else {}
    facts = {
        "course": writer.words(site.guide.course.title),
        "contents_title": quoted(words["booklet_contents"]),
        "url": url or "none",
        "edition": quoted(edition(site)),
        "licence": quoted(licence_line(site.guide.course, site.languages, words)),
    }
    return call("cover", **(facts | qr | arguments))


def edition(site: Site) -> str:
    """Return the date of a booklet in words: `As of 2026-11-21`."""
    date = datetime.fromtimestamp(site.release.seconds, UTC).date()
    return site.words("booklet_edition", date=date.isoformat())
