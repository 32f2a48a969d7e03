"""Lists of cards: TSV and CSV of Quizlet, Knowt and spreadsheets, and Anki's text files."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from studyguide.importing.entries import ImportedFile, UnreadableFileError
from studyguide.importing.foreign_html import html_line, html_markdown
from studyguide.importing.formats.list_rows import read_rows
from studyguide.importing.formats.plain_files import decoded
from studyguide.importing.media_files import MediaFiles
from studyguide.importing.notes.question_tables import (
    Row,
)

_SETTING = re.compile(r"#(?P<key>[a-z ]+):(?P<value>.*)", re.IGNORECASE)
_SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":",
}  # fmt: skip
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-z]+|#\d+);")
_PROTECTED = re.compile(r"'(?=[=+@-])")
"""A quote that a list of ours puts before what a spreadsheet would take for a formula."""
_MOST_ROWS = 100_000


def is_cards(text: str) -> bool:
    """Return whether most lines of a text have two cells, with a tab between them."""
    lines = [line for line in text.split("\n") if line.strip()][:200]
    if any(_SETTING.fullmatch(line) for line in lines[:1]):
        return True
    with_tab = sum("\t" in line.strip() for line in lines)
    return bool(lines) and with_tab * 10 >= len(lines) * 9


def read_cards(data: bytes, name: str) -> ImportedFile:
    """Return the cards of a list."""
    text = decoded(data, name)
    settings, body, first = _settings(text)
    separator = _separator(settings, body, name)
    rows = list(_rows(body, separator, first, name))
    cells = [(line, _cells(row, settings)) for line, row in rows]
    special = [
        int(value) - 1
        for key, value in settings.items()
        if key.endswith("column") and value.isdigit()
    ]
    found = read_rows(cells, separator, is_list=bool(settings), special=frozenset(special))
    return ImportedFile(format="cards", lessons=(found.lesson,), remarks=found.remarks)


def _settings(text: str) -> tuple[dict[str, str], str, int]:
    """Return the settings at the head of a file of Anki, what follows, and its first line."""
    settings: dict[str, str] = {}
    lines = text.split("\n")
    at = 0
    while at < len(lines) and (match := _SETTING.fullmatch(lines[at])):
        settings[match["key"].lower()] = match["value"].strip()
        at += 1
    return settings, "\n".join(lines[at:]), at + 1


def _separator(settings: dict[str, str], body: str, name: str) -> str:
    if said := settings.get("separator"):
        return _SEPARATORS.get(said.lower(), said[:1] or "\t")
    lines = [line for line in body.split("\n")[:50] if line.strip()]
    if any("\t" in line for line in lines) or name.endswith(".tsv"):
        return "\t"
    return max(",;|", key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], separator: str) -> tuple[float, float]:
    """Return how many lines have cells with a separator, and how many have as many as most.

    A list of a country with decimal commas has semicolons between its cells, and commas in them.
    """
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:  # told with its line when the rows are read
        return 0.0, 0.0
    usual = Counter(width for width in widths if width > 1).most_common(1)
    total = len(widths) or 1
    return (sum(width > 1 for width in widths) / total, usual[0][1] / total if usual else 0)


def _rows(body: str, separator: str, first: int, name: str) -> Iterator[Row]:
    """Yield rows with their lines. Raises `UnreadableFileError`: no row is left out in silence."""
    reader = csv.reader(StringIO(body), delimiter=separator)
    line = first
    try:
        for at, row in enumerate(reader):
            if at >= _MOST_ROWS:
                raise UnreadableFileError(
                    f"{name}: more than {_MOST_ROWS} rows. Import it in parts"
                )
            if row and not (row[0].startswith("#") and len(row) == 1):
                yield line, row
            line = first + reader.line_num
    except csv.Error as error:
        raise UnreadableFileError(
            f"{name}:{line}: this row cannot be read ({error}). Mend it"
        ) from error


def _cells(row: Sequence[str], settings: dict[str, str]) -> list[str]:
    """Return the cells of a row as Markdown."""
    cells = [_PROTECTED.sub("", cell, count=1) for cell in row]
    if settings.get("html", "").lower() == "true" or any(map(_TAG.search, row)):
        media = MediaFiles()
        return [
            html_markdown(cell, media.picture) if at else html_line(cell, media.picture)
            for at, cell in enumerate(cells)
        ]
    return [cell.strip() for cell in cells]
