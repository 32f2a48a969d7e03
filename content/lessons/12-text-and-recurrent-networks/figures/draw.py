"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from figure_kit.diagram import Box, Node, chain
from figure_kit.drawing import (
    Look,
    Point,
    arrow,
    arrowhead,
    clipped,
    dot,
    line,
    path,
    polyline,
    rect,
    svg,
)
from figure_kit.lettering import TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figure_kit.palette import Fill, Stroke

WORDS = {
    "text": {"en": "text", "nb": "tekst"},
    "sentence": {"en": "“Not bad at all”", "nb": "«Slett ikke så dårlig»"},
    "pieces": {"en": "not bad at all", "nb": "slett ikke så dårlig"},
    "tokens": {"en": "tokens", "nb": "tokener"},
    "numbers": {"en": "numbers", "nb": "numre"},
    "filled": {"en": "padded", "nb": "padding"},
    "vectors": {"en": "vectors", "nb": "vektorer"},
    "output layer": {"en": "output layer", "nb": "utgangslag"},
    "steps": {"en": "timesteps back", "nb": "tidssteg tilbake"},
    "gradient": {"en": "gradient", "nb": "gradient"},
    "factor": {"en": "factor", "nb": "faktor"},
    "forget": {"en": "forget", "nb": "glemme"},
    "input": {"en": "input", "nb": "inngang"},
    "candidate": {"en": "candidate", "nb": "kandidat"},
    "output": {"en": "output", "nb": "utgang"},
    "cell state": {"en": "cell state", "nb": "celletilstand"},
    "hidden state": {"en": "hidden\nstate", "nb": "skjult\ntilstand"},
}

LEFT = Lettering(anchor="start")
SYMBOL = Lettering(size=18)
SMALL = Lettering(size=14)
THIN = Look(stroke="ink", width=1.5)
BOXED = Look(stroke="ink", fill="surface", width=1.5)


def vector(centre: float, top: float, number: int) -> str:
    """Return a column of four cells; equal numbers have equal columns."""
    cells = []
    for row in range(4):
        shade = 0.15 + 0.8 * (0.5 + 0.5 * math.sin(2.3 * number + 1.9 * row + number * row))
        corner = (centre - 11, top + 18 * row)
        cells += [
            rect(corner, (22, 18), Look(fill="a-fill", opacity=round(shade, 2))),
            rect(corner, (22, 18), Look(stroke="ink", width=1)),
        ]
    return "".join(cells)


def text_pipeline(say: Words) -> str:
    """Return the way of four words through tokens and numbers to vectors."""
    places = [142 + 61 * index for index in range(6)]
    ids = [4, 6, 1, 8]
    rows = {"text": 24, "tokens": 82, "numbers": 140, "filled": 198, "vectors": 288}
    parts = [text((4, y), say[key], replace(LEFT, fill="muted")) for key, y in rows.items()]
    parts.append(text((places[2] + 30, rows["text"]), say["sentence"], TITLE))
    for index, (piece, number) in enumerate(zip(say["pieces"].split(), ids, strict=True)):
        early, late = places[index + 1], places[index + 2]
        fill: Fill = "b-soft" if number == 1 else "a-soft"
        look = Look(stroke="ink", fill=fill, width=1.5)
        parts += [
            Box(early, rows["tokens"], 55, 32).draw(piece, look),
            arrow((early, 100), (early, 122), THIN),
            Box(early, rows["numbers"], 55, 32).draw(str(number), look),
            arrow((early, 158), (late, 180), THIN),
            Box(late, rows["filled"], 55, 32).draw(str(number), look),
        ]
    for x in places[:2]:
        look = Look(stroke="ink", fill="surface", width=1.5, dash="4 3")
        parts.append(Box(x, rows["filled"], 55, 32).draw("0", look))
    for x, number in zip(places, [0, 0, *ids], strict=True):
        parts += [arrow((x, 216), (x, 246), THIN), vector(x, 252, number)]
    parts.append(arrow((places[2] + 30, 40), (places[2] + 30, 62), THIN))
    return svg((480, 332), parts)


