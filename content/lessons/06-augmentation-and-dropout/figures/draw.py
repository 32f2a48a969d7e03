"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from figure_kit.diagram import Node
from figure_kit.drawing import Look, Point, circle, clipped, group, line, polygon, rect, svg
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figure_kit.palette import Fill

WORDS = {
    "original": {"en": "original", "nb": "original"},
    "flip": {"en": "flipped", "nb": "speilvendt"},
    "rotate": {"en": "rotated", "nb": "rotert"},
    "crop": {"en": "cropped", "nb": "beskåret"},
    "shift": {"en": "shifted", "nb": "forskjøvet"},
    "light": {"en": "darker", "nb": "mørkere"},
    "training": {"en": "training, *p* = 0.5", "nb": "trening, *p* = 0,5"},
    "use": {"en": "inference", "nb": "inferens"},
    "kept": {"en": "kept outputs times 2", "nb": "beholdte verdier ganger 2"},
    "all": {"en": "all outputs unchanged", "nb": "alle verdier uendret"},
    "without": {"en": "no regularization", "nb": "uten regularisering"},
    "with": {"en": "with regularization", "nb": "med regularisering"},
    "train loss": {"en": "training", "nb": "trening"},
    "validation loss": {"en": "validation", "nb": "validering"},
    "epoch": {"en": "epoch", "nb": "epoke"},
    "loss": {"en": "loss", "nb": "tap"},
    "before": {"en": "before", "nb": "før"},
}

LEFT = Lettering(anchor="start")
PANEL = (148.0, 112.0)
OUTLINE = Look(stroke="ink", width=1.5)
THIN = Look(stroke="ink", width=1.2)


def scene() -> list[str]:
    """Return a house, a tree and the sun in a picture of the panel's size."""
    width, height = PANEL
    return [
        rect((0, 0), PANEL, Look(fill="a-soft")),
        rect((0, 80), (width, height - 80), Look(fill="c-soft")),
        circle((24, 22), 11, Look(fill="b-fill")),
        rect((50, 50), (52, 42), Look(stroke="ink", fill="b-soft", width=1.5)),
        polygon([(43, 52), (76, 24), (109, 52)], Look(fill="d-fill")),
        rect((60, 66), (13, 26), Look(fill="d-fill")),
        rect((80, 60), (14, 13), Look(stroke="ink", fill="a-soft", width=1.2)),
        line((126, 92), (126, 66), Look(stroke="ink", width=4)),
        circle((126, 56), 15, Look(fill="c-fill")),
    ]


