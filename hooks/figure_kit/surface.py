"""Loss surfaces over two weights, and gradient descent on them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from figure_kit.drawing import Point

_ROUND: Final = 4 / 3 * math.tan(math.pi / 8)
_CIRCLE: Final[tuple[Point, ...]] = (
    (1, 0),
    *((1, _ROUND), (_ROUND, 1), (0, 1)),
    *((-_ROUND, 1), (-1, _ROUND), (-1, 0)),
    *((-1, -_ROUND), (-_ROUND, -1), (0, -1)),
    *((_ROUND, -1), (1, -_ROUND), (1, 0)),
)
"""A unit circle as four cubic curves."""


@dataclass(frozen=True, slots=True)
class Bowl:
    """A quadratic loss with its minimum, 0, at the centre.

    `first` and `second` are the curvatures along the two weights and `mixed` couples
    them; the matrix of the three must be positive definite.
    """

    first: float
    second: float
    mixed: float = 0
    centre: Point = (0, 0)

    def gradient(self, at: Point) -> Point:
        """Return the gradient of the loss."""
        x, y = at[0] - self.centre[0], at[1] - self.centre[1]
        return (
            self.first * x + self.mixed * y,
            self.mixed * x + self.second * y,
        )

    def loss(self, at: Point) -> float:
        """Return the loss at two weights."""
        x, y = at[0] - self.centre[0], at[1] - self.centre[1]
        return (self.first * x * x + self.second * y * y) / 2 + self.mixed * x * y

    def contour(self, level: float) -> list[Point]:
        """Return the ellipse where the loss has this value, as `bezier` takes it."""
        radius = math.sqrt(2 * level)
        return [self._stretch(radius * x, radius * y) for x, y in _CIRCLE]

    def _stretch(self, x: float, y: float) -> Point:
        wide = math.sqrt(self.first)
        skew = self.mixed / wide
        high = y / math.sqrt(self.second - skew * skew)
        return (self.centre[0] + (x - skew * high) / wide, self.centre[1] + high)


@dataclass(frozen=True, slots=True)
class Pace:
    """The settings of gradient descent."""

    rate: float
    steps: int
    momentum: float = 0


def descend(gradient: Callable[[Point], Point], start: Point, pace: Pace) -> list[Point]:
    """Return the starting point and where each step of gradient descent led."""
    points, speed = [start], (0.0, 0.0)
    for _ in range(pace.steps):
        slope = gradient(points[-1])
        speed = (
            pace.momentum * speed[0] - pace.rate * slope[0],
            pace.momentum * speed[1] - pace.rate * slope[1],
        )
        points.append((points[-1][0] + speed[0], points[-1][1] + speed[1]))
    return points
