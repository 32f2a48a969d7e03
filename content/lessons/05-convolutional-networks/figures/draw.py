"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from figure_kit.drawing import Look, Point, arrow, line, polyline, rect, svg
from figure_kit.lettering import LABEL, TITLE, Lettering, text
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figure_kit.palette import Fill, Stroke

WORDS = {
    "input": {"en": "input", "nb": "inndata"},
    "filter": {"en": "filter", "nb": "filter"},
    "products": {"en": "products", "nb": "produkter"},
    "map": {"en": "feature map", "nb": "trekk-kart"},
    "sum": {"en": "sum: 31", "nb": "sum: 31"},
    "padding": {"en": "padding *p* = {p}", "nb": "padding *p* = {p}"},
    "stride": {"en": "stride *s* = {s}", "nb": "stride *s* = {s}"},
    "max": {"en": "max\npooling", "nb": "maks-\npooling"},
    "average": {"en": "average\npooling", "nb": "gjennomsnitts-\npooling"},
    "layer": {"en": "layer {n}", "nb": "lag {n}"},
    "convolution": {"en": "convolution", "nb": "konvolusjon"},
    "pooling": {"en": "pooling", "nb": "pooling"},
    "dense": {"en": "flatten,\ndense", "nb": "Flatten,\ntett"},
    "image": {"en": "image", "nb": "bilde"},
    "classes": {"en": "10\nclasses", "nb": "10\nklasser"},
    "wave": {"en": "wave", "nb": "bølge"},
    "frequency": {"en": "frequency", "nb": "frekvens"},
    "time": {"en": "time", "nb": "tid"},
}

IMAGE = [[1, 1, 2, 8, 9], [0, 1, 1, 9, 8], [1, 0, 2, 8, 8], [1, 1, 1, 9, 9], [0, 1, 2, 8, 9]]
SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
LEFT = Lettering(anchor="start")
RIGHT = Lettering(anchor="end")
SIGN = Lettering(size=20)
CELL = Look(stroke="grid", fill="surface", width=1)


@dataclass(frozen=True, slots=True)
class Grid:
    """Square cells in rows, from an upper left corner."""

    corner: Point
    cell: float
    rows: int
    columns: int

    def middle(self, row: float, column: float) -> Point:
        """Return the middle of a cell."""
        return (
            self.corner[0] + (column + 0.5) * self.cell,
            self.corner[1] + (row + 0.5) * self.cell,
        )

    def fill(self, row: int, column: int, look: Look) -> str:
        """Return one painted cell."""
        x, y = self.middle(row, column)
        half = self.cell / 2
        return rect((x - half, y - half), (self.cell, self.cell), look)

    def empty(self, look: Look = CELL) -> list[str]:
        """Return all cells."""
        places = ((row, column) for row in range(self.rows) for column in range(self.columns))
        return [self.fill(row, column, look) for row, column in places]

    def numbers(self, values: Sequence[Sequence[str]], lettering: Lettering) -> list[str]:
        """Return the words of all cells."""
        return [
            text(self.middle(row, column), value, lettering)
            for row, line_of in enumerate(values)
            for column, value in enumerate(line_of)
        ]

    def window(self, row: int, column: int, size: int, look: Look) -> str:
        """Return a frame around a square of cells."""
        left = self.corner[0] + column * self.cell
        top = self.corner[1] + row * self.cell
        return rect((left, top), (size * self.cell, size * self.cell), look)

    @property
    def centre(self) -> float:
        """Return the horizontal middle."""
        return self.corner[0] + self.columns * self.cell / 2


def convolved(image: list[list[int]], weights: list[list[int]]) -> list[list[int]]:
    """Return the feature map of a square image without padding, at stride 1."""
    size, width = len(image) - len(weights) + 1, len(weights)
    return [
        [
            sum(weights[u][v] * image[i + u][j + v] for u in range(width) for v in range(width))
            for j in range(size)
        ]
        for i in range(size)
    ]


def sliding_kernel(say: Words) -> str:
    """Return one window of an image, its nine products and the feature map."""
    image, kernel = Grid((8, 44), 34, 5, 5), Grid((212, 78), 34, 3, 3)
    products, answers = Grid((212, 252), 34, 3, 3), Grid((372, 78), 34, 3, 3)
    window = [row[1:4] for row in IMAGE[:3]]
    rows = zip(window, SOBEL, strict=True)
    terms = [[a * b for a, b in zip(x, w, strict=True)] for x, w in rows]
    parts = [*image.empty(), *kernel.empty(), *products.empty(), *answers.empty()]
    parts += [
        image.fill(row, column, Look(stroke="grid", fill="a-soft", width=1))
        for row in range(3)
        for column in range(1, 4)
    ]
    parts += [answers.fill(0, 1, Look(stroke="grid", fill="b-soft", width=1))]
    parts += image.numbers([[say.number(n, 0) for n in row] for row in IMAGE], LABEL)
    parts += kernel.numbers([[say.number(n, 0) for n in row] for row in SOBEL], LABEL)
    parts += products.numbers([[say.number(n, 0) for n in row] for row in terms], LABEL)
    found = convolved(IMAGE, SOBEL)
    parts += answers.numbers([[say.number(n, 0) for n in row] for row in found], LABEL)
    parts += [
        image.window(0, 1, 3, Look(stroke="a", width=3)),
        kernel.window(0, 0, 3, Look(stroke="a", width=3)),
        answers.window(0, 1, 1, Look(stroke="b", width=3)),
        text((image.centre, 24), say["input"], TITLE),
        text((kernel.centre, 24), say["filter"], TITLE),
        text((answers.centre, 24), say["map"], TITLE),
        text((195, 129), "×", SIGN),
        arrow((kernel.centre, 188), (kernel.centre, 244)),
        text((204, 303), say["products"], RIGHT),
        polyline([(322, 303), (423, 303)], Look(stroke="ink")),
        text((370, 288), say["sum"], LABEL),
        arrow((423, 303), (423, 190)),
    ]
    return svg((496, 362), parts)


