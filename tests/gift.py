"""Reads GIFT as Moodle does: enough of it to see what arrives there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["choice", "multiple", "true-false", "short", "numeric", "match", "essay"]
_MARK = re.compile(r"\\.|[~=#{}]|->", re.DOTALL)
_FEEDBACK = re.compile(r"(?P<answers>(?:\\.|(?!####).)*)(?:####(?P<general>.*))?", re.DOTALL)
_QUESTION = re.compile(r"::(?P<id>[a-z0-9.-]+)::\[html\](?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    mark: str
    """`=` or `~`, with the weight if there is one: `~%50%`."""
    text: str
    feedback: str = ""
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    id: str
    category: str
    prompt: str
    kind: Kind
    answers: tuple[Answer, ...]
    general: str
    """What is told with any answer."""


def unescaped(text: str) -> str:
    """Return what GIFT text stands for. Raises `ValueError` at a bare sign with a meaning."""
    if bare := re.search(r"(?:^|[^\\])(?:\\\\)*([~=#{}])", text):
        raise ValueError(f"bare {bare[1]} in {text!r}")
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], text)


def questions(text: str) -> Iterator[Asked]:
    """Yield the questions of a file. Raises `ValueError` at what Moodle could not read."""
    category = ""
    for block in text.strip().split("\n\n"):
        if block.startswith("$CATEGORY: "):
            category = block.removeprefix("$CATEGORY: ")
        elif not block.startswith("//"):
            yield _question(block, category)


def _question(block: str, category: str) -> Asked:
    found = _QUESTION.fullmatch(block)
    if not found or "\n" in block:
        raise ValueError(f"no question: {block!r}")
    prompt, opening, rest = _cut(found["rest"], "{")
    inner, closing, after = _cut(rest, "}")
    if not opening or not closing or after:
        raise ValueError(f"braces: {block!r}")
    parts = _FEEDBACK.fullmatch(inner)
    assert parts
    inner, general = parts["answers"], parts["general"] or ""
    kind, answers = _answers(inner)
    id_, asked = found["id"], unescaped(prompt)
    return Asked(id_, category, asked, kind, answers, unescaped(general))


def _answers(inner: str) -> tuple[Kind, tuple[Answer, ...]]:
    if inner in ("", "TRUE", "FALSE"):
        return ("true-false", (Answer("", inner),)) if inner else ("essay", ())
    if inner.startswith("#"):
        if inner[1:2] != "=":
            return "numeric", (Answer("#", inner[1:]),)
        right, *wrong = (_answer(piece) for piece in _pieces(inner[1:]))
        return "numeric", (Answer("#", right.text), *wrong)
    answers = tuple(_answer(piece) for piece in _pieces(inner))
    marks = {answer.mark[0] for answer in answers}
    if all(answer.partner for answer in answers):
        return "match", answers
    if marks == {"="}:
        return "short", answers
    return ("choice" if "=" in marks else "multiple"), answers


def _pieces(inner: str) -> Iterator[str]:
    starts = [mark.start() for mark in _MARK.finditer(inner) if mark[0] in "~="]
    if not starts or starts[0]:
        raise ValueError(f"answers: {inner!r}")
    for start, stop in zip(starts, [*starts[1:], len(inner)], strict=True):
        yield inner[start:stop]


def _answer(piece: str) -> Answer:
    weight = re.match(r"[~=](?:%-?[\d.]+%)?", piece)
    assert weight
    text, _, feedback = _cut(piece[weight.end() :], "#")
    left, arrow, right = _cut(text, "->")
    if arrow:
        return Answer(weight[0], unescaped(left.strip()), partner=unescaped(right.strip()))
    return Answer(weight[0], unescaped(text), unescaped(feedback))


def _cut(text: str, sign: str) -> tuple[str, str, str]:
    """Return the text before a bare sign, the sign, and the text after it."""
    for mark in _MARK.finditer(text):
        if mark[0] == sign:
            return text[: mark.start()], sign, text[mark.end() :]
    return text, "", ""