def reading(box: Box, index: str) -> list[str]:
    """Return a recurrent box with its input from below."""
    return [
        box.draw("tanh", Look(stroke="ink", fill="a-soft", width=1.5)),
        arrow((box.x, box.y + 80), box.bottom),
        text((box.x, box.y + 96), f"*x*_{index}", SYMBOL),
        text((box.x + 20, box.y + 50), "*W*_x", replace(SMALL, fill="b-fill")),
    ]


def unrolled_rnn(say: Words) -> str:
    """Return a recurrent unit as a loop, and unrolled over three timesteps."""
    del say
    loop = Box(64, 130, 64, 48)
    copies = [Box(220 + 96 * index, 130, 56, 48) for index in range(3)]
    parts = [*reading(loop, "t"), arrow(loop.top, (64, 36)), text((64, 20), "*h*_t", SYMBOL)]
    course = "M64,78 C64,66 134,60 134,98 C134,130 124,130 105,130"
    parts += [
        path(course, Look(stroke="a")),
        arrowhead((120, 130), (97, 130), Look(stroke="a")),
        dot((64, 78), "a", 4),
        text((122, 54), "*W*_h", replace(SMALL, fill="a-fill")),
        text((150, 176), "=", Lettering(size=24)),
        arrow((168, 130), copies[0].left, Look(stroke="a")),
        text((168, 108), "*h*_0", SYMBOL),
        *chain(copies, Look(stroke="a")),
    ]
    for index, box in enumerate(copies, start=1):
        parts += reading(box, str(index))
        parts += [arrow(box.top, (box.x, 36)), text((box.x, 20), f"*h*_{index}", SYMBOL)]
    for box in copies[:2]:
        parts.append(text((box.x + 48, 112), "*W*_h", replace(SMALL, fill="a-fill")))
    return svg((480, 242), parts)


def stacked_layers(say: Words) -> str:
    """Return two recurrent layers: all outputs go up, then only the last."""
    places = (220, 310, 400)
    lower = [Box(x, 214, 58, 42) for x in places]
    upper = [Box(x, 118, 58, 42) for x in places]
    parts = [*chain(lower), *chain(upper)]
    rows: tuple[tuple[list[Box], Fill, str], ...] = (
        (lower, "a-soft", "True"),
        (upper, "c-soft", "False"),
    )
    for boxes, fill, value in rows:
        look = Look(stroke="ink", fill=fill, width=1.5)
        parts += [box.draw("RNN", look) for box in boxes]
        y = boxes[0].y
        parts.append(text((4, y - 10), "*return_sequences*", replace(LEFT, size=15)))
        parts.append(text((4, y + 12), f"= {value}", replace(TITLE, anchor="start", size=15)))
    for index, (below, above) in enumerate(zip(lower, upper, strict=True), start=1):
        parts += [
            arrow((below.x, 278), below.bottom),
            text((below.x, 296), f"*x*_{index}", SYMBOL),
            arrow(below.top, above.bottom),
        ]
    last = Box(400, 30, 130, 40)
    parts += [arrow(upper[-1].top, last.bottom), last.draw(say["output layer"], BOXED)]
    return svg((480, 314), parts)


def vanishing_gradient(say: Words) -> str:
    """Return powers of four factors over a hundred timesteps."""
    plot = Plot((62, 34), (330, 240), Scale(0, 100), Scale(1e-8, 1e5, log=True))
    powers = {10.0**n: f"10^{{{say.number(n, 0)}}}" for n in (-8, -6, -4, -2, 0, 2, 4)}
    factors: tuple[tuple[float, Stroke, Fill, float], ...] = (
        (1.1, "b", "b-fill", 100),
        (1.0, "c", "c-fill", 100),
        (0.9, "a", "a-fill", 100),
        (0.5, "d", "d-fill", 26.5),
    )
    lines = [
        plot.trace([(0, 1), (end, factor**end)], Look(stroke=stroke, width=3))
        for factor, stroke, _, end in factors
    ]
    parts = [
        plot.levels([10.0**n for n in (-6, -4, -2, 0, 2, 4)]),
        plot.axis_across({n: str(n) for n in range(0, 101, 20)}),
        plot.axis_up(powers),
        clipped("vanishing-gradient-cut", (plot.corner, plot.size), lines),
        text((402, 16), say["factor"], replace(LEFT, fill="muted")),
        text((227, 318), say["steps"]),
        text((4, 16), say["gradient"], LEFT),
    ]
    for factor, _, fill, end in factors:
        x, y = plot.at((end, factor**end))
        place = (402, y) if end == 100 else (x + 4, y - 56)
        label = replace(LEFT, fill=fill, bold=True)
        parts.append(text(place, say.number(factor, 1), label))
    return svg((480, 334), parts)