def placed(say: Words, left: float, stride: int, padding: int) -> list[str]:
    """Return an input of 5 by 5 with the places of a 3 by 3 filter, and the output size."""
    cell, size = 18, 5 + 2 * padding
    whole = Grid((left + (7 - size) * cell / 2, 66 + (7 - size) * cell / 2), cell, size, size)
    count = (size - 3) // stride + 1
    result = Grid((left + (7 - count) * cell / 2, 246 + (5 - count) * cell / 2), cell, count, count)
    bare = Look(stroke="grid", width=1, dash="3 3")
    parts = whole.empty(bare) if padding else []
    inner = Grid((left + cell, 66 + cell), cell, 5, 5)
    parts += inner.empty()
    if padding:
        border = [(r, c) for r in range(size) for c in range(size) if not (0 < r < 6 > c > 0)]
        small = Lettering(size=12, fill="muted")
        parts += [text(whole.middle(row, column), "0", small) for row, column in border]
    parts += [
        whole.window(0, stride, 3, Look(stroke="b", width=2, dash="5 4")),
        whole.window(0, 0, 3, Look(stroke="a", width=3)),
        *result.empty(Look(stroke="grid", fill="c-soft", width=1)),
        arrow((left + 63, 200), (left + 63, 236)),
        text((left + 63, 18), say["padding"].format(p=padding), LABEL),
        text((left + 63, 42), say["stride"].format(s=stride), LABEL),
        text((left + 63, 354), f"{count} × {count}", TITLE),
    ]
    return parts


def stride_and_padding(say: Words) -> str:
    """Return three settings of stride and padding side by side."""
    cases = ((8, 1, 0), (177, 1, 1), (346, 2, 0))
    return svg((480, 372), [part for case in cases for part in placed(say, *case)])


