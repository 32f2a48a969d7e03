"""Habits of writing questions and answers → lines as usual, without a look at what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyguide.importing.notes.inline_keys import answered_statement, marked_answer
from studyguide.importing.notes.line_patterns import (
    BOX,
    BULLET,
    FENCE,
    LONGEST_LINE,
    NUMBERED,
    OPTION,
)
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives, is_heading_word, words

_LABELS = "|".join(re.escape(one) for one in words("answer_mark") if len(one) > 3)
_LABELLED = re.compile(
    rf"\s*(?P<mark>\*{{1,3}}|_{{1,3}})(?:{_LABELS})\.(?P=mark)\s+(?P<text>\S.*)", re.IGNORECASE
)
"""`*Solution.* …`, as mathematicians write."""
_DASHED_NUMBER = re.compile(r"^(\s*\d{1,3})(?:\.\s?[-–]|\s?[-–]\)|\)\s?[-–])\s+(?=\S)")
"""`1.- …`, as Spaniards write."""
_BOLD_NUMBER = re.compile(r"\s{0,3}(\*\*|__)(?P<text>\d{1,3}[.)]\s+(?:(?!\1).)+?)\1\s*")
_RIGHT = alternatives("right_label")
_MARKED_BULLET = re.compile(
    rf"\s*(?:[✅✓✔☑]\s*(?P<before>\S.*)|(?P<behind>\S.*?)\s*(?:[✅✓✔☑]"
    rf"|[*_]{{0,2}}\((?:{_RIGHT})\)[*_]{{0,2}}|[←<]-*\s*(?:{_RIGHT}))|(?P<bold>\*\*[^*]+\*\*))\s*",
    re.IGNORECASE,
)
_TAB = re.compile(r"(?P<name>[^\W\d_][^\t\n|]{0,60})\t+(?P<says>[^\t\n|]*[^\W\d_][^\t\n|]*)")
_FEWEST_CARDS = 3
_QUOTE = re.compile(r"\s{0,3}>\s?(?P<text>\S.*)")
_CODE = "`…`"
"""Stands for a line of code."""
_FEWEST = 2


def with_habits(lines: list[str]) -> list[str]:
    """Return as many lines, with numbers, right options and answers written in the usual way."""
    kept = [_line(line) if len(line) <= LONGEST_LINE else line for line in lines]
    for start, end in _bullets(kept):
        said = [BULLET.fullmatch(line) for line in kept[start:end]]
        marks = [_MARKED_BULLET.fullmatch(one["text"]) if one else None for one in said]
        truths = all(one and answered_statement(one["text"]) for one in said)
        if 0 < sum(map(bool, marks)) < len(marks) and not truths and _is_asked(kept, start):
            kept[start:end] = [
                _boxed(one["text"] if one else "", mark)
                for one, mark in zip(said, marks, strict=True)
            ]
    return _with_cards(_with_quoted_answers(kept))


def without_code(lines: list[str]) -> list[str]:
    """Return lines in which those of code say nothing."""
    kept = list(lines)
    fenced = False
    for at, line in enumerate(lines):
        is_fence = bool(FENCE.match(line))
        if fenced and not is_fence:
            kept[at] = _CODE
        fenced = fenced != is_fence
    return kept if not fenced else lines


def _line(line: str) -> str:
    line = _DASHED_NUMBER.sub(r"\1. ", line)
    if (bold := _BOLD_NUMBER.fullmatch(line)) and not is_heading_word(bold["text"]):
        return bold["text"]
    said = _LABELLED.fullmatch(line)
    return f"Answer: {said['text']}" if said else line


def _boxed(text: str, mark: re.Match[str] | None) -> str:
    if mark is None:
        return f"- [ ] {text}"
    bare = mark["before"] or mark["behind"] or mark["bold"].strip("*")
    return f"- [x] {bare}"


def _bullets(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of bullets below each other that are no boxes yet."""
    at = 0
    while at < len(lines):
        end = at
        while (
            end < len(lines)
            and len(lines[end]) <= LONGEST_LINE
            and BULLET.fullmatch(lines[end])
            and not BOX.match(lines[end])
            and not OPTION.fullmatch(lines[end])
        ):
            end += 1
        if end - at >= _FEWEST:
            yield at, end
        at = max(end, at + 1)


def _is_asked(lines: list[str], start: int) -> bool:
    """Return whether the line above a list asks something."""
    above = next((one for one in reversed(lines[max(0, start - 2) : start]) if one.strip()), "")
    return _asks(above) or above.rstrip(" *_").endswith(("?", "…", "...", "__", ":?"))


def _asks(line: str) -> bool:
    """Return whether a line with a number asks something."""
    match = NUMBERED.fullmatch(line) if len(line) <= LONGEST_LINE else None
    return bool(match) and is_question(match["text"] if match else "")


def _with_quoted_answers(lines: list[str]) -> list[str]:
    """Return lines in which what is quoted below questions is their answer, if all have one so."""
    places = [
        at
        for at, line in enumerate(lines)
        if at and (_QUOTE.fullmatch(line)) and _asks(_above(lines, at))
    ]
    if len(places) < _FEWEST or any(marked_answer(line) for line in lines):
        return lines
    for at in places:
        found = _QUOTE.fullmatch(lines[at])
        lines[at] = f"Answer: {found['text']}" if found else lines[at]
    return lines


def _with_cards(lines: list[str]) -> list[str]:
    """Return lines in which names and meanings with a tab between are cards, of three and more."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end]) <= LONGEST_LINE and _TAB.fullmatch(lines[end]):
            end += 1
        if end - at >= _FEWEST_CARDS:
            lines[at:end] = [_TAB.sub(r"\g<name> :: \g<says>", line) for line in lines[at:end]]
        at = max(end, at + 1)
    return lines


def _above(lines: list[str], at: int) -> str:
    return next((line for line in reversed(lines[max(0, at - 2) : at]) if line.strip()), "")
