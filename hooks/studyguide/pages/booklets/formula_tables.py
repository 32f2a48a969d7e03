"""Tables in formulas (matrices, cases, aligned equations, arrays): MathML → Typst."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from studyguide.pages.booklets.marks import array
from studyguide.pages.booklets.tree import Element

Write = Callable[[Sequence[Element]], str]


def table(element: Element, write: Write) -> str:
    """Return a Typst matrix without brackets; `write` gives what is in a cell."""
    rows = [row.elements for row in element.elements]
    cells = "; ".join(", ".join(_cells(row, write)) for row in rows)
    return f"mat(delim: #none, {_lines(rows)}{cells})"


def _cells(row: Sequence[Element], write: Write) -> Iterator[str]:
    """Yield the cells of a row; those of an aligned equation are one, with the mark between."""
    left = ""
    for cell in row:
        inside, style = write(cell.elements), cell.attributes.get("style", "")
        if "text-align: right;" in style and "padding-right: 0" in style:
            left = inside
        elif left:
            yield f"{left}&{inside}"
            left = ""
        else:
            yield _aligned(inside, style)
    if left:
        yield f"{left}&"


def _aligned(inside: str, style: str) -> str:
    """Return a cell with Typst's mark: what is before it ends there, what follows begins there."""
    if "text-align: left" in style:
        return f"&{inside}"
    return f"{inside}&" if "text-align: right" in style else inside


def _lines(rows: Sequence[Sequence[Element]]) -> str:
    """Return the argument that draws lines between rows and columns, empty if there are none."""
    across = [str(n) for n, row in enumerate(rows) if n and _has(row, "border-top")]
    down = [
        str(n + 1)
        for n, cell in enumerate(rows[0][:-1] if rows else ())
        if "border-right" in cell.attributes.get("style", "")
    ]
    if not across and not down:
        return ""
    return f"augment: #(hline: {array(across)}, vline: {array(down)}, stroke: .5pt), "


def _has(row: Sequence[Element], border: str) -> bool:
    return any(border in cell.attributes.get("style", "") for cell in row)
