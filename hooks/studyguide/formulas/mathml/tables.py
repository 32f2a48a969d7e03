"""Tables in formulas: the backends' markup for lines, spaces and numbers → one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from studyguide.formulas.mathml.tree import Element

_LINE: Final = "math-line-"
_SIDES: Final = ("left", "right")
CellRow = tuple[Element, ...]


def normal_table(
    attributes: dict[str, str], frame: Mapping[str, str], rows: Sequence[Element]
) -> Element:
    """Return a table; `frame` has the lines around it by side."""
    cells = [row.children for row in rows]
    if "math-numbered" in attributes.get("class", "").split():
        attributes, cells = _numbered(attributes, cells)
    cells = [_with_wide_spaces(row) for row in cells]
    if frame or any(_has(cell, _LINE) for row in cells for cell in row):
        cells = _framed(_even(cells), frame)
    new = (Element("mtr", row.attributes, inside) for row, inside in zip(rows, cells, strict=False))
    return Element("mtable", attributes, tuple(new))


def _has(cell: Element, prefix: str) -> bool:
    return any(name.startswith(prefix) for name in cell.classes)


def _with(cell: Element, *names: str) -> Element:
    """Return a cell with additional classes."""
    classes_before = cell.attributes.get("class", "").split()
    classes = " ".join(dict.fromkeys([*classes_before, *names]))
    return Element(cell.tag, {**cell.attributes, "class": classes}, cell.children, cell.text)


def _without(cell: Element, *names: str) -> Element:
    """Return a cell without some classes."""
    left = [name for name in cell.attributes.get("class", "").split() if name not in names]
    attributes = {key: value for key, value in cell.attributes.items() if key != "class"}
    return Element(
        cell.tag, attributes | ({"class": " ".join(left)} if left else {}), cell.children, cell.text
    )


def _numbered(
    attributes: dict[str, str], cells: list[CellRow]
) -> tuple[dict[str, str], list[CellRow]]:
    """Return rows with a margin and a number each, or with neither if no row is numbered."""
    lines = any("math-multline" in row[0].classes for row in cells)
    inner = [row[1:-1] for row in cells]
    if lines:
        attributes = {**attributes, "class": f"{attributes['class']} math-multline"}
    elif not any(row[-1].children for row in cells):
        classes = [name for name in attributes["class"].split() if name != "math-numbered"]
        left = {key: value for key, value in attributes.items() if key != "class"}
        return left | ({"class": " ".join(classes)} if classes else {}), inner
    if not lines and all(len(row) == 1 for row in inner):
        # a single column is centred, whatever the backend says
        extra = ("math-left", "math-wide-left", "math-flush-right", "math-flush-left")
        inner = [(_without(row[0], *extra),) for row in inner]
    margins = Element("mtd", {"class": "math-margin"})
    number = {"class": "math-number"}
    return attributes, [
        (margins, *row, Element("mtd", number, row_cells[-1].children))
        for row, row_cells in zip(inner, cells, strict=True)
    ]


def _with_wide_spaces(row: CellRow) -> CellRow:
    """Return a row with a wide space before each equation but the first."""
    new = list(row)
    for index in range(2, len(row)):
        cell, before = row[index], row[index - 1]
        begins = {"math-right", "math-flush-right"} <= cell.classes
        begins = begins and "math-flush-left" not in cell.classes
        if begins and {"math-left", "math-flush-left"} <= before.classes:
            new[index] = _with(cell, "math-wide-left")
    return tuple(new)


def _even(cells: list[CellRow]) -> list[CellRow]:
    """Return rows with equally many cells, without a last row that only draws a line."""
    width = max((len(row) for row in cells), default=0)
    even = [(*row, *[Element("mtd")] * (width - len(row))) for row in cells]
    last_row = even[-1]
    if (
        len(even) > 1
        and not any(cell.children for cell in last_row)
        and _has(last_row[0], f"{_LINE}top")
    ):
        even = [*even[:-2], tuple(_with(cell, f"{_LINE}bottom") for cell in even[-2])]
    return even


def _framed(cells: list[CellRow], frame: Mapping[str, str]) -> list[CellRow]:
    """Return rows with the lines around the table, and vertical lines in all cells of a column."""
    new = [list(row) for row in cells]
    for row in new:
        if "left" in frame:
            row[0] = _with(row[0], f"{_LINE}left")
        if "right" in frame:
            row[-1] = _with(row[-1], f"{_LINE}right")
        for column, first in enumerate(cells[0]):
            down = [f"{_LINE}{side}" for side in _SIDES if f"{_LINE}{side}" in first.classes]
            row[column] = _with(row[column], *down) if down else row[column]
    if "top" in frame:
        new[0] = [_with(cell, f"{_LINE}top") for cell in new[0]]
    if "bottom" in frame:
        new[-1] = [_with(cell, f"{_LINE}bottom") for cell in new[-1]]
    return [tuple(row) for row in new]
