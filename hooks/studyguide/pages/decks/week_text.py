"""A week → one text with its lessons, terms and questions, for programs that read texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyguide.model.course import Homework, Week
from studyguide.model.guide import Lesson, Term
from studyguide.pages.decks.card_sides import back, front
from studyguide.pages.decks.course_parts import CoursePart
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.notes import other_language, other_name
from studyguide.pages.forms.form import Form
from studyguide.pages.forms.question_forms import form
from studyguide.pages.html.translation_marks import notice
from studyguide.pages.site_facts import licence_line
from studyguide.text.capitalization import capitalized
from studyguide.text.standalone import as_list, together
from studyguide.text.tree.blocks import Block, CodeBlock, Document, Heading, Paragraph
from studyguide.text.tree.inlines import Inlines, Styled, Text
from studyguide.text.tree.sentences import with_lead


def week_text(export_texts: ExportTexts, part: CoursePart, week: Week) -> Document:
    """Return the text of a week, without pictures and boxes."""
    return export_texts.in_words(together(_parts(export_texts, part, week)))


def _parts(export_texts: ExportTexts, part: CoursePart, week: Week) -> Iterator[Document]:
    words = export_texts.site.words
    yield heading(1, part.title)
    if week.summary:
        yield export_texts.text(week.summary)
    yield from _titled_list(words["topics"], map(export_texts.inline, week.topics))
    for lesson in part.lessons:
        yield from _lesson(export_texts.for_lesson(lesson), lesson)
    if part.terms:
        yield heading(2, words["key_terms"])
    for lesson, term in part.terms:
        yield from _term(export_texts.for_lesson(lesson), term)
    if part.questions:
        yield heading(2, words["self_check"])
    for number, (lesson, question) in enumerate(part.questions, start=1):
        question_form = form(question, export_texts.site.text_settings)
        yield from question_and_answer(export_texts.for_lesson(lesson), question_form, number)
    if week.homework:
        yield heading(2, words["homework"])
        yield as_list((_task(export_texts, task) for task in week.homework), start=1)
    yield from _titled_list(words["readings"], map(export_texts.inline, week.readings))
    site = export_texts.site
    if licence := licence_line(site.guide.course, site.languages, words):
        yield _one_block(Paragraph((Text(licence),)))


def _task(export_texts: ExportTexts, task: Homework) -> Document:
    words, text = export_texts.site.words, export_texts.text(task.text)
    if not task.due:
        return text
    due = Paragraph((Text(words("due", date=words.day(task.due))),))
    return together((text, Document((due,))))


def _lesson(export_texts: ExportTexts, lesson: Lesson) -> Iterator[Document]:
    words = export_texts.site.words
    article = lesson.article(export_texts.site.languages)
    yield heading(2, f"{words['lesson']}{words['colon']} {article.title}")
    yield from _translation_notice(export_texts, article.language)
    yield _one_block(Paragraph((Text(article.summary),)))
    yield export_texts.article(article)


def _term(export_texts: ExportTexts, term: Term) -> Iterator[Document]:
    words = export_texts.site.words
    short = f" ({export_texts.words(term.short)})" if term.short else ""
    yield heading(3, f"{capitalized(export_texts.site.labelled_name(term))}{short}")
    if translation := other_name(export_texts, term):
        language = words.language_name(other_language(export_texts, term))
        named = words("in_language", language=language)
        yield _one_block(Paragraph((Text(f"{named}{words['colon']} {translation}"),)))
    yield from _translation_notice(
        export_texts, term.definition.localized(export_texts.site.languages).language
    )
    yield export_texts.text(term.definition)
    if term.figure:
        yield export_texts.figure(term.figure)
    if equation := export_texts.site.formula(term):
        yield _one_block(equation)
    if term.example:
        lead = (Text(f"{words['example']}{words['colon']}"),)
        yield with_lead(lead, export_texts.text(term.example))
    if term.code:
        code_ = term.code.strip("\n")
        yield _one_block(CodeBlock(f"{code_}\n", term.code_language))


def question_and_answer(
    export_texts: ExportTexts, question_form: Form, number: int
) -> Iterator[Document]:
    """Yield a numbered question and its answer."""
    words = export_texts.site.words
    difficulty = words[f"difficulty_{question_form.difficulty}"]
    yield heading(3, f"{words('question', n=number)} ({difficulty})")
    yield from _translation_notice(export_texts, question_form.prompt.language)
    yield front(export_texts, question_form)
    yield _one_block(Paragraph((Styled("strong", (Text(words["answer"]),)),)))
    yield back(export_texts, question_form)


def _translation_notice(export_texts: ExportTexts, language: str) -> Iterator[Document]:
    """Yield the notice that the following text is not translated, if it is not."""
    if language != export_texts.site.language:
        sentence = notice(export_texts.site.words, language)
        yield _one_block(Paragraph((Styled("emphasis", (Text(sentence),)),)))


def _titled_list(title: str, contents: Iterable[Inlines]) -> Iterator[Document]:
    items = [_one_block(Paragraph(content)) for content in contents]
    if items:
        yield heading(2, title)
        yield as_list(items)


def heading(level: int, title: str) -> Document:
    """Return a heading of a level."""
    return _one_block(Heading(level, "", (Text(title),)))


def _one_block(block: Block) -> Document:
    return Document((block,))
