"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from figure_kit.diagram import Box, Node
from figure_kit.drawing import Look, Point, arrow, line, path, polyline, rect, svg
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from figure_kit.palette import Fill, Stroke

WORDS = {
    "accuracy": {"en": "accuracy", "nb": "nøyaktighet"},
    "pictures": {"en": "training images (logarithmic)", "nb": "treningsbilder (logaritmisk)"},
    "pretrained": {"en": "with pre-training", "nb": "med forhåndstrening"},
    "scratch": {"en": "from scratch", "nb": "fra bunnen av"},
    "few": {"en": "few", "nb": "få"},
    "many": {"en": "many", "nb": "mange"},
    "gain": {"en": "gain", "nb": "gevinst"},
    "sketch": {"en": "schematic", "nb": "skjematisk"},
    "pretrained network": {"en": "pretrained", "nb": "forhåndstrent"},
    "feature extraction": {"en": "feature\nextraction", "nb": "trekk-\nuttrekking"},
    "fine-tuning": {"en": "fine-tuning", "nb": "finjustering"},
    "picture": {"en": "image", "nb": "bilde"},
    "edges": {"en": "edges", "nb": "kanter"},
    "textures": {"en": "textures", "nb": "teksturer"},
    "parts": {"en": "parts", "nb": "deler"},
    "objects": {"en": "objects", "nb": "objekter"},
    "old head": {"en": "1000 classes", "nb": "1000 klasser"},
    "new head": {"en": "10 classes", "nb": "10 klasser"},
    "frozen": {"en": "frozen", "nb": "fryst"},
    "trained": {"en": "trained", "nb": "trenes"},
    "convolution": {"en": "3 × 3\nconv.", "nb": "3 × 3-\nkonv."},
    "unchanged": {"en": "*x*, unchanged", "nb": "*x*, uendret"},
    "rate": {"en": "learning rate", "nb": "læringsrate"},
    "epoch": {"en": "epoch", "nb": "epoke"},
    "body frozen": {"en": "body\nfrozen", "nb": "fryst\nkropp"},
    "unfrozen": {"en": "everything is trained", "nb": "alt trenes"},
    "head": {"en": "head", "nb": "hode"},
    "middle": {"en": "middle layers", "nb": "midtre lag"},
    "first": {"en": "first layers", "nb": "første lag"},
    "measured": {"en": "measured", "nb": "målt"},
    "smoothed": {"en": "smoothed", "nb": "glattet"},
}

LEFT = Lettering(anchor="start")
FROZEN = Look(stroke="a", fill="a-soft", width=1.5, dash="6 4")
TRAINED = Look(stroke="b", fill="b-soft", width=2.5)
PLAIN = Look(stroke="ink", fill="surface", width=1.5)


def data_and_pretraining(say: Words) -> str:
    """Return a sketch of accuracy against the amount of data."""
    plot = Plot((36, 26), (420, 224), Scale(0, 10), Scale(0, 1))

    def borrowed(x: float) -> float:
        return 0.9 - 0.42 * math.exp(-0.33 * x)

    def own(x: float) -> float:
        return 0.08 + 0.81 / (1 + math.exp(-0.75 * (x - 4.6)))

    low, high = plot.at((2, own(2))), plot.at((2, borrowed(2)))
    parts = [
        plot.arrows(),
        plot.curve(borrowed, (0.3, 9.7), Look(stroke="b", width=3)),
        plot.curve(own, (0.3, 9.7), Look(stroke="a", width=3, dash="9 5")),
        arrow((low[0], low[1] - 8), (high[0], high[1] + 6), Look(stroke="c", width=2)),
        text((low[0] + 10, (low[1] + high[1]) / 2), say["gain"], replace(LEFT, fill="c-fill")),
        text((112, 44), say["pretrained"], replace(LEFT, fill="b-fill")),
        text((300, 166), say["scratch"], replace(LEFT, fill="a-fill")),
        text((446, 226), say["sketch"], replace(MUTED, anchor="end")),
        text((36, 12), say["accuracy"], LEFT),
        text((46, 268), say["few"], MUTED),
        text((436, 268), say["many"], MUTED),
        text((240, 268), say["pictures"]),
    ]
    return svg((480, 284), parts)


