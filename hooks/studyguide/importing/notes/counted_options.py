"""Options by numbers, `1) red  2) green`, `i) red`, below each other or in one line → letters."""

from __future__ import annotations

import re
from itertools import pairwise

from studyguide.importing.notes.inline_keys import marked_answer
from studyguide.importing.notes.line_patterns import LONGEST_LINE, NUMBERED, QUESTION
from studyguide.importing.notes.term_shapes import is_question

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_MARKER = re.compile(
    r"(?:^|(?<=\s)|(?<=[;,|]))(?P<mark>[*✓✔✅]{0,3})(?P<open>\(?)"
    r"(?P<name>[1-8]|i{1,3}|iv|vi{0,3})(?:(?P<close>\))\s*|(?P<dot>\.)\s+)(?=\S)"
)
_LINE = re.compile(rf"\s*(?:[-*•]\s+)?{_MARKER.pattern}(?P<text>\S.*)")
_RIGHT = re.compile(
    r"^\s*[*✓✔✅]|[*✓✔✅]\s*$|^\s*\*\*.*\*\*\s*$|\((?:correct|riktig|richtig)\)\s*$"
)
_FEWEST = 2
_SURE = 3
_MOST = 8


def with_letters(lines: list[str]) -> list[str]:
    """Return as many lines, in which options that are counted begin with letters.

    Those that nothing says to be right are so only if it is a habit of the text.
    """
    runs = [run for at in range(len(lines)) if (run := _run(lines, at))]
    sure = [run for run in runs if run[2]]
    kept = list(lines)
    for start, end, is_sure in runs:
        if is_sure or len(sure) > 1 or len(runs) > _SURE:
            kept[start:end] = [_lettered(line) for line in lines[start:end]]
    return kept


def number_of(text: str) -> int:
    """Return the number that an answer is, such as `ii`, 0 for any other.

    >>> number_of("(ii)"), number_of("iv."), number_of("it")
    (2, 4, 0)
    """
    bare = text.strip().strip("().[]*_ ").lower()
    return _ROMAN.index(bare) + 1 if bare in _ROMAN else 0


def _value(name: str) -> int:
    return int(name) if name.isdigit() else _ROMAN.index(name) + 1


def _run(lines: list[str], at: int) -> tuple[int, int, bool] | None:
    """Return the options that begin on a line, and whether one of them is said to be right."""
    line = lines[at]
    if len(line) > LONGEST_LINE:
        return None
    if len(inside := _inside(line)) >= _FEWEST:
        before = line[: inside[0].start()].strip(" -•")
        asks = before.endswith("?") if before else at > 0 and _asks(_above(lines, at))
        texts = [line[a.end() : b.start()] for a, b in pairwise(inside)]
        texts.append(line[inside[-1].end() :])
        return (at, at + 1, _is_answered(lines, at + 1, [*texts])) if asks else None
    if at == 0 or not _asks(lines[at - 1]):
        return None
    found: list[re.Match[str]] = []
    for one in lines[at : at + _MOST]:
        match = _LINE.fullmatch(one) if len(one) <= LONGEST_LINE else None
        if not match or _value(match["name"]) != len(found) + 1 or one.rstrip().endswith("?"):
            break
        found.append(match)
    if len(found) < _SURE or len({(one["close"], one["open"]) for one in found}) > 1:
        return None
    texts = [f"{one['mark']}{one['text']}" for one in found]
    return at, at + len(found), _is_answered(lines, at + len(found), texts)


def _inside(line: str) -> list[re.Match[str]]:
    """Return the markers of a line that count from one, written alike, with something behind."""
    found: list[re.Match[str]] = []
    for marker in _MARKER.finditer(line):
        if not marker["close"] or _value(marker["name"]) != len(found) + 1:
            continue
        if found and (
            found[0]["open"] != marker["open"]
            or found[0]["name"].isdigit() != marker["name"].isdigit()
        ):
            continue
        found.append(marker)
    return found


def _above(lines: list[str], at: int) -> str:
    return next((line for line in reversed(lines[max(0, at - 2) : at]) if line.strip()), "")


def _asks(line: str) -> bool:
    """Return whether a line asks something, to which options below are answers."""
    if len(line) > LONGEST_LINE:
        return False
    numbered = NUMBERED.fullmatch(line) or QUESTION.fullmatch(line)
    text = (numbered["text"] or "") if numbered else line
    return is_question(text) if not numbered else bool(text.strip())


def _is_answered(lines: list[str], end: int, texts: list[str]) -> bool:
    below = next((line for line in lines[end : end + 2] if line.strip()), "")
    marked = sum(bool(_RIGHT.search(text)) for text in texts)
    return 0 < marked < len(texts) or marked_answer(below) is not None


def _lettered(line: str) -> str:
    inside = _inside(line)
    if len(inside) < _FEWEST:
        inside = [one] if (one := _MARKER.search(line)) else []
    for marker in reversed(inside):
        letter = chr(ord("A") + _value(marker["name"]) - 1)
        line = f"{line[: marker.start()]}{marker['mark']}{letter}) {line[marker.end() :]}"
    return line
