"""Cells of an `.xlsx` file as people see them: words, numbers, dates, and which stand out.

Only values are read: no formula is worked out, no link followed, and no macro opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from studyguide.importing.entries import UnreadableFileError
from studyguide.importing.formats.archives import Archive
from studyguide.importing.formats.safe_xml import child, children, descendants, local, parsed_xml

_LARGEST = 50_000_000
"""Bytes of a sheet."""
_MOST_ROWS = 100_000
_MOST_COLUMNS = 500
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DATE_FORMATS = {*range(14, 23), *range(45, 48)}
_DATE = re.compile(r"(?:\[[^\]]*\]|\"[^\"]*\"|\\.|[^ymdhs])*[ymd]", re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)
_LATEST = 2_958_465
"""The number of the last day of the year 9999."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell."""

    text: str
    marked: bool = False
    """Whether it is bold or has a colour of its own."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook."""

    name: str
    path: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Style:
    format: str
    """`date`, `percent`, or nothing."""
    marked: bool


class Workbook:
    """The sheets of an `.xlsx` file."""

    def __init__(self, archive: Archive) -> None:
        """Read what sheets share. Raises `UnreadableFileError`."""
        self._archive = archive
        root = self._part("xl/workbook.xml")
        if root is None:
            raise UnreadableFileError(f"{archive.name}: is no spreadsheet that can be read")
        self.sheets = tuple(self._sheets(root))
        self._strings = [_words(one) for one in children(self._part("xl/sharedStrings.xml"), "si")]
        self._styles = tuple(_styles(self._part("xl/styles.xml")))

    def cells(self, sheet: Sheet) -> list[tuple[int, list[Cell]]]:
        """Return the rows of a sheet that are not empty, with their numbers."""
        found: list[tuple[int, list[Cell]]] = []
        rows = child(self._part(sheet.path), "sheetData")
        for order, row in enumerate(children(rows, "row"), start=1):
            if order > _MOST_ROWS:
                raise UnreadableFileError(
                    f"{self._archive.name}: more than {_MOST_ROWS} rows. Import it in parts"
                )
            cells = self._row(row)
            if any(cell.text for cell in cells):
                found.append((min(_number(row.get("r"), order), 10 * _MOST_ROWS), cells))
        return found

    def _row(self, row: Any) -> list[Cell]:
        cells: list[Cell] = []
        for element in children(row, "c"):
            place = _PLACE.fullmatch(element.get("r") or "")
            at = _column(place[1]) if place else len(cells)
            if at >= _MOST_COLUMNS:
                raise UnreadableFileError(
                    f"{self._archive.name}: more than {_MOST_COLUMNS} columns. Import it in parts"
                )
            cells += [Cell("")] * (at - len(cells))
            cells[at:] = [self._cell(element)]
        return cells

    def _cell(self, element: Any) -> Cell:
        index = _number(element.get("s"), 0)
        style = self._styles[index] if index < len(self._styles) else _Style("", marked=False)
        kind, value = element.get("t") or "n", child(element, "v")
        said = (value.text or "") if value is not None else ""
        if kind == "s":
            at = _number(said, len(self._strings))
            text = self._strings[at] if at < len(self._strings) else ""
        elif kind == "inlineStr":
            text = _words(child(element, "is"))
        elif kind == "b":
            text = "TRUE" if said == "1" else "FALSE"
        elif kind == "e":
            text = ""
        else:
            text = _shown(said, style.format) if kind == "n" else said
        return Cell(_one_line(text), style.marked and bool(text.strip()))

    def _part(self, path: str) -> Any:
        """Return the root of a part of the file, an empty one if it is not there."""
        data = self._archive.read(path)
        if data is None:
            return None if path == "xl/workbook.xml" else ()
        if len(data) > _LARGEST:
            raise UnreadableFileError(
                f"{self._archive.name}: '{path}' in it is too large. Import it in parts"
            )
        return parsed_xml(data, self._archive.name)

    def _sheets(self, root: Any) -> Iterator[Sheet]:
        targets = {
            one.get("Id"): str(one.get("Target") or "")
            for one in children(self._part("xl/_rels/workbook.xml.rels"), "Relationship")
        }
        for sheet in descendants(root, "sheet"):
            link = next((value for key, value in sheet.items() if key.endswith("}id")), "")
            target = targets.get(link, "")
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            hidden = (sheet.get("state") or "visible") != "visible"
            yield Sheet(str(sheet.get("name") or ""), path, hidden)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _column(letters: str) -> int:
    """Return the index of a column.

    >>> _column("A"), _column("AB")
    (0, 27)
    """
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def _words(element: Any) -> str:
    """Return the text of a cell, without what tells how its characters are read aloud."""
    if element is None:
        return ""
    runs = (child(one, "t") if local(one) == "r" else one for one in children(element, "r", "t"))
    return "".join(run.text or "" for run in runs if run is not None)


def _one_line(text: str) -> str:
    """Return the lines of a cell without blanks around them."""
    lines = (" ".join(line.split()) for line in text.strip().splitlines())
    return "\n".join(lines)


def _shown(said: str, style: str) -> str:
    """Return a number as a sheet shows it: a whole one without a point, a date, a share.

    >>> _shown("1945.0", ""), _shown("0.30000000000000004", ""), _shown("45000", "date")
    ('1945', '0.3', '2023-03-15')
    """
    try:
        value = float(said)
    except ValueError:
        return said
    if style == "date" and 0 < value < _LATEST:
        moment = _EPOCH + timedelta(days=value)
        return moment.strftime("%Y-%m-%d" if value == int(value) else "%Y-%m-%d %H:%M")
    return f"{value * 100:.12g}%" if style == "percent" else f"{value:.12g}"


def _styles(root: Any) -> Iterator[_Style]:
    """Yield the styles of cells, in the order by which cells refer to them."""
    custom = {
        _number(one.get("numFmtId"), 0): str(one.get("formatCode") or "")
        for one in _entries(root, "numFmts", "numFmt")
    }
    fonts = [_is_marked_font(one) for one in _entries(root, "fonts", "font")]
    fills = [_is_filled(one) for one in _entries(root, "fills", "fill")]
    for one in _entries(root, "cellXfs", "xf"):
        font, fill = _number(one.get("fontId"), 0), _number(one.get("fillId"), 0)
        marked = (font < len(fonts) and fonts[font]) or (fill < len(fills) and fills[fill])
        yield _Style(_kind(_number(one.get("numFmtId"), 0), custom), marked)


def _entries(root: Any, group: str, name: str) -> Iterator[Any]:
    return (one for listed in children(root, group) for one in children(listed, name))


def _kind(number: int, custom: dict[int, str]) -> str:
    code = custom.get(number, "")
    if number in (9, 10) or code.rstrip().endswith("%"):
        return "percent"
    return "date" if number in _DATE_FORMATS or (code and _DATE.match(code)) else ""


def _is_marked_font(font: Any) -> bool:
    bold = child(font, "b")
    colour = child(font, "color")
    rgb = str(colour.get("rgb") or "")[-6:].upper() if colour is not None else ""
    return (bold is not None and bold.get("val") not in ("0", "false")) or rgb not in (
        "", "000000", "FFFFFF",
    )  # fmt: skip


def _is_filled(fill: Any) -> bool:
    pattern = child(fill, "patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return False
    colour = child(pattern, "fgColor")
    return colour is not None and str(colour.get("rgb") or "")[-6:].upper() != "FFFFFF"
