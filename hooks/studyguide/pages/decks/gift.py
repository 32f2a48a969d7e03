r"""Questions → GIFT, the text format in which Moodle imports questions.

https://docs.moodle.org/en/GIFT_format. Texts are HTML, since Moodle's Markdown drops the backslash
of `\(`. A question is one line, since an empty line would end it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import assert_never

from studyguide.languages.numbers import digits
from studyguide.model.guide import Lesson
from studyguide.pages.decks.card_sides import asked, rubric, unit_paragraph
from studyguide.pages.decks.course_parts import CoursePart
from studyguide.pages.decks.deck_html import DeckHtml, data_address
from studyguide.pages.decks.export_texts import EXPORT_BLANK, ExportTexts
from studyguide.pages.forms.form import (
    Form,
    FormOption,
    FormPart,
    Gaps,
    MixedItem,
    Number,
    Options,
    Ordering,
    Pairing,
    Writing,
)
from studyguide.pages.forms.passages import InlinePassage
from studyguide.pages.forms.question_forms import draws
from studyguide.pages.site_facts import licence_line
from studyguide.text.standalone import together
from studyguide.text.tree.blocks import Document, Paragraph
from studyguide.text.tree.inlines import Gap, Inlines, Styled, Text
from studyguide.text.tree.plain import plain_words

GiftHtml = DeckHtml[Callable[[Lesson, Path], str]]
_SPECIAL = re.compile(r"[\\~=#{}:]")


GiftByQuestion = dict[str, tuple[str, ...]]
"""The GIFT questions for each question, by id."""


def gift_questions(export_texts: ExportTexts) -> GiftByQuestion:
    """Return the GIFT questions for every question of the course."""
    html: GiftHtml = DeckHtml(export_texts, data_address)
    site = export_texts.site
    return {
        question.id: tuple(
            line
            for question_form in draws(question, site.text_settings)
            for line in form_questions(html.for_lesson(lesson), question_form)
        )
        for lesson, question in site.guide.questions()
    }


def gift(export_texts: ExportTexts, part: CoursePart, questions: GiftByQuestion) -> str:
    """Return the questions of a part under a category for each week."""
    site = export_texts.site
    licence = licence_line(site.guide.course, site.languages, site.words)
    lines = [f"// {licence}"] if licence else []
    category = ""
    for lesson, question in part.questions:
        if (next_category := _category(export_texts.for_lesson(lesson))) != category:
            category = next_category
            lines.append(f"$CATEGORY: {category}")
        lines += questions[question.id]
    return "\n\n".join(lines) + "\n"


def escaped(text: str) -> str:
    r"""Return text escaped for GIFT, on one line."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _category(export_texts: ExportTexts) -> str:
    site, lesson = export_texts.site, export_texts.lesson
    names = [export_texts.words(site.guide.course.title)]
    if lesson and lesson.week:
        names.append(site.week_title(site.guide.week(lesson.week)))
    # a slash would begin a subcategory
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])


def form_questions(html: GiftHtml, question_form: Form) -> Iterator[str]:
    """Yield the GIFT questions of a form: one for each part, or for each gap."""
    asks = asked(html.export_texts, question_form)
    html = html.in_language(question_form.prompt.language)
    for part in question_form.parts:
        prompt = _prompt(html, asks, part, alone=len(question_form.parts) == 1)
        match part.control:
            case Ordering():
                comment = html.export_texts.site.words("gift_no_order", id=part.id)
                yield f"// {comment}"
            case Gaps() as control:
                yield from _gaps(html, prompt, part.id, control, question_form)
            case Number() as control:
                text = together((prompt, unit_paragraph(html.export_texts, control)))
                yield _question(
                    html, part.id, text, _number(html, control), _general(html, question_form)
                )
            case Options() as control:
                if control.fixed and not control.statement:
                    yield f"// {html.export_texts.site.words('gift_fixed_order', id=part.id)}"
                answers = _options(html, control)
                yield _question(html, part.id, prompt, answers, _general(html, question_form))
            case Writing() as control:
                answers = "".join(map(_typed, control.accepted))
                feedback = _general(html, question_form, control)
                yield _question(html, part.id, prompt, answers, feedback)
            case Pairing() as control:
                pairs = map(partial(_pair, html), control.right)
                spare = (f"= -> {_right(html, item)}" for item in control.spare)
                answers = "".join((*pairs, *spare))
                yield _question(html, part.id, prompt, answers, _general(html, question_form))
            case _:
                assert_never(part.control)


