"""Finds questions that are marked as such line by line: `Q: … A: …`, `1. … a) … b) … Answer: b`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from studyguide.importing.notes.answers import RawQuestion
from studyguide.importing.notes.outline import BULLETS
from studyguide.importing.notes.words import alternatives

_STRONG = r"[*_#\s]*"
_QUESTION = re.compile(
    rf"{_STRONG}(?:\d+[.)]\s*)?(?:{alternatives('question_mark')})\s*[.#]?\s*(?P<number>\d+)?"
    rf"(?:{_STRONG}[:.)]{_STRONG}(?P<text>.*)|{_STRONG}$)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"\s*(?:[-*•]\s+)?[*_]*(?:{alternatives('answer_mark')})[*_\s]*[:：][*_]*\s*(?P<text>.*)",
    re.IGNORECASE,
)
_WHY = re.compile(
    rf"\s*(?:[-*•]\s+)?[*_]*(?:{alternatives('explanation_mark')})[*_\s]*[:：][*_]*\s*(?P<text>.*)",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"\s*(?:[-•]\s+)?(?P<mark>[*✓✔✅]{0,2})\s*\(?(?P<letter>[A-Ha-h])[.)](?:\*\*)?\s+(?P<text>\S.*)"
)
_BULLET = re.compile(rf"\s*[{re.escape(BULLETS)}]\s+(?P<text>\S.*)")
_NUMBERED = re.compile(r"\s{0,3}(?:\*\*)?(?P<number>\d{1,3})[.)](?:\*\*)?\s+(?P<text>\S.*)")
_BOX = re.compile(r"\s*[-*+]\s+\[[ xX✓]?\]\s")
"""A box to tick."""
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_FENCE = re.compile(r"\s*(?:```|~~~)")


@dataclass(slots=True)
class _Open:
    """A question that is being read."""

    line: int
    prompt: list[str]
    options: list[str] = field(default_factory=list)
    answer: list[str] | None = None
    why: list[str] | None = None
    number: int | None = None

    def question(self, run: int) -> RawQuestion:
        return RawQuestion(
            prompt=_text(self.prompt), line=self.line, options=tuple(self.options),
            answer=_text(self.answer or []), explanation=_text(self.why or []), run=run,
            number=self.number,
        )  # fmt: skip


def _text(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n ")


def question_lines(lines: list[str]) -> tuple[list[tuple[int, RawQuestion]], list[str]]:
    """Return the marked questions with their first lines, and the lines without them."""
    found: list[tuple[int, RawQuestion]] = []
    rest = list(lines)
    for start, end in _places(lines):
        question = _read(lines, start, end)
        if question is None:
            continue
        found.append((start, question.question(0)))
        rest[start:end] = [""] * (end - start)
    return found, rest


def _places(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines in which a question stands."""
    starts = [at for at in range(len(lines)) if _begins(lines, at)]
    for start, following in pairwise((*starts, len(lines))):
        yield start, _end(lines, start, following)


def _begins(lines: list[str], at: int) -> bool:
    if match := _QUESTION.fullmatch(lines[at]):
        return _is_labelled(lines, at, match)
    line = lines[at]
    above = _QUESTION.fullmatch(lines[at - 1]) if at else None
    if above and not (above["text"] or "").strip(" *_"):
        return False
    if _OPTION.fullmatch(line) or _ANSWER.fullmatch(line) or _BOX.match(line) or not line.strip():
        return False
    return _has_options(lines, at) or (bool(_NUMBERED.fullmatch(line)) and _has_answer(lines, at))


def _has_answer(lines: list[str], at: int) -> bool:
    """Return whether an answer stands below a numbered line, before the next one."""
    for line in lines[at + 1 : at + 12]:
        if _ANSWER.fullmatch(line):
            return True
        if _NUMBERED.fullmatch(line) or _HEADING.match(line) or _QUESTION.fullmatch(line):
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
        if _ANSWER.fullmatch(line) or _OPTION.fullmatch(line):
            return True
        if _QUESTION.fullmatch(line) or _HEADING.match(line):
            break
    return lines[at].lstrip(" *_#")[:1] in "QqSsF" and match["number"] is not None


def _has_options(lines: list[str], at: int) -> bool:
    """Return whether two or more lettered options stand below a line, from the first letter on."""
    if _HEADING.match(lines[at]) and not lines[at].rstrip().endswith("?"):
        return False
    letters: list[str] = []
    for line in lines[at + 1 : at + 30]:
        if _BOX.match(line):
            letters.append("ab"[min(len(letters), 1)])
        elif option := _OPTION.fullmatch(line):
            letters.append(option["letter"].lower())
        elif line.strip() or (letters and len(letters) > 7):
            break
    return letters[:2] == ["a", "b"]


def _end(lines: list[str], start: int, following: int) -> int:
    """Return where a question ends: at a heading, or where a new part of the notes begins."""
    fenced = answered = False
    for at in range(start + 1, following):
        if _FENCE.match(lines[at]):
            fenced = not fenced
        answered = answered or bool(_ANSWER.fullmatch(lines[at]))
        if not fenced and _HEADING.match(lines[at]):
            return at
        if answered and _is_pause(lines, at) and not _QUESTION.fullmatch(lines[start]):
            return at
    if not answered and not _QUESTION.fullmatch(lines[start]):
        return _after_options(lines, start, following)
    return following


def _is_pause(lines: list[str], at: int) -> bool:
    """Return whether an empty line ends an answer: no explanation follows."""
    if lines[at].strip():
        return False
    after = next((line for line in lines[at + 1 :] if line.strip()), "")
    return not _WHY.fullmatch(after)


def _after_options(lines: list[str], start: int, following: int) -> int:
    last = start
    for at in range(start, following):
        if _is_option(lines[at]):
            last = at
        elif not lines[at].strip() and last > start and not _is_option(_next(lines, at)):
            return at
    return last + 1


def _is_option(line: str) -> bool:
    return bool(_OPTION.fullmatch(line) or _BOX.match(line))


def _next(lines: list[str], at: int) -> str:
    return next((line for line in lines[at:] if line.strip()), "")


def _read(lines: list[str], start: int, end: int) -> _Open | None:
    label = _QUESTION.fullmatch(lines[start]) or _NUMBERED.fullmatch(lines[start])
    first = (label["text"] or "") if label else lines[start].strip().lstrip("#").strip()
    reading = _Open(start + 1, [first.strip().strip("*").strip()])
    if label and label["number"]:
        reading.number = int(label["number"])
    for line in lines[start + 1 : end]:
        _take(reading, line)
    return reading if _text(reading.prompt) else None


def _take(reading: _Open, line: str) -> None:
    if why := _WHY.fullmatch(line):
        reading.why = [*(reading.why or []), why["text"]]
    elif reading.why is not None:
        reading.why.append(line)
    elif reading.answer is None and (answer := _ANSWER.fullmatch(line)):
        reading.answer = [answer["text"]]
    elif reading.answer is not None:
        reading.answer.append(line)
    elif option := _OPTION.fullmatch(line):
        reading.options.append(f"{option['mark']} {option['text']}".strip())
    elif bullet := _BULLET.fullmatch(line):
        reading.options.append(bullet["text"].strip())
    elif reading.options and line.strip():
        reading.options[-1] += f" {line.strip()}"
    elif not reading.options:
        reading.prompt.append(line.strip())
