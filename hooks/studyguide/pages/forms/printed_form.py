"""The form of a question where no script draws its values: on paper and in e-books."""

from __future__ import annotations

from studyguide.model.guide import Lesson
from studyguide.model.questions import Question
from studyguide.pages.forms.form import Form
from studyguide.pages.forms.question_forms import form
from studyguide.pages.site import Site
from studyguide.varying.draws import FIRST_DRAW, draw_for


def printed_form(site: Site, lesson: Lesson, question: Question) -> Form:
    """Return the form of a question, with values that are the week's and the language's own."""
    draw = draw_for(lesson.week or lesson.slug, site.language) if question.variables else FIRST_DRAW
    return form(question, site.text_settings, draw=draw)
