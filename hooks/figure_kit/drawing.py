"""Lines, shapes and the SVG root."""

from __future__ import annotations

import html
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from figure_kit.palette import LIGHT, SOLID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from figure_kit.palette import Fill, Stroke

Point: TypeAlias = tuple[float, float]
"""Horizontal and vertical position."""

Area: TypeAlias = tuple[Point, Point]
"""Upper left corner, and width and height."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is painted; `dash` lists lengths of strokes and gaps."""

    stroke: Stroke | None = None
    fill: Fill | None = None
    width: float = 2
    dash: str = ""
    opacity: float = 1

    def attributes(self) -> dict[str, float | str]:
        """Return the classes and the light-theme presentation attributes."""
        roles = [role for role in (self.stroke, self.fill) if role is not None]
        painted: dict[str, float | str] = {
            "class": " ".join(f"fig-{role}" for role in roles),
            "fill": LIGHT[self.fill] if self.fill else "none",
        }
        if self.stroke:
            painted |= {"stroke": LIGHT[self.stroke], "stroke-width": self.width}
        if self.dash:
            painted["stroke-dasharray"] = self.dash
        if self.opacity != 1:
            painted["opacity"] = self.opacity
        return painted


INK: Final = Look(stroke="ink")
GRID: Final = Look(stroke="grid", width=1)


def number(value: float) -> str:
    """Return the shortest text of a length, at most two decimals, never `-0`."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def element(tag: str, attributes: Mapping[str, float | str], *children: str) -> str:
    """Return one SVG element; the children are SVG text already."""
    start = "".join([f"<{tag}", *map(_attribute, attributes.items())])
    return f"{start}>{''.join(children)}</{tag}>" if children else f"{start}/>"


def _attribute(item: tuple[str, float | str]) -> str:
    name, value = item
    written = html.escape(value) if isinstance(value, str) else number(value)
    return f' {name}="{written}"'


def line(start: Point, end: Point, look: Look = INK) -> str:
    """Return a straight line."""
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return element("line", ends | look.attributes())


def polyline(points: Iterable[Point], look: Look = INK) -> str:
    """Return an open line through the points, with rounded corners."""
    shape = {"points": " ".join(map(_pair, points))}
    return element("polyline", shape | look.attributes() | {"stroke-linejoin": "round"})


def polygon(points: Iterable[Point], look: Look) -> str:
    """Return a closed shape with straight sides."""
    shape = {"points": " ".join(map(_pair, points))}
    return element("polygon", shape | look.attributes())


def bezier(points: Sequence[Point], look: Look = INK) -> str:
    """Return cubic curves: a start, then two control points and an end for each."""
    course = f"M{_pair(points[0])} C{' '.join(map(_pair, points[1:]))}"
    return path(course, look)


def path(course: str, look: Look = INK) -> str:
    """Return a shape given in SVG path commands."""
    return element("path", {"d": course} | look.attributes())


def rect(corner: Point, size: Point, look: Look, radius: float = 0) -> str:
    """Return a rectangle from its upper left corner, with width and height."""
    place = {"x": corner[0], "y": corner[1], "width": size[0], "height": size[1]}
    rounded = {"rx": radius} if radius else {}
    return element("rect", place | rounded | look.attributes())


def circle(centre: Point, radius: float, look: Look) -> str:
    """Return a circle."""
    place = {"cx": centre[0], "cy": centre[1], "r": radius}
    return element("circle", place | look.attributes())


def dot(centre: Point, stroke: Stroke = "ink", radius: float = 4.5) -> str:
    """Return a filled point of a series."""
    return circle(centre, radius, Look(fill=SOLID[stroke]))


def arrow(start: Point, end: Point, look: Look = INK, head: float = 9) -> str:
    """Return a line whose arrowhead of the given length has its tip at the end."""
    length = math.dist(start, end)
    share = max(0.0, (length - 0.8 * head) / length)
    neck = (_between(start[0], end[0], share), _between(start[1], end[1], share))
    return line(start, neck, look) + arrowhead(start, end, look, head)


def curved_arrow(start: Point, bend: Point, end: Point, look: Look = INK) -> str:
    """Return an arrow that leaves towards the bend and arrives from it."""
    head = 9.0
    share = 1 - 0.8 * head / math.dist(bend, end)
    neck = (_between(bend[0], end[0], share), _between(bend[1], end[1], share))
    course = f"M{_pair(start)} Q{_pair(bend)} {_pair(neck)}"
    return path(course, look) + arrowhead(bend, end, look, head)


def arrowhead(origin: Point, tip: Point, look: Look = INK, head: float = 9) -> str:
    """Return a solid triangle that points from the origin at the tip."""
    angle = math.atan2(tip[1] - origin[1], tip[0] - origin[0])
    corners = [
        (tip[0] - side * math.cos(angle + turn), tip[1] - side * math.sin(angle + turn))
        for side, turn in ((head * 1.08, -0.38), (head * 1.08, 0.38))
    ]
    fill = SOLID[look.stroke or "ink"]
    return polygon([tip, *corners], Look(fill=fill, opacity=look.opacity))


def group(parts: Iterable[str], transform: str) -> str:
    """Return the parts moved, scaled or turned together."""
    return element("g", {"transform": transform}, *parts)


def clipped(name: str, window: Area, parts: Iterable[str], *holes: Area) -> str:
    """Return the parts cut off at a rectangle and inside the holes.

    The name becomes an id of the page: start it with the name of the figure.
    """
    outline = {"d": " ".join(map(_outline, (window, *holes))), "clip-rule": "evenodd"}
    cut = element("clipPath", {"id": name}, element("path", outline))
    return cut + element("g", {"clip-path": f"url(#{name})"}, *parts)


def svg(size: Point, parts: Iterable[str]) -> str:
    """Return a whole SVG document of the given width and height."""
    width, height = size
    root: dict[str, float | str] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "fig",
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "width": width,
        "height": height,
        "font-family": "system-ui, sans-serif",
    }
    return element("svg", root, "\n", "\n".join(parts), "\n") + "\n"


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _outline(area: Area) -> str:
    width, height = map(number, area[1])
    return f"M{_pair(area[0])} h{width} v{height} H{number(area[0][0])} z"


def _between(start: float, end: float, share: float) -> float:
    return start + share * (end - start)