def stack(column: float, looks: list[Look], words: list[str]) -> list[str]:
    """Return boxes from the bottom up, with arrows between them."""
    boxes = [Box(column, 280 - 50 * index, 126, 34) for index in range(len(looks))]
    shapes = [b.draw(w, k) for b, w, k in zip(boxes, words, looks, strict=True)]
    steps = [
        arrow(lower.top, upper.bottom, Look(stroke="ink", width=1.5), 7)
        for lower, upper in pairwise(boxes)
    ]
    into = arrow((column, 316), boxes[0].bottom, Look(stroke="ink", width=1.5), 7)
    return [*shapes, *steps, into]


def feature_extraction_fine_tuning(say: Words) -> str:
    """Return a pretrained network and the two ways of adapting it."""
    base = [say[key] for key in ("edges", "textures", "parts", "objects")]
    cases: tuple[tuple[str, str, list[Look]], ...] = (
        ("pretrained network", "old head", [PLAIN] * 5),
        ("feature extraction", "new head", [FROZEN] * 4 + [TRAINED]),
        ("fine-tuning", "new head", [FROZEN] * 2 + [TRAINED] * 3),
    )
    parts = []
    for index, (key, head, looks) in enumerate(cases):
        column = 78 + 162 * index
        parts += stack(column, looks, [*base, say[head]])
        parts += [text((column, 26), say[key], TITLE), text((column, 328), say["picture"], MUTED)]
    legend: tuple[tuple[float, str, Look], ...] = (
        (170, "frozen", FROZEN),
        (290, "trained", TRAINED),
    )
    for x, key, look in legend:
        parts += [rect((x, 351), (30, 18), look, 4), text((x + 38, 360), say[key], LEFT)]
    return svg((480, 378), parts)


def residual_block(say: Words) -> str:
    """Return a residual block: two convolutions and a path around them."""
    level, top = 118.0, 40.0
    first, second = Box(142, level, 82, 56), Box(250, level, 82, 56)
    plus, relu = Node(334, level, 16), Box(402, level, 62, 40)
    shortcut = Look(stroke="b", width=2.5)
    parts = [
        text((22, level), "*x*", Lettering(size=20)),
        arrow((38, level), first.left),
        polyline([(68, level), (68, top), (334, top)], shortcut),
        arrow((334, top), (334, level - 16), shortcut),
        first.draw(say["convolution"], Look(stroke="a", fill="a-soft")),
        arrow(first.right, second.left),
        second.draw(say["convolution"], Look(stroke="a", fill="a-soft")),
        arrow(second.right, (318, level)),
        plus.draw("+", Look(stroke="ink", fill="surface"), Lettering(size=22)),
        arrow((350, level), relu.left),
        relu.draw("ReLU", Look(stroke="ink", fill="surface", width=1.5)),
        arrow(relu.right, (472, level)),
        text((196, top - 18), say["unchanged"], replace(LABEL, fill="b-fill")),
        path("M101,158 v8 H291 v-8", Look(stroke="a", width=1.5)),
        text((196, 184), "*F*(*x*)", Lettering(size=18, fill="a-fill")),
        text((364, 68), "*y* = *F*(*x*) + *x*", LEFT),
        line((352, level - 10), (376, 82), Look(stroke="grid", width=1.5)),
    ]
    return svg((480, 204), parts)


def one_cycle(share: float, peak: float, *, start: float, turn: float) -> float:
    """Return fastai's 1cycle rate after a share of the run (cosine up, cosine down)."""
    low, high, along = (peak / start, peak, share / turn)
    if share > turn:
        low, high, along = (peak, peak / 1e5, (share - turn) / (1 - turn))
    return low + (high - low) * (1 - math.cos(math.pi * along)) / 2


