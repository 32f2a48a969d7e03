"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from functools import partial
from itertools import pairwise, product
from typing import TYPE_CHECKING

from figure_kit.diagram import Box, Node, chain
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
    polygon,
    polyline,
    rect,
    svg,
)
from figure_kit.lettering import MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from figure_kit.palette import Stroke

WORDS = {
    "inputs": {"en": "inputs", "nb": "inndata"},
    "weights": {"en": "weights", "nb": "vekter"},
    "bias": {"en": "bias *b*", "nb": "bias *b*"},
    "sum": {"en": "weighted sum", "nb": "vektet sum"},
    "activation": {"en": "activation", "nb": "aktivering"},
    "output": {"en": "output", "nb": "utdata"},
    "input layer": {"en": "input\nlayer", "nb": "inngang"},
    "hidden 1": {"en": "hidden\nlayer 1", "nb": "skjult\nlag 1"},
    "hidden 2": {"en": "hidden\nlayer 2", "nb": "skjult\nlag 2"},
    "output layer": {"en": "output\nlayer", "nb": "utgangslag"},
    "edges": {"en": "edges", "nb": "kanter"},
    "parts": {"en": "parts", "nb": "deler"},
    "object": {"en": "object", "nb": "objekt"},
    "first": {"en": "first layers", "nb": "første lag"},
    "middle": {"en": "middle layers", "nb": "midtre lag"},
    "last": {"en": "last layers", "nb": "siste lag"},
    "classic": {"en": "Classical machine learning", "nb": "Klassisk maskinlæring"},
    "deep": {"en": "Deep learning", "nb": "Dyp læring"},
    "features": {"en": "features", "nb": "trekk"},
    "classifier": {"en": "classifier", "nb": "klassifikator"},
    "by hand": {"en": "made by hand", "nb": "laget for hånd"},
    "learned": {"en": "learned", "nb": "lært"},
    "together": {"en": "learned together", "nb": "lært sammen"},
    "cat": {"en": "“cat”", "nb": "«katt»"},
}

SURFACE = Look(stroke="ink", fill="surface")
SYMBOL = Lettering(size=18)
NUMBER = Lettering(size=15, anchor="end")


def neuron(say: Words, *, named: bool = True) -> str:
    """Return a neuron: three weighted inputs and a bias, a sum, an activation; perhaps nameless."""
    inputs = [Node(36, 70 + 70 * index, 22) for index in range(3)]
    total, activation = Node(206, 140, 34), Box(330, 140, 68, 68)
    result = Node(444, 140, 22)
    parts = [node.link(total) for node in inputs]
    parts += [
        node.draw(f"*x*_{index}", Look(stroke="a", fill="a-soft"), SYMBOL)
        for index, node in enumerate(inputs, 1)
    ]
    parts += [
        text(at, f"*w*_{index}", SYMBOL)
        for index, at in enumerate(((112, 80), (104, 121), (120, 198)), 1)
    ]
    parts += [
        arrow((206, 44), (206, 106)),
        arrow((240, 140), activation.left),
        arrow(activation.right, (422, 140)),
        total.draw("Σ", SURFACE, Lettering(size=30)),
        activation.draw("", SURFACE),
        polyline([(306, 156), (330, 156), (354, 122)], Look(stroke="c", width=3)),
        result.draw("*y*", Look(stroke="c", fill="c-soft"), SYMBOL),
        text((268, 124), "*z*", SYMBOL),
    ]
    if not named:
        return svg((480, 274), parts)
    parts += [text((104, 28), say["weights"]), text((206, 28), say["bias"])]
    labels = {36: "inputs", 206: "sum", 330: "activation", 444: "output"}
    parts += [text((x, 256), say[key]) for x, key in labels.items()]
    return svg((480, 274), parts)


def activation_functions(say: Words, *, named: bool = True) -> str:
    """Return the graphs of ReLU, sigmoid and tanh, side by side; perhaps without their names."""
    curves: list[tuple[str, Stroke, Callable[[float], float]]] = [
        ("ReLU", "a", lambda z: max(0.0, z)),
        ("sigmoid", "b", lambda z: 1 / (1 + math.exp(-z))),
        ("tanh", "c", math.tanh),
    ]
    parts = []
    for index, (name, stroke, function) in enumerate(curves):
        plot = Plot((28 + 158 * index, 42), (126, 168), Scale(-4, 4), Scale(-1.4, 3))
        span = (-4.0, 3.0 if name == "ReLU" else 4.0)
        left, middle = plot.corner[0], plot.at((0, 0))[0]
        parts += [
            plot.levels([-1, 1, 2, 3]),
            plot.axis_across({-3: say.number(-3, 0), 3: "3"}, at=0),
            plot.axis_up({}, at=0),
            plot.curve(function, span, Look(stroke=stroke, width=3)),
        ]
        if named:
            parts.append(text((middle, 20), name, TITLE))
        parts += [
            text((left - 5, plot.at((0, value))[1]), say.number(value, 0), NUMBER)
            for value in range(-1, 4)
        ]
    return svg((480, 220), parts)


def playground(_: Words) -> str:
    """Return a disc of points in a ring of others, and the border of three neurons around it."""
    plot = Plot((120, 6), (240, 240), Scale(-1.05, 1.05), Scale(-1.05, 1.05))
    draw = random.Random(7)
    parts = [rect(plot.corner, plot.size, Look(stroke="grid", fill="surface", width=1))]
    corners = [polar(0.82, turn) for turn in (90, 210, 330)]
    parts.append(polygon([plot.at(corner) for corner in corners], Look(stroke="ink", width=2)))
    for _ in range(46):
        inside, outside = 0.38 * math.sqrt(draw.random()), 0.85 + 0.13 * draw.random()
        parts.append(dot(plot.at(polar(inside, draw.uniform(0, 360))), "b", 3.5))
        parts.append(dot(plot.at(polar(outside, draw.uniform(0, 360))), "a", 3.5))
    return svg((480, 252), parts)