def augmentations(say: Words) -> str:
    """Return one picture and five variants of it."""
    width, height = PANEL
    middle = f"translate({width / 2} {height / 2})"
    back = f"translate({-width / 2} {-height / 2})"
    moves = {
        "original": "",
        "flip": f"translate({width} 0) scale(-1 1)",
        "rotate": f"{middle} rotate(14) {back}",
        "crop": f"{middle} scale(1.6) translate(-80 -60)",
        "shift": "translate(-26 14)",
        "light": "",
    }
    parts = []
    for index, (key, move) in enumerate(moves.items()):
        left, top = 8 + 158 * (index % 3), 6 + 152 * (index // 3)
        picture = [group(scene(), move)] if move else scene()
        if key == "light":
            picture.append(rect((0, 0), PANEL, Look(fill="text", opacity=0.4)))
        moved = group(picture, f"translate({left} {top})")
        parts += [
            rect((left, top), PANEL, Look(fill="surface")),
            clipped(f"augmentations-{key}", ((left, top), PANEL), [moved]),
            rect((left, top), PANEL, OUTLINE),
            text((left + width / 2, top + height + 17), say[key]),
        ]
    return svg((480, 304), parts)


def crossed(node: Node) -> str:
    """Return a cross over a node."""
    reach = 0.95 * node.radius
    look = Look(stroke="b", width=4)
    (x, y) = (node.x, node.y)
    return line((x - reach, y - reach), (x + reach, y + reach), look) + line(
        (x - reach, y + reach), (x + reach, y - reach), look
    )


def half_network(say: Words, left: float, keep: Sequence[bool], *, training: bool) -> list[str]:
    """Return a network whose hidden neurons are kept or crossed out."""
    values = (0.8, 1.2, 0.4, 1.0)
    first = [Node(left + 22, 92 + 64 * row, 16) for row in range(3)]
    hidden = [Node(left + 112, 60 + 64 * row, 23) for row in range(4)]
    last = Node(left + 202, 156, 16)
    parts = []
    for node, kept in zip(hidden, keep, strict=True):
        edge = THIN if kept else Look(stroke="ink", width=1.2, dash="3 5", opacity=0.5)
        parts += [start.join(node, edge) for start in first]
        parts.append(node.join(last, edge))
    plain = Look(stroke="ink", fill="a-soft", width=1.5)
    parts += [node.draw("", plain) for node in [*first, last]]
    for node, kept, value in zip(hidden, keep, values, strict=True):
        shown = value * (2 if training else 1) if kept else 0
        fill: Fill = "c-soft" if kept else "surface"
        look = Look(stroke="ink", fill=fill, width=1.5)
        parts.append(node.draw(say.number(shown, 1) if kept else "", look))
        parts += [] if kept else [crossed(node)]
    return parts


def dropout(say: Words) -> str:
    """Return the same network in training, thinned out, and in use."""
    parts = half_network(say, 4, (True, False, True, False), training=True)
    parts += half_network(say, 252, (True, True, True, True), training=False)
    parts += [
        text((116, 16), say["training"], TITLE),
        text((364, 16), say["use"], TITLE),
        text((116, 300), say["kept"], MUTED),
        text((364, 300), say["all"], MUTED),
    ]
    return svg((480, 316), parts)


Row: TypeAlias = tuple[list[float], float]

INPUTS, HIDDEN, EPOCHS = 8, 24, 300


def noisy_rows(draw: random.Random, count: int) -> list[Row]:
    """Return inputs of which two matter, and answers of which one in ten is wrong."""
    rows = []
    for _ in range(count):
        x = [draw.gauss(0, 1) for _ in range(INPUTS)]
        right = x[0] + x[1] > 0
        rows.append((x, float(right if draw.random() > 0.1 else not right)))
    return rows


@dataclass(frozen=True, slots=True)
class Net:
    """A network with one hidden layer of tanh neurons and a sigmoid at its end."""

    first: list[list[float]]
    last: list[float]

    def hidden(self, x: list[float]) -> list[float]:
        """Return the outputs of the hidden neurons; the last weight is the bias."""
        return [
            math.tanh(sum(w * v for w, v in zip(row, x, strict=False)) + row[-1])
            for row in self.first
        ]

    def answer(self, hidden: list[float]) -> float:
        """Return the probability of the answer 1."""
        z = sum(w * h for w, h in zip(self.last, hidden, strict=False)) + self.last[-1]
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))

    def loss(self, rows: list[Row]) -> float:
        """Return the mean cross-entropy in use, that is, without dropout."""
        total = 0.0
        for x, y in rows:
            p = self.answer(self.hidden(x))
            total -= math.log(max(p if y else 1 - p, 1e-9))
        return total / len(rows)


def train_epoch(net: Net, rows: list[Row], rate: float, draw: random.Random, *, calm: bool) -> None:
    """Change the weights once per example; `calm` means dropout and weight decay."""
    for x, y in draw.sample(rows, len(rows)):
        mask = [2.0 * (draw.random() >= 0.5) if calm else 1.0 for _ in range(HIDDEN)]
        plain = net.hidden(x)
        kept = [h * m for h, m in zip(plain, mask, strict=True)]
        gap = net.answer(kept) - y
        slopes = [gap * w * m * (1 - h * h) for w, m, h in zip(net.last, mask, plain, strict=False)]
        shrink = 1 - rate * (0.03 if calm else 0)
        for index, value in enumerate([*kept, 1.0]):
            net.last[index] = shrink * net.last[index] - rate * gap * value
        for row, slope in zip(net.first, slopes, strict=True):
            for index, value in enumerate([*x, 1.0]):
                row[index] = shrink * row[index] - rate * slope * value


