"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from figure_kit.diagram import Box
from figure_kit.drawing import (
    Look,
    Point,
    arrow,
    bezier,
    clipped,
    curved_arrow,
    dot,
    line,
    rect,
    svg,
)
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, clearing, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all
from figure_kit.surface import Bowl, Pace, descend

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figure_kit.palette import Fill, Stroke

WORDS = {
    "start": {"en": "start", "nb": "start"},
    "minimum": {"en": "minimum", "nb": "minimum"},
    "too small": {"en": "too small", "nb": "for liten"},
    "about right": {"en": "about right", "nb": "passe"},
    "too large": {"en": "too large", "nb": "for stor"},
    "loss": {"en": "loss", "nb": "tap"},
    "learning rate": {"en": "learning rate", "nb": "læringsrate"},
    "diverges": {"en": "too\nlarge", "nb": "for\nstor"},
    "choose here": {"en": "steep: choose here", "nb": "bratt: velg her"},
    "full batch": {"en": "full batch", "nb": "full batch"},
    "mini-batch": {"en": "mini-batch", "nb": "minibatch"},
    "error": {"en": "error", "nb": "feil"},
    "MSE": {"en": "squared error", "nb": "kvadratfeil"},
    "MAE": {"en": "absolute error", "nb": "absoluttfeil"},
    "batch": {"en": "mini-batch", "nb": "minibatch"},
    "forward pass": {"en": "forward pass", "nb": "foroverpass"},
    "backward pass": {"en": "backward pass", "nb": "bakoverpass"},
    "update": {"en": "update", "nb": "oppdatering"},
    "one step": {"en": "one\ntraining step", "nb": "ett\ntreningssteg"},
    "without": {"en": "without momentum", "nb": "uten momentum"},
    "with": {"en": "with momentum", "nb": "med momentum"},
    "weight": {"en": "weight *w*", "nb": "vekt *w*"},
    "local": {"en": "local minimum", "nb": "lokalt minimum"},
    "global": {"en": "global minimum", "nb": "globalt minimum"},
}

LEFT = Lettering(anchor="start")
RIGHT = Lettering(anchor="end")
SYMBOL = Lettering(size=18)
CONTOUR = Look(stroke="ink", width=1, opacity=0.45)


def contours(plot: Plot, bowl: Bowl, levels: Iterable[float]) -> list[str]:
    """Return the lines where the loss has these values."""
    return [bezier([plot.at(p) for p in bowl.contour(v)], CONTOUR) for v in levels]


def on_contours(
    name: str,
    plot: Plot,
    rings: list[str],
    labels: Sequence[tuple[Point, str, Lettering]],
) -> str:
    """Return contour lines that leave room for the labels, and the labels."""
    holes = [clearing(*label) for label in labels]
    ground = clipped(f"{name}-cut", (plot.corner, plot.size), rings, *holes)
    return ground + "".join(text(*label) for label in labels)


def steps(plot: Plot, points: list[Point], look: Look) -> list[str]:
    """Return an arrow for each step; short steps get small heads."""
    return [
        arrow(start, end, look, min(9, 0.6 * math.dist(start, end)))
        for start, end in pairwise(map(plot.at, points))
    ]


def weight_axes(plot: Plot) -> list[str]:
    """Return axes for two weights."""
    left, bottom = plot.corner[0], plot.bottom
    return [
        plot.arrows(),
        text((plot.right - 10, bottom + 20), "*w*_1", SYMBOL),
        text((left - 20, plot.corner[1] + 12), "*w*_2", SYMBOL),
    ]


def loss_surface(say: Words) -> str:
    """Return contours of a bowl and five steps of gradient descent."""
    bowl = Bowl(1, 2.2)
    plot = Plot((36, 6), (440, 308), Scale(-4.4, 2), Scale(-1.72, 2.76))
    points = descend(bowl.gradient, (-3.7, 2.0), Pace(rate=0.3, steps=5))
    start, centre = plot.at(points[0]), plot.at((0, 0))
    rings = contours(plot, bowl, [6.4, *map(bowl.loss, points)])
    labels = [
        ((start[0] + 12, start[1] - 12), say["start"], LEFT),
        ((centre[0] + 14, centre[1]), say["minimum"], LEFT),
    ]
    parts = [on_contours("loss-surface", plot, rings, labels)]
    parts += weight_axes(plot)
    parts += steps(plot, points, Look(stroke="b", width=2.5))
    parts += [
        dot(start, "b", 5),
        text(centre, "+", Lettering(size=22)),
    ]
    return svg((480, 352), parts)


