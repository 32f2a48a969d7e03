"""All questions of a course with their answers and rubrics, as one text for the teacher."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.guide import Lesson
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.week_text import heading, question_and_answer
from studyguide.pages.forms.question_forms import form
from studyguide.pages.site import Site
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.standalone import together
from studyguide.text.tree.blocks import Document


def answer_key(site: Site) -> str:
    """Return every question with its answer as Markdown by week, published or not."""
    texts = ExportTexts(site)
    return document_markdown(texts.in_words(together(_parts(texts))))


def _parts(texts: ExportTexts) -> Iterator[Document]:
    site, guide = texts.site, texts.site.guide
    title = (
        f"{texts.words(guide.course.title)}{site.words['colon']} {site.words['booklet_answers']}"
    )
    yield heading(1, title)
    for week in guide.course.weeks:
        if guide.questions_of(week):
            yield heading(2, site.week_title(week))
            yield from _questions(texts, guide.lessons_of(week))
    without_week = tuple(item for item in guide.lessons if item.week is None and item.questions)
    for lesson in without_week:
        yield heading(2, lesson.article(site.languages).title)
        yield from _questions(texts, (lesson,))


def _questions(texts: ExportTexts, lessons: tuple[Lesson, ...]) -> Iterator[Document]:
    pairs = [(lesson, question) for lesson in lessons for question in lesson.questions]
    for number, (lesson, question) in enumerate(pairs, start=1):
        question_form = form(question, texts.site.text_settings)
        yield from question_and_answer(texts.for_lesson(lesson), question_form, number)
