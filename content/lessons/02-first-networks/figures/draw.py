"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from figure_kit.diagram import Box, chain
from figure_kit.drawing import (
    INK,
    Look,
    Point,
    arrow,
    circle,
    dot,
    group,
    line,
    path,
    rect,
    svg,
)
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Sequence


WORDS = {
    "scalar": {"en": "scalar", "nb": "skalar"},
    "vector": {"en": "vector", "nb": "vektor"},
    "matrix": {"en": "matrix", "nb": "matrise"},
    "tensor": {"en": "tensor", "nb": "tensor"},
    "rank": {"en": "rank", "nb": "rang"},
    "image": {"en": "image", "nb": "bilde"},
    "flatten": {"en": "flatten", "nb": "flate ut"},
    "dense ReLU": {"en": "dense\nReLU", "nb": "tett\nReLU"},
    "dense softmax": {"en": "dense\nsoftmax", "nb": "tett\nsoftmax"},
    "logits": {"en": "logits", "nb": "logiter"},
    "probabilities": {"en": "probabilities", "nb": "sannsynligheter"},
    "cat": {"en": "cat", "nb": "katt"},
    "dog": {"en": "dog", "nb": "hund"},
    "bird": {"en": "bird", "nb": "fugl"},
    "sum": {"en": "sum", "nb": "sum"},
    "input": {"en": "input", "nb": "inngang"},
    "hidden": {"en": "hidden\nlayer", "nb": "skjult\nlag"},
    "concat": {"en": "concat", "nb": "konkate-\nnering"},
    "output": {"en": "output", "nb": "utgangslag"},
    "wide": {"en": "wide path", "nb": "bred vei"},
    "deep": {"en": "deep path", "nb": "dyp vei"},
    "loss": {"en": "loss", "nb": "tap"},
    "epoch": {"en": "epoch", "nb": "epoke"},
    "training": {"en": "training data", "nb": "treningsdata"},
    "validation": {"en": "validation data", "nb": "valideringsdata"},
    "best": {"en": "best epoch", "nb": "beste epoke"},
}

CELL = 26
SMALL = Lettering(size=15)
LEFT = Lettering(anchor="start")
DASHED = Look(stroke="ink", width=1.5, dash="3 4")
TILE = Look(stroke="a", fill="a-soft", width=1.5)


def cells(corner: Point, rows: Sequence[str]) -> list[str]:
    """Return a table of squares with one digit in each."""
    parts = []
    for row, digits in enumerate(rows):
        for column, digit in enumerate(digits):
            place = (corner[0] + CELL * column, corner[1] + CELL * row)
            middle = (place[0] + CELL / 2, place[1] + CELL / 2)
            parts.append(rect(place, (CELL, CELL), TILE))
            parts += [text(middle, digit, SMALL)] if digit.strip() else []
    return parts


def cube(corner: Point, rows: Sequence[str], layers: int) -> list[str]:
    """Return a table with further layers behind it, drawn at an angle."""
    lean, parts = 14, []
    for layer in range(layers - 1, 0, -1):
        back = (corner[0] + lean * layer, corner[1] - lean * layer)
        parts += cells(back, [" " * len(row) for row in rows])
    return parts + cells(corner, rows)


def tensor_ranks(say: Words) -> str:
    """Return a scalar, a vector, a matrix and a rank-3 tensor with their shapes."""
    rows = ("2718", "2818", "2845")
    parts = cells((22, 82), ["7"]) + cells((88, 82), ["3141"])
    parts += cells((220, 56), rows) + cube((352, 56), rows, 2)
    captions = (
        ("scalar", 35, "()"),
        ("vector", 140, "(4,)"),
        ("matrix", 272, "(3, 4)"),
        ("tensor", 411, "(2, 3, 4)"),
    )
    for rank, (key, x, shape) in enumerate(captions):
        parts += [
            text((x, 18), say[key], TITLE),
            text((x, 160), shape),
            text((x, 184), f"{say['rank']} {rank}", MUTED),
        ]
    return svg((480, 200), parts)


