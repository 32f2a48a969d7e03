"""A question → its task with room to answer, and its answer with explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from studyguide.model.questions import Question
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.labels import label_of
from studyguide.pages.booklets.typst_syntax import PARAGRAPH, array, call, content, long, quoted
from studyguide.pages.forms.form import (
    Control,
    Form,
    FormPart,
    Gaps,
    MixedItem,
    Number,
    Options,
    Ordering,
    Pairing,
    Writing,
)
from studyguide.pages.forms.number_format import mistake_lead, number_answer
from studyguide.pages.forms.part_forms import letter
from studyguide.pages.forms.printed_form import printed_form
from studyguide.pages.html.question_view import other_answers
from studyguide.text.tree.inlines import Styled, Text
from studyguide.text.tree.plain import document_words
from studyguide.text.tree.sentences import with_lead

_SOME, _MANY = "3", "9"
"""The number of lines to write on: a few sentences, an essay."""


def task(writer: BookletWriter, number: int, question: Question, *, worth: str = "") -> str:
    """Return a question of the writer's lesson with room for its answer.

    `worth` tells the points for it in an exam.
    """
    return form_task(writer, number, _printed(writer, question), worth=worth)


def solution(writer: BookletWriter, number: int, question: Question) -> str:
    """Return the answer of a question of the writer's lesson, with explanations."""
    return form_solution(writer, number, _printed(writer, question))


def points(writer: BookletWriter, question: Question) -> int:
    """Return how many points a question is worth in an exam: one for each thing to decide."""
    return sum(_worth(part.control) for part in _printed(writer, question).parts)


def _worth(control: Control) -> int:
    match control:
        case Options():
            return 2 if control.several else 1
        case Writing():
            return max(len(control.rubric), 4) if control.long else 2
        case Ordering():
            return 2
        case Pairing():
            return len(control.lefts)
        case Number():
            return 2
        case Gaps():
            return 2
        case _:
            assert_never(control)


def _printed(writer: BookletWriter, question: Question) -> Form:
    assert writer.lesson is not None, "a question is asked by a lesson"
    return printed_form(writer.site, writer.lesson, question)


def form_task(writer: BookletWriter, number: int, form: Form, *, worth: str = "") -> str:
    """Return the task of a form, with room for each part's answer."""
    if len(form.parts) > 1:
        return _task_of_parts(writer, number, form, worth)
    [first] = form.parts
    draw = f" {writer.site.words('draw', number=form.draw)}" if form.draw else ""
    instruction = f"{writer.site.words[first.instruction]}{draw}{worth and ' · ' + worth}"
    prompt = content(_asked(writer, form))
    offer = content(_offer(writer, first.control))
    named = {"long": long(prompt + offer)}
    if isinstance(first.control, Writing) and first.control.long:
        named["divided"] = "true"
    typst = call("task", str(number), quoted(instruction), prompt, offer, **named)
    return f"{typst}#{label_of(f'q-{form.id}')};"


def form_solution(writer: BookletWriter, number: int, form: Form) -> str:
    """Return the answer of each part of a form, and the explanation."""
    why = writer.passage(form.explanation) if form.explanation else ""
    answers = (
        _name(writer, form, place) + _answer(writer, part.control)
        for place, part in enumerate(form.parts, start=1)
    )
    body = "".join(answers) + why
    return call("solution", str(number), content(body), long=long(body))


def _task_of_parts(writer: BookletWriter, number: int, form: Form, worth: str) -> str:
    parts = (
        _name(writer, form, place) + _part(writer, part)
        for place, part in enumerate(form.parts, start=1)
    )
    prompt, offer = content(_asked(writer, form)), content("".join(parts))
    typst = call("task", str(number), quoted(worth), prompt, offer, long=long(prompt + offer))
    return f"{typst}#{label_of(f'q-{form.id}')};"


def _asked(writer: BookletWriter, form: Form) -> str:
    figure = writer.pinned(form.figure) if form.figure else ""
    return writer.passage(form.prompt) + figure


