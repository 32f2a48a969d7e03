"""Tables in notes: which are lists of terms."""

from __future__ import annotations

import re
from dataclasses import replace

from studyguide.importing.entries import ImportedTerm
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.term_shapes import is_name
from studyguide.importing.notes.words import is_one

_CELL = re.compile(r"(?<!\\)\|")


def table_cells(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the head of a table and its rows."""
    lines = text.split("\n")
    rows = [
        [cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip().strip("|"))]
        for line in lines
    ]
    return rows[0], rows[2:]


def term_rows(
    head: list[str], rows: list[list[str]], line: int, run: int, *, sure: bool
) -> list[ImportedTerm]:
    """Return the terms of a table, empty if it is none of terms."""
    columns = _columns(head)
    if columns is None and not (sure and len(head) == 2):
        return []
    name_at, meaning_at = columns or (0, 1)
    if columns is None and not all(is_name(bare(row[0])) for row in rows if row):
        return []
    terms: list[ImportedTerm] = []
    for at, row in enumerate(rows):
        cells = [*row, *[""] * (len(head) - len(row))]
        more = [
            f"**{bare(name)}**: {cell}"
            for place, (name, cell) in enumerate(zip(head, cells, strict=False))
            if place not in (name_at, meaning_at) and cell
        ]
        definition = "\n\n".join(filter(None, (cells[meaning_at], *more)))
        name = bare(cells[name_at])
        if not name and terms:
            whole = f"{terms[-1].definition}\n\n{definition}".strip()
            terms[-1] = replace(terms[-1], definition=whole)
        else:
            terms.append(
                ImportedTerm(name=name or "…", definition=definition, line=line + at + 2, run=run)
            )
    return terms


def _columns(head: list[str]) -> tuple[int, int] | None:
    names = [at for at, cell in enumerate(head) if is_one(cell, "term_column")]
    meanings = [at for at, cell in enumerate(head) if is_one(cell, "meaning_column")]
    if not names or not meanings or meanings[0] == names[0]:
        return None
    return names[0], meanings[0]
