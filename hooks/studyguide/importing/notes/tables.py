"""Tables in notes: which are lists of terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from studyguide.importing.entries import ImportedTerm
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.term_shapes import is_name
from studyguide.importing.notes.words import is_one

_CELL = re.compile(r"(?<!\\)\|")

_PAIR = 2
_FEWEST = 3
_SHORT_NAME = 4
_SHORT_PHRASE = 2
_SENTENCE = 4
"""A meaning in a table without a head has at least as many words."""


def table_cells(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the head of a table and its rows."""
    lines = text.split("\n")
    rows = [
        [cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip().strip("|"))]
        for line in lines
    ]
    return rows[0], rows[2:]


def numbered_rows(rows: list[list[str]], line: int) -> list[tuple[int, list[str]]]:
    """Return the rows of a table that begins on a line, with their lines."""
    return [(line + at + 2, row) for at, row in enumerate(rows)]


def term_rows(
    head: list[str], rows: list[list[str]], line: int, run: int, *, sure: bool
) -> list[ImportedTerm]:
    """Return the terms of a table, empty if it is none of terms."""
    columns = term_columns(head) or _described(head, rows)
    numbered = numbered_rows(rows, line)
    if columns is None and _is_headless(head, rows):
        numbered = [(line, head), *numbered]
        head, columns = ["", ""], (0, 1)
    if columns is None and not (sure and len(head) == 2):
        return []
    if columns is None and not all(is_name(bare(row[0])) for row in rows if row):
        return []
    terms: list[ImportedTerm] = []
    for at, row in numbered:
        cells = [*row, *[""] * (len(head) - len(row))]
        term = _term(head, cells, columns or (0, 1), at, run)
        if not term.name and terms:
            whole = f"{terms[-1].definition}\n\n{term.definition}".strip()
            terms[-1] = replace(terms[-1], definition=whole)
        else:
            terms.append(replace(term, name=term.name or "…"))
    return terms


def _term(
    head: list[str], cells: list[str], columns: tuple[int, int], line: int, run: int
) -> ImportedTerm:
    """Return the term of a row; what its columns are not known for stays in the meaning."""
    roles = {at: role_of(name) for at, name in enumerate(head) if at not in columns}
    said = {role: cells[at] for at, role in roles.items() if role}
    more = [
        f"**{bare(head[at])}**: {cells[at]}" for at, role in roles.items() if not role and cells[at]
    ]
    return ImportedTerm(
        name=bare(cells[columns[0]]).rstrip(":"),
        definition="\n\n".join(filter(None, (cells[columns[1]], *more))),
        line=line, run=run, example=said.get("example", ""), short=said.get("short", ""),
        aliases=other_names(said.get("alias", "")),
    )  # fmt: skip


def role_of(name: str) -> str:
    """Return what a column of a table of terms has: `example`, `short`, `alias`, or nothing."""
    roles = ("example", "short", "alias")
    return next((role for role in roles if is_one(name, f"{role}_column")), "")


def other_names(cell: str) -> tuple[str, ...]:
    """Return the names that a cell lists."""
    return tuple(filter(None, (bare(name).strip() for name in re.split(r"[,;/]", cell))))


def _is_headless(head: list[str], rows: list[list[str]]) -> bool:
    """Return whether a table has no head: all its rows are a name and a sentence that says it."""
    whole = [head, *rows]
    return all(len(row) == 2 for row in whole) and all(
        is_name(bare(name)) and len(name.split()) < len(meaning.split()) >= _SENTENCE
        for name, meaning in whole
    )


def term_columns(head: Sequence[str]) -> tuple[int, int] | None:
    """Return which columns have names and meanings, or words of two languages."""
    names = [at for at, cell in enumerate(head) if is_one(cell, "term_column")]
    meanings = [at for at, cell in enumerate(head) if is_one(cell, "meaning_column")]
    tongues = [at for at, cell in enumerate(head) if is_one(cell, "language_column")]
    if not meanings and len(tongues) + len(names) > 1 and tongues:
        names, meanings = ([names[0]], tongues[:1]) if names else (tongues[:1], tongues[1:2])
    if not names or not meanings or meanings[0] == names[0]:
        return None
    return names[0], meanings[0]


def _described(head: list[str], rows: list[list[str]]) -> tuple[int, int] | None:
    """Return the columns of a table whose second one has meanings, and whose first has names."""
    is_meaning = len(head) > 1 and is_one(head[1], "described_column")
    names = [bare(row[0]) for row in rows if row and row[0].strip()]
    return (0, 1) if is_meaning and names and all(map(is_name, names)) else None


def describes(head: list[str], rows: list[list[str]]) -> bool:
    """Return whether all rows are a short name and a phrase: `Organ | Function`."""
    return (
        len(head) == _PAIR
        and len(rows) >= _FEWEST
        and all(len(row) == _PAIR for row in rows)
        and all(
            is_name(bare(name)) and len(name.split()) <= _SHORT_NAME
            and len(said.split()) > max(_SHORT_PHRASE, len(name.split()))
            for name, said in rows
        )
    )  # fmt: skip


def is_table_of_terms(table: Part) -> bool:
    """Return whether the rows of a table are terms, whatever stands above it."""
    return bool(term_rows(*table_cells(table.text), 0, 0, sure=False))
