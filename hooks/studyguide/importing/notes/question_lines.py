"""Finds questions that are marked as such line by line: `Q: … A: …`, `1. … a) … b) … Answer: b`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from studyguide.importing.notes.inline_keys import key_pairs, marked_answer
from studyguide.importing.notes.interface_lines import BOUNDARY
from studyguide.importing.notes.line_habits import without_code
from studyguide.importing.notes.line_patterns import (
    BOX,
    FENCE,
    HEADING,
    LABEL,
    NUMBERED,
    OPTION,
    QUESTION,
    RULE,
    WHY,
)
from studyguide.importing.notes.open_questions import read_question
from studyguide.importing.notes.option_runs import one_option_a_line
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.term_shapes import is_question, is_task_of_parts
from studyguide.importing.notes.words import alternatives, is_heading_word, is_one

_FIRST = re.compile(
    rf"\W*(?:(?:{alternatives('question_mark')}|{alternatives('task_mark')})\s*)?1\s*(?:[.):–-]|\s)",
    re.IGNORECASE,
)
"""What begins with the number one."""
_GAP, _LOOK_AHEAD = 4, 60
"""Lines between the numbers of a list, and lines that are looked at."""


def question_lines(lines: list[str]) -> tuple[list[tuple[int, RawQuestion]], list[str]]:
    """Return the marked questions with their first lines, and the lines without them."""
    found: list[tuple[int, RawQuestion]] = []
    taken: list[tuple[int, int]] = []
    split = one_option_a_line(lines)
    for start, end in _places(without_code(split.lines)):
        question = read_question(split.lines, start, end)
        if question is None or (len(question.options) == 1 and not question.answer):
            continue
        place = split.origins[start]
        found.append((place, replace(question.question(0), line=place + 1)))
        taken.append((start, end))
    return found, split.rest(lines, taken)


def asked_in(text: str, line: int, answer: str) -> RawQuestion:
    """Return the question in a text that is nothing else, with the options that stand in it."""
    lines = one_option_a_line(text.split("\n")).lines
    reading = read_question(lines, 0, len(lines))
    if reading is None or len(reading.options) < 2 or not _has_options(lines, 0):
        return RawQuestion(prompt=text, line=line, answer=answer)
    found = replace(reading.question(0), line=line, number=None)
    return replace(found, answer=answer or found.answer)


def _places(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines in which a question stands."""
    for start, following in pairwise((*_starts(lines), len(lines))):
        yield start, _end(lines, start, following)


def _starts(lines: list[str]) -> Iterator[int]:
    """Yield where questions begin: by what they are, or as the next number of such a list."""
    number: int | None = None
    in_key = False
    for at, line in enumerate(lines):
        is_head = is_heading_word(line)
        if _begins_part(line) or is_head:
            number = None
            in_key = is_one(line, "answers") if is_head or HEADING.match(line) else in_key
        found = NUMBERED.fullmatch(line) or _task(line)
        if _begins(lines, at) and not (in_key and not _asks(line)):
            number = int(found["number"]) if found else None
            yield at
        elif found and number is not None and int(found["number"]) == number + 1:
            number += 1
            yield at
        elif found and not in_key and _leads_to(lines, at, int(found["number"])):
            number = int(found["number"])
            yield at


def _task(line: str) -> re.Match[str] | None:
    """Return the match of a line such as "Exercise 2: …"."""
    match = QUESTION.fullmatch(line)
    return match if match and match["task"] and match["number"] else None


def _leads_to(lines: list[str], at: int, number: int) -> bool:
    """Return whether the next number of a list, or one after it, begins a question."""
    last = at
    for below in range(at + 1, min(at + _LOOK_AHEAD, len(lines))):
        line = lines[below]
        if found := NUMBERED.fullmatch(line) or _task(line):
            if int(found["number"]) != number + 1:
                return False
            if _begins(lines, below):
                return True
            number, last = number + 1, below
        elif _begins_part(line) or is_heading_word(line) or below - last > _GAP:
            return False
    return False


def _asks(line: str) -> bool:
    """Return whether a line asks something, as a key with its questions does."""
    label = QUESTION.fullmatch(line)
    return is_question((label["text"] or "") if label else line.lstrip(" #*_0123456789.)"))


def _begins(lines: list[str], at: int) -> bool:
    if match := QUESTION.fullmatch(lines[at]):
        return _is_labelled(lines, at, match)
    line = lines[at]
    above = QUESTION.fullmatch(lines[at - 1]) if at else None
    if above and not (above["text"] or "").strip(" *_"):
        return False
    if OPTION.fullmatch(line) or _answers(line) or BOX.match(line) or not line.strip():
        return False
    if is_heading_word(line) or RULE.fullmatch(line) or FENCE.match(line) or line == BOUNDARY:
        return False
    if is_task_of_parts(line) and not any(map(_answers, lines[at + 1 : at + 12])):
        return False
    return _has_options(lines, at) or (bool(NUMBERED.fullmatch(line)) and _has_answer(lines, at))


