"""Tables in formulas (matrices, cases, aligned equations, arrays): MathML → Typst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from studyguide.formulas.mathml.tree import Element
from studyguide.pages.booklets.formula_symbols import EMPTY, Size, WriteElement, nested, space
from studyguide.pages.booklets.typst_syntax import array, dictionary

_SIDE, _WIDE = 0.45, 1.0
"""In em: the space beside a cell, and before a condition of `cases`."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: the cells that are part of the formula, and its number."""

    cells: tuple[Element, ...]
    number: Element | None = None


def rows_of(element: Element) -> tuple[TableRow, ...]:
    """Return the rows of a table, without an empty last one that only draws a line."""
    rows = [_row(row) for row in element.children]
    while rows and not any(cell.words() or _has_ink(cell) for cell in rows[-1].cells):
        if rows[-1].number or len(rows) == 1:
            break
        rows.pop()
    return tuple(rows)


def cell_size(element: Element, size: Size) -> Size:
    """Return the style of the cells of a table."""
    if element.attributes.get("displaystyle") == "true":
        return "display"
    if element.attributes.get("scriptlevel") == "1":
        return "script"
    return "inline" if size == "display" else size


def table(element: Element, size: Size, write: WriteElement) -> str:
    """Return a Typst matrix without brackets; `write` renders the content of cells."""
    rows, inner, lines = rows_of(element), cell_size(element, size), _lines(element)
    framed = bool(lines.down & {0, lines.columns})
    cells = "; ".join(", ".join(cells_of(row, inner, write, framed=framed)) for row in rows)
    typst = f"mat(delim: #none, {row_spaces(inner)}{lines.inside}{cells})"
    if not (frame := lines.frame):
        return typst
    return f"#box(stroke: {frame}, inset: (y: 5pt), {nested(typst, size)});"


def row_spaces(size: Size) -> str:
    """Return the arguments for the spaces between rows; those between columns are in the cells."""
    between = ".5em" if size == "display" else ".15em" if size in ("script", "sscript") else ".3em"
    return f"column-gap: #0em, row-gap: #{between}, "


def cells_of(
    row: TableRow, size: Size, write: WriteElement, *, framed: bool = False
) -> Iterator[str]:
    """Yield the cells of a row; those of an aligned equation are joined by `&`.

    `framed` tells whether there are lines at their left and right.
    """
    left, before = "", None
    number = [row.number] if row.number else []
    for cell, after in zip_longest((*row.cells, *number), (*row.cells[1:], *number)):
        inside = _sized(write(cell, size), size)
        typst = _padded(cell, before is not None or framed, after is not None or framed, inside)
        before = cell
        if _is_left_part(cell) and after is not None and "math-left" in after.classes:
            left = f"{typst}&"
        elif left:
            yield f"{left}{typst}"
            left = ""
        else:
            yield _aligned(cell, typst)


def _sized(inside: str, size: Size) -> str:
    return f"{size}({inside})" if inside else EMPTY


def _is_left_part(cell: Element) -> bool:
    return {"math-right", "math-flush-right"} <= cell.classes


def _aligned(cell: Element, inside: str) -> str:
    """Return a cell with Typst's alignment point."""
    if "math-left" in cell.classes:
        return f"&{inside}"
    return f"{inside}&" if "math-right" in cell.classes else inside


def _padded(cell: Element, before: bool, after: bool, inside: str) -> str:  # noqa: FBT001, its sides
    """Return a cell with spaces at the sides that have neighbours."""
    wide = "math-wide-left" in cell.classes
    left = _WIDE if wide else 0 if _is_flush(cell, "left") else _SIDE
    right = 0 if _is_flush(cell, "right") else _SIDE
    return space(left if before else 0) + inside + space(right if after else 0)


def _is_flush(cell: Element, side: str) -> bool:
    return f"math-flush-{side}" in cell.classes and f"math-line-{side}" not in cell.classes


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines between rows and columns of a table, by the number of rows or columns before."""

    across: frozenset[int]
    down: frozenset[int]
    rows: int
    columns: int

    @property
    def inside(self) -> str:
        """The argument for the lines in a matrix, empty without any."""
        across, down = self.across - {0, self.rows}, self.down - {0, self.columns}
        if not across and not down:
            return ""
        lines = (array(map(str, sorted(numbers))) for numbers in (across, down))
        return "augment: #(hline: {}, vline: {}, stroke: .5pt), ".format(*lines)

    @property
    def frame(self) -> str:
        """The sides with lines of a box around the matrix, empty without any."""
        sides = {
            "top": 0 in self.across, "bottom": self.rows in self.across,
            "left": 0 in self.down, "right": self.columns in self.down,
        }  # fmt: skip
        drawn = {side: ".5pt" for side, line in sides.items() if line}
        return dictionary(**drawn) if drawn else ""


def _lines(table: Element) -> _Lines:
    rows = [[cell.classes for cell in row.children] for row in table.children]
    first, table_classes, row_count = rows[0] if rows else [], table.classes, len(rows_of(table))
    across = {n for n, row in enumerate(rows) if any("math-line-top" in classes for classes in row)}
    across |= {
        n + 1 for n, row in enumerate(rows) if any("math-line-bottom" in classes for classes in row)
    }
    down = {n for n, classes in enumerate(first) if "math-line-left" in classes}
    down |= {n + 1 for n, classes in enumerate(first) if "math-line-right" in classes}
    across |= {0} if "math-line-top" in table_classes else set()
    down |= {0} if "math-line-left" in table_classes else set()
    return _Lines(frozenset(across), frozenset(down), row_count, len(first))


def _row(element: Element) -> TableRow:
    cells = [cell for cell in element.children if "math-margin" not in cell.classes]
    numbers = [cell for cell in cells if "math-number" in cell.classes]
    body = tuple(cell for cell in cells if cell not in numbers)
    return TableRow(body, next((number for number in numbers if number.children), None))


def _has_ink(element: Element) -> bool:
    return any(part.tag in ("msqrt", "mfrac", "mtable") or "math-rule" in part.classes
               for part in element.every())  # fmt: skip
