"""`CoursePart`: the subject of a set of files, a week or the whole course."""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.model.questions import Question
from studyguide.pages.decks.export_texts import ExportTexts


@dataclass(frozen=True, slots=True)
class CoursePart:
    """A week or the whole course, in one language."""

    stem: str
    """The stem of its file names: `week-03`, `course`."""
    title: str
    """Plain text."""
    week: Week | None
    lessons: tuple[Lesson, ...]
    unanswered: frozenset[int] = frozenset()
    """Weeks without published answers, whose questions are left out."""

    @property
    def terms(self) -> tuple[tuple[Lesson, Term], ...]:
        """Its terms with their lessons, in course order."""
        return tuple((lesson, term) for lesson in self.lessons for term in lesson.terms)

    @property
    def questions(self) -> tuple[tuple[Lesson, Question], ...]:
        """Its questions with their lessons, in course order."""
        answered = (item for item in self.lessons if (item.week or 0) not in self.unanswered)
        return tuple((lesson, question) for lesson in answered for question in lesson.questions)


def week_part(export_texts: ExportTexts, week: Week) -> CoursePart:
    """Return the part for a week."""
    guide, title = export_texts.site.guide, export_texts.site.week_title(week)
    lessons = guide.lessons_of(week)
    return CoursePart(f"week-{week.number:02}", title, week, lessons, guide.unanswered)


def course_part(export_texts: ExportTexts) -> CoursePart:
    """Return the part for the whole course."""
    guide = export_texts.site.guide
    title = export_texts.words(guide.course.title)
    return CoursePart("course", title, None, guide.lessons, guide.unanswered)
