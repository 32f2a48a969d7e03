"""Coordinate systems: scales, axes with ticks, curves, areas and bars."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from figure_kit.drawing import GRID, INK, Look, arrow, line, polygon, polyline, rect
from figure_kit.lettering import Lettering, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from figure_kit.drawing import Point

_AXIS: Final = Look(stroke="ink", width=1.5)
_TICK: Final = 5
_BAR: Final = 28


@dataclass(frozen=True, slots=True)
class Scale:
    """The values from one end of an axis to the other, linear or logarithmic."""

    low: float
    high: float
    log: bool = False

    def share(self, value: float) -> float:
        """Return where the value lies, 0 at the low end and 1 at the high end."""
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Plot:
    """A rectangle of the drawing in which values have places."""

    corner: Point
    size: Point
    across: Scale
    up: Scale

    @property
    def bottom(self) -> float:
        """Return the vertical position of the lower edge."""
        return self.corner[1] + self.size[1]

    @property
    def right(self) -> float:
        """Return the horizontal position of the right edge."""
        return self.corner[0] + self.size[0]

    def at(self, point: Point) -> Point:
        """Return the place in the drawing of a pair of values."""
        return (
            self.corner[0] + self.size[0] * self.across.share(point[0]),
            self.bottom - self.size[1] * self.up.share(point[1]),
        )

    def trace(self, points: Iterable[Point], look: Look = INK) -> str:
        """Return straight lines through the pairs of values."""
        return polyline(map(self.at, points), look)

    def curve(
        self,
        function: Callable[[float], float],
        span: tuple[float, float],
        look: Look = INK,
    ) -> str:
        """Return the graph of a function over a span of values."""
        return self.trace(sample(function, span), look)

    def area(self, points: Iterable[Point], look: Look) -> str:
        """Return the filled shape with these corners."""
        return polygon(map(self.at, points), look)

    def axis_across(self, ticks: Mapping[float, str], at: float | None = None) -> str:
        """Return the horizontal axis at a height (default: the lower edge)."""
        height = self.up.low if at is None else at
        marks = [self._mark_across((value, height), ticks[value]) for value in ticks]
        left, level = self.at((self.across.low, height))
        return line((left, level), (self.right, level), _AXIS) + "".join(marks)

    def axis_up(self, ticks: Mapping[float, str], at: float | None = None) -> str:
        """Return the vertical axis at a value (default: the left edge)."""
        place = self.across.low if at is None else at
        marks = [self._mark_up((place, value), ticks[value]) for value in ticks]
        across, low = self.at((place, self.up.low))
        return line((across, low), (across, self.corner[1]), _AXIS) + "".join(marks)

    def arrows(self) -> str:
        """Return axes without numbers, with arrowheads at their high ends."""
        origin = (self.corner[0], self.bottom)
        return arrow(origin, (self.right, self.bottom), _AXIS) + arrow(origin, self.corner, _AXIS)

    def levels(self, values: Iterable[float], look: Look = GRID) -> str:
        """Return horizontal lines across the plot at these values."""
        heights = [self.at((self.across.low, value))[1] for value in values]
        left = self.corner[0]
        return "".join(line((left, y), (self.right, y), look) for y in heights)

    def bar(self, row: float, value: float, look: Look) -> str:
        """Return a bar, 28 thick, from zero across to the value, at this height."""
        ends = (self.at((0, row)), self.at((value, row)))
        left = min(ends)
        size = (abs(ends[1][0] - ends[0][0]), _BAR)
        return rect((left[0], left[1] - _BAR / 2), size, look)

    def _mark_across(self, point: Point, words: str) -> str:
        x, y = self.at(point)
        label = text((x, y + 18), words, Lettering(size=15))
        return line((x, y), (x, y + _TICK), _AXIS) + label

    def _mark_up(self, point: Point, words: str) -> str:
        x, y = self.at(point)
        label = text((x - 10, y), words, Lettering(size=15, anchor="end"))
        return line((x, y), (x - _TICK, y), _AXIS) + label


def sample(
    function: Callable[[float], float], span: tuple[float, float], count: int = 97
) -> list[Point]:
    """Return evenly spaced pairs of value and function value."""
    low, high = span
    values = [low + (high - low) * index / (count - 1) for index in range(count)]
    return [(value, function(value)) for value in values]