def digit() -> list[list[float]]:
    """Return 28 rows of 28 grey values from 0 to 1: a handwritten three."""
    turn = [math.radians(angle) for angle in range(-150, 95, 7)]
    pen = [(13.5 + 4.8 * math.cos(a), 9.2 + 4.6 * math.sin(a)) for a in turn]
    turn = [math.radians(angle) for angle in range(-95, 155, 7)]
    pen += [(13.2 + 5.8 * math.cos(a), 19 + 5.3 * math.sin(a)) for a in turn]
    return [
        [max(0.0, min(1.0, 1.9 - min(math.dist((x, y), spot) for spot in pen))) for x in range(28)]
        for y in range(28)
    ]


def image(corner: Point, size: float) -> list[str]:
    """Return the digit as a square of pixels in four shades."""
    shades: dict[int, list[str]] = {1: [], 2: [], 3: [], 4: []}
    for (y, row), x in product(enumerate(digit()), range(28)):
        if shade := round(4 * row[x]):
            shades[shade].append(f"M{x},{y}h1v1h-1z")
    pixels = [
        path("".join(marks), Look(fill="text", opacity=shade / 4))
        for shade, marks in shades.items()
    ]
    place = f"translate({corner[0]},{corner[1]}) scale({size / 28})"
    return [
        rect(corner, (size, size), Look("ink", "surface", 1.5)),
        group(pixels, place),
    ]


def links(before: Sequence[Point], after: Sequence[Point]) -> str:
    """Return thin lines from each point to each other point."""
    course = (
        f"M{start[0]:g},{start[1]:g}L{end[0]:g},{end[1]:g}" for start, end in product(before, after)
    )
    return path("".join(course), Look(stroke="ink", width=1, opacity=0.3))


def softened(scores: Sequence[float]) -> list[float]:
    """Return the softmax of the scores."""
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


def mnist_network(say: Words) -> str:
    """Return the layers from a 28 x 28 image to ten probabilities."""
    slots = [26.0 + 24 * index for index in range(10)]
    dense = [y for index, y in enumerate(slots) if index not in {4, 5}]
    scores = (-1.0, -2.0, 0.4, 3.2, -3.0, 1.3, -3.0, -1.0, 1.0, -0.5)
    chances = softened(scores)
    row = digit()[7][8:18]
    parts = [*image((6, 78), 112), arrow((124, 134), (158, 134))]
    parts += [links([(184, y) for y in dense], [(258, y) for y in dense])]
    parts += [links([(258, y) for y in dense], [(340, y) for y in slots])]
    for index, y in enumerate(slots):
        if y in dense:
            frame = (164, y - 10), (20, 20)
            parts += [
                rect(*frame, Look("ink", "surface", 1.5)),
                rect(*frame, Look(fill="text", opacity=row[index])),
                circle((258, y), 10, Look("d", "d-soft", 1.5)),
            ]
        parts += [
            circle((340, y), 10, Look("c", "c-soft", 1.5)),
            text((366, y), str(index)),
            rect((382, y - 8), (max(1, 92 * chances[index]), 16), Look(fill="c-fill")),
        ]
    parts += [text((x, 134), "⋮", Lettering(size=22)) for x in (174, 258)]
    captions = (
        (62, "image", "(28, 28)"),
        (174, "flatten", "(784,)"),
        (258, "dense ReLU", "(128,)"),
        (340, "dense softmax", "(10,)"),
    )
    for x, key, shape in captions:
        rise = 10 * say[key].count("\n")
        parts += [text((x, 276 + rise), say[key]), text((x, 322), shape, MUTED)]
    return svg((480, 340), parts)


def softmax(say: Words) -> str:
    """Return bars of three logits and of the probabilities made from them."""
    logits, keys = (2.0, 1.0, -0.5), ("cat", "dog", "bird")
    chances = softened(logits)
    rows = Scale(2.5, -0.5)
    scores = Plot((50, 47), (144, 138), Scale(-1, 2), rows)
    shares = Plot((324, 47), (140, 138), Scale(0, 1), rows)
    parts = []
    for row, (key, logit, chance) in enumerate(zip(keys, logits, chances, strict=True)):
        end, y = scores.at((max(logit, 0), row))
        parts += [
            text((4, y), say[key], LEFT),
            scores.bar(row, logit, Look(stroke="a", fill="a-soft")),
            text((end + 8, y), say.number(logit, 1), LEFT),
            shares.bar(row, chance, Look(stroke="c", fill="c-soft")),
            text((shares.at((chance, row))[0] + 8, y), say.number(chance, 2), LEFT),
        ]
    parts += [
        scores.axis_up({}, at=0),
        shares.axis_up({}, at=0),
        arrow((240, 116), (308, 116)),
        text((274, 96), "softmax"),
        text((146, 18), say["logits"], TITLE),
        text((390, 18), say["probabilities"], TITLE),
        text((390, 206), f"{say['sum']} = {say.number(sum(chances), 2)}", MUTED),
    ]
    return svg((480, 222), parts)


