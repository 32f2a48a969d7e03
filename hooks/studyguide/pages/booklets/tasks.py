"""A question → its task with room to answer, and its answer with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
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
from studyguide.pages import questions
from studyguide.pages.booklets.addresses import label_of
from studyguide.pages.booklets.ink import Ink
from studyguide.pages.booklets.marks import array, call, content, long, quoted
from studyguide.pages.questions import lettered, mixed

_LINES = {"short": 3, "essay": 9, "numeric": 2}
"""How many lines there are to write on."""


def task(ink: Ink, number: int, question: Question) -> str:
    """Return a question of the ink's lesson with room for its answer."""
    asks = ink.site.words[questions.ASKS[question.kind]]
    prompt, offer = content(ink.block(question.prompt)), content(_offer(ink, question))
    shown = call("task", str(number), quoted(asks), prompt, offer, long=long(prompt + offer))
    return f"{shown}#{label_of(f'q-{question.id}')};"


def solution(ink: Ink, number: int, question: Question) -> str:
    """Return the answer of a question of the ink's lesson, with the reasons."""
    why = ink.block(question.explanation) if question.explanation else ""
    whole = _answer(ink, question) + why
    return call("solution", str(number), content(whole), long=long(whole))


def _offer(ink: Ink, question: Question) -> str:
    words = ink.site.words
    match question:
        case Choice() | Multiple():
            box = "circle-box" if isinstance(question, Choice) else "square-box"
            return _lettered(ink, box, (option.text for option in question.options))
        case TrueFalse():
            return call("either", quoted(words["is_true"]), quoted(words["is_false"]))
        case Short() | Essay():
            return call("lines", str(_LINES[question.kind]))
        case Order():
            return call("options", "number-box", array(_rows(ink, question)))
        case Match():
            lefts = array(content(ink.line(pair.left)) for pair in question.pairs)
            return call("pairs", lefts, array(_rows(ink, question)))
        case Numeric():
            unit = content(ink.line(question.unit)) if question.unit else "none"
            return call("lines", str(_LINES["numeric"])) + call("in-unit", unit)
        case Cloze():
            return ink.cloze(question.text, filled=False)
        case _:
            assert_never(question)


def _answer(ink: Ink, question: Question) -> str:
    words = ink.site.words
    match question:
        case Choice() | Multiple():
            return _whys(ink, question.options)
        case TrueFalse():
            return _strong(words["is_true" if question.answer else "is_false"])
        case Short():
            found = question.accept.get(ink.site.language, ()) if question.accept else ()
            also = f"{words['accepted']} {'; '.join(found)}" if found else ""
            return ink.block(question.answer) + call("also", quoted(also))
        case Essay():
            points = (content(ink.line(point)) for point in question.rubric)
            return ink.block(question.answer) + _strong(words["rubric"]) + call("list", *points)
        case Order():
            return call("enum", *(content(ink.line(item)) for item in question.items))
        case Match():
            return call("enum", *(content(one) for one in _partners(ink, question)))
        case Numeric():
            return _strong(questions.numeric_answer(ink.view, question))
        case Cloze():
            found = questions.other_answers(ink.view, question)
            also = f"{words['accepted']} {'; '.join(found)}" if found else ""
            return ink.cloze(question.text, filled=True) + call("also", quoted(also))
        case _:
            assert_never(question)


def _lettered(ink: Ink, box: str, texts: Iterable[Text]) -> str:
    rows = (f"({quoted(one.letter)}, {content(ink.line(one.text))})" for one in lettered(texts))
    return call("options", box, array(rows))


def _rows(ink: Ink, question: Order | Match) -> Iterable[str]:
    for one in mixed(question):
        yield f"({quoted(one.letter)}, {content(ink.line(one.text))})"


def _whys(ink: Ink, options: tuple[Option, ...]) -> str:
    shown = lettered(option.text for option in options)
    rows = (
        array((quoted(one.letter), "true" if option.correct else "false",
               content(ink.line(one.text)), content(ink.line(option.why))))
        for one, option in zip(shown, options, strict=True)
    )  # fmt: skip
    words = ink.site.words
    return call("reasons", quoted(words["right"]), quoted(words["wrong"]), array(rows))


def _partners(ink: Ink, question: Match) -> Iterable[str]:
    letters = {one.place: one.letter for one in mixed(question)}
    for place, pair in enumerate(question.pairs, start=1):
        right = _strong(letters[place]) + '#" ";' + ink.line(pair.right)
        yield f'{ink.line(pair.left)}#" → ";{right}'


def _strong(text: str) -> str:
    return call("strong", content(f"#{quoted(text)};"))
