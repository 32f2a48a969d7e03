"""What an import finds, in a short form that a person can read and judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from studyguide.importing.entries import ImportedFile, ImportedQuestion, ImportedTerm


def shown(file: ImportedFile) -> dict[str, Any]:
    """Return the terms, questions, weeks and running text of a file, without what is empty."""
    return _without_empty({
        "title": file.title,
        "lessons": [
            _without_empty({
                "number": lesson.number,
                "title": lesson.title,
                "terms": [dict(_term(term)) for term in lesson.terms],
                "questions": [dict(_question(question)) for question in lesson.questions],
                "text": [passage.text for passage in lesson.passages],
            })
            for lesson in file.lessons
        ],
        "weeks": [_without_empty(_plain(week)) for week in file.weeks],
        "remarks": [f"{remark.line}: {remark.text}" for remark in file.remarks],
        "media": sorted(file.media),
    })  # fmt: skip


def _term(term: ImportedTerm) -> Iterator[tuple[str, Any]]:
    for key, value in _plain(term).items():
        if value and key not in ("run", "language", "translations"):
            yield key, value


def _question(question: ImportedQuestion) -> Iterator[tuple[str, Any]]:
    for key, value in _plain(question).items():
        if value and key not in ("run", "language", "translations"):
            yield key, value


def _plain(record: Any) -> Any:
    if isinstance(record, tuple):
        return [_plain(item) for item in record]
    if hasattr(record, "__dataclass_fields__"):
        pairs = ((field.name, _plain(getattr(record, field.name))) for field in fields(record))
        return {key: value for key, value in pairs if value not in ("", [], None, False)}
    return record


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", [], None)}
