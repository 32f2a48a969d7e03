"""The words by which notes say what they are, from `document_words.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("document_words.yml")
_EDGE = ' \t*_`#:：.?!—–-…()[]"“”'

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
def alternatives(role: str) -> str:
    """Return the words of a role as a part of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(role), key=len, reverse=True))


def plain(text: str) -> str:
    """Return a heading or label without markup and punctuation around it, in lower case."""
    return " ".join(text.strip(_EDGE).casefold().split())


def is_one(text: str, role: str) -> bool:
    """Return whether a text is one of the words of a role, whatever its markup."""
    return plain(text) in words(role)


def is_heading_word(text: str) -> bool:
    """Return whether a line says what the lines below it are, and nothing else."""
    roles = ("glossary", "quiz", "answers", "essay", "suggested", "plan")
    return "\n" not in text and any(is_one(text, role) for role in roles)


@cache
def _anywhere(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(role)})(?!\w)", re.IGNORECASE)


def has_one(text: str, role: str) -> bool:
    """Return whether a text contains a word of a role."""
    return bool(_anywhere(role).search(text))


def begins_with(text: str, role: str) -> bool:
    """Return whether a text begins with a word of a role."""
    return bool(_anywhere(role).match(text.lstrip(_EDGE)))
