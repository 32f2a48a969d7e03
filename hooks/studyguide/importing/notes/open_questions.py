"""The lines of one question → its prompt, options, answer and explanation."""

from __future__ import annotations

from dataclasses import dataclass, field

from studyguide.importing.notes.inline_keys import marked_answer
from studyguide.importing.notes.line_patterns import (
    BULLET,
    FENCE,
    HARD_BREAK,
    NUMBERED,
    OPTION,
    QUESTION,
    WHY,
)
from studyguide.importing.notes.raw_questions import RawQuestion


@dataclass(slots=True)
class OpenQuestion:
    """A question that is being read."""

    line: int
    prompt: list[str]
    options: list[str] = field(default_factory=list)
    answer: list[str] | None = None
    why: list[str] | None = None
    number: int | None = None
    fenced: bool = False
    """Whether code is being read, in which nothing is an option or an answer."""

    def question(self, run: int) -> RawQuestion:
        return RawQuestion(
            prompt=_text(self.prompt), line=self.line, options=tuple(self.options),
            answer=_text(self.answer or []), explanation=_text(self.why or []), run=run,
            number=self.number,
        )  # fmt: skip


def _text(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n ")


def read_question(lines: list[str], start: int, end: int) -> OpenQuestion | None:
    """Return the question in a range of lines, None if it asks nothing."""
    label = QUESTION.fullmatch(lines[start]) or NUMBERED.fullmatch(lines[start])
    first = (label["text"] or "") if label else lines[start].strip().lstrip("#").strip()
    first = HARD_BREAK.sub("", first)
    reading = OpenQuestion(start + 1, [_unwrapped(first.strip())])
    if label and label["number"]:
        reading.number = int(label["number"])
    for line in lines[start + 1 : end]:
        _take(reading, line)
    return reading if _text(reading.prompt) else None


def _unwrapped(text: str) -> str:
    """Return a text without bold letters that are all of it, or that began before it."""
    if not text.startswith("*") and text.count("**") % 2 == 0:
        return text
    inner = text.strip("*").strip()
    if "**" not in inner:
        return inner
    return text.replace("**", "", 1) if text.count("**") % 2 else text


def _take(reading: OpenQuestion, line: str) -> None:
    is_fence = bool(FENCE.match(line))
    if is_fence or reading.fenced:
        reading.fenced = reading.fenced != is_fence
        (reading.prompt if reading.answer is None else reading.answer).append(line)
        return
    if reading.answer is None:
        line = HARD_BREAK.sub("", line)
    if why := WHY.fullmatch(line):
        reading.why = [*(reading.why or []), _closed(why["text"])]
    elif reading.why is not None:
        reading.why.append(line)
    elif reading.answer is None and (answer := marked_answer(line)) is not None:
        reading.answer = [_closed(answer)]
    elif reading.answer is not None:
        reading.answer.append(line)
    elif option := OPTION.fullmatch(line):
        reading.options.append(f"{option['mark']} {option['text']}".strip())
    elif bullet := BULLET.fullmatch(line):
        reading.options.append(bullet["text"].strip())
    elif reading.options and line.strip():
        reading.options[-1] += f" {line.strip()}"
    elif not reading.options:
        reading.prompt.append(line.strip())


def _closed(text: str) -> str:
    """Return a text without the end of an emphasis that began before it: `*Answer: B*`."""
    marker = next((one for one in ("**", "__", "*", "_") if text.rstrip().endswith(one)), "")
    return text.rstrip().removesuffix(marker) if marker and text.count(marker) % 2 else text
