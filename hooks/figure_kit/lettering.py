"""Words in figures, with italics, subscripts and superscripts."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from figure_kit.drawing import element
from figure_kit.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figure_kit.drawing import Area, Point
    from figure_kit.palette import Fill

Anchor: TypeAlias = Literal["start", "middle", "end"]

_RUN: Final = re.compile(
    r"\*(?P<italic>[^*]+)\*"
    r"|(?P<shift>[_^])(?:\{(?P<group>[^}]*)\}|(?P<single>.))"
    r"|(?P<plain>[^*_^]+)"
)
_DROP: Final = {"_": 0.25, "^": -0.36}
_LINE: Final = 1.25
_MIDDLE: Final = 0.35


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are set; `size` in pixels, `anchor` is the horizontal alignment."""

    size: float = 16
    anchor: Anchor = "middle"
    fill: Fill = "text"
    bold: bool = False

    def attributes(self) -> dict[str, float | str]:
        """Return the class and the presentation attributes."""
        painted: dict[str, float | str] = {
            "class": f"fig-{self.fill}",
            "fill": LIGHT[self.fill],
            "font-size": self.size,
            "text-anchor": self.anchor,
        }
        return painted | ({"font-weight": "bold"} if self.bold else {})


LABEL: Final = Lettering()
MUTED: Final = Lettering(fill="muted")
TITLE: Final = Lettering(bold=True)


def text(at: Point, words: str, lettering: Lettering = LABEL) -> str:
    r"""Return the words with their vertical middle at the point.

    `*x*` is italic, `w_1` and `w_{12}` lower the index, `10^{-3}` raises it;
    every `\n` starts a new line of the block.
    """
    rows = words.split("\n")
    step = lettering.size * _LINE
    top = at[1] - step * (len(rows) - 1) / 2
    return "".join(
        _row((at[0], top + step * index), row, lettering) for index, row in enumerate(rows)
    )


def clearing(at: Point, words: str, lettering: Lettering = LABEL) -> Area:
    """Return a rectangle that one line of words fits in, whatever the font."""
    width = (0.6 * len(words) + 0.5) * lettering.size
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[lettering.anchor]
    left = at[0] - share * width - (0.5 - share) * 0.5 * lettering.size
    return (left, at[1] - 0.6 * lettering.size), (width, 1.3 * lettering.size)


def _row(at: Point, words: str, lettering: Lettering) -> str:
    place = {"x": at[0], "y": at[1] + _MIDDLE * lettering.size}
    runs = _runs(words, lettering.size)
    return element("text", place | lettering.attributes(), *runs)


def _runs(words: str, size: float) -> Iterator[str]:
    before = 0.0
    for run in _RUN.finditer(words):
        drop = _DROP.get(run["shift"] or "", 0.0) * size
        yield _run(run, drop - before, size)
        before = drop


def _run(run: re.Match[str], move: float, size: float) -> str:
    words = run["italic"] or run["group"] or run["single"] or run["plain"]
    attributes: dict[str, float | str] = {}
    if move:
        attributes["dy"] = move
    if run["shift"]:
        attributes["font-size"] = 0.75 * size
    if run["italic"]:
        attributes["font-style"] = "italic"
    written = html.escape(words, quote=False)
    return element("tspan", attributes, written) if attributes else written