def _name(writer: BookletWriter, form: Form, place: int) -> str:
    """Return the name of a part of a form that has several, as a paragraph."""
    if len(form.parts) == 1:
        return ""
    name = writer.site.words("part", letter=letter(place - 1).lower())
    return PARAGRAPH + _strong(name) + PARAGRAPH


def _part(writer: BookletWriter, part: FormPart) -> str:
    prompt = writer.passage(part.prompt) if part.prompt else ""
    instruction = call("emph", quoted(writer.site.words[part.instruction]))
    return prompt + call("small", content(instruction)) + _offer(writer, part.control)


def _offer(writer: BookletWriter, control: Control) -> str:
    match control:
        case Options(statement=True):
            texts = (document_words(option.content.content) for option in control.options)
            return call("either", *map(quoted, texts))
        case Options():
            rows = (
                f"({quoted(option.letter)}, {content(writer.item(option.content))})"
                for option in control.options
            )
            return call("options", "square-box" if control.several else "circle-box", array(rows))
        case Writing():
            return call("lines", _MANY if control.long else _SOME)
        case Ordering():
            return call("options", "number-box", array(_rows(writer, control.items)))
        case Pairing():
            lefts = array(content(writer.inline_passage(left)) for left in control.lefts)
            return call("pairs", lefts, array(_rows(writer, control.rights)))
        case Number():
            unit = content(writer.inline_passage(control.unit)) if control.unit else "none"
            return call("number-line", unit)
        case Gaps():
            return writer.with_gaps(control.text, filled=False)
        case _:
            assert_never(control)


def _answer(writer: BookletWriter, control: Control) -> str:
    match control:
        case Options(statement=True):
            right = (document_words(option.content.content) for option in control.right)
            return "".join(map(_strong, right))
        case Options():
            return _whys(writer, control)
        case Writing():
            rubric = _rubric(writer, control) if control.rubric else ""
            also = "" if control.long else _also(writer, control.accepted)
            return writer.passage(control.answer) + also + rubric
        case Ordering():
            items = (content(writer.inline_passage(item.content)) for item in control.right)
            return call("enum", *items)
        case Pairing():
            return call("enum", *(content(partner) for partner in _partners(writer, control)))
        case Number():
            return _strong(number_answer(writer.site.words, control)) + _mistakes(writer, control)
        case Gaps():
            others = other_answers(writer.view, control)
            return writer.with_gaps(control.text, filled=True) + _also(writer, others)
        case _:
            assert_never(control)


def _mistakes(writer: BookletWriter, control: Number) -> str:
    """Return what went wrong with usual wrong numbers."""
    leads = (Text(mistake_lead(writer.site.words, control, one)) for one in control.mistakes)
    told = (
        replace(one.why, content=with_lead((Styled("strong", (lead,)),), one.why.content))
        for lead, one in zip(leads, control.mistakes, strict=True)
    )
    return "".join(map(writer.passage, told))


def _rows(writer: BookletWriter, items: Iterable[MixedItem]) -> Iterator[str]:
    for item in items:
        yield f"({quoted(item.letter)}, {content(writer.inline_passage(item.content))})"


def _whys(writer: BookletWriter, control: Options) -> str:
    rows = (
        array((quoted(option.letter), "true" if option.correct else "false",
               content(writer.item(option.content)),
               content(writer.item(option.why) if option.why else "")))
        for option in control.options
    )  # fmt: skip
    words = writer.site.words
    return call("reasons", quoted(words["right"]), quoted(words["wrong"]), array(rows))


def _rubric(writer: BookletWriter, control: Writing) -> str:
    points = (content(writer.item(point)) for point in control.rubric)
    return _strong(writer.site.words["rubric"]) + call("list", *points)


def _partners(writer: BookletWriter, control: Pairing) -> Iterator[str]:
    for left, partner in control.right:
        right = _strong(partner.letter) + '#" ";' + writer.inline_passage(partner.content)
        yield f'{writer.inline_passage(left)}#" → ";{right}'


def _also(writer: BookletWriter, accepted: tuple[str, ...]) -> str:
    also = f"{writer.site.words['accepted']} {'; '.join(accepted)}" if accepted else ""
    return call("also", quoted(also))


def _strong(text: str) -> str:
    return call("strong", content(f"#{quoted(text)};"))
