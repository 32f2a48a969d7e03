r"""Questions → GIFT, the text format in which Moodle imports questions.

https://docs.moodle.org/en/GIFT_format. Texts are HTML, since Moodle's Markdown takes the backslash
from `\(`. A question is one line: an empty line would end it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import assert_never

from studyguide.model.questions import (
    Choice,
    Cloze,
    Essay,
    Match,
    Multiple,
    Numeric,
    Option,
    Order,
    Question,
    Short,
    TrueFalse,
)
from studyguide.model.text import Text
from studyguide.pages.decks.answers import accepted, rubric, unit_line
from studyguide.pages.decks.copyist import BLANK, Copyist
from studyguide.pages.decks.html import DeckHtml, data_address
from studyguide.pages.decks.parts import Part, week_title
from studyguide.pages.questions import digits
from studyguide.text.blocks import Document
from studyguide.text.inlines import Gap, Inlines
from studyguide.text.inlines import Text as Words
from studyguide.text.plain import plain_words
from studyguide.text.standalone import together

Writing = DeckHtml[Callable[[Path], str]]
_SPECIAL = re.compile(r"[\\~=#{}:]")


Questions = dict[str, tuple[str, ...]]
"""What each question becomes, by its id."""


def gift_questions(copyist: Copyist) -> Questions:
    """Return what every question of the course becomes."""
    html: Writing = DeckHtml(copyist, data_address)
    asked = copyist.site.guide.questions()
    return {question.id: tuple(_written(html.at(lesson), question)) for lesson, question in asked}


def gift(copyist: Copyist, part: Part, questions: Questions) -> str:
    """Return the questions of a part under a category for each week."""
    lines: list[str] = []
    category = ""
    for lesson, question in part.questions:
        if (found := _category(copyist.at(lesson))) != category:
            category = found
            lines.append(f"$CATEGORY: {category}")
        lines += questions[question.id]
    return "\n\n".join(lines) + "\n"


def escaped(text: str) -> str:
    r"""Return text as it stands in GIFT: signs with a meaning after a backslash, one line."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _category(copyist: Copyist) -> str:
    site, lesson = copyist.site, copyist.lesson
    names = [copyist.words(site.guide.course.title)]
    if lesson and lesson.week:
        names.append(week_title(site, site.guide.week(lesson.week)))
    # a slash would begin a category below
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])


def _written(html: Writing, question: Question) -> Iterator[str]:
    """Yield the questions of Moodle that a question becomes: one, or one for each gap."""
    copyist = html.copyist
    match question:
        case Order():
            note = copyist.site.words("gift_no_order", id=question.id)
            yield f"// {note}"
        case Cloze():
            yield from _gaps(html, question)
        case _:
            asked = copyist.text(question.prompt)
            if isinstance(question, Numeric):
                asked = together((asked, unit_line(copyist, question)))
            yield _question(html, question.id, asked, _answers(html, question), question)


def _question(html: Writing, id_: str, asked: Document, answers: str, question: Question) -> str:
    """Return a question from its text and its answers, which are GIFT already."""
    general = _html(html, _general(html.copyist, question))
    feedback = f"####{general}" if general else ""
    return f"::{id_}::[html]{_html(html, asked)}{{{answers}{feedback}}}"


def _answers(html: Writing, question: Question) -> str:
    match question:
        case Choice():
            return "".join(
                _option(html, one, "=" if one.correct else "~") for one in question.options
            )
        case Multiple():
            return _weighted(html, question)
        case TrueFalse():
            return "TRUE" if question.answer else "FALSE"
        case Short():
            return "".join(map(_typed, accepted(html.copyist, question)))
        case Essay() | Order() | Cloze():
            return ""
        case Match():
            return "".join(
                f"={_line(html, one.left)} -> {_plain(html.copyist.words(one.right))}"
                for one in question.pairs
            )
        case Numeric():
            return f"#{digits(question.answer)}:{digits(question.tolerance)}"
        case _:
            assert_never(question)


def _weighted(html: Writing, question: Multiple) -> str:
    """Return options of which each right one gives its share, and each wrong one takes one."""
    right = sum(option.correct for option in question.options)
    wrong = len(question.options) - right

    def mark(option: Option) -> str:
        share = 100 / right if option.correct else -100 / wrong
        return f"~%{share:.8g}%"

    return "".join(_option(html, option, mark(option)) for option in question.options)


def _option(html: Writing, option: Option, mark: str) -> str:
    return f"{mark}{_line(html, option.text)}#{_html(html, html.copyist.text(option.why))}"


def _gaps(html: Writing, question: Cloze) -> Iterator[str]:
    """Yield a question with a short answer for each gap, the other gaps left open."""
    copyist = html.copyist
    found = copyist.gaps(question.text)
    prompt = copyist.text(question.prompt)
    for gap in found:
        text = copyist.with_gaps(question.text, partial(_asked, gap.number))
        id_ = f"{question.id}-{gap.number}" if len(found) > 1 else question.id
        typed = "".join(_typed(plain_words(answer)) for answer in gap.answers)
        yield _question(html, id_, together((prompt, text)), typed, question)


def _asked(number: int, gap: Gap) -> Inlines:
    return (Words("[?]" if gap.number == number else BLANK),)


def _general(copyist: Copyist, question: Question) -> Document:
    """Return what is told with any answer."""
    parts = [copyist.text(question.answer)] if isinstance(question, Short | Essay) else []
    if isinstance(question, Essay):
        parts.append(rubric(copyist, question))
    if question.explanation:
        parts.append(copyist.text(question.explanation))
    return together(parts)


def _line(html: Writing, text: Text) -> str:
    return escaped(html.line(html.copyist.line(text)))


def _html(html: Writing, text: Document) -> str:
    return escaped(html.block(text))


def _typed(answer: str) -> str:
    """Return a right answer of those that are typed; a bare star would stand for any letters."""
    return f"={_plain(answer.replace('*', chr(92) + '*'))}"


def _plain(text: str) -> str:
    """Return text that is no HTML. An arrow of two signs would make a pair of the answer."""
    return escaped(text.replace("->", "→"))