def wide_and_deep(say: Words) -> str:
    """Return a network whose input goes both straight on and through layers."""
    begin, join = Box(39, 112, 70, 176), Box(338, 112, 88, 176)
    deep = [Box(137, 156, 70, 60), Box(235, 156, 70, 60)]
    end = Box(442, 112, 70, 60)
    parts = [
        begin.draw(say["input"], Look("a", "a-soft")),
        *[box.draw(say["hidden"], Look("d", "d-soft")) for box in deep],
        join.draw(say["concat"], Look("ink", "surface")),
        end.draw(say["output"], Look("c", "c-soft")),
        arrow((74, 62), (294, 62), replace(INK, width=2.5)),
        arrow((74, 156), deep[0].left),
        arrow(deep[1].right, (294, 156)),
        *chain(deep),
        *chain([join, end]),
        text((187, 42), say["wide"]),
        text((187, 210), say["deep"]),
    ]
    return svg((480, 226), parts)


def times(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the dot product."""
    return sum(a * b for a, b in zip(first, second, strict=True))


def fit() -> list[tuple[float, float]]:
    """Return training and validation loss, epoch by epoch, of a linear model.

    It has 30 weights and only 36 noisy examples, so that it learns the noise too.
    """
    draw, rate = random.Random(119), 0.05
    goal = [draw.gauss(0, 1) / math.sqrt(30) for _ in range(30)]
    inputs = [[draw.gauss(0, 1) for _ in goal] for _ in range(186)]
    answers = [times(x, goal) + draw.gauss(0, 0.6) for x in inputs]
    weights, losses = [0.0] * 30, []
    for _ in range(51):
        errors = [times(x, weights) - y for x, y in zip(inputs, answers, strict=True)]
        known, held_out = errors[:36], errors[36:]
        losses.append((times(known, known) / 36, times(held_out, held_out) / 150))
        columns = zip(*inputs[:36], strict=True)
        slopes = [times(known, column) / 36 for column in columns]
        weights = [w - rate * slope for w, slope in zip(weights, slopes, strict=True)]
    return losses


def train_validation_curve(say: Words) -> str:
    """Return the loss on training and on validation data over the epochs."""
    losses = fit()
    plot = Plot((36, 30), (430, 210), Scale(0, 50), Scale(0, 1.5))
    training = [(float(epoch), pair[0]) for epoch, pair in enumerate(losses)]
    validation = [(float(epoch), pair[1]) for epoch, pair in enumerate(losses)]
    best = min(validation, key=lambda point: point[1])
    parts = [
        line(plot.at((best[0], 0)), plot.at((best[0], 1.2)), DASHED),
        plot.axis_across({float(epoch): str(epoch) for epoch in range(0, 51, 10)}),
        plot.axis_up({}),
        plot.trace(training, Look(stroke="a", width=3)),
        plot.trace(validation, Look(stroke="b", width=3, dash="9 5")),
        dot(plot.at(best), "b", 6),
        text((36, 14), say["loss"]),
        text((251, 284), say["epoch"]),
        text((plot.at(best)[0], 58), say["best"]),
        text((466, 80), say["validation"], replace(LABEL, anchor="end", fill="b-fill")),
        text((466, 182), say["training"], replace(LABEL, anchor="end", fill="a-fill")),
    ]
    return svg((480, 300), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "tensor-ranks": tensor_ranks,
            "mnist-network": mnist_network,
            "softmax": softmax,
            "wide-and-deep": wide_and_deep,
            "train-validation-curve": train_validation_curve,
        },
        WORDS,
    )
