"""A week → one text with its lessons, terms and questions, for tools that read notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.pages.decks.answers import back, front
from studyguide.pages.decks.copyist import Copyist
from studyguide.pages.decks.notes import other_language, other_name
from studyguide.pages.decks.parts import Part
from studyguide.pages.forms.form import Form
from studyguide.pages.forms.kinds import form
from studyguide.text.blocks import Block, CodeBlock, Document, Heading, Paragraph
from studyguide.text.inlines import Inlines, Styled, Text
from studyguide.text.names import capitalized
from studyguide.text.sentences import led
from studyguide.text.standalone import as_list, together


def week_text(copyist: Copyist, part: Part, week: Week) -> Document:
    """Return the text of a week, with neither pictures nor boxes."""
    return copyist.in_words(together(_parts(copyist, part, week)))


def _parts(copyist: Copyist, part: Part, week: Week) -> Iterator[Document]:
    words = copyist.site.words
    yield _heading(1, part.title)
    if week.summary:
        yield copyist.text(week.summary)
    yield from _titled_list(words["topics"], map(copyist.line, week.topics))
    for lesson in part.lessons:
        yield from _lesson(copyist.at(lesson), lesson)
    if part.terms:
        yield _heading(2, words["key_terms"])
    for lesson, term in part.terms:
        yield from _term(copyist.at(lesson), term)
    if part.questions:
        yield _heading(2, words["self_check"])
    for number, (lesson, question) in enumerate(part.questions, start=1):
        asked = form(question, copyist.site.reading)
        yield from _question(copyist.at(lesson), asked, number)
    if week.homework:
        yield _heading(2, words["homework"])
        yield as_list(map(copyist.text, week.homework), start=1)
    yield from _titled_list(words["readings"], map(copyist.line, week.readings))


def _lesson(copyist: Copyist, lesson: Lesson) -> Iterator[Document]:
    words = copyist.site.words
    article = lesson.article(copyist.site.languages)
    yield _heading(2, f"{words['lesson']}{words['colon']} {article.title}")
    yield _text(Paragraph((Text(article.summary),)))
    yield copyist.article(article)


def _term(copyist: Copyist, term: Term) -> Iterator[Document]:
    words = copyist.site.words
    short = f" ({copyist.words(term.short)})" if term.short else ""
    yield _heading(3, f"{capitalized(copyist.site.name(term))}{short}")
    if other := other_name(copyist, term):
        language = words.language_name(other_language(copyist, term))
        named = words("in_language", language=language)
        yield _text(Paragraph((Text(f"{named}{words['colon']} {other}"),)))
    yield copyist.text(term.definition)
    if term.figure:
        yield copyist.figure(term.figure)
    if equation := copyist.site.formula(term):
        yield _text(equation)
    if term.example:
        lead = (Text(f"{words['example']}{words['colon']}"),)
        yield led(lead, copyist.text(term.example))
    if term.code:
        code_ = term.code.strip("\n")
        yield _text(CodeBlock(f"{code_}\n", term.code_language))


def _question(copyist: Copyist, asked: Form, number: int) -> Iterator[Document]:
    words = copyist.site.words
    difficulty = words[f"difficulty_{asked.difficulty}"]
    yield _heading(3, f"{words('question', n=number)} ({difficulty})")
    yield front(copyist, asked)
    yield _text(Paragraph((Styled("strong", (Text(words["answer"]),)),)))
    yield back(copyist, asked)


def _titled_list(title: str, lines: Iterable[Inlines]) -> Iterator[Document]:
    items = [_text(Paragraph(line)) for line in lines]
    if items:
        yield _heading(2, title)
        yield as_list(items)


def _heading(level: int, title: str) -> Document:
    return _text(Heading(level, "", (Text(title),)))


def _text(block: Block) -> Document:
    return Document((block,))
