"""Draw the figures of the lesson on classification, metrics and overfitting."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from functools import partial
from statistics import NormalDist
from typing import TYPE_CHECKING

from figure_kit.drawing import Look, Point, arrow, clipped, dot, line, rect, svg
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale, sample
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figure_kit.palette import Fill, Stroke

WORDS = {
    "loss": {"en": "loss", "nb": "tap"},
    "probability": {
        "en": "probability of the right class",
        "nb": "sannsynlighet for riktig klasse",
    },
    "undecided": {"en": "undecided", "nb": "i tvil"},
    "sure and wrong": {"en": "sure and wrong", "nb": "sikker og tar feil"},
    "sure and right": {"en": "sure and right", "nb": "sikker og har rett"},
    "predicted": {"en": "predicted", "nb": "predikert"},
    "truth": {"en": "truth", "nb": "fasit"},
    "spam": {"en": "spam", "nb": "søppelpost"},
    "not spam": {"en": "not spam", "nb": "ikke søppelpost"},
    "TP": {"en": "true positive", "nb": "sann positiv"},
    "FN": {"en": "false negative", "nb": "falsk negativ"},
    "FP": {"en": "false positive", "nb": "falsk positiv"},
    "TN": {"en": "true negative", "nb": "sann negativ"},
    "precision": {"en": "precision", "nb": "presisjon"},
    "recall": {"en": "recall", "nb": "recall"},
    "false positive rate": {"en": "false positive rate", "nb": "falsk positiv-rate"},
    "model A": {"en": "model A", "nb": "modell A"},
    "model B": {"en": "model B", "nb": "modell B"},
    "guessing": {"en": "guessing", "nb": "gjetting"},
    "training": {"en": "training", "nb": "trening"},
    "validation": {"en": "validation", "nb": "validering"},
    "test": {"en": "test", "nb": "test"},
    "sets weights": {"en": "learn the\nparameters", "nb": "lære\nparameterne"},
    "choose": {"en": "choose\nsettings", "nb": "velge\ninnstillinger"},
    "judge": {"en": "measure,\nonce", "nb": "måle,\nén gang"},
    "degree": {"en": "degree", "nb": "grad"},
    "underfits": {"en": "underfits", "nb": "undertilpasset"},
    "fits": {"en": "fits", "nb": "passer"},
    "overfits": {"en": "overfits", "nb": "overtilpasset"},
    "epoch": {"en": "epoch", "nb": "epoke"},
    "best": {"en": "best", "nb": "best"},
    "stop": {"en": "stop", "nb": "stopp"},
    "patience": {"en": "patience", "nb": "tålmodighet"},
    "grid": {"en": "grid", "nb": "rutenett"},
    "random": {"en": "random", "nb": "tilfeldig"},
    "important": {"en": "important setting", "nb": "viktig innstilling"},
    "unimportant": {"en": "unimportant\nsetting", "nb": "uviktig\ninnstilling"},
    "run": {"en": "training", "nb": "trening"},
}

LEFT = Lettering(anchor="start")
RIGHT = Lettering(anchor="end")
GUIDE = Look(stroke="ink", width=1.5, dash="3 4")


def in_colour(base: Lettering, fill: Fill) -> Lettering:
    """Return the lettering in another colour."""
    return replace(base, fill=fill)


def cross_entropy(say: Words) -> str:
    """Return minus the natural logarithm of the right class's probability."""
    plot = Plot((44, 30), (420, 240), Scale(0, 1), Scale(0, 5))
    marks: tuple[tuple[float, str, Stroke, Point, Lettering], ...] = (
        (0.05, "sure and wrong", "b", (0.085, 3.3), LEFT),
        (0.5, "undecided", "ink", (0.51, 1.3), LEFT),
        (0.9, "sure and right", "c", (1.02, 0.72), RIGHT),
    )
    parts = [
        plot.levels(range(1, 6)),
        plot.axis_across({0.25 * n: say.number(0.25 * n, 2) for n in range(5)}),
        plot.axis_up({value: str(value) for value in range(6)}),
        plot.trace(
            [(p, -math.log(p)) for p, _ in sample(float, (math.exp(-5), 1), 241)],
            Look(stroke="a", width=3),
        ),
        text((44, 12), say["loss"]),
        text((254, 308), say["probability"]),
    ]
    for probability, key, stroke, place, lettering in marks:
        loss = -math.log(probability)
        parts += [
            dot(plot.at((probability, loss)), stroke, 5),
            text(plot.at(place), f"{say[key]}: {say.number(loss, 2)}", lettering),
        ]
    return svg((480, 324), parts)