def learning_rates(say: Words) -> str:
    """Return gradient descent on a parabola with three learning rates."""
    cases: tuple[tuple[str, float, Stroke], ...] = (
        ("too small", 0.04, "a"),
        ("about right", 0.3, "c"),
        ("too large", 1.05, "b"),
    )
    parts = []
    for index, (key, rate, stroke) in enumerate(cases):
        plot = Plot((8 + 160 * index, 66), (144, 168), Scale(-2.4, 2.4), Scale(0, 5.76))
        walk = descend(lambda at: (2 * at[0], 0), (-1.5, 0), Pace(rate, steps=5))
        points = [(w, w * w) for w, _ in walk]
        middle = plot.at((0, 0))[0]
        parts += [
            plot.curve(lambda w: w * w, (-2.4, 2.4), Look(stroke="ink", width=1.5)),
            text((middle, 18), say[key], TITLE),
            text((middle, 42), f"η = {say.number(rate, 2)}", MUTED),
        ]
        if key != "too small":
            parts += steps(plot, points, Look(stroke=stroke, width=1.5))
        parts += [dot(plot.at(point), stroke, 4) for point in points]
    return svg((480, 248), parts)


def rate_sweep() -> list[Point]:
    """Return learning rates and smoothed losses of a run whose rate keeps growing."""
    draw, scales = random.Random(3), (1.5, 1.0, 0.7, 0.5, 0.35, 0.25)
    goal = [draw.gauss(0, 1) for _ in scales]
    weights, smooth, curve = [0.0] * len(scales), 0.0, list[Point]()
    for step in range(195):
        rate = 10 ** (-5.3 + step / 30)
        gradient, loss = [0.0] * len(scales), 0.0
        for _ in range(64):
            inputs = [scale * draw.gauss(0, 1) for scale in scales]
            gaps = [w - g for w, g in zip(weights, goal, strict=True)]
            error = sum(g * x for g, x in zip(gaps, inputs, strict=True))
            error += draw.gauss(0, 0.4)
            loss += error * error / 64
            gradient = [g + error * x / 32 for g, x in zip(gradient, inputs, strict=True)]
        smooth = 0.9 * smooth + 0.1 * loss
        curve.append((rate, smooth / (1 - 0.9 ** (step + 1))))
        weights = [w - rate * g for w, g in zip(weights, gradient, strict=True)]
    return curve


def lr_finder(say: Words) -> str:
    """Return the loss of a learning-rate range test, its steep part marked."""
    curve = rate_sweep()
    top = 1.45 * curve[30][1]
    lowest = min(range(len(curve)), key=lambda index: curve[index][1])
    last = next(i for i in range(lowest, len(curve)) if curve[i][1] > top)
    drops = {i: curve[i + 6][1] - curve[i - 6][1] for i in range(20, lowest)}
    steep = min(drops, key=drops.__getitem__)
    plot = Plot((40, 12), (424, 230), Scale(1e-5, 10, log=True), Scale(0, top))
    low, high = curve[steep - 14], curve[steep + 14]
    left, right = plot.at(low)[0], plot.at(high)[0]
    powers = {10.0**power: f"10^{{{say.number(power, 0)}}}" for power in range(-5, 2)}
    run = plot.trace(curve[9 : last + 1], Look(stroke="a", width=2.5))
    parts = [
        rect((left, 12), (right - left, 230), Look(fill="c-soft")),
        plot.axis_across(powers),
        plot.axis_up({}),
        clipped("lr-finder-cut", (plot.corner, plot.size), [run]),
        plot.trace(curve[steep - 14 : steep + 15], Look(stroke="c", width=5)),
        dot(plot.at(curve[lowest]), "a", 5),
        text((left - 8, 24), say["choose here"], RIGHT),
        text((plot.at(curve[last])[0] + 10, 34), say["diverges"], LEFT),
        text((252, 282), say["learning rate"]),
        text((34, 24), say["loss"], RIGHT),
    ]
    return svg((480, 298), parts)


