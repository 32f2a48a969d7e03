"""Lays out boxes and arrows with Graphviz' `dot`, run in this process as WebAssembly.

`dot` is the layered layout of Gansner, Koutsofios, North and Vo, "A technique for drawing directed
graphs" (1993). All lengths are in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

EdgeKind = Literal["requires", "part_of", "contrast", "see", "beside"]
"""`beside` is no relation, but an invisible line that keeps two unrelated boxes in a row."""

Point = tuple[float, float]

_POINTS = 72  # per inch, the unit of `plain` output
_STYLES: dict[EdgeKind, str] = {
    "requires": "weight=3",
    "part_of": "dir=none,weight=2",
    "contrast": "dir=none,constraint=false",
    "see": "dir=none,constraint=false",
    "beside": "style=invis",
}


@dataclass(frozen=True, slots=True)
class LayoutNode:
    """A box to be placed."""

    id: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another."""

    start: str
    end: str
    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class GraphLayout:
    """The positions of all boxes and lines."""

    width: float
    height: float
    centres: dict[str, Point]
    """By the box's id."""
    curves: tuple[tuple[Edge, tuple[Point, ...]], ...]
    """Bézier curves: a start, then three points for each piece."""


@lru_cache(maxsize=64)
def lay_out(boxes: tuple[LayoutNode, ...], edges: tuple[Edge, ...]) -> GraphLayout:
    """Return a layout without overlaps, from left to right along the edges."""
    # imported lazily: `studyguide check` draws nothing
    from studyguide.pages.concept_map.graphviz import plain_layout  # noqa: PLC0415

    plain = plain_layout(_dot(boxes, edges))
    rows = [line.replace('"', "").split() for line in plain.splitlines()]
    width, height = (float(number) * _POINTS for number in rows[0][2:4])
    centres = {row[1]: _point(row[2], row[3], height) for row in rows if row[0] == "node"}
    by_ends: dict[tuple[str, str], list[tuple[Point, ...]]] = {}
    for row in rows:
        if row[0] != "edge":
            continue
        numbers = row[4 : 4 + 2 * int(row[3])]
        points = zip(numbers[::2], numbers[1::2], strict=True)
        curve = tuple(_point(x, y, height) for x, y in points)
        by_ends.setdefault((row[1], row[2]), []).append(curve)
    curves = ((edge, by_ends[edge.start, edge.end].pop(0)) for edge in edges)
    return GraphLayout(width, height, centres, tuple(curves))


def _point(x: str, y: str, height: float) -> Point:
    return float(x) * _POINTS, height - float(y) * _POINTS


def _dot(boxes: tuple[LayoutNode, ...], edges: tuple[Edge, ...]) -> str:
    """Return the graph in Graphviz' language."""
    return "\n".join(_statements(boxes, edges))


def _statements(boxes: tuple[LayoutNode, ...], edges: tuple[Edge, ...]) -> Iterator[str]:
    yield "digraph { graph [rankdir=LR, nodesep=0.13, ranksep=0.42, pad=0.05];"
    yield 'node [shape=box, fixedsize=true, label=""]; edge [arrowsize=0.6];'
    for box in boxes:
        size = f"width={box.width / _POINTS:.3f}, height={box.height / _POINTS:.3f}"
        yield f'"{box.id}" [{size}];'
    for edge in edges:
        yield f'"{edge.start}" -> "{edge.end}" [{_STYLES[edge.kind]}];'
    yield "}"
