"""Options that stand in one line: `A) red  B) green`, `Which? (a) red; (b) green` → a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from studyguide.importing.notes.inline_keys import letter_key
from studyguide.importing.notes.line_patterns import BOLD_LINE, LONGEST_LINE
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives

_MARKER = re.compile(
    r"(?:^|(?<=[\s;,|/]))(?P<mark>[*_=✓✔✅☑]{0,3}|\[[xX ]\])\s?"
    r"(?P<open>[(\[]?)(?P<letter>[A-Ha-h])(?:(?P<close>[)\]])(?:\*\*|__)?\s*|(?P<dot>\.)(?:\*\*|__)?\s+)(?=\S)"
)
_NUMBERED = re.compile(
    rf"\s*[*_#]*\s*(?:\(?\d{{1,3}}[.)]|(?:{alternatives('question_mark')})\W{{0,2}}\d*\s*[.:)])",
    re.IGNORECASE,
)
_BLANK = re.compile(r"(?:_{2,}|…|\.{3,})\W*$")
_JOINED = re.compile(rf"(?:^|\s|[,;])(?:{alternatives('and')})[,;]?\s*$", re.IGNORECASE)
"""What ends the option before the last within a sentence, which is no question."""
_SEPARATED = re.compile(r"(?:\s*([;,|/])|\s+([–—-]))\s*$")
_TRUTH = re.compile(
    rf"\W*[A-B]\W+(?:{alternatives('fails')}|{alternatives('holds')})\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ApartLines:
    """Lines with one option each, and the index of the line that each was part of."""

    lines: list[str]
    origins: list[int]

    def rest(self, lines: list[str], taken: list[tuple[int, int]]) -> list[str]:
        """Return the lines as they were, without the ranges of these lines that were taken."""
        gone = {at for start, end in taken for at in range(start, end)}
        kept = list(lines)
        for origin in {self.origins[at] for at in gone}:
            pieces = [at for at, one in enumerate(self.origins) if one == origin]
            kept[origin] = " ".join(self.lines[at].strip() for at in pieces if at not in gone)
        return kept


def one_option_a_line(lines: list[str]) -> ApartLines:
    """Return lines in which each option, and the answer behind them, has a line of its own."""
    found: list[str] = []
    origins: list[int] = []
    for at, line in enumerate(lines):
        pieces = _pieces(line)
        found += pieces
        origins += [at] * len(pieces)
    return ApartLines(found, origins)


def _pieces(line: str) -> list[str]:
    if len(line) > LONGEST_LINE:
        return [line]
    whole = BOLD_LINE.fullmatch(line)
    text = whole["indent"] + whole["text"] if whole else line
    run = _run(text)
    if len(run) < 2:
        return [line]
    before = text[: run[0].start()]
    options = [text[one.start() : following] for one, following in _spans(run, len(text))]
    if _JOINED.search(options[-2]) or not _may_stand_behind(before, options, run):
        return [line]
    options = _without_separators([option.strip() for option in options])
    answer = ""
    if key := letter_key(options[-1]):
        options[-1], answer = key
    answers = [f"Answer: {answer}"] if answer else []
    prompt = [before.rstrip()] if before.strip(" \t-•*") else []
    return [*prompt, *options, *answers]


def _run(text: str) -> list[re.Match[str]]:
    """Return the markers of a line that follow each other, written alike."""
    markers = list(_MARKER.finditer(text))
    first = next((at for at, one in enumerate(markers) if _begins(text, one)), None)
    if first is None:
        return []
    run = [markers[first]]
    for marker in markers[first + 1 :]:
        if _follows(run[-1], marker):
            run.append(marker)
    return run


def _begins(text: str, marker: re.Match[str]) -> bool:
    is_first = not text[: marker.start()].strip(" \t-•*")
    return is_first or marker["letter"] in "Aa"


def _follows(before: re.Match[str], marker: re.Match[str]) -> bool:
    alike = all(before[part] == marker[part] for part in ("open", "close", "dot"))
    return alike and ord(marker["letter"]) == ord(before["letter"]) + 1


def _spans(run: list[re.Match[str]], end: int) -> list[tuple[re.Match[str], int]]:
    ends = [*(following.start() for _, following in pairwise(run)), end]
    return list(zip(run, ends, strict=True))


def _may_stand_behind(before: str, options: list[str], run: list[re.Match[str]]) -> bool:
    """Return whether what stands before options in a line asks something."""
    said = before.strip(" \t-•*_")
    if not said:
        return True
    if said.endswith("?") or _BLANK.search(said):
        return True
    asks = bool(_NUMBERED.match(before)) or is_question(said)
    marked = letter_key(options[-1]) or any(one["mark"].strip("[ ]") for one in run)
    truths = all(_TRUTH.fullmatch(option) for option in options)
    return bool(marked) or (asks and (len(options) > 2 or not run[0]["dot"] or truths))


def _without_separators(options: list[str]) -> list[str]:
    """Return options without the commas or semicolons between them."""
    signs = {match[0].strip() if (match := _SEPARATED.search(one)) else "" for one in options[:-1]}
    if len(signs) != 1 or "" in signs:
        return options
    bare = [_SEPARATED.sub("", one) for one in options]
    if bare[-1].endswith(".") and not any(one.endswith(".") for one in bare[:-1]):
        bare[-1] = bare[-1][:-1]
    return bare
