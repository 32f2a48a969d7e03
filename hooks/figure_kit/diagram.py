"""Boxes and round nodes with words in them, and arrows between them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from figure_kit.drawing import INK, arrow, circle, line, rect
from figure_kit.lettering import LABEL, text

if TYPE_CHECKING:
    from figure_kit.drawing import Look, Point
    from figure_kit.lettering import Lettering


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its middle at (x, y)."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> Point:
        """Return the middle of the left side."""
        return (self.x - self.width / 2, self.y)

    @property
    def right(self) -> Point:
        """Return the middle of the right side."""
        return (self.x + self.width / 2, self.y)

    @property
    def top(self) -> Point:
        """Return the middle of the upper side."""
        return (self.x, self.y - self.height / 2)

    @property
    def bottom(self) -> Point:
        """Return the middle of the lower side."""
        return (self.x, self.y + self.height / 2)

    def draw(self, words: str, look: Look, lettering: Lettering = LABEL) -> str:
        """Return the box with rounded corners and the words in its middle."""
        corner = (self.left[0], self.top[1])
        shape = rect(corner, (self.width, self.height), look, 8)
        return shape + (text((self.x, self.y), words, lettering) if words else "")


@dataclass(frozen=True, slots=True)
class Node:
    """A circle with its middle at (x, y)."""

    x: float
    y: float
    radius: float

    def draw(self, words: str, look: Look, lettering: Lettering = LABEL) -> str:
        """Return the circle with the words in its middle."""
        shape = circle((self.x, self.y), self.radius, look)
        return shape + (text((self.x, self.y), words, lettering) if words else "")

    def rim(self, towards: Point) -> Point:
        """Return the point of the circle that is nearest to another point."""
        share = self.radius / math.dist((self.x, self.y), towards)
        return (
            self.x + share * (towards[0] - self.x),
            self.y + share * (towards[1] - self.y),
        )

    def link(self, other: Node, look: Look = INK) -> str:
        """Return an arrow from this circle to the other."""
        ends = (self.rim((other.x, other.y)), other.rim((self.x, self.y)))
        return arrow(*ends, look)

    def join(self, other: Node, look: Look = INK) -> str:
        """Return a plain line from this circle to the other."""
        ends = (self.rim((other.x, other.y)), other.rim((self.x, self.y)))
        return line(*ends, look)


def chain(boxes: list[Box], look: Look = INK) -> list[str]:
    """Return arrows from each box to the next one on its right."""
    return [arrow(first.right, second.left, look) for first, second in pairwise(boxes)]
