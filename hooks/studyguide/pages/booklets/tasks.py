"""A question → its task with room to answer, and its answer with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from studyguide.model.questions import Question
from studyguide.pages.booklets.addresses import label_of
from studyguide.pages.booklets.ink import Ink
from studyguide.pages.booklets.marks import array, call, content, long, quoted
from studyguide.pages.forms.form import (
    Control,
    Form,
    Gaps,
    Item,
    Number,
    Options,
    Ordering,
    Pairing,
    Part,
    Writing,
)
from studyguide.pages.forms.kinds import form
from studyguide.pages.forms.numbers import number_answer
from studyguide.pages.questions import other_answers
from studyguide.text.plain import document_words

_FEW, _SOME, _MANY = "2", "3", "9"
"""How many lines there are to write on: for a number, for some sentences, for an essay."""


def task(ink: Ink, number: int, question: Question) -> str:
    """Return a question of the ink's lesson with room for its answer."""
    return form_task(ink, number, form(question, ink.site.reading))


def solution(ink: Ink, number: int, question: Question) -> str:
    """Return the answer of a question of the ink's lesson, with the reasons."""
    return form_solution(ink, number, form(question, ink.site.reading))


def form_task(ink: Ink, number: int, form: Form) -> str:
    """Return what a form asks, with room for each part's answer."""
    first, *others = form.parts
    asks = ink.site.words[first.asks]
    offered = _offer(ink, first.control) + "".join(_further(ink, part) for part in others)
    prompt, offer = content(ink.passage(form.prompt)), content(offered)
    shown = call("task", str(number), quoted(asks), prompt, offer, long=long(prompt + offer))
    return f"{shown}#{label_of(f'q-{form.id}')};"


def form_solution(ink: Ink, number: int, form: Form) -> str:
    """Return the answer of each part of a form, and the explanation."""
    why = ink.passage(form.explanation) if form.explanation else ""
    whole = "".join(_answer(ink, part.control) for part in form.parts) + why
    return call("solution", str(number), content(whole), long=long(whole))


def _further(ink: Ink, part: Part) -> str:
    asks = call("emph", quoted(ink.site.words[part.asks]))
    return call("small", content(asks)) + _offer(ink, part.control)


def _offer(ink: Ink, control: Control) -> str:
    match control:
        case Options(statement=True):
            shown = (document_words(option.content.content) for option in control.options)
            return call("either", *map(quoted, shown))
        case Options():
            rows = (
                f"({quoted(option.letter)}, {content(ink.item(option.content))})"
                for option in control.options
            )
            return call("options", "square-box" if control.several else "circle-box", array(rows))
        case Writing():
            return call("lines", _MANY if control.long else _SOME)
        case Ordering():
            return call("options", "number-box", array(_rows(ink, control.items)))
        case Pairing():
            lefts = array(content(ink.passage_line(left)) for left in control.lefts)
            return call("pairs", lefts, array(_rows(ink, control.rights)))
        case Number():
            unit = content(ink.passage_line(control.unit)) if control.unit else "none"
            return call("lines", _FEW) + call("in-unit", unit)
        case Gaps():
            return ink.with_gaps(control.text, filled=False)
        case _:
            assert_never(control)


def _answer(ink: Ink, control: Control) -> str:
    match control:
        case Options(statement=True):
            right = (document_words(option.content.content) for option in control.right)
            return "".join(map(_strong, right))
        case Options():
            return _whys(ink, control)
        case Writing():
            more = _rubric(ink, control) if control.rubric else ""
            also = "" if control.long else _also(ink, control.accepted)
            return ink.passage(control.answer) + also + more
        case Ordering():
            items = (content(ink.passage_line(item.content)) for item in control.right)
            return call("enum", *items)
        case Pairing():
            return call("enum", *(content(one) for one in _partners(ink, control)))
        case Number():
            return _strong(number_answer(ink.site.words, control))
        case Gaps():
            others = other_answers(ink.view, control)
            return ink.with_gaps(control.text, filled=True) + _also(ink, others)
        case _:
            assert_never(control)


def _rows(ink: Ink, items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield f"({quoted(item.letter)}, {content(ink.passage_line(item.content))})"


def _whys(ink: Ink, control: Options) -> str:
    rows = (
        array((quoted(option.letter), "true" if option.correct else "false",
               content(ink.item(option.content)),
               content(ink.item(option.why) if option.why else "")))
        for option in control.options
    )  # fmt: skip
    words = ink.site.words
    return call("reasons", quoted(words["right"]), quoted(words["wrong"]), array(rows))


def _rubric(ink: Ink, control: Writing) -> str:
    points = (content(ink.item(point)) for point in control.rubric)
    return _strong(ink.site.words["rubric"]) + call("list", *points)


def _partners(ink: Ink, control: Pairing) -> Iterator[str]:
    for left, partner in control.right:
        right = _strong(partner.letter) + '#" ";' + ink.passage_line(partner.content)
        yield f'{ink.passage_line(left)}#" → ";{right}'


def _also(ink: Ink, accepted: tuple[str, ...]) -> str:
    also = f"{ink.site.words['accepted']} {'; '.join(accepted)}" if accepted else ""
    return call("also", quoted(also))


def _strong(text: str) -> str:
    return call("strong", content(f"#{quoted(text)};"))
