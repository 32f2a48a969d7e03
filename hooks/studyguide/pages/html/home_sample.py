"""A sample on the home page for new readers: one question and one flashcard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from studyguide.model.course import Week
from studyguide.model.guide import Term
from studyguide.pages.forms.form import Control, Form, Options
from studyguide.pages.forms.question_forms import page_form
from studyguide.pages.html.outline import Outline
from studyguide.pages.html.view import PageView


@dataclass(frozen=True, slots=True)
class FirstTry:
    """A question and a term of the first lesson that has both."""

    view: PageView
    """The view for the question, which is neither in the contents nor in the search."""
    question: Form
    term: Term
    week: int
    """The number of the week whose self-check has the question."""


def first_try(view: PageView) -> FirstTry | None:
    """Return an easy question that one click answers, from the first week that has any."""
    for week in view.site.guide.course.weeks:
        if tries := tuple(_tries(view, week)):
            return min(tries, key=lambda candidate: candidate.question.difficulty)
    return None


def _tries(view: PageView, week: Week) -> Iterator[FirstTry]:
    guide = view.site.guide
    for lesson in guide.lessons_of(week) if guide.has_answers(week.number) else ():
        for question in lesson.questions if lesson.terms else ():
            own_form = page_form(question, view.site.text_settings)
            if any(_takes_one_tap(part.control) for part in own_form.parts):
                outside = replace(view.for_question(lesson, question.id), outline=Outline())
                yield FirstTry(outside, own_form, lesson.terms[0], week.number)


def _takes_one_tap(control: Control) -> bool:
    return isinstance(control, Options) and not control.several