def fine_tune_rates(say: Words) -> str:
    """Return the learning rates of `fine_tune(4)` for three groups of layers."""
    plot = Plot((58, 44), (404, 220), Scale(0, 5), Scale(1e-7, 1e-2, log=True))
    minus = "\N{MINUS SIGN}"
    shares = [index / 200 for index in range(201)]
    warm = [(s, one_cycle(s, 0.002, start=25, turn=0.99)) for s in [*shares[:-1], 0.998]]
    groups: tuple[tuple[str, float, Stroke, Fill, str, Point], ...] = (
        ("head", 1e-3, "b", "b-fill", "", (2.3, 1.75e-3)),
        ("middle", 1e-4, "c", "c-fill", "9 5", (2.3, 1.75e-4)),
        ("first", 1e-5, "a", "a-fill", "2 4", (2.3, 1.75e-5)),
    )
    edge = plot.at((1, 1e-7))[0]
    parts = [
        rect((58, 44), (edge - 58, 220), Look(fill="a-soft")),
        plot.levels([10.0**power for power in range(-6, -1)]),
        plot.axis_across({value + 0.5: str(value + 1) for value in range(5)}),
        plot.axis_up({10.0**p: f"10^{{{minus}{-p}}}" for p in range(-7, -1)}),
        plot.trace(warm, Look(stroke="b", width=3)),
        text(((58 + edge) / 2, 190), say["body frozen"], MUTED),
        text(((edge + plot.right) / 2, 56), say["unfrozen"], MUTED),
        text((260, 300), say["epoch"]),
        text((8, 20), say["rate"], LEFT),
    ]
    for key, peak, stroke, fill, dash, label in groups:
        rates = [(1 + 4 * s, one_cycle(s, peak, start=5, turn=0.3)) for s in shares]
        seen = [point for point in rates if point[1] >= 1e-7]
        parts += [
            plot.trace(seen, Look(stroke=stroke, width=3, dash=dash)),
            text(plot.at(label), say[key], replace(LEFT, fill=fill)),
        ]
    return svg((480, 316), parts)


def smoothed_curve(say: Words) -> str:
    """Return noisy accuracies and their exponential average."""
    draw, smooth = random.Random(4), 0.0
    measured, averaged = list[Point](), list[Point]()
    for epoch in range(1, 61):
        value = 0.9 - 0.32 * math.exp(-epoch / 12) + draw.gauss(0, 0.022)
        smooth = value if epoch == 1 else 0.8 * smooth + 0.2 * value
        measured.append((epoch, value))
        averaged.append((epoch, smooth))
    plot = Plot((50, 34), (412, 206), Scale(0, 60), Scale(0.5, 1))
    parts = [
        plot.levels([0.6, 0.7, 0.8, 0.9, 1.0]),
        plot.axis_across({float(value): str(value) for value in range(0, 61, 10)}),
        plot.axis_up({v / 10: say.number(v / 10, 1) for v in range(5, 11)}),
        plot.trace(measured, Look(stroke="a", width=1.5)),
        plot.trace(averaged, Look(stroke="b", width=3.5)),
        text(plot.at((8, 0.87)), say["measured"], replace(LABEL, fill="a-fill")),
        text(plot.at((19, 0.69)), say["smoothed"], replace(LABEL, fill="b-fill")),
        text((8, 14), say["accuracy"], LEFT),
        text((256, 276), say["epoch"]),
    ]
    return svg((480, 292), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "data-and-pretraining": data_and_pretraining,
            "feature-extraction-fine-tuning": feature_extraction_fine_tuning,
            "residual-block": residual_block,
            "fine-tune-rates": fine_tune_rates,
            "smoothed-curve": smoothed_curve,
        },
        WORDS,
    )
