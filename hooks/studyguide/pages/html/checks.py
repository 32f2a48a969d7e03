"""Questions that a lesson asks in between, to be answered in their place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from studyguide.model.guide import Guide, Lesson
from studyguide.pages.forms.form import Form
from studyguide.pages.forms.question_forms import page_form
from studyguide.pages.html.html_template import fill_in
from studyguide.pages.html.outline import Outline
from studyguide.pages.html.question_link import question_link
from studyguide.pages.html.view import PageView


@dataclass(frozen=True, slots=True)
class Checks:
    """Renders the questions of one page, each once: a second time it is a link."""

    view: PageView
    shown: set[str] = field(default_factory=set)
    """The ids of the questions that the page asks so far."""

    def __call__(self, question_id: str) -> Markup:
        """Return a question with its controls; a link if its answer has to wait for a day."""
        lesson, question = self.view.site.question(question_id)
        if question.id in self.shown or not _is_answered(self.view.site.guide, lesson):
            return question_link(self.view, question_id)
        self.shown.add(question.id)
        own = _renamed(page_form(question, self.view.site.text_settings))
        view = replace(self.view.for_question(lesson, own.id), outline=Outline())
        return fill_in("check.html", view, question=own, asked=question.id).body


def _is_answered(guide: Guide, lesson: Lesson) -> bool:
    return lesson.week is not None and guide.has_answers(lesson.week)


def _renamed(question: Form) -> Form:
    """Return a question whose ids are no headings of the lesson around it."""
    parts = tuple(replace(part, id=f"check-{part.id}") for part in question.parts)
    return replace(question, id=f"check-{question.id}", parts=parts)
