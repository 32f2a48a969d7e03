"""Lists of cards: TSV and CSV of Quizlet, Knowt and spreadsheets, and Anki's text files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from studyguide.importing.cards import Card, lesson_of_cards
from studyguide.importing.entries import ImportedFile, Remark, UnreadableFileError
from studyguide.importing.foreign_html import html_line, html_markdown
from studyguide.importing.formats.plain_files import decoded
from studyguide.importing.media_files import MediaFiles
from studyguide.importing.notes.words import is_one

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
    front, back, skipped = _columns(settings, rows)
    cards, remarks = [], []
    for number, row in rows[skipped:]:
        if max(front, back) < len(row):
            cards.append(_card(row, number, front, back, settings))
        elif any(cell.strip() for cell in row):
            remarks.append(Remark(number, separator.join(row), "has only one cell"))
    return ImportedFile(format="cards", lessons=(lesson_of_cards(cards),), remarks=tuple(remarks))


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
    found = "\t" if any("\t" in line for line in lines) or name.endswith(".tsv") else ""
    return found or max(",;|", key=lambda sign: sum(sign in line for line in lines))


def _rows(body: str, separator: str, first: int, name: str) -> Iterator[tuple[int, list[str]]]:
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


def _columns(settings: dict[str, str], rows: list[tuple[int, list[str]]]) -> tuple[int, int, int]:
    """Return the columns of both sides, and how many rows are a head."""
    special = {
        int(value) - 1
        for key, value in settings.items()
        if key.endswith("column") and value.isdigit()
    }
    free = [at for at in range(max((len(row) for _, row in rows), default=2)) if at not in special]
    front, back = [*free, 0, 1][:2] if len(free) > 1 else (0, 1)
    if rows:
        head = rows[0][1]
        names = [at for at, cell in enumerate(head) if is_one(cell, "term_column")]
        meanings = [at for at, cell in enumerate(head) if is_one(cell, "meaning_column")]
        if names and meanings and names[0] != meanings[0]:
            return names[0], meanings[0], 1
    return front, back, 0


def _card(row: list[str], number: int, front: int, back: int, settings: dict[str, str]) -> Card:
    as_html = settings.get("html", "").lower() == "true" or any(map(_TAG.search, row))
    cells = [_PROTECTED.sub("", cell, count=1) for cell in row]
    if as_html:
        media = MediaFiles()
        return Card(
            html_line(cells[front], media.picture),
            html_markdown(cells[back], media.picture),
            number,
        )
    return Card(cells[front].strip(), cells[back].strip(), number)
