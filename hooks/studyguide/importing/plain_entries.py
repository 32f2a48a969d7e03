"""Takes out of entries what a course cannot have: signs that no font has, names that are taken."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from studyguide.importing.draft import DraftQuestion, DraftTerm
from studyguide.importing.entries import (
    ImportedOption,
    ImportedQuestion,
    ImportedTerm,
    ImportedWeek,
)


def without_characters(entry: DraftTerm | DraftQuestion, sign: str) -> None:
    """Take a sign out of all texts of an entry."""
    texts: dict[str, Any] = entry.texts
    for code, text in texts.items():
        texts[code] = _without(text, sign)


def _without(record: Any, sign: str) -> Any:
    """Return a text, or a record of texts, without a sign."""
    match record:
        case str():
            return record.replace(sign, "").strip(" ")
        case tuple():
            return tuple(_without(item, sign) for item in record)
        case ImportedTerm() | ImportedQuestion() | ImportedOption():
            changes = {
                field.name: _without(getattr(record, field.name), sign) for field in fields(record)
            }
            return replace(record, **changes)
        case _:
            return record


def without_sign(week: ImportedWeek, sign: str) -> ImportedWeek:
    """Return a week without a sign in its texts."""
    texts = ("title", "topics", "homework", "readings")
    return replace(week, **{name: _without(getattr(week, name), sign) for name in texts})


def without_further_names(term: DraftTerm) -> None:
    """Take away abbreviations and further names, which another term has too."""
    for code, text in term.texts.items():
        term.texts[code] = replace(text, short="", aliases=())