def cell(corner: Point, count: str, name: str, fill: Fill) -> list[str]:
    """Return one cell of the confusion matrix."""
    x, y = corner
    return [
        rect(corner, (128, 76), Look(stroke="ink", fill=fill, width=1.5)),
        text((x + 64, y + 28), count, Lettering(size=24, bold=True)),
        text((x + 64, y + 56), name, Lettering(size=14)),
    ]


def confusion_matrix(say: Words) -> str:
    """Return the table of the spam filter with precision and recall read off."""
    left, top = 118, 60
    third, two_thirds = say.number(80 / 120, 3), say.number(80 / 100, 2)
    parts = [
        text((left + 128, 14), say["predicted"], TITLE),
        text((left + 64, 42), say["spam"]),
        text((left + 192, 42), say["not spam"]),
        text((left - 14, 20), say["truth"], replace(TITLE, anchor="end")),
        text((left - 12, top + 38), say["spam"], RIGHT),
        text((left - 12, top + 114), say["not spam"].replace(" ", "\n", 1), RIGHT),
        *cell((left, top), "80", say["TP"], "c-soft"),
        *cell((left + 128, top), "20", say["FN"], "b-soft"),
        *cell((left, top + 76), "40", say["FP"], "b-soft"),
        *cell((left + 128, top + 76), "860", say["TN"], "surface"),
        rect((left + 4, top + 4), (120, 144), Look(stroke="a", width=3, dash="8 5"), 8),
        rect((left + 8, top + 8), (240, 60), Look(stroke="d", width=3, dash="2 5"), 8),
        arrow((left + 64, top + 152), (left + 64, top + 178), Look(stroke="a")),
        text((left + 64, top + 194), say["precision"], in_colour(TITLE, "a-fill")),
        text((left + 64, top + 216), f"80 / (80 + 40) = {third}", in_colour(LABEL, "a-fill")),
        arrow((left + 256, top + 38), (left + 276, top + 38), Look(stroke="d")),
        text(
            (left + 282, top + 20),
            say["recall"],
            in_colour(replace(TITLE, anchor="start"), "d-fill"),
        ),
        text((left + 282, top + 42), "80 / (80 + 20)", in_colour(LEFT, "d-fill")),
        text((left + 282, top + 64), f"= {two_thirds}", in_colour(LEFT, "d-fill")),
    ]
    return svg((528, 288), parts)


def roc_curve(say: Words) -> str:
    """Return the exact curves for scores that are normal with means 2 or 1 apart."""
    plot = Plot((60, 12), (270, 270), Scale(0, 1), Scale(0, 1))
    normal = NormalDist()
    cuts = [-6 + 0.1 * n for n in range(121)]
    ticks = {0.0: "0", 0.5: say.number(0.5, 1), 1.0: "1"}
    parts = [
        plot.levels([0.25, 0.5, 0.75, 1]),
        plot.axis_across(ticks),
        plot.axis_up(ticks),
        plot.trace([(0, 0), (1, 1)], GUIDE),
        text((195, 322), say["false positive rate"]),
        text((2, 80), say["recall"], LEFT),
        line((342, 150), (370, 150), GUIDE),
        text((378, 150), f"{say['guessing']}: {say.number(0.5, 2)}", LEFT),
    ]
    cases: tuple[tuple[str, float, Stroke, Fill, float], ...] = (
        ("model A", 2, "a", "a-fill", 90),
        ("model B", 1, "b", "b-fill", 120),
    )
    for key, distance, stroke, fill, height in cases:
        curve = [(1 - normal.cdf(cut), 1 - normal.cdf(cut - distance)) for cut in cuts]
        area = normal.cdf(distance / math.sqrt(2))
        dash = "" if key == "model A" else "9 5"
        parts += [
            plot.trace(curve, Look(stroke=stroke, width=3, dash=dash)),
            line((342, height), (370, height), Look(stroke=stroke, width=3, dash=dash)),
            text((378, height), f"{say[key]}: {say.number(area, 2)}", in_colour(LEFT, fill)),
        ]
    return svg((508, 336), parts)