def _prompt(html: GiftHtml, asks: Document, part: FormPart, *, alone: bool) -> Document:
    """Return what a part asks: GIFT has no questions of several parts."""
    own = html.export_texts.passage(part.prompt) if part.prompt else Document(())
    if alone:
        return together((asks, own)) if part.prompt else asks
    instruction = Styled("emphasis", (Text(html.export_texts.site.words[part.instruction]),))
    return together((asks, own, Document((Paragraph((instruction,)),))))


def _question(html: GiftHtml, id_: str, text: Document, answers: str, general: Document) -> str:
    """Return a question; `answers` are already GIFT."""
    feedback_text = _html(html, general)
    feedback = f"####{feedback_text}" if feedback_text else ""
    return f"::{id_}::[html]{_html(html, text)}{{{answers}{feedback}}}"


def _general(html: GiftHtml, question_form: Form, writing: Writing | None = None) -> Document:
    """Return the general feedback, shown with any answer."""
    export_texts = html.export_texts
    parts = [export_texts.passage(writing.answer), rubric(export_texts, writing)] if writing else []
    if question_form.explanation:
        parts.append(export_texts.passage(question_form.explanation))
    return together(parts)


def _options(html: GiftHtml, control: Options) -> str:
    """Return options; if several are right, each gives its share and each wrong one deducts one."""
    if control.statement:
        return "".join(option.letter.upper() for option in control.right)
    right = len(control.right)
    wrong = len(control.options) - right

    def prefix(option: FormOption) -> str:
        if not control.several:
            return "=" if option.correct else "~"
        share = 100 / right if option.correct else -100 / wrong
        return f"~%{share:.8g}%"

    return "".join(f"{prefix(option)}{_option(html, option)}" for option in control.options)


def _option(html: GiftHtml, option: FormOption) -> str:
    inline = option.content.inline
    content = (
        _inline(html, inline) if inline else _html(html, html.export_texts.passage(option.content))
    )
    return (
        f"{content}#{_html(html, html.export_texts.passage(option.why))}" if option.why else content
    )


def _pair(html: GiftHtml, pair: tuple[InlinePassage, MixedItem]) -> str:
    left, partner = pair
    return f"={_inline(html, left)} -> {_right(html, partner)}"


def _right(html: GiftHtml, item: MixedItem) -> str:
    return _plain(html.export_texts.passage_words(item.content))


def _number(html: GiftHtml, control: Number) -> str:
    """Return the right number, and usual wrong ones with what went wrong, which have no points."""
    tolerance = digits(control.tolerance)
    right = f"{digits(control.answer)}:{tolerance}"
    if not control.mistakes:
        return f"#{right}"
    whys = (
        f" =%0%{digits(one.value)}:{tolerance}#{_html(html, html.export_texts.passage(one.why))}"
        for one in control.mistakes
    )
    return f"#={right}{''.join(whys)}"


def _gaps(
    html: GiftHtml, prompt: Document, id_: str, control: Gaps, question_form: Form
) -> Iterator[str]:
    """Yield a short-answer question for each gap, with the other gaps left open."""
    export_texts = html.export_texts
    numbered_gaps = export_texts.gaps(control.text)
    for gap in numbered_gaps:
        text = export_texts.with_gaps(control.text, partial(_gap_blank, gap.number))
        gap_id = f"{id_}-{gap.number}" if len(numbered_gaps) > 1 else id_
        typed = "".join(_typed(plain_words(answer)) for answer in gap.answers)
        yield _question(
            html, gap_id, together((prompt, text)), typed, _general(html, question_form)
        )


def _gap_blank(number: int, gap: Gap) -> Inlines:
    return (Text("[?]" if gap.number == number else EXPORT_BLANK),)


def _inline(html: GiftHtml, text: InlinePassage) -> str:
    return escaped(html.inline(html.export_texts.inline_passage(text)))


def _html(html: GiftHtml, text: Document) -> str:
    return escaped(html.block(text))


def _typed(answer: str) -> str:
    """Return an accepted typed answer; an unescaped `*` would be a wildcard."""
    return f"={_plain(answer.replace('*', chr(92) + '*'))}"


def _plain(text: str) -> str:
    """Return plain text. `->` would turn an answer into a matching pair."""
    return escaped(text.replace("->", "→"))
