"""Numbers and labels of questions in further forms → `1. …`, and their answers → `Answer: …`."""

from __future__ import annotations

import re
from collections import Counter

from studyguide.importing.notes.inline_keys import marked_answer
from studyguide.importing.notes.line_patterns import (
    BOLD_LINE,
    BULLET,
    FENCE,
    HEADING,
    LONGEST_LINE,
    NUMBERED,
    OPTION,
    QUESTION,
)
from studyguide.importing.notes.words import alternatives

_TASK = rf"(?:{alternatives('task_mark')}|{alternatives('question_mark')})"
_COMPOUND = re.compile(
    rf"(?P<before>\s*[*_]*)(?P<task>{_TASK}\s*)?(?P<number>\d{{1,2}}\.\d{{1,2}})(?!\d)[.):]?[*_]*"
    r"(?:\s+(?P<text>\S.*)|\s*)",
    re.IGNORECASE,
)
"""`Exercise 3.1`, `3.1 Which …?`"""
_LABEL_ALONE = re.compile(
    rf"\s*[*_]*(?:{alternatives('task_mark')})\s*(?P<number>\d{{1,3}})\s*[.:]?[*_]*\s*",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?P<said>\s*ANS:.*?)(?:\s{2,}|\t)\s*(?:PTS|DIF|REF|OBJ|TOP|KEY|MSC|NAT|LOC|STA|BLM):.*"
)
_POINTS_LINE = re.compile(r"\s*(?:PTS|DIF):\s*\d.*")
"""What ExamView tells of a question beside its answer."""
_FEWEST = 2
_DEEPEST = 3
"""Spaces before a question: with more, Markdown takes a line for code."""


def with_numbers(lines: list[str]) -> list[str]:
    """Return as many lines, each question with a whole number, each answer with a word for it."""
    kept = [_without_points(line) if len(line) <= LONGEST_LINE else line for line in lines]
    kept = _with_whole_numbers(kept)
    places = [at for at, line in enumerate(kept) if _LABEL_ALONE.fullmatch(line[:LONGEST_LINE])]
    if len(places) >= _FEWEST:
        for at in places:
            _take_label(kept, at)
    return _with_answers_below(kept)


def _without_points(line: str) -> str:
    if _POINTS_LINE.fullmatch(line):
        return ""
    match = _POINTS.fullmatch(line)
    return match["said"] if match else line


def _with_whole_numbers(lines: list[str]) -> list[str]:
    """Return lines with `3.1` as `1.`, where a number stands at a task and in a key."""
    found = {
        at: match
        for at, line in enumerate(lines)
        if len(line) <= LONGEST_LINE and (match := _COMPOUND.fullmatch(line))
    }
    often = Counter(match["number"] for match in found.values())
    tasks = {match["number"] for match in found.values() if match["task"]}
    numbers = list(
        dict.fromkeys(
            match["number"]
            for match in found.values()
            if often[match["number"]] > 1 and (tasks or often[match["number"]] == _FEWEST)
        )
    )
    if len(numbers) < _FEWEST:
        return lines
    for at, match in found.items():
        if match["number"] not in numbers:
            continue
        number = numbers.index(match["number"]) + 1
        label = match["task"] if match["task"] and not match["text"] else ""
        lines[at] = f"{label}{number}{'' if label else '.'} {match['text'] or ''}".rstrip()
    return lines


def _take_label(lines: list[str], at: int) -> None:
    """Move the number of a label that stands alone before what is asked below it."""
    below = at + 1
    if below >= len(lines) or not lines[below].strip() or len(lines[below]) > LONGEST_LINE:
        return
    text, label = lines[below], _LABEL_ALONE.fullmatch(lines[at])
    if not label or any(one.match(text) for one in (OPTION, HEADING, FENCE, NUMBERED, BULLET)):
        return
    lines[at], lines[below] = "", f"{label['number']}. {text.strip()}"


def _with_answers_below(lines: list[str]) -> list[str]:
    """Return lines in which what stands below questions in bold letters is marked as answer."""
    asked = [at for at, line in enumerate(lines) if len(line) <= LONGEST_LINE and _is_asked(line)]
    places = [below for at in asked if (below := _answer_below(lines, at)) is not None]
    if len(places) < _FEWEST or len(places) < len(asked):
        return lines
    for at in places:
        lines[at] = f"Answer: {lines[at].strip()}"
    return lines


def _is_asked(line: str) -> bool:
    bold = BOLD_LINE.fullmatch(line)
    if not bold or len(bold["indent"]) > _DEEPEST:
        return False
    numbered = NUMBERED.fullmatch(bold["text"])
    label = QUESTION.fullmatch(bold["text"])
    return bool((numbered and numbered["text"].endswith("?")) or (label and label["number"]))


def _answer_below(lines: list[str], at: int) -> int | None:
    """Return the line of plain text right below a question."""
    below = next((one for one in range(at + 1, min(at + 3, len(lines))) if lines[one].strip()), -1)
    if below < 0 or len(lines[below]) > LONGEST_LINE:
        return None
    text = lines[below]
    others = (OPTION, HEADING, FENCE, NUMBERED, BULLET)
    is_other = any(one.match(text) for one in others) or text.lstrip()[:1] in "|>☐☒[(*_!"
    return None if is_other or marked_answer(text) is not None else below