def data_split(say: Words) -> str:
    """Return 1000 examples in three parts, and what each is used for."""
    parts, left = [], 8.0
    cases: tuple[tuple[str, int, str, Fill], ...] = (
        ("training", 700, "sets weights", "a-soft"),
        ("validation", 150, "choose", "c-soft"),
        ("test", 150, "judge", "b-soft"),
    )
    for key, count, use, fill in cases:
        width = 234.0 if key == "training" else 115.0
        middle = left + width / 2
        parts += [
            rect((left, 34), (width, 56), Look(stroke="ink", fill=fill, width=1.5)),
            text((middle, 16), say[key], TITLE),
            text((middle, 62), str(count), Lettering(size=22)),
            arrow((middle, 94), (middle, 118)),
            text((middle, 144), say[use]),
        ]
        left += width
    return svg((480, 172), parts)


def cross_validation(say: Words) -> str:
    """Return five rows of five boxes; another box is left out in each."""
    parts = []
    for row in range(5):
        y = 8 + 42 * row
        parts.append(text((100, y + 16), f"{say['run']} {row + 1}", RIGHT))
        for column in range(5):
            held = row == column
            look = Look(stroke="ink", fill="c-soft" if held else "a-soft", width=1.5)
            parts.append(rect((114 + 70 * column, y), (66, 32), look, 4))
            if held:
                parts.append(
                    text((147 + 70 * column, y + 16), say["validation"], Lettering(size=12))
                )
    return svg((480, 216), parts)


XS = [-0.9 + 0.2 * n for n in range(10)]
YS = [-0.5, -0.9, -0.6, -0.6, -0.7, 0.3, 0.7, 1.0, 0.4, 0.4]


def orthogonal(degree: int, x: float) -> list[float]:
    """Return polynomials up to a degree at x that are orthogonal on the ten places."""
    before = [[0.0] * len(XS), [1.0] * len(XS)]
    values = [0.0, 1.0]
    for _ in range(degree):
        last, older = before[-1], before[-2]
        size, old = dot_product(last, last), dot_product(older, older)
        share = dot_product([a * b for a, b in zip(XS, last, strict=True)], last) / size
        back = size / old if old else 0.0
        rows = zip(XS, last, older, strict=True)
        before.append([(place - share) * a - back * b for place, a, b in rows])
        values.append((x - share) * values[-1] - back * values[-2])
    return values[1:]


