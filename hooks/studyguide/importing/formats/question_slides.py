"""Slides of a quiz whose answer stands in the speaker's notes → the lines of a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyguide.importing.notes.answers import marked_right, right_options
from studyguide.importing.notes.inline_keys import answer_line, answered_statement
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives, begins_with

_POINT = re.compile(r"\s*-\s+(?P<text>.*)")
_NUMBER = re.compile(rf"^(?:(?:{alternatives('question_mark')})\s*)?\d+\\?[.):]\s+", re.IGNORECASE)
_QUESTION_NUMBER = re.compile(rf"(?:{alternatives('question_mark')})\s*\d*", re.IGNORECASE)
_ANSWER_TITLE = re.compile(
    rf"(?:{alternatives('answer_mark')}|{alternatives('answers')})\s*\d*\W*", re.IGNORECASE
)
_LETTER_ALONE = re.compile(r"\(?[A-H][.)]?")
_LETTER = re.compile(r"\(?[A-Ha-h][.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Slide:
    """What is on a slide."""

    title: str
    lines: list[str]
    notes: list[str]


def asks(slide: Slide) -> bool:
    """Return whether a slide asks something, which the next one may answer."""
    body = [line for line in slide.lines if line.strip()]
    if answer_slide(slide.title, slide.lines) or not (slide.title or body):
        return False
    is_labelled = bool(_QUESTION_NUMBER.fullmatch(slide.title)) and bool(body)
    return is_labelled or is_question(slide.title) or (bool(body) and is_question(_point(body[0])))


def answer_slide(title: str, lines: list[str]) -> list[str]:
    """Return the answer on a slide that is called so, as a line of notes."""
    said = [_point(line) for line in lines if line.strip()]
    if not said or not _ANSWER_TITLE.fullmatch(title):
        return []
    return [f"Answer: {said[0]}", *said[1:]]


def question_slide(title: str, lines: list[str], notes: list[str]) -> list[str]:
    """Return a slide as `Q: …`, options and `Answer: …`, empty if its notes have no answer."""
    at = next((at for at, line in enumerate(notes) if _answer(line)), None)
    body = [line for line in lines if line.strip()]
    if at is None or not (title or body):
        return []
    answer = _answer(notes[at])
    if not title or (body and not is_question(title) and _asks(body, answer)):
        heading = "" if _QUESTION_NUMBER.fullmatch(title) else title
        prompt, body = _point(body[0]), body[1:]
    else:
        heading, prompt = "", title
    options = [_option(line) for line in body if _POINT.fullmatch(line)]
    if len(options) < 2 or not _is_chosen(options, answer):
        options = []
        body = [_point(line) for line in body]
    others = [line for line in body if not options or not _POINT.fullmatch(line)]
    more = [line for line in notes[at + 1 :] if line.strip()]
    said = bool(more) and begins_with(more[0], "explanation_mark")
    label = "Explanation: " if options and not said else ""
    return [
        *((f"## {heading}", "") if heading else ()), *notes[:at], "",
        f"Q: {_NUMBER.sub('', prompt, count=1)}", *others,
        *(f"- {option}" for option in options), f"Answer: {answer}",
        *((label + more[0], *more[1:]) if more else ()), "---",
    ]  # fmt: skip


def _answer(line: str) -> str:
    """Return the answer in a line of the notes: behind a word for it, or a letter alone."""
    return answer_line(line) or (line.strip() if _LETTER_ALONE.fullmatch(line.strip()) else "")


def _asks(body: list[str], answer: str) -> bool:
    """Return whether the first line of a slide is its question, and its title only a title."""
    first = _point(body[0])
    return is_question(first) or answered_statement(f"{first} ({answer})") is not None


def _point(line: str) -> str:
    point = _POINT.fullmatch(line)
    return point["text"].strip() if point else line.strip()


def _option(line: str) -> str:
    return _LETTER.sub("", _point(line))


def _is_chosen(options: list[str], answer: str) -> bool:
    """Return whether an answer, or a mark, says which of the points of a slide is right."""
    return bool(right_options(tuple(options), answer)[0]) or any(
        marked_right(option)[1] for option in options
    )
