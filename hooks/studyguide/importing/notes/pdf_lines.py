"""Text copied from a PDF: words that were hyphenated are joined, and numbers of pages taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyguide.importing.entries import Remark
from studyguide.importing.notes.words import alternatives

PAGE = "is the number or the head of a page"
"""Why a line is left out."""
_HYPHENATED = re.compile(r"(?P<start>.*[^\W\d_]{2})[-\u00ad\u2010]\s*")
_GOES_ON = re.compile(r"(?P<indent>\s*)(?P<end>[^\W\d_]+\S*)\s*(?P<rest>.*)")
_PAIRED = re.compile(rf"(?:{alternatives('and')}|to|til|bis|à|nor)$", re.IGNORECASE)
"""A word behind a hyphen that stands for a part of a word: "pre- and post-test"."""
_LABELLED = re.compile(
    rf"\s*[-–—|]*\s*(?:{alternatives('page')})\s*(?P<number>\d{{1,4}})"
    rf"(?:\s*(?:of|av|von|de|sur|/)\s*\d{{1,4}})?\s*[-–—|]*\s*",
    re.IGNORECASE,
)
_LONGEST = 200
"""No number or head of a page has more letters."""
_BARE = re.compile(r"\s*[-–—]?\s*(?P<number>\d{1,4})\s*[-–—]?\s*")
_OF_ALL = re.compile(r"\s*(?P<number>\d{1,4})\s*(?:of|av|von|de|sur|/)\s*\d{1,4}\s*", re.IGNORECASE)
_RUNNING = re.compile(
    r"\s*(?:(?P<left>\d{1,4})(?:\s{3,}|\t)(?P<head>\S.*?)|(?P<title>\S.*?)(?:\s{4,}|\t+)"
    rf"(?:(?:{alternatives('page')})\s*)?(?P<right>\d{{1,4}})(?:\s*(?:of|av|von|de|/)\s*\d{{1,4}})?)\s*",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?:{alternatives('part')})\s*\d", re.IGNORECASE)
_UNFINISHED = re.compile(r"[\w,;–-]\s*$")


def without_pages(lines: list[str]) -> tuple[list[str], tuple[Remark, ...]]:
    """Return lines with whole words and without numbers of pages, and what was taken out."""
    lines = [line.replace("\f", "") if line.strip() else line.strip("\f") for line in lines]
    pages = dict(_pages(lines))
    kept = list(lines)
    remarks: list[Remark] = []
    for at in pages:
        head = _RUNNING.fullmatch(lines[at])
        title = (head["head"] or head["title"]) if head else ""
        if title and _PART.match(title) and not any(title in one for one in kept[:at]):
            kept[at] = title
            continue
        kept[at] = ""
        remarks.append(Remark(at + 1, lines[at].strip(), PAGE))
        _close_gap(kept, at)
    _join_words(kept)
    return kept, tuple(remarks)


def _pages(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines with numbers of pages: those that say so, and those that go on."""
    labelled, others = [], []
    for at, line in enumerate(lines):
        if len(line) > _LONGEST:
            continue
        if match := _LABELLED.fullmatch(line):
            labelled.append((at, int(match["number"])))
        elif (match := _OF_ALL.fullmatch(line)) or (
            (match := _BARE.fullmatch(line)) and _is_alone(lines, at)
        ):
            others.append((at, int(match["number"])))
        elif (match := _RUNNING.fullmatch(line)) and _is_alone(lines, at):
            others.append((at, int(match["left"] or match["right"])))
    numbers = [number for _, number in (*labelled, *others)]
    yield from labelled
    for at, number in others:
        if {number - 1, number + 1} & set(numbers) and len(numbers) == len(set(numbers)):
            yield at, number


def _is_alone(lines: list[str], at: int) -> bool:
    """Return whether an empty line, or an end, is above a line and below it."""
    above = lines[at - 1] if at else ""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return not above.strip() and not below.strip()


def _close_gap(lines: list[str], at: int) -> None:
    """Move a paragraph that a page ended within up to its beginning."""
    above = next((one for one in range(at, -1, -1) if lines[one].strip()), None)
    below = next((one for one in range(at, len(lines)) if lines[one].strip()), None)
    if above is None or below is None or not _UNFINISHED.search(lines[above]):
        return
    if not lines[below][:1].islower():
        return
    end = below
    while end < len(lines) and lines[end].strip():
        end += 1
    moved = lines[below:end]
    lines[above + 1 : end] = [*moved, *[""] * (end - above - 1 - len(moved))]


def _join_words(lines: list[str]) -> None:
    """Join words that are divided between lines, unless the text has them with a hyphen."""
    whole = "\n".join(lines)
    for at in range(len(lines) - 1):
        start, rest = _HYPHENATED.fullmatch(lines[at]), _GOES_ON.fullmatch(lines[at + 1])
        if not start or not rest or not rest["end"][:1].islower() or _PAIRED.match(rest["end"]):
            continue
        word = re.split(r"[\s(]", start["start"])[-1]
        end = re.match(r"[^\W\d_]+", rest["end"])
        hyphen = "-" if end and re.search(rf"\b{re.escape(word)}-{end[0]}\b", whole) else ""
        lines[at] = f"{start['start']}{hyphen}{rest['end']}"
        lines[at + 1] = f"{rest['indent']}{rest['rest']}" if rest["rest"] else ""
        if not rest["rest"]:
            _pull_up(lines, at + 1)


def _pull_up(lines: list[str], at: int) -> None:
    """Move the rest of a paragraph over a line that has become empty."""
    end = at + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    lines[at:end] = [*lines[at + 1 : end], ""]
