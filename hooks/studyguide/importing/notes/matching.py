"""Things to match: numbers on the left, letters on the right, and a key such as `1-B 2-A`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from studyguide.importing.entries import ImportedOption, ImportedQuestion, Remark
from studyguide.importing.notes.answers import right_options, understood
from studyguide.importing.notes.inline_keys import with_inline_key
from studyguide.importing.notes.line_patterns import LONGEST_LINE
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.words import alternatives

_LEFT = r"\s*(?:[-*•]\s+)?\(?(?P<number>\d{1,2})[.):]?\)?\s+(?P<left>\S.*?)"
_RIGHT = r"\(?(?P<letter>[A-La-l])[.):]\)?\s+(?P<right>\S.*?)\s*"
_BOTH = re.compile(rf"{_LEFT}(?:\s{{2,}}|\t+|\s*\|\s*|\s*[_.…]{{3,}}\s*){_RIGHT}")
_NUMBERED = re.compile(r"\s*(?:[-*•]\s+)?\(?(?P<number>\d{1,2})[.)]\s+(?P<left>\S.*?)\s*")
_LETTERED = re.compile(rf"\s*(?:[-*•]\s+)?{_RIGHT}")
_ROW_PARTS = re.compile(r"\|\s*(?P<mark>\d{1,2}|[A-La-l])\s*[.)]?\s*\|\s*(?=\S)")
_WIDE = re.compile(r"[ \t]{9,}")
_EMPTY_GAP = re.compile(r"\s*_{2,}\s*")
_ASKS = re.compile(rf"(?<!\w)(?:{alternatives('matching')})", re.IGNORECASE)
_FEWEST = 3
_ABOVE = 3
"""Lines above a list in which it may be said that things are to be matched."""


@dataclass(slots=True)
class _Found:
    """A list of things to match, and the lines that it takes."""

    lefts: list[tuple[int, int, str]]
    """Line, number and words."""
    rights: list[tuple[str, str]]
    taken: list[int]


@dataclass(frozen=True, slots=True)
class MatchingLines:
    """What is to be matched, each left side as a question, and the lines without it."""

    questions: list[tuple[int, RawQuestion]]
    rest: list[str]
    remarks: tuple[Remark, ...]


def matching_lines(lines: list[str]) -> MatchingLines:
    """Return what is to be matched in lines."""
    found: list[tuple[int, RawQuestion]] = []
    remarks: list[Remark] = []
    kept = list(lines)
    at = 0
    while at < len(lines):
        one = _side_by_side(lines, at) or _one_below_the_other(lines, at)
        if one is None:
            at += 1
            continue
        above = _asked_above(lines, one.taken[0])
        prompt = _plain(lines[above]) if above is not None else ""
        if above is not None and not lines[above].lstrip().startswith("#"):
            kept[above] = ""
        head = _head(lines, one.taken[0])
        remarks += [Remark(at + 1, lines[at], "heads columns to match") for at in head[:1]]
        for taken in (*head, *one.taken):
            kept[taken] = ""
        found += _asked(one, prompt)
        at = max(one.taken) + 1
    return MatchingLines(found, kept, tuple(remarks))


def _head(lines: list[str], start: int) -> list[int]:
    """Return the lines of the head of a table whose first row is on a line."""
    if start < 2 or "|" not in lines[start - 1] or not _is_between(lines[start - 1]):
        return []
    return [start - 2, start - 1] if "|" in lines[start - 2] else []


def _asked(found: _Found, prompt: str) -> Iterator[tuple[int, RawQuestion]]:
    choices = tuple(text for _, text in found.rights)
    for line, number, left in found.lefts:
        yield (
            line,
            RawQuestion(
                prompt=left, line=line + 1, number=number, group=found.taken[0] + 1,
                choices=choices, asked=prompt,
            ),
        )  # fmt: skip


def _plain(line: str) -> str:
    return re.sub(r"^(?:[A-H]|[IVX]{1,4}|\d{1,2})[.)]\s+", "", line.strip().strip("#*_ "))


def _row(line: str) -> str:
    """Return a row of a table as a line, its numbers and letters with a point."""
    if len(line) > LONGEST_LINE:
        return ""
    line = _WIDE.sub(" " * 8, line)
    if not line.lstrip().startswith("|"):
        return line
    return _ROW_PARTS.sub(r"| \g<mark>. ", line).strip().strip("|")


def _is_between(line: str) -> bool:
    """Return whether a line is nothing: empty, or the rule of a table."""
    return not line.strip(" \t|:-")


def _side_by_side(lines: list[str], start: int) -> _Found | None:
    """Return what begins on a line, with a number and a letter in each line."""
    found = _Found([], [], [])
    for at in range(start, len(lines)):
        line = _row(lines[at])
        both = _BOTH.fullmatch(line)
        only = _LETTERED.fullmatch(line) if found.lefts and not both else None
        one = both or only
        if one and _follows(one["letter"], found.rights):
            if both and found.lefts and int(both["number"]) != found.lefts[-1][1] + 1:
                break
            if both:
                found.lefts.append((at, int(both["number"]), _without_gap(both["left"])))
            found.rights.append((one["letter"], one["right"]))
            found.taken.append(at)
        elif found.lefts and _is_between(line):
            found.taken += [at] * ("|" in line)
        else:
            break
    return found if len(found.lefts) >= _FEWEST else None


def _follows(letter: str, rights: list[tuple[str, str]]) -> bool:
    before = rights[-1][0] if rights else chr(ord("A" if letter.isupper() else "a") - 1)
    return ord(letter) == ord(before) + 1


def _without_gap(text: str) -> str:
    return _EMPTY_GAP.sub(" ", text).strip(" |")


def _one_below_the_other(lines: list[str], start: int) -> _Found | None:
    """Return a list of numbers with one of letters below it, if it is to be matched."""
    first = _NUMBERED.fullmatch(lines[start]) if len(lines[start]) <= LONGEST_LINE else None
    if not first or _asked_above(lines, start) is None:
        return None
    found = _Found([], [], [])
    for at in range(start, len(lines)):
        line = lines[at] if len(lines[at]) <= LONGEST_LINE else "."
        number, letter = _NUMBERED.fullmatch(line), _LETTERED.fullmatch(line)
        following = found.lefts[-1][1] + 1 if found.lefts else int(first["number"])
        if number and not found.rights and int(number["number"]) == following:
            found.lefts.append((at, following, _without_gap(number["left"])))
            found.taken.append(at)
        elif letter and len(found.lefts) >= _FEWEST and _follows(letter["letter"], found.rights):
            found.rights.append((letter["letter"], letter["right"]))
            found.taken.append(at)
        elif line.strip() and not (_is_label(line) and not found.rights):
            break
    return found if len(found.rights) >= _FEWEST else None


def _is_label(line: str) -> bool:
    """Return whether a line may stand between two lists: "Definitions:"."""
    return len(line.split()) < 5 and not line.strip()[:1].isdigit()


def _asked_above(lines: list[str], start: int) -> int | None:
    """Return the index of the line above a list that says that it is to be matched."""
    above = [at for at in range(start - 1, max(-1, start - 12), -1) if not _is_between(lines[at])]
    asks = [
        at for at in above[:_ABOVE] if _ASKS.search(lines[at]) and len(lines[at]) <= LONGEST_LINE
    ]
    said = [at for at in asks if not lines[at].lstrip().startswith("#")]
    return next(iter((*said, *asks)), None)


def all_understood(raws: list[RawQuestion]) -> Iterator[ImportedQuestion]:
    """Yield questions of their kinds; what is to be matched is one."""
    for group, listed in groupby(raws, lambda raw: raw.group):
        if group:
            yield from _matched(list(listed))
        else:
            yield from map(understood, listed)


def _matched(raws: list[RawQuestion]) -> Iterator[ImportedQuestion]:
    raws = [with_inline_key(raw) for raw in raws]
    first = raws[0]
    named = [right_options(first.choices, raw.answer)[0] for raw in raws]
    ends = [first.choices[min(right)] for right in named if len(right) == 1]
    if len(ends) == len(raws) and len(set(ends)) == len(ends):
        yield ImportedQuestion(
            kind="match", prompt=first.asked or "…", line=first.group, run=first.run,
            pairs=tuple((raw.prompt, end) for raw, end in zip(raws, ends, strict=True)),
            spare=tuple(one for one in first.choices if one not in ends),
            explanation="; ".join(
                f"{raw.prompt}: {end}" for raw, end in zip(raws, ends, strict=True)
            ),
        )  # fmt: skip
    elif any(named):
        for raw, right in zip(raws, named, strict=True):
            yield ImportedQuestion(
                kind="choice", prompt=raw.prompt, line=raw.line, run=raw.run,
                options=tuple(
                    ImportedOption(text, at in right) for at, text in enumerate(first.choices)
                ),
                explanation="; ".join(first.choices[at] for at in sorted(right)),
            )  # fmt: skip
    else:
        lefts = "\n".join(f"{at}. {raw.prompt}" for at, raw in enumerate(raws, start=1))
        rights = "\n".join(f"- {text}" for text in first.choices)
        yield ImportedQuestion(
            kind="short", prompt=f"{first.asked or '…'}\n\n{lefts}\n\n{rights}",
            line=first.group, run=first.run,
        )  # fmt: skip
