"""The chapters of a book: weeks, lessons, questions, glossary, answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.model.questions import Question
from studyguide.pages.booklets.glossary_entries import other_names
from studyguide.pages.decks.card_sides import back, front
from studyguide.pages.ebooks.ebook import Chapter, Part
from studyguide.pages.ebooks.ebook_html import EbookHtml
from studyguide.pages.ebooks.ebook_links import (
    answers_chapter,
    lesson_chapter,
    questions_chapter,
)
from studyguide.pages.forms.form import Form
from studyguide.pages.forms.passages import Passage
from studyguide.pages.forms.printed_form import printed_form
from studyguide.pages.html.html_template import fill_in
from studyguide.pages.html.translation_marks import marked_blocks, with_language
from studyguide.text.tree.blocks import Document


@dataclass(frozen=True, slots=True)
class ChapterWriter:
    """Writes the chapters of a book."""

    html: EbookHtml
    is_guide: bool
    """Whether the book has all weeks, so that lessons are below their week in the contents."""

    def week(self, week: Week) -> Iterator[Chapter]:
        """Yield what comes first in a week, its lessons and its questions."""
        site = self.html.texts.site
        title = site.week_title(week)
        body = self._filled("week", week=week, title=title)
        yield Chapter(f"week-{week.number}.xhtml", title, body, "week")
        for lesson in site.guide.lessons_of(week):
            yield self._lesson(lesson)
        if site.guide.questions_of(week):
            yield self._asked(week, "questions", questions_chapter(week.number))

    def answers(self, week: Week) -> Iterator[Chapter]:
        """Yield the answers to the questions of a week, if it has any that are published."""
        guide = self.html.texts.site.guide
        if guide.questions_of(week) and guide.has_answers(week.number):
            yield self._asked(week, "answers", answers_chapter(week.number))

    def glossary(self, name: str, title: str, terms: tuple[Term, ...], level: int) -> Chapter:
        """Return a chapter of terms."""
        guide = self.html.texts.site.guide
        entries = [
            (self.html.for_lesson(guide.lesson_of_term[term.id], term.id), term) for term in terms
        ]
        body = self._filled("glossary", title=title, terms=entries, other_names=other_names)
        return Chapter(name, title, body, "glossary", level)

    def _lesson(self, lesson: Lesson) -> Chapter:
        site = self.html.texts.site
        article = lesson.article(site.languages)
        title = with_language(article.title, article.language, site.words)
        html = self.html.for_lesson(lesson)
        body = self._filled("lesson", title=title, article=article, html=html)
        sections = tuple((one.title, one.id) for one in article.headings)
        level = 2 if self.is_guide else 1
        return Chapter(lesson_chapter(lesson), title, body, "lesson", level, sections)

    def _asked(self, week: Week, part: Part, name: str) -> Chapter:
        """Return the questions of a week, or the answers to them."""
        site = self.html.texts.site
        key = "self_check" if part == "questions" else "booklet_answers"
        title = site.words[key]
        if self.is_guide:
            heading = f"{title}{site.words['colon']} {site.week_words('week', week.number)}"
        else:
            heading = title
        asked = [
            self._question(number, lesson, question)
            for number, (lesson, question) in enumerate(self._questions(week), start=1)
        ]
        linked = {
            "questions": questions_chapter(week.number),
            "answers": answers_chapter(week.number) if self._answered(week) else "",
        }
        body = self._filled(part, title=heading, asked=asked, chapters=linked)
        return Chapter(name, title if part == "questions" else heading, body, part, self._deep)

    @property
    def _deep(self) -> int:
        return 2 if self.is_guide else 1

    def _answered(self, week: Week) -> bool:
        return self.html.texts.site.guide.has_answers(week.number)

    def _questions(self, week: Week) -> Iterator[tuple[Lesson, Question]]:
        for lesson in self.html.texts.site.guide.lessons_of(week):
            for question in lesson.questions:
                yield lesson, question

    def _question(self, number: int, lesson: Lesson, question: Question) -> dict[str, Any]:
        """Return what the templates of questions and answers show of one."""
        html = self.html.for_lesson(lesson)
        form = printed_form(self.html.texts.site, lesson, question)
        prompt = html.texts.passage(form.prompt)
        return {
            "id": form.id,
            "number": number,
            "difficulty": form.difficulty,
            "prompt": self._marked(html.document(prompt, f"-{form.id}"), form),
            "figure": html.pinned(form.figure) if form.figure else "",
            "offer": self._marked(html.document(front(html.texts, _offers(form))), form),
            "answer": self._marked(html.document(back(html.texts, form), f"-{form.id}"), form),
        }

    def _marked(self, html: Markup, form: Form) -> Markup:
        return marked_blocks(html, form.prompt.language, self.html.texts.site.words)

    def _filled(self, template: str, **values: Any) -> Markup:
        view = self.html.texts.view
        return fill_in(f"ebook/{template}.html", view, **{"html": self.html, **values}).body


def _offers(form: Form) -> Form:
    """Return a form without what it asks: only what there is to choose, order, and so on."""
    nothing = Passage(Document(()), form.prompt.language)
    return replace(form, prompt=nothing, figure=None)