def noisy_data() -> list[tuple[Point, float]]:
    """Return pairs of two inputs and an answer, for a linear model."""
    draw, rows = random.Random(5), []
    for _ in range(120):
        first = draw.gauss(0, 1)
        second = 0.5 * first + draw.gauss(0, 0.8)
        rows.append(((first, second), draw.gauss(0, 1.2)))
    return rows


def batch_gradient(rows: list[tuple[Point, float]], at: Point) -> Point:
    """Return the gradient of half the mean squared error on these rows."""
    errors = [at[0] * x[0] + at[1] * x[1] - y for x, y in rows]
    pairs = list(zip(errors, rows, strict=True))
    return (
        sum(error * row[0][0] for error, row in pairs) / len(rows),
        sum(error * row[0][1] for error, row in pairs) / len(rows),
    )


def data_bowl(rows: list[tuple[Point, float]]) -> Bowl:
    """Return the loss surface of the linear model on these rows."""
    at_zero = batch_gradient(rows, (0, 0))
    ahead, up = batch_gradient(rows, (1, 0)), batch_gradient(rows, (0, 1))
    first, mixed = ahead[0] - at_zero[0], ahead[1] - at_zero[1]
    second = up[1] - at_zero[1]
    scale = first * second - mixed * mixed
    x = (mixed * at_zero[1] - second * at_zero[0]) / scale
    y = (mixed * at_zero[0] - first * at_zero[1]) / scale
    return Bowl(first, second, mixed, (x, y))


def batch_noise(say: Words) -> str:
    """Return the paths of full-batch and of mini-batch gradient descent."""
    rows, draw = noisy_data(), random.Random(11)
    bowl, start = data_bowl(rows), (-3.2, 1.2)
    plot = Plot((36, 6), (440, 286), Scale(-4, 2.4), Scale(-1.9, 2.26))
    pace = Pace(rate=0.25, steps=24)
    full = descend(bowl.gradient, start, pace)
    noisy = descend(lambda at: batch_gradient(draw.sample(rows, 4), at), start, pace)
    rings = contours(plot, bowl, [0.05 + 0.4 * n * n for n in range(6, -1, -1)])
    labels = [
        ((90, 58), say["start"], LABEL),
        ((136, 148), say["full batch"], replace(LABEL, fill="a-fill")),
        ((300, 40), say["mini-batch"], replace(LEFT, fill="b-fill")),
    ]
    parts = [on_contours("batch-noise", plot, rings, labels)]
    parts += weight_axes(plot)
    parts += [plot.trace(noisy, Look(stroke="b", width=2))]
    parts += [dot(plot.at(point), "b", 3) for point in noisy]
    parts += [plot.trace(full, Look(stroke="a", width=3))]
    parts += [dot(plot.at(start), "ink", 5)]
    return svg((480, 330), parts)


def mse_vs_mae(say: Words) -> str:
    """Return the squared and the absolute error as functions of the error."""
    plot = Plot((32, 34), (316, 236), Scale(-2.5, 2.5), Scale(0, 6.25))
    whole = {float(value): say.number(value, 0) for value in range(-2, 3)}
    parts = [
        plot.levels(range(1, 7)),
        line(plot.at((2, 0)), plot.at((2, 4)), Look(stroke="ink", width=1.5, dash="3 4")),
        plot.axis_across(whole),
        plot.axis_up({value: str(value) for value in range(7)}),
        plot.curve(abs, (-2.5, 2.5), Look(stroke="b", width=3, dash="9 5")),
        plot.curve(lambda e: e * e, (-2.5, 2.5), Look(stroke="a", width=3)),
        dot(plot.at((2, 4)), "a", 5),
        dot(plot.at((2, 2)), "b", 5),
        text((356, 42), say["MSE"], replace(LEFT, fill="a-fill")),
        text((356, 176), say["MAE"], replace(LEFT, fill="b-fill")),
        text((32, 14), say["loss"]),
        text((190, 308), say["error"]),
    ]
    return svg((480, 324), parts)