def pooling(say: Words) -> str:
    """Return a grid in four windows, pooled by the maximum and by the mean."""
    values = [[1, 3, 0, 1], [5, 2, 2, 1], [0, 1, 4, 2], [2, 1, 3, 6]]
    softs: tuple[Fill, ...] = ("a-soft", "b-soft", "c-soft", "d-soft")
    grid = Grid((8, 56), 42, 4, 4)
    parts = []
    for row in range(4):
        for column in range(4):
            fill = softs[row // 2 * 2 + column // 2]
            parts.append(grid.fill(row, column, Look(stroke="grid", fill=fill, width=1)))
    parts += grid.numbers([[str(value) for value in row] for row in values], LABEL)
    windows = [
        [values[r][c] for r in (i, i + 1) for c in (j, j + 1)] for i in (0, 2) for j in (0, 2)
    ]
    results = (
        ("max", 20, [f"{max(window)}" for window in windows]),
        ("average", 152, [say.number(sum(w) / 4, 0 if sum(w) % 4 == 0 else 2) for w in windows]),
    )
    for key, top, answers in results:
        small = Grid((270, top), 52, 2, 2)
        for place, answer in enumerate(answers):
            row, column = divmod(place, 2)
            look = Look(stroke="grid", fill=softs[place], width=1)
            parts += [small.fill(row, column, look), text(small.middle(row, column), answer)]
        parts += [
            arrow((184, 140), (262, top + 52)),
            text((384, top + 52), say[key], LEFT),
        ]
    return svg((516, 272), parts)


def receptive_field(say: Words) -> str:
    """Return four rows of cells and the cone that one number of layer 3 depends on."""
    cell, left, tops = 34.0, 92.0, (16.0, 90.0, 164.0, 238.0)
    looks: tuple[tuple[Stroke, Fill], ...] = (
        ("b", "b-soft"),
        ("c", "c-soft"),
        ("d", "d-soft"),
        ("a", "a-soft"),
    )
    parts = []
    for depth, top in enumerate(tops):
        row = Grid((left, top), cell, 1, 9)
        inside = range(4 - depth, 5 + depth)
        stroke, fill = looks[depth]
        parts += [row.fill(0, place, CELL) for place in range(9) if place not in inside]
        parts += [row.fill(0, place, Look(stroke=stroke, fill=fill, width=1.5)) for place in inside]
        name = say["input"] if depth == 3 else say["layer"].format(n=3 - depth)
        parts.append(text((left - 12, top + cell / 2), name, RIGHT))
        parts.append(text((left + 9 * cell + 12, top + cell / 2), str(2 * depth + 1), TITLE))
        if depth:
            above = tops[depth - 1] + cell
            edges = ((5 - depth, 4 - depth), (4 + depth, 5 + depth))
            parts += [
                line(
                    (left + cell * start, above),
                    (left + cell * end, top),
                    Look(stroke="ink", width=1.5, dash="4 4"),
                )
                for start, end in edges
            ]
    return svg((440, 284), parts)


def stack(left: float, side: float, count: int, fill: Fill, stroke: Stroke) -> list[str]:
    """Return squares behind each other, the nearest lowest and leftmost."""
    look = Look(stroke=stroke, fill=fill, width=1.5)
    shift = 5
    base = 130 + side / 2
    return [
        rect(
            (left + shift * (count - 1 - n), base - side - shift * (count - 1 - n)),
            (side, side),
            look,
        )
        for n in range(count)
    ]


def cnn_shapes(say: Words) -> str:
    """Return the shapes of the maps on their way through the small network."""
    stages: tuple[tuple[float, float, int, str, Fill, Stroke], ...] = (
        (6, 66, 1, "28×28×1", "surface", "ink"),
        (112, 60, 4, "26×26×32", "a-soft", "a"),
        (236, 34, 4, "13×13×32", "b-soft", "b"),
        (336, 28, 7, "11×11×64", "a-soft", "a"),
        (444, 14, 7, "5×5×64", "b-soft", "b"),
    )
    parts = []
    for left, side, count, words, fill, stroke in stages:
        parts += stack(left, side, count, fill, stroke)
        parts.append(text((left + (side + 5 * count - 5) / 2, 186), words, Lettering(size=14)))
    steps = (
        (92, "convolution"),
        (212, "pooling"),
        (312, "convolution"),
        (418, "pooling"),
        (520, "dense"),
    )
    for x, key in steps:
        parts.append(arrow((x - 14, 130), (x + 14, 130)))
        parts.append(text((x, 30), say[key], Lettering(size=14, fill="muted")))
        parts.append(line((x, 52), (x, 122), Look(stroke="grid", width=1)))
    parts += [
        rect((548, 70 + 12 * n), (10, 10), Look(stroke="c", fill="c-soft", width=1.5))
        for n in range(10)
    ]
    parts.append(text((553, 214), say["classes"], Lettering(size=14)))
    return svg((590, 240), parts)


def whistle() -> list[float]:
    """Return 1.2 seconds of a noisy whistle that rises, 800 values a second."""
    draw = random.Random(5)
    values = []
    for step in range(960):
        time = step / 800
        turns = 60 * time + 90 * time * time
        values.append(math.sin(2 * math.pi * turns) + draw.gauss(0, 0.7))
    return values


def strengths(sound: list[float], width: int, hop: int, rows: int) -> list[list[float]]:
    """Return the strength of each frequency (upwards) in each window of the sound."""
    columns = []
    for start in range(0, len(sound) - width + 1, hop):
        shape = [0.5 - 0.5 * math.cos(2 * math.pi * n / width) for n in range(width)]
        piece = [a * b for a, b in zip(sound[start : start + width], shape, strict=True)]
        column = []
        for row in range(1, rows + 1):
            angle = 2 * math.pi * row / width
            real = sum(value * math.cos(angle * n) for n, value in enumerate(piece))
            imaginary = sum(value * math.sin(angle * n) for n, value in enumerate(piece))
            column.append(math.hypot(real, imaginary))
        columns.append(column)
    return columns


def spectrogram(say: Words) -> str:
    """Return the wave of a rising whistle and its spectrogram."""
    sound = whistle()
    left, wide = 96.0, 372.0
    trace = [(left + wide * n / len(sound), 56 - 15 * value) for n, value in enumerate(sound)]
    columns = strengths(sound, 64, 32, 26)
    strongest = max(map(max, columns))
    across, high = wide / len(columns), 6.5
    bottom = 300.0
    parts = [polyline(trace, Look(stroke="a", width=1))]
    for place, column in enumerate(columns):
        for row, strength in enumerate(column):
            share = round(strength / strongest, 1)
            if share >= 0.2:
                corner = (left + place * across, bottom - (row + 1) * high)
                parts.append(rect(corner, (across, high), Look(fill="a-fill", opacity=share)))
    axis = Look(stroke="ink", width=1.5)
    parts += [
        arrow((left, bottom), (left + wide, bottom), axis),
        arrow((left, bottom), (left, bottom - 184), axis),
        text((left - 10, 56), say["wave"], RIGHT),
        text((left - 10, bottom - 92), say["frequency"], RIGHT),
        text((left + wide / 2, bottom + 20), say["time"]),
    ]
    return svg((480, 336), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "sliding-kernel": sliding_kernel,
            "stride-and-padding": stride_and_padding,
            "pooling": pooling,
            "receptive-field": receptive_field,
            "cnn-shapes": cnn_shapes,
            "spectrogram": spectrogram,
        },
        WORDS,
    )