def dot_product(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the sum of the products."""
    return sum(a * b for a, b in zip(first, second, strict=True))


def fitted(degree: int, x: float) -> float:
    """Return the polynomial of least squares of this degree at x."""
    rows = [orthogonal(degree, place) for place in XS]
    total = 0.0
    for index, value in enumerate(orthogonal(degree, x)):
        column = [row[index] for row in rows]
        total += dot_product(column, YS) / dot_product(column, column) * value
    return total


def fits(say: Words) -> str:
    """Return least-squares polynomials of three degrees through the same points."""
    cases: tuple[tuple[int, str, Stroke], ...] = (
        (1, "underfits", "d"),
        (3, "fits", "c"),
        (9, "overfits", "b"),
    )
    parts = []
    for index, (degree, key, stroke) in enumerate(cases):
        plot = Plot((10 + 158 * index, 54), (144, 170), Scale(-1, 1), Scale(-2, 1.6))
        curve = sample(partial(fitted, degree), (-0.95, 0.95), 121)
        middle = plot.corner[0] + 72
        parts += [
            text((middle, 14), say[key], TITLE),
            text((middle, 36), f"{say['degree']} {degree}", MUTED),
            rect(plot.corner, plot.size, Look(stroke="grid", width=1)),
            clipped(
                f"fits-{degree}",
                (plot.corner, plot.size),
                [plot.trace(curve, Look(stroke=stroke, width=2.5))],
            ),
            *[dot(plot.at(point), "ink", 3.5) for point in zip(XS, YS, strict=True)],
        ]
    return svg((480, 232), parts)


Rows = list[tuple[list[float], float]]


def rows_of(draw: random.Random, goal: list[float], count: int) -> Rows:
    """Return inputs and noisy answers of a linear rule."""
    rows: Rows = []
    for _ in range(count):
        inputs = [draw.gauss(0, 1) for _ in goal]
        rows.append((inputs, dot_product(inputs, goal) + draw.gauss(0, 2)))
    return rows


def mean_square(rows: Rows, weights: list[float]) -> float:
    """Return the mean squared error of a linear model."""
    return sum((dot_product(x, weights) - y) ** 2 for x, y in rows) / len(rows)


def history(epochs: int) -> list[Point]:
    """Return training and validation loss of a linear model with many inputs."""
    draw = random.Random(5)
    goal = [draw.gauss(0, 0.35) for _ in range(30)]
    training, validation = rows_of(draw, goal, 32), rows_of(draw, goal, 100)
    weights, losses = [0.0] * 30, list[Point]()
    for _ in range(epochs):
        errors = [dot_product(x, weights) - y for x, y in training]
        for index in range(30):
            slope = sum(e * x[index] for e, (x, _) in zip(errors, training, strict=True))
            weights[index] -= 0.04 * slope / len(training)
        losses.append((mean_square(training, weights), mean_square(validation, weights)))
    return losses


def early_stopping(say: Words) -> str:
    """Return both losses of a run, its best epoch and where patience ends."""
    losses = history(80)
    best = min(range(80), key=lambda epoch: losses[epoch][1])
    stop = best + 12
    top = 1.1 * max(losses[0])
    plot = Plot((40, 30), (340, 220), Scale(0, 80), Scale(0, top))
    marks = [plot.at((epoch + 1, 0))[0] for epoch in (best, stop)]
    low = plot.at((best + 1, losses[best][1]))
    last = [plot.at((80, value)) for value in losses[-1]]
    parts = [
        rect((marks[0], 30), (marks[1] - marks[0], 220), Look(fill="c-soft")),
        plot.axis_across({20.0 * n: str(20 * n) for n in range(5)}),
        plot.axis_up({}),
        line((marks[1], 30), (marks[1], 250), GUIDE),
        plot.trace([(n + 1, pair[0]) for n, pair in enumerate(losses)], Look(stroke="a", width=3)),
        plot.trace(
            [(n + 1, pair[1]) for n, pair in enumerate(losses)],
            Look(stroke="b", width=3, dash="9 5"),
        ),
        dot(low, "b", 5.5),
        text((marks[0] - 6, 44), say["best"], RIGHT),
        text((marks[1] + 6, 44), say["stop"], LEFT),
        text(((marks[0] + marks[1]) / 2, 16), say["patience"]),
        text((388, last[0][1]), say["training"], in_colour(LEFT, "a-fill")),
        text((388, last[1][1]), say["validation"], in_colour(LEFT, "b-fill")),
        text((34, 44), say["loss"], RIGHT),
        text((210, 288), say["epoch"]),
    ]
    return svg((480, 304), parts)


def trials(key: str) -> list[Point]:
    """Return nine trials on a grid or at random, in the unit square."""
    if key == "grid":
        return [(0.2 + 0.3 * a, 0.2 + 0.3 * b) for a in range(3) for b in range(3)]
    heights = [0.55, 0.15, 0.8, 0.35, 0.92, 0.1, 0.65, 0.28, 0.75]
    places = [0.06, 0.19, 0.27, 0.41, 0.5, 0.58, 0.72, 0.83, 0.95]
    return list(zip(places, heights, strict=True))


def grid_vs_random(say: Words) -> str:
    """Return nine trials on a grid and nine at random, with their values below."""
    parts = []
    cases: tuple[tuple[str, Stroke], ...] = (("grid", "b"), ("random", "a"))
    for index, (key, stroke) in enumerate(cases):
        plot = Plot((100 + 198 * index, 34), (176, 176), Scale(0, 1), Scale(0, 1))
        left, bottom = plot.corner[0], plot.bottom
        parts += [
            text((left + 88, 16), say[key], TITLE),
            rect(plot.corner, plot.size, Look(stroke="ink", fill="surface", width=1.5)),
        ]
        for point in trials(key):
            x, y = plot.at(point)
            parts += [
                line((x, y), (x, bottom + 10), Look(stroke=stroke, width=1, dash="2 3")),
                dot((x, y), stroke, 5),
                line((x, bottom + 8), (x, bottom + 18), Look(stroke=stroke, width=3)),
            ]
        parts.append(text((left + 88, bottom + 36), say["important"]))
    parts.append(text((92, 122), say["unimportant"], replace(RIGHT, size=14)))
    return svg((480, 262), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "cross-entropy": cross_entropy,
            "confusion-matrix": confusion_matrix,
            "roc-curve": roc_curve,
            "data-split": data_split,
            "cross-validation": cross_validation,
            "fits": fits,
            "early-stopping": early_stopping,
            "grid-vs-random": grid_vs_random,
        },
        WORDS,
    )
