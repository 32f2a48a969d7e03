"""The Typst source of an exam paper drawn from the course's questions, and of its answers."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.course import ExamPaper, Week
from studyguide.model.digest import digest
from studyguide.model.guide import Guide, Lesson
from studyguide.model.questions import Question
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.question_tasks import points, solution, task
from studyguide.pages.booklets.typst_syntax import call, dictionary, quoted
from studyguide.pages.booklets.week_booklet import TypstSource, attempt, head, together
from studyguide.pages.site import Site

Drawn = tuple[Lesson, Question]


def drawn_for_exam(guide: Guide) -> tuple[Drawn, ...]:
    """Return the questions of the exam paper: as many of each week as of the others, in order."""
    rules = guide.course.booklets.exam_paper
    if rules is None:
        return ()
    weeks = [_shuffled(guide, week, rules) for week in _weeks(guide)]
    rounds = (week[place : place + 1] for place in range(max(map(len, weeks), default=0))
              for week in weeks)  # fmt: skip
    chosen = [question for drawn in rounds for question in drawn][: rules.questions]
    kept = {question.id for _, question in chosen}
    return tuple(
        (lesson, question)
        for week in _weeks(guide)
        for lesson in guide.lessons_of(week)
        for question in lesson.questions
        if question.id in kept
    )


def exam_paper(site: Site, *, key: bool = False) -> TypstSource:
    """Return the source of the exam paper, or of its answers."""
    writer = BookletWriter(site, BookletContents.of(()))
    words, course = site.words.entries["exam_paper"], site.guide.course.title
    title = words["key"] if key else words["title"]
    drawn = drawn_for_exam(site.guide)
    total = sum(points(writer.for_lesson(lesson), question) for lesson, question in drawn)
    named = {name: words[name] for name in ("name", "date", "points")}
    first = call(
        "exam-head",
        quoted(title),
        writer.words(course),
        dictionary(**{name: quoted(text) for name, text in named.items()}),
        str(total),
        key="true" if key else "false",
    )
    start = f'{head(site, title, title)}#import "sheets.typ": *\n{first}\n'
    return together((start, ()), *_asked(writer, drawn, key=key))


def _weeks(guide: Guide) -> list[Week]:
    """Return the weeks up to that of the first exam whose answers are published."""
    weeks = [week for week in guide.course.weeks if guide.has_answers(week.number)]
    exams = (
        place for place, week in enumerate(weeks) if any(e.kind == "exam" for e in week.events)
    )
    return weeks[: next(exams, len(weeks)) + 1]


def _shuffled(guide: Guide, week: Week, rules: ExamPaper) -> list[Drawn]:
    questions = [(lesson, one) for lesson in guide.lessons_of(week) for one in lesson.questions]
    return sorted(questions, key=lambda drawn: digest(str(rules.seed), drawn[1].id))


def _asked(writer: BookletWriter, drawn: tuple[Drawn, ...], *, key: bool) -> Iterator[TypstSource]:
    for number, (lesson, question) in enumerate(drawn, start=1):
        row = lesson.question_rows[lesson.questions.index(question)]
        of_lesson = writer.for_lesson(lesson)

        def make(
            writer: BookletWriter = of_lesson, number: int = number, question: Question = question
        ) -> str:
            worth = writer.site.words.count("points", points(writer, question))
            if key:
                return solution(writer, number, question)
            return task(writer, number, question, worth=worth)

        yield attempt(make, lesson.quiz_file.problem, (row,))