def training_loop(say: Words) -> str:
    """Return the cycle of one training step: from a batch to the update."""
    minus = "\N{MINUS SIGN}"
    stations: tuple[tuple[str, str, Point, Fill], ...] = (
        ("batch", "*x*, *y*", (240, 36), "surface"),
        ("forward pass", "*ŷ* = *f*(*x*)", (394, 140), "a-soft"),
        ("loss", "*L*(*ŷ*, *y*)", (338, 276), "b-soft"),
        ("backward pass", "∇*L*", (142, 276), "d-soft"),
        ("update", f"*w* ← *w* {minus} η∇*L*", (86, 140), "c-soft"),
    )
    parts = [text((240, 152), say["one step"], MUTED)]
    for key, formula, (x, y), fill in stations:
        box = Box(x, y, 152, 60)
        parts += [
            box.draw("", Look(stroke="ink", fill=fill, width=1.5)),
            text((x, y - 12), say[key], TITLE),
            text((x, y + 13), formula),
        ]
    parts += [
        curved_arrow((318, 36), (394, 42), (394, 108)),
        curved_arrow((394, 172), (392, 210), (362, 244)),
        arrow((260, 276), (220, 276)),
        curved_arrow((118, 244), (88, 210), (86, 172)),
        curved_arrow((86, 108), (86, 42), (162, 36)),
    ]
    return svg((480, 314), parts)


def momentum(say: Words) -> str:
    """Return descent in a narrow valley, without and with momentum."""
    bowl, start = Bowl(1, 16), (-4.4, 0.9)
    cases: tuple[tuple[str, float, Stroke], ...] = (
        ("without", 0, "b"),
        ("with", 0.6, "a"),
    )
    parts = []
    for index, (key, share, stroke) in enumerate(cases):
        plot = Plot((4, 32 + 178 * index), (472, 130), Scale(-5, 1.2), Scale(-1.2, 1.2))
        points = descend(bowl.gradient, start, Pace(0.11, 12, share))
        rings = contours(plot, bowl, [0.5 * n * n for n in range(6, 0, -1)])
        centre = plot.at((0, 0))
        labels = [((centre[0] + 14, centre[1]), say["minimum"], LEFT)][index:]
        parts += [
            on_contours(f"momentum-{key}", plot, rings, labels),
            text((4, plot.corner[1] - 16), say[key], replace(TITLE, anchor="start")),
            plot.trace(points, Look(stroke=stroke, width=2)),
            *[dot(plot.at(point), stroke, 3.5) for point in points],
            text(centre, "+", Lettering(size=22)),
        ]
    return svg((480, 346), parts)


def hills(w: float) -> float:
    """Return a loss with minima at -1.4 and 1.7 and a hill at 0.3."""
    return w**4 / 4 - 0.2 * w**3 - 1.145 * w**2 + 0.714 * w


def local_minimum(say: Words) -> str:
    """Return a curve with two valleys and a descent that ends in the higher one."""
    plot = Plot((40, 10), (432, 220), Scale(-2.6, 2.9), Scale(-2.6, 2.2))
    walk = descend(
        lambda at: ((at[0] + 1.4) * (at[0] - 0.3) * (at[0] - 1.7), 0),
        (2.55, 0),
        Pace(rate=0.05, steps=8),
    )
    low, high = plot.at((-1.4, hills(-1.4))), plot.at((1.7, hills(1.7)))
    path = [plot.at((w, hills(w))) for w, _ in walk]
    parts = [
        plot.arrows(),
        plot.curve(hills, (-2.4, 2.7), Look(stroke="ink", width=2.5)),
        *[dot(place, "b", 4) for place in path],
        dot(low, "c", 6),
        dot(high, "b", 6),
        text((low[0], low[1] + 24), say["global"]),
        text((high[0], high[1] + 24), say["local"]),
        text((path[0][0] - 12, path[0][1]), say["start"], RIGHT),
        text((plot.right, plot.bottom + 20), say["weight"], RIGHT),
        text((34, 22), say["loss"], RIGHT),
    ]
    return svg((480, 264), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "loss-surface": loss_surface,
            "learning-rates": learning_rates,
            "lr-finder": lr_finder,
            "batch-noise": batch_noise,
            "mse-vs-mae": mse_vs_mae,
            "training-loop": training_loop,
            "momentum": momentum,
            "local-minimum": local_minimum,
        },
        WORDS,
    )