def bend(points: Sequence[Point], look: Look = THIN) -> str:
    """Return a line with corners that ends in an arrowhead."""
    return polyline(points[:-1], look) + arrow(points[-2], points[-1], look)


def gates(say: Words) -> list[str]:
    """Return the three gates and the candidate, each fed from below."""
    kinds: tuple[tuple[str, str, int, Fill], ...] = (
        ("*f*_t", "forget", 116, "b-soft"),
        ("*i*_t", "input", 202, "b-soft"),
        ("*c*_t", "candidate", 288, "d-soft"),
        ("*o*_t", "output", 374, "b-soft"),
    )
    parts = []
    for symbol, key, x, fill in kinds:
        box = Box(x, 208, 78, 56)
        parts += [
            box.draw("", Look(stroke="ink", fill=fill, width=1.5)),
            text((x, 197), symbol, SYMBOL),
            text((x, 221), say[key], SMALL),
            arrow((x, 262), (x, 236), THIN),
        ]
    parts.append(text((284, 186), "~", SYMBOL))
    return parts


def lstm_cell(say: Words) -> str:
    """Return one step of an LSTM: the cell state above, the gates below."""
    thick, round_look = Look(stroke="a", width=4), Look(stroke="ink", fill="c-soft", width=1.5)
    parts = [
        text((4, 20), say["cell state"], replace(LEFT, fill="a-fill")),
        line((50, 52), (430, 52), thick),
        arrowhead((420, 52), (444, 52), Look(stroke="a"), 14),
        text((24, 52), "*c*_{t−1}", SYMBOL),
        text((460, 52), "*c*_t", SYMBOL),
        line((374, 52), (374, 84), THIN),
        dot((374, 52), "a", 5),
        polyline([(56, 262), (374, 262)], THIN),
        text((26, 262), "*h*_{t−1}", SYMBOL),
        arrow((74, 294), (74, 266), THIN),
        dot((74, 262), "ink", 4),
        text((74, 308), "*x*_t", SYMBOL),
    ]
    parts += gates(say)
    parts += [
        arrow((116, 180), (116, 66), THIN),
        bend([(202, 180), (202, 124), (232, 124)]),
        bend([(288, 180), (288, 124), (258, 124)]),
        arrow((245, 111), (245, 66), THIN),
        arrow((374, 106), (374, 127), THIN),
        arrow((374, 180), (374, 153), THIN),
        arrow((387, 140), (444, 140), THIN),
        text((460, 140), "*h*_t", SYMBOL),
        text((476, 172), say["hidden state"], Lettering(size=14, anchor="end", fill="muted")),
        Node(116, 52, 13).draw("×", round_look),
        Node(245, 52, 13).draw("+", round_look),
        Node(245, 124, 13).draw("×", round_look),
        Node(374, 140, 13).draw("×", round_look),
        Box(374, 92, 52, 28).draw("tanh", replace(BOXED, fill="surface"), SMALL),
    ]
    return svg((480, 322), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "text-pipeline": text_pipeline,
            "unrolled-rnn": unrolled_rnn,
            "stacked-layers": stacked_layers,
            "vanishing-gradient": vanishing_gradient,
            "lstm-cell": lstm_cell,
        },
        WORDS,
    )