@cache
def curves(*, calm: bool) -> tuple[list[Point], list[Point]]:
    """Return the training loss and the validation loss over the epochs."""
    draw = random.Random(21)
    rows, held_back = noisy_rows(draw, 40), noisy_rows(draw, 150)
    net = Net(
        [[draw.gauss(0, 0.3) for _ in range(INPUTS + 1)] for _ in range(HIDDEN)],
        [draw.gauss(0, 0.3) for _ in range(HIDDEN + 1)],
    )
    training, validation = list[Point](), list[Point]()
    for epoch in range(EPOCHS + 1):
        if epoch % 5 == 0:
            training.append((epoch, net.loss(rows)))
            validation.append((epoch, net.loss(held_back)))
        train_epoch(net, rows, 0.03, draw, calm=calm)
    return training, validation


def with_and_without(say: Words) -> str:
    """Return learning curves of one network without and with regularization."""
    parts = []
    for index, key in enumerate(("without", "with")):
        plot = Plot((36 + 234 * index, 48), (190, 190), Scale(0, EPOCHS), Scale(0, 1.4))
        training, validation = curves(calm=key == "with")
        ticks = {0.0: "0", 150.0: "150", 300.0: "300"}
        heights = {value: say.number(value, 1) for value in (0.0, 0.5, 1.0)}
        parts += [
            plot.levels((0.5, 1.0)),
            plot.axis_across(ticks),
            plot.axis_up(heights if index == 0 else {}),
            plot.trace(training, Look(stroke="a", width=3)),
            plot.trace(validation, Look(stroke="b", width=3, dash="8 4")),
            text((plot.corner[0] + 95, 16), say[key], TITLE),
            text((plot.corner[0] + 95, 278), say["epoch"]),
        ]
        levels = (validation[-1], training[-1])
        names = ("validation loss", "train loss")
        fills: tuple[Fill, Fill] = ("b-fill", "a-fill")
        for (_, value), name, fill in zip(levels, names, fills, strict=True):
            up = -16 if name == "validation loss" or value < 0.2 else 16
            place = (plot.right - 4, plot.at((0, value))[1] + up)
            parts.append(text(place, say[name], Lettering(anchor="end", fill=fill)))
    parts.append(text((36, 34), say["loss"], replace(LEFT, anchor="middle")))
    return svg((480, 294), parts)


def fill_modes(say: Words) -> str:
    """Return a row of pixels and how four fill modes complete it when it moves."""
    grays: dict[str, Fill] = {"1": "a-soft", "2": "c-soft", "3": "d-soft", "0": "surface"}
    rows = {
        "before": "123",
        "nearest": "111",
        "reflect": "211",
        "wrap": "231",
        "constant": "001",
    }
    parts = []
    for index, (key, pixels) in enumerate(rows.items()):
        top = 8 + 48 * index + (14 if index else 0)
        name = say[key] if key in WORDS else key
        parts.append(text((150, top + 20), name, Lettering(anchor="end")))
        for place, pixel in enumerate(pixels):
            fill = grays[pixel]
            new = index > 0 and place < 2
            look = Look(stroke="ink", fill=fill, width=1.5, dash="4 3" if new else "")
            left = 170 + 56 * place
            parts += [rect((left, top), (52, 40), look), text((left + 26, top + 20), pixel, LABEL)]
    return svg((480, 264), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "augmentations": augmentations,
            "dropout": dropout,
            "with-and-without": with_and_without,
            "fill-modes": fill_modes,
        },
        WORDS,
    )
