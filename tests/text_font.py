"""Prepares the text font: a plain zero, and the weights that pages use; see the fonts' README.

    .venv/bin/python tests/text_font.py FROM.woff2 TO.woff2

The zero is an outline and two counters, one on each side of the slash. They become one counter:
where the slash met it, it goes on in the directions that it has there.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib.instancer import instantiateVariableFont
from fontTools.varLib.iup import iup_delta

Point = tuple[float, float]
WEIGHTS = 400, 700
ITALIC_WEIGHT = 400
"""Bold italics are rare: a browser thickens these, and every page has nine kilobytes less."""
_PHANTOMS = 4
"""The points of a glyph in `gvar` that stand for its width and height."""


def prepare(source: Path, target: Path) -> None:
    """Write a font with a plain zero, in the weights that pages use: at most two thirds of it."""
    font = TTFont(source, recalcTimestamp=False)
    _take_slash_out(font)
    weights = ITALIC_WEIGHT if font["post"].italicAngle else WEIGHTS
    instantiateVariableFont(font, {"wght": weights}, inplace=True)
    font.save(target)


def _take_slash_out(font: TTFont) -> None:
    """Give a font a plain zero in every weight that it has."""
    zero, variations = font["glyf"]["zero"], font["gvar"].variations["zero"]
    usual = [tuple(point) for point in zero.coordinates]
    ends = [int(end) for end in zero.endPtsOfContours]
    widths = [(0, 0)] * _PHANTOMS
    outline, order = ends[0] + 1, _order(usual, ends)
    new = _joined(usual, order, outline)
    for one in variations:
        deltas = iup_delta(one.coordinates, usual + widths, ends)
        moved = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(usual, deltas, strict=False)]
        there = _joined(moved, order, outline)
        shift = [(round(x - a), round(y - b)) for (x, y), (a, b) in zip(there, new, strict=True)]
        one.coordinates = shift + [tuple(delta) for delta in deltas[-_PHANTOMS:]]
    flags = [zero.flags[at] if at is not None else 0 for at in order]
    zero.coordinates = GlyphCoordinates([(round(x), round(y)) for x, y in new])
    zero.flags = bytearray([*zero.flags[:outline], *flags])
    zero.endPtsOfContours, zero.numberOfContours = [ends[0], len(new) - 1], 2
    zero.program = Program()
    zero.recalcBounds(font["glyf"])


def _order(points: list[Point], ends: list[int]) -> list[int | None]:
    """Return the points of the counter by their place; None for one that is made anew."""
    first, second = (
        _from_slash(points, range(before + 1, end + 1)) for before, end in pairwise(ends)
    )
    return [*first, None, *second, None]


def _from_slash(points: list[Point], contour: range) -> list[int]:
    """Return the points of half a counter, from one end of the slash to the other."""
    places = list(contour)

    def length(at: int) -> float:
        (x, y), (a, b) = points[places[at - 1]], points[places[at]]
        return (x - a) ** 2 + (y - b) ** 2

    start = max(range(len(places)), key=length)
    return places[start:] + places[:start]


def _joined(points: list[Point], order: list[int | None], outline: int) -> list[Point]:
    """Return the outline and one counter, with new points where the slash was."""
    counter = [(0.0, 0.0) if at is None else points[at] for at in order]
    size = len(counter)
    for place in (at for at, point in enumerate(order) if point is None):
        counter[place] = _meeting(*(counter[(place + step) % size] for step in (-2, -1, 1, 2)))
    return [*points[:outline], *counter]


def _meeting(before: Point, end: Point, start: Point, after: Point) -> Point:
    """Return where the lines through the two ends of a curve meet."""
    ax, ay = end[0] - before[0], end[1] - before[1]
    bx, by = start[0] - after[0], start[1] - after[1]
    gap = (start[0] - end[0], start[1] - end[1])
    part = (gap[0] * by - gap[1] * bx) / (ax * by - ay * bx)
    return end[0] + part * ax, end[1] + part * ay


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), Path(sys.argv[2]))
