"""Takes out what pages of flashcard sites and assistants say around a set that was copied."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from studyguide.importing.entries import Remark
from studyguide.importing.notes.counted_sets import with_pairs

_FILE = Path(__file__).with_name("interface_words.yml")
COPIED_PAGE = "belongs to the page that the notes were copied from"
"""Why a line is left out."""
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_LONG = 60
"""No button has more letters."""
BOUNDARY = "\f"
"""Stands for a line that begins another note."""


@cache
def _words() -> dict[str, list[str]]:
    return dict(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _whole_line() -> re.Pattern[str]:
    known = _words()
    lines = "|".join(map(re.escape, (*known["lines"], *known["others"])))
    return re.compile("|".join((lines, *known["patterns"])), re.IGNORECASE)


@cache
def _icons() -> str:
    """Return the names of icons as a part of a regular expression, the longest first."""
    return "|".join(sorted(map(re.escape, _words()["icons"]), key=len, reverse=True))


@cache
def _buttons() -> re.Pattern[str]:
    """Return the pattern of a line that is made of names of icons and words of buttons."""
    labels = "|".join(map(re.escape, _words()["with_icons"]))
    return re.compile(rf"(?:(?:{_icons()}|{labels}|\d+)\s*)+", re.IGNORECASE)


def is_copied_page(lines: list[str]) -> bool:
    """Return whether lines are from a page of such a site: several of them are its words."""
    found = {line.strip().casefold() for line in lines if _is_interface(line)}
    return len(found) >= 3 or any(_has_icon(line) for line in lines)


def without_interface(lines: list[str]) -> tuple[list[str], tuple[Remark, ...]]:
    """Return lines with those of the page replaced by empty ones, or `BOUNDARY`, and what it was.

    Of notes that were not copied from such a page nothing is taken: "Test" may be a heading there.
    """
    if not is_copied_page(lines):
        return lines, ()
    boundaries = _words()["boundaries"]
    kept: list[str] = []
    remarks: list[Remark] = []
    others = False
    for number, line in enumerate(lines, start=1):
        words = _spoken(line)
        others = _goes_on_with_others(line, words, others=others)
        if others and line.strip() and words not in boundaries:
            kept.append("")
        elif words in boundaries:
            kept.append(BOUNDARY)
        elif _is_interface(line):
            kept.append("")
        else:
            kept.append(line)
            continue
        remarks.append(Remark(number, line.strip(), COPIED_PAGE))
    return with_pairs(lines, kept, BOUNDARY), tuple(remarks)


def _goes_on_with_others(line: str, words: str, *, others: bool) -> bool:
    """Return whether a line stands below "Related sets": what follows is of other sets.

    A set of its own, another note and a heading end that.
    """
    if words.rstrip(":") in _words()["others"]:
        return True
    ends = words.startswith("terms in this set") or words in _words()["boundaries"]
    return others and not ends and not _HEADING.match(line)


def _spoken(line: str) -> str:
    """Return a line in lower case without names of icons at its ends."""
    bare = re.sub(rf"^(?:{_icons()})+|(?:{_icons()})+$", "", line.strip(), flags=re.IGNORECASE)
    return " ".join(bare.casefold().split())


def _is_interface(line: str) -> bool:
    text = line.strip()
    if not text or len(text) > _LONG * 2:
        return False
    return bool(_whole_line().fullmatch(text) or _has_icon(text))


def _has_icon(line: str) -> bool:
    text = line.strip()
    icons = [icon for icon in _words()["icons"] if "_" in icon and icon in text]
    return bool(icons) and bool(_buttons().fullmatch(text))
