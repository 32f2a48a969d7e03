r"""Questions → GIFT, the text format in which Moodle imports questions.

https://docs.moodle.org/en/GIFT_format. Texts are HTML, since Moodle's Markdown takes the backslash
from `\(`. A question is one line: an empty line would end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from studyguide.pages.decks.parts import Part, week_title
from studyguide.pages.questions import digits
from studyguide.prose.cloze import fill_gaps, gaps

_SPECIAL = re.compile(r"[\\~=#{}:]")


def gift(copyist: Copyist, part: Part) -> str:
    """Return the questions of a part under a category for each week."""
    lines: list[str] = []
    category = ""
    for lesson, question in part.questions:
        here = copyist.at(lesson)
        if (found := _category(here)) != category:
            category = found
            lines.append(f"$CATEGORY: {category}")
        lines += _written(here, question)
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


def _written(copyist: Copyist, question: Question) -> Iterator[str]:
    """Yield the questions of Moodle that a question becomes: one, or one for each gap."""
    match question:
        case Order():
            note = copyist.site.words("gift_no_order", id=question.id)
            yield f"// {note}"
        case Cloze():
            yield from _gaps(copyist, question)
        case _:
            asked = copyist.block(question.prompt)
            if isinstance(question, Numeric):
                asked = f"{asked}\n\n{unit_line(copyist, question)}"
            yield _question(copyist, question.id, asked, _answers(copyist, question), question)


def _question(copyist: Copyist, id_: str, asked: str, answers: str, question: Question) -> str:
    """Return a question from its Markdown and its answers, which are GIFT already."""
    general = _general(copyist, question)
    feedback = f"####{_html(copyist, general)}" if general else ""
    return f"::{id_}::[html]{_html(copyist, asked)}{{{answers}{feedback}}}"


def _answers(copyist: Copyist, question: Question) -> str:
    match question:
        case Choice():
            return "".join(
                _option(copyist, one, "=" if one.correct else "~") for one in question.options
            )
        case Multiple():
            return _weighted(copyist, question)
        case TrueFalse():
            return "TRUE" if question.answer else "FALSE"
        case Short():
            return "".join(map(_typed, accepted(copyist, question)))
        case Essay() | Order() | Cloze():
            return ""
        case Match():
            return "".join(
                f"={_line(copyist, one.left)} -> {_plain(copyist.words(one.right))}"
                for one in question.pairs
            )
        case Numeric():
            return f"#{digits(question.answer)}:{digits(question.tolerance)}"
        case _:
            assert_never(question)


def _weighted(copyist: Copyist, question: Multiple) -> str:
    """Return options of which each right one gives its share, and each wrong one takes one."""
    right = sum(option.correct for option in question.options)
    wrong = len(question.options) - right

    def mark(option: Option) -> str:
        share = 100 / right if option.correct else -100 / wrong
        return f"~%{share:.8g}%"

    return "".join(_option(copyist, option, mark(option)) for option in question.options)


def _option(copyist: Copyist, option: Option, mark: str) -> str:
    return f"{mark}{_line(copyist, option.text)}#{_html(copyist, copyist.block(option.why))}"


def _gaps(copyist: Copyist, question: Cloze) -> Iterator[str]:
    """Yield a question with a short answer for each gap, the other gaps left open."""
    found = question.text.localized(copyist.site.languages)
    prompt = copyist.block(question.prompt)
    all_answers = gaps(found.markdown)
    for number, answers in enumerate(all_answers):
        text = copyist.markdown(_with_gap(found.markdown, number), found.language)
        id_ = f"{question.id}-{number + 1}" if len(all_answers) > 1 else question.id
        typed = "".join(map(_typed, answers))
        yield _question(copyist, id_, f"{prompt}\n\n{text}", typed, question)


def _with_gap(text: str, number: int) -> str:
    return fill_gaps(text, lambda at, _: "[?]" if at == number else BLANK)


def _general(copyist: Copyist, question: Question) -> str:
    """Return Markdown of what is told with any answer."""
    parts = [copyist.block(question.answer)] if isinstance(question, Short | Essay) else []
    if isinstance(question, Essay):
        parts.append(rubric(copyist, question))
    if question.explanation:
        parts.append(copyist.block(question.explanation))
    return "\n\n".join(parts)


def _line(copyist: Copyist, text: Text) -> str:
    return escaped(copyist.html.line(copyist.line(text)))


def _html(copyist: Copyist, markdown: str) -> str:
    return escaped(copyist.html.block(markdown))


def _typed(answer: str) -> str:
    """Return a right answer of those that are typed; a bare star would stand for any letters."""
    return f"={_plain(answer.replace('*', chr(92) + '*'))}"


def _plain(text: str) -> str:
    """Return text that is no HTML. An arrow of two signs would make a pair of the answer."""
    return escaped(text.replace("->", "→"))
