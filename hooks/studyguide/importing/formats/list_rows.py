"""Rows of a list or a sheet → terms and questions, by what their heads say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from studyguide.importing.cards import Card, lesson_of_cards
from studyguide.importing.entries import ImportedLesson, Remark
from studyguide.importing.notes.question_tables import (
    QuestionTable,
    Row,
    headless_questions,
    question_table,
    unused,
)
from studyguide.importing.notes.tables import other_names, role_of, term_columns
from studyguide.importing.notes.words import is_one

_ENOUGH = 50
"""Rows by which a head is known."""


@dataclass(frozen=True, slots=True)
class FoundRows:
    """What rows have in them, and what of them became nothing."""

    lesson: ImportedLesson
    remarks: tuple[Remark, ...]


def read_rows(
    rows: Sequence[Row],
    separator: str,
    *,
    is_list: bool = False,
    special: frozenset[int] = frozenset(),
) -> FoundRows:
    """Return what is in rows whose cells are Markdown.

    `is_list` says that they are cards, whatever they look like; `special` are columns without text.
    """
    lesson = ImportedLesson(title="")
    remarks: list[Remark] = []
    blocks = [rows] if is_list else list(_blocks(rows))
    for block in blocks:
        is_title = block is not blocks[-1] and all(len(_filled(row)) < 2 for _, row in block)
        if is_title:
            remarks += [
                Remark(line, _filled(row)[0], "stands above a list")
                for line, row in block
                if _filled(row)
            ]
            continue
        found = _read_block(block, separator, is_list=is_list, special=special)
        remarks += found.remarks
        lesson = replace(
            lesson,
            terms=(*lesson.terms, *found.lesson.terms),
            questions=(*lesson.questions, *found.lesson.questions),
        )
    return FoundRows(lesson, tuple(remarks))


def _blocks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield rows by the lists that they are: a further head begins another one.

    Rows with a single cell above a head are a list of their own, which is told.
    """
    start, is_title = 0, bool(rows) and len(_filled(rows[0][1])) < 2
    for at in range(1, len(rows)):
        (line, above), (following, row) = rows[at - 1], rows[at]
        is_apart = is_title or not _filled(above) or line + 1 < following
        if is_apart and _is_head(row, rows[at + 1 : at + 1 + _ENOUGH]):
            yield rows[start:at]
            start = at
        is_title = is_title and len(_filled(row)) < 2
    yield rows[start:]


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _is_head(row: Sequence[str], below: Sequence[Row]) -> bool:
    """Return whether a row says what the columns below it have."""
    if len(_filled(row)) < 2 or not below:
        return False
    return _columns(frozenset(), [(0, row)])[1] > 0 or question_table(row, below, 0) is not None


def _read_block(
    rows: Sequence[Row], separator: str, *, is_list: bool, special: frozenset[int]
) -> FoundRows:
    """Return what is in a list."""
    if not is_list and (asked := _questions(rows)):
        return FoundRows(ImportedLesson(title="", questions=asked.questions), asked.remarks)
    columns, skipped = _columns(special, rows)
    cards, remarks = [], []
    for number, row in rows[skipped:]:
        if max(columns.front, columns.back) < len(row):
            cards.append(_card(row, number, columns))
        elif any(cell.strip() for cell in row):
            remarks.append(Remark(number, separator.join(_filled(row)), "has only one cell"))
    head = rows[0][1] if skipped else ()
    remarks += unused(head, rows[skipped:], columns.used(), "cards")
    return FoundRows(lesson_of_cards(cards), tuple(remarks))


def _questions(rows: Sequence[Row]) -> QuestionTable | None:
    """Return the questions of a list that has a column for what is asked, or looks so."""
    if not rows:
        return None
    (_, head), *others = rows
    return question_table(head, others, 0) or headless_questions(rows)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a list has both sides of its cards, and what else is known by the head."""

    front: int
    back: int
    others: Mapping[int, str] = field(default_factory=dict)
    special: frozenset[int] = frozenset()
    """Columns of Anki that are no text."""

    def used(self) -> set[int]:
        return {self.front, self.back, *self.others, *self.special}


def _columns(special: frozenset[int], rows: Sequence[Row]) -> tuple[_Columns, int]:
    """Return the columns, and how many rows are a head."""
    free = [at for at in range(max((len(row) for _, row in rows), default=2)) if at not in special]
    front, back = [*free, 0, 1][:2] if len(free) > 1 else (0, 1)
    if rows:
        head = rows[0][1]
        found = term_columns(head)
        if not found and len(head) > 1 and is_one(head[1], "described_column"):
            found = (0, 1)
        if found:
            others = {at: role for at, cell in enumerate(head) if (role := role_of(cell))}
            return _Columns(*found, others, special), 1
    return _Columns(front, back, {}, special), 0


def _card(row: Sequence[str], number: int, columns: _Columns) -> Card:
    said = {role: row[at] for at, role in columns.others.items() if at < len(row)}
    return Card(
        row[columns.front], row[columns.back], number, example=said.get("example", ""),
        short=said.get("short", ""), aliases=other_names(said.get("alias", "")),
    )  # fmt: skip