def polar(radius: float, degrees: float) -> Point:
    """Return the point at a distance and an angle from the origin."""
    turn = math.radians(degrees)
    return radius * math.cos(turn), radius * math.sin(turn)


def network_layers(say: Words) -> str:
    """Return a fully connected network with two hidden layers."""
    sizes, looks = (3, 4, 4, 2), ("a", "d", "d", "c")
    columns = [
        [Node(60 + 120 * place, 124 + 56 * (row - (size - 1) / 2), 19) for row in range(size)]
        for place, size in enumerate(sizes)
    ]
    thin = replace(INK, width=1, opacity=0.45)
    parts = [
        first.join(second, thin)
        for before, after in pairwise(columns)
        for first, second in product(before, after)
    ]
    kinds = {
        "a": Look("a", "a-soft"),
        "d": Look("d", "d-soft"),
        "c": Look("c", "c-soft"),
    }
    parts += [
        node.draw("", kinds[look])
        for column, look in zip(columns, looks, strict=True)
        for node in column
    ]
    keys = ("input layer", "hidden 1", "hidden 2", "output layer")
    parts += [
        text((60 + 120 * place, 252 + 10 * say[key].count("\n")), say[key])
        for place, key in enumerate(keys)
    ]
    return svg((480, 288), parts)


def cat_parts() -> dict[str, str]:
    """Return the parts of a cat's face, drawn in a square of 100."""
    pen = replace(INK, width=2.5)
    return {
        "head": path("M44,29 Q50,28 56,29 M22,46 C10,70 24,92 50,92 C76,92 90,70 78,46", pen),
        "ears": polyline([(22, 46), (19, 10), (44, 29)], pen)
        + polyline([(56, 29), (81, 10), (78, 46)], pen),
        "eyes": circle((37, 52), 5, Look(fill="text")) + circle((63, 52), 5, Look(fill="text")),
        "mouth": polygon([(45, 64), (55, 64), (50, 70)], Look(fill="b-fill"))
        + path("M40,75 Q49,80 50,70 Q51,80 60,75", pen),
        "whiskers": "".join(
            line(
                (50 + side * 17, 68 + rise),
                (50 + side * 44, 64 + 3 * rise),
                replace(pen, width=2),
            )
            for side in (-1, 1)
            for rise in (0, 4)
        ),
    }


def feature_hierarchy(say: Words) -> str:
    """Return edges, parts of a cat and the whole cat, from layer to layer."""
    panels = [Box(66 + 174 * index, 78, 124, 124) for index in range(3)]
    parts = [panel.draw("", SURFACE) for panel in panels] + chain(panels)
    bar = line((-18, 0), (18, 0), Look(stroke="a", width=5))
    for (x, y), angle in zip(product((37, 95), (49, 107)), (0, 45, 90, -45), strict=True):
        parts.append(group([bar], f"translate({x},{y}) rotate({angle})"))
    cat = cat_parts()
    for key, where in {
        "ears": "translate(210,50) scale(0.66) translate(-50,-28)",
        "eyes": "translate(270,50) translate(-50,-52)",
        "mouth": "translate(210,107) scale(1.3) translate(-50,-71)",
        "whiskers": "translate(270,107) scale(0.58) translate(-50,-70)",
    }.items():
        parts.append(group([cat[key]], where))
    parts.append(group(cat.values(), "translate(358,19) scale(1.12)"))
    keys = (("edges", "first"), ("parts", "middle"), ("object", "last"))
    for panel, (what, where) in zip(panels, keys, strict=True):
        parts.append(text((panel.x, 164), say[what], TITLE))
        parts.append(text((panel.x, 188), say[where], replace(MUTED, size=15)))
    return svg((480, 204), parts)


def picture(at: Point) -> str:
    """Return a small picture of a cat, its middle at the point."""
    frame = Box(*at, 60, 60).draw("", SURFACE)
    return frame + group(cat_parts().values(), f"translate({at[0] - 26},{at[1] - 27}) scale(0.52)")


def classic_vs_deep(say: Words) -> str:
    """Return two pipelines: features made by hand, and features learned."""
    hand = Look(stroke="b", fill="b-soft", dash="6 4")
    learned = Look(stroke="c", fill="c-soft")
    parts = []
    for y, title, first in ((74, "classic", hand), (216, "deep", learned)):
        ends = (Box(34, y, 60, 60), Box(446, y, 68, 60))
        boxes = (Box(150, y, 124, 56), Box(298, y, 124, 56))
        parts += [
            text((4, y - 54), say[title], replace(TITLE, anchor="start")),
            picture((34, y)),
            *chain([ends[0], *boxes, ends[1]]),
            boxes[0].draw(say["features"], first),
            boxes[1].draw(say["classifier"], learned),
            text((446, y), say["cat"]),
        ]
    parts += [
        text((150, 118), say["by hand"], MUTED),
        text((298, 118), say["learned"], MUTED),
        path("M88,252 v7 h272 v-7", replace(INK, width=1.5)),
        text((224, 274), say["together"], MUTED),
    ]
    return svg((480, 288), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "neuron": neuron,
            "neuron-without-names": partial(neuron, named=False),
            "activation-functions": activation_functions,
            "curves-without-names": partial(activation_functions, named=False),
            "network-layers": network_layers,
            "playground": playground,
            "feature-hierarchy": feature_hierarchy,
            "classic-vs-deep": classic_vs_deep,
        },
        WORDS,
    )