def _has_answer(lines: list[str], at: int) -> bool:
    """Return whether an answer stands below a numbered line, before the next one."""
    for after, line in enumerate(lines[at + 1 : at + 12], start=at + 1):
        if _answers(line):
            return True
        if NUMBERED.fullmatch(line) or HEADING.match(line) or QUESTION.fullmatch(line):
            break
        if not lines[after - 1].strip() and line[:1].strip() and _has_options(lines, after):
            break
    return False


def _is_labelled(lines: list[str], at: int, match: re.Match[str]) -> bool:
    """Return whether a label begins a question: an answer or options follow before the next."""
    if not (match["text"] or match["number"]):
        return False
    if not (match["text"] or "").strip(" *_") and not any(
        line.strip() for line in lines[at + 1 : at + 3]
    ):
        return False
    for line in lines[at + 1 : at + 60]:
        if _answers(line) or OPTION.fullmatch(line):
            return True
        if QUESTION.fullmatch(line) or HEADING.match(line):
            break
    is_sure = lines[at].lstrip(" *_#")[:1] in "QqSsF" and not match["task"]
    return is_sure and match["number"] is not None


def _has_options(lines: list[str], at: int) -> bool:
    """Return whether two or more lettered options stand below a line, from the first letter on."""
    if HEADING.match(lines[at]) and not lines[at].rstrip().endswith("?"):
        return False
    letters: list[str] = []
    for line in lines[at + 1 : at + 30]:
        if BOX.match(line):
            if not _may_ask(lines[at]):
                return False
            letters.append("ab"[min(len(letters), 1)])
        elif option := OPTION.fullmatch(line):
            letters.append(option["letter"].lower())
        elif line.strip() or (letters and len(letters) > 7):
            break
    return letters[:2] == ["a", "b"]


def _may_ask(line: str) -> bool:
    """Return whether boxes below a line may be its answers: else they are things to do."""
    bare = re.sub(r"[#>*_\s]*", "", line, count=1).rstrip(" *_")
    return bool(NUMBERED.fullmatch(line)) or is_question(bare) or bare.endswith(("…", "...", "__"))


def _end(lines: list[str], start: int, following: int) -> int:
    """Return where a question ends: at a heading, or where a new part of the notes begins."""
    fenced = answered = False
    labelled = bool(QUESTION.fullmatch(lines[start]))
    end = following
    for at in range(start + 1, following):
        if FENCE.match(lines[at]):
            fenced = not fenced
        answered = answered or _answers(lines[at])
        if not fenced and (_begins_part(lines[at]) or _heads(lines, at)):
            end = at
            break
        if answered and _is_pause(lines, at) and not labelled:
            return at
    return end if answered or labelled else _after_options(lines, start, end)


def _answers(line: str) -> bool:
    return marked_answer(line) is not None


def _heads(lines: list[str], at: int) -> bool:
    """Return whether a line heads another part, or a key: no answer that begins below it."""
    if lines[at - 1].strip() or not is_heading_word(lines[at]) or marked_answer(lines[at]):
        return False
    if not is_one(lines[at], "answers"):
        return True
    return bool(_FIRST.match(_next(lines, at + 1)))


def _begins_part(line: str) -> bool:
    return (
        line == BOUNDARY
        or len(key_pairs(LABEL.sub("", line)) or key_pairs(line)) > 1
        or bool(HEADING.match(line) or RULE.fullmatch(line))
    )


def _is_pause(lines: list[str], at: int) -> bool:
    """Return whether an empty line ends an answer: no explanation follows."""
    if lines[at].strip():
        return False
    after = next((line for line in lines[at + 1 :] if line.strip()), "")
    return not WHY.fullmatch(after)


def _after_options(lines: list[str], start: int, following: int) -> int:
    last = start
    for at in range(start, following):
        if _is_option(lines[at]):
            last = at
        elif not lines[at].strip() and last > start and not _is_option(_next(lines, at)):
            return at
    if last > start:
        return last + 1
    return next((at for at in range(start, following) if not lines[at].strip()), following)


def _is_option(line: str) -> bool:
    return bool(OPTION.fullmatch(line) or BOX.match(line))


def _next(lines: list[str], at: int) -> str:
    return next((line for line in lines[at:] if line.strip()), "")
