"""The words by which notes say what they are, from `document_words.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("document_words.yml")
_EDGE = ' \t*_`#:：.?!—–-…()[]"“”'

_START = re.compile(r"^(?:[^\w(]|\d(?=[^\d\s]|\d?[.)\s]))+")
_SECTION = re.compile(
    r"^(?:(?-i:[IVX]{1,4})[.)]\s+|(?:part|section|del|teil|partie|parte|sección|seksjon|avsnitt)"
    r"\s+(?:\d+|[A-H]|[IVX]+)\b[\s:.)–—-]*)",
    re.IGNORECASE,
)
_BARE_SECTION = re.compile(
    r"[IVX]{1,4}|(?:part|section|del|teil|partie|parte|sección|seksjon|avsnitt)\s+(?:\d+|[A-H]|[IVX]+)",
    re.IGNORECASE,
)
_LETTER_LABEL = re.compile(r"[*_#\s]*(?:[A-H]|[IVX]{1,4})[.):]\s+")
_LONGEST_HEADING = 100

ABBREVIATIONS = re.compile(
    r"(?<!\w)(?:vs|e\.g|i\.e|f\.eks|bl\.a|dvs|nr|no|st|dr|mr|ca|inkl|resp|bzw|z\.\s?B|ev|etc)\.",
    re.IGNORECASE,
)
"""Abbreviations whose full stop ends no sentence."""


@cache
def _all_words() -> dict[str, tuple[str, ...]]:
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {role: tuple(str(word) for word in words) for role, words in data.items()}


def words(role: str) -> tuple[str, ...]:
    """Return the words of a role, such as `glossary`."""
    return _all_words()[role]


@cache
def alternatives(role: str, shortest: int = 1) -> str:
    """Return the words of a role as a part of a regular expression, the longest first.

    Those with less than `shortest` letters are left out.
    """
    known = sorted(words(role), key=len, reverse=True)
    return "|".join(re.escape(word) for word in known if len(word) >= shortest)


def plain(text: str) -> str:
    """Return a heading or label without markup and punctuation around it, in lower case."""
    return " ".join(text.strip(_EDGE).casefold().split())


def is_one(text: str, role: str) -> bool:
    """Return whether a text is one of the words of a role, whatever its markup."""
    return plain(text) in words(role)


def kernel(heading: str) -> str:
    """Return a heading without its number or letter, its points, and what it tells to do.

    >>> kernel("Part B – Multiple choice (10 points)"), kernel("# Quiz. Tick one box.")
    ('Multiple choice', 'Quiz')
    """
    text = _SECTION.sub("", _START.sub("", heading))
    text = re.sub(r"\s*\([^()]*\)\W*$", "", text)
    is_item = re.match(r"\W*\d", heading) and not heading.lstrip().startswith("#")
    return text if is_item else re.split(r"[.!]\s+(?=\w)", text, maxsplit=1)[0]


def is_part(text: str) -> bool:
    """Return whether a line only says which part follows, as keys do: `Part II`."""
    return len(text) <= _LONGEST_HEADING and bool(_BARE_SECTION.fullmatch(text.strip(_EDGE + "=")))


def is_instruction(text: str) -> bool:
    """Return whether a line with a letter tells what to do with the questions below it.

    >>> is_instruction("B. Complete with one word."), is_instruction("b) choose the forms")
    (True, False)
    """
    label = _LETTER_LABEL.match(text)
    return label is not None and begins_with(text[label.end() :], "instruction")


def is_heading_word(text: str) -> bool:
    """Return whether a line says what the lines below it are, and nothing else."""
    roles = ("glossary", "quiz", "answers", "essay", "suggested", "plan")
    if "\n" in text or len(text) > _LONGEST_HEADING:
        return False
    if is_instruction(text):
        return True
    return any(is_one(one, role) for one in (text, kernel(text)) for role in roles)


@cache
def _anywhere(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(role)})(?!\w)", re.IGNORECASE)


def has_one(text: str, role: str) -> bool:
    """Return whether a text contains a word of a role."""
    return bool(_anywhere(role).search(text))


def begins_with(text: str, role: str) -> bool:
    """Return whether a text begins with a word of a role."""
    return bool(_anywhere(role).match(re.sub(r"^\W+", "", text)))
