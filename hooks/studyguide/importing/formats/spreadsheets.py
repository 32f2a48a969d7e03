"""Spreadsheets of Excel: each sheet as a list of cards or questions, or as notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    Remark,
    UnreadableFileError,
)
from studyguide.importing.formats.archives import Archive
from studyguide.importing.formats.list_rows import read_rows
from studyguide.importing.formats.office_files import check_entities
from studyguide.importing.formats.sheet_cells import Cell, Workbook
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.question_tables import Row
from studyguide.importing.notes.reader import read_notes
from studyguide.importing.notes.sections import sections
from studyguide.importing.notes.words import is_heading_word

_UNNAMED = re.compile(r"(?:sheet|ark|tabelle|feuil|feuille|hoja|blad|arkusz)\s?\d*", re.IGNORECASE)
_MOST_SHEETS = 200


def read_spreadsheet(data: bytes, name: str) -> ImportedFile:
    """Return what is in the sheets of a workbook; its places are rows."""
    archive = Archive(data, name)
    check_entities(archive)
    workbook = Workbook(archive)
    lessons: list[ImportedLesson] = []
    remarks: list[Remark] = []
    for sheet in workbook.sheets[:_MOST_SHEETS]:
        if sheet.hidden:
            remarks.append(Remark(1, sheet.name, "is a sheet that is hidden"))
            continue
        found, told = _read(_rows(workbook.cells(sheet)))
        remarks += told
        lessons += (_named(lesson, sheet.name) for lesson in found if not lesson.is_empty)
    if len(workbook.sheets) > _MOST_SHEETS:
        raise UnreadableFileError(f"{name}: more than {_MOST_SHEETS} sheets. Import it in parts")
    return ImportedFile(
        format="a spreadsheet", lessons=tuple(lessons), remarks=tuple(remarks), place="row"
    )


def _named(lesson: ImportedLesson, name: str) -> ImportedLesson:
    """Return a lesson with the title of its sheet, if that says what it is about."""
    if lesson.title or lesson.number is not None or _UNNAMED.fullmatch(name):
        return lesson
    if is_heading_word(name):
        return lesson
    (section,) = sections([Part("heading", 2, name, level=1)])
    return replace(lesson, title=section.title, number=section.number)


def _read(rows: Sequence[Row]) -> tuple[tuple[ImportedLesson, ...], tuple[Remark, ...]]:
    """Return what is in rows: a list, or notes if all stand in one column."""
    wide = sum(sum(map(bool, row)) > 1 for _, row in rows)
    if wide * 2 > len(rows):
        found = read_rows(rows, " | ")
        return (found.lesson,), found.remarks
    lines = [""] * max((line for line, _ in rows), default=0)
    for line, row in rows:
        lines[line - 1] = " ".join("  ".join(filter(None, row)).split("\n"))
    notes = read_notes("\n".join(lines))
    titled = (replace(one, title=one.title or notes.title) for one in notes.lessons)
    return tuple(titled), notes.remarks


def _rows(rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[Row]:
    """Return rows of Markdown from their first column on; a cell that stands out is bold."""
    first = min((at for _, row in rows for at, cell in enumerate(row) if cell.text), default=0)
    width = max((len(row) for _, row in rows), default=0) - first
    usual = _often_marked([row[first:] for _, row in rows], width)
    found: list[Row] = []
    for line, row in rows:
        cells = [*row[first:], *[Cell("")] * (width - len(row) + first)]
        marked = set(_standing_out(cells)) - usual
        shown = [f"**{one.text}**" if at in marked else one.text for at, one in enumerate(cells)]
        found.append((line, shown))
    return found


def _often_marked(rows: Sequence[Sequence[Cell]], width: int) -> set[int]:
    """Return the columns of which most cells stand out: they are no answers."""
    return {
        at
        for at in range(width)
        if 2 * sum(at < len(row) and row[at].marked for row in rows)
        > sum(at < len(row) and bool(row[at].text) for row in rows)
    }


def _standing_out(row: Sequence[Cell]) -> Iterator[int]:
    """Yield the cells of a question with options that are bold or have a colour, as right ones."""
    filled = [at for at, cell in enumerate(row) if cell.text]
    marked = [at for at in filled[1:] if row[at].marked and "\n" not in row[at].text]
    if len(filled) > 2 and not row[filled[0]].marked and len(marked) < len(filled) - 1:
        yield from marked
