"""Options marked by boxes or by letters with colons, answers that are folded → lines as usual."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyguide.importing.notes.line_patterns import NUMBERED
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives, has_one

_BOX = re.compile(
    r"\s*(?:(?P<empty>[☐□◻]|\( ?\)|\[ ?\])|(?P<full>[☒☑✅✔✓]|\([xX•]\)|\[[xX]\]))\s*(?P<text>\S.*)"
)
_COLON = re.compile(
    r"(?P<indent>\s*)(?P<mark>[*✓✔✅]?)(?P<letter>[A-H]|[a-h](?=\s))(?:\s?:)?\s+(?P<text>\S.*)"
)
_WORDED = re.compile(
    rf"\s*(?:[-*•]\s+)?[*_]*(?:{alternatives('choice_label')})\s*(?P<letter>[A-H1-8])[*_]*\s*[:.)–-][*_]*\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
"""`Alternative A: …`"""
_SET_IN = re.compile(r"\s{2,}(?P<mark>\*\*|__|\*|_)(?![\s*_])(?P<text>[^*_\n]+)(?P=mark)\s*")
_BEFORE = re.compile(
    r"\s*[_(\[]+\s*(?P<letter>[A-Ha-hTF])\s*[_)\]]+\s*(?P<asks>\d{1,3}[.)]\s+\S.*?)\s*"
)
"""The letter of the answer on the line before a number, as on sheets that were filled in."""
_FOLD = re.compile(r"</?details(?:\s[^<>]*)?>\s*", re.IGNORECASE)
_SUMMARY = re.compile(
    r"\s*(?:<details(?:\s[^<>]*)?>)?\s*<summary>(?P<title>.*?)</summary>\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_FEWEST_LETTERS = 3
"""Two lines that begin with `A:` and `B:` may be people who talk."""


def usual_lines(lines: list[str]) -> list[str]:
    """Return as many lines, in which options begin with `- [x]` or `A)`, answers with a word."""
    kept = [_as_answer(lines, at) for at in range(len(lines))]
    for start, end in _runs(kept, _BOX, apart=True):
        found = {
            at: one
            for at in range(start, end)
            if (one := _BOX.fullmatch(kept[at].rstrip("\\"))) is not None
        }
        mixed = 0 < sum(bool(one["full"]) for one in found.values()) < len(found)
        if mixed or (start and is_question(kept[start - 1].rstrip("\\"))):
            for at, one in found.items():
                kept[at] = f"- [{'x' if one['full'] else ' '}] {one['text']}"
    for start, end in _runs(kept, _WORDED, apart=True):
        for at in range(start, end):
            if one := _WORDED.fullmatch(kept[at]):
                letter = one["letter"]
                letter = chr(ord("A") + int(letter) - 1) if letter.isdigit() else letter
                kept[at] = f"{letter}) {one['text']}"
    for start, end in _runs(kept, _COLON):
        lettered = [one for line in kept[start:end] if (one := _COLON.fullmatch(line))]
        letters = "".join(one["letter"] for one in lettered)
        if len(letters) >= _FEWEST_LETTERS and "abcdefgh".startswith(letters.lower()):
            kept[start:end] = [
                f"{one['indent']}{one['mark']}{one['letter']}) {one['text']}" for one in lettered
            ]
    return kept


def _as_answer(lines: list[str], at: int) -> str:
    """Return a line with its answer marked: a letter before it, or bold letters set in below."""
    if before := _BEFORE.fullmatch(lines[at]):
        return f"{before['asks']} (Answer: {before['letter']})"
    if not (said := _SET_IN.fullmatch(lines[at])):
        return lines[at]
    above = next((line for line in reversed(lines[:at]) if line.strip()), "")
    asks = NUMBERED.fullmatch(above) and is_question(above)
    return f"Answer: {said['text']}" if asks else lines[at]


def _runs(
    lines: list[str], pattern: re.Pattern[str], *, apart: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of two and more lines below each other that match.

    `apart` says that empty lines may stand between them.
    """
    at = 0
    while at < len(lines):
        end = number = 0
        while at + end < len(lines):
            is_found = pattern.fullmatch(lines[at + end]) is not None
            if not is_found and (not apart or not end or lines[at + end].strip()):
                break
            number += is_found
            end += 1
        while end and not lines[at + end - 1].strip():
            end -= 1
        if number > 1:
            yield at, at + end
        at += max(end, 1)


def unfolded(lines: list[str]) -> list[str]:
    """Return lines in which an answer that is folded is marked as one."""
    kept: list[str] = []
    at_answer = -1
    for at, line in enumerate(lines):
        summary = _SUMMARY.fullmatch(line)
        if summary and has_one(summary["title"], "answers"):
            at_answer = at
        said = summary["rest"] if summary and at_answer >= 0 else line
        bare = _FOLD.sub("", said) if at_answer >= 0 else line
        if at_answer >= 0 and bare.strip():
            if NUMBERED.fullmatch(bare) and 0 <= at_answer < at:
                kept[at_answer] = "Answers:"
            else:
                bare = f"Answer: {bare.strip()}"
            at_answer = -1
        kept.append(bare)
    return kept
