"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from figure_kit.diagram import Box
from figure_kit.drawing import Look, arrow, circle, curved_arrow, line, path, polygon, rect, svg
from figure_kit.lettering import MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale, sample
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from figure_kit.drawing import Point
    from figure_kit.palette import Fill

WORDS = {
    "first": {"en": "first layers", "nb": "første lag"},
    "middle": {"en": "middle layers", "nb": "midtre lag"},
    "late": {"en": "late layers", "nb": "sene lag"},
    "edges": {"en": "edges", "nb": "kanter"},
    "textures": {"en": "textures, corners", "nb": "teksturer, hjørner"},
    "parts": {"en": "parts of things", "nb": "deler av ting"},
    "maps": {"en": "feature maps", "nb": "trekk-kart"},
    "sum": {"en": "ReLU(sum)", "nb": "ReLU(sum)"},
    "image": {"en": "image", "nb": "bilde"},
    "pattern": {"en": "perturbation", "nb": "forstyrrelse"},
    "result": {"en": "result", "nb": "resultat"},
    "enlarged": {"en": "(shown 5 times as strong)", "nb": "(vist 5 ganger så sterk)"},
    "ring": {"en": "ring", "nb": "ring"},
    "data": {"en": "data", "nb": "data"},
    "model": {"en": "model", "nb": "modell"},
    "decision": {"en": "decision", "nb": "avgjørelse"},
    "record": {"en": "what gets\nrecorded", "nb": "det som blir\nregistrert"},
    "training": {"en": "training", "nb": "trening"},
    "prediction": {"en": "prediction", "nb": "prediksjon"},
    "where": {"en": "where we\nlook", "nb": "hvor vi\nleter"},
    "new": {"en": "new data", "nb": "nye data"},
    "small": {"en": "a small bias\ngrows", "nb": "en liten skjevhet\nvokser"},
    "price": {"en": "price in thousand dollars", "nb": "pris i tusen dollar"},
    "95": {"en": "95 %", "nb": "95 %"},
}

PEN = Look(stroke="ink", width=2.5)
THIN = Look(stroke="ink", width=1.5)
FRAME = Look(stroke="grid", width=1.5)
TILE = 40.0


def edge(angle: float) -> Callable[[Point], list[str]]:
    """Return a tile that is dark on one side of a straight edge."""

    def draw(corner: Point) -> list[str]:
        middle = (corner[0] + TILE / 2, corner[1] + TILE / 2)
        normal = (math.cos(angle), math.sin(angle))
        square = [(0, 0), (TILE, 0), (TILE, TILE), (0, TILE)]
        corners = [(corner[0] + x, corner[1] + y) for x, y in square]
        side = [(p[0] - middle[0]) * normal[0] + (p[1] - middle[1]) * normal[1] for p in corners]
        shape = list[tuple[float, float]]()
        for index in range(4):
            after = (index + 1) % 4
            if side[index] > 1e-9:
                shape.append(corners[index])
            if side[index] * side[after] < 0:
                share = side[index] / (side[index] - side[after])
                start, end = corners[index], corners[after]
                shape.append(
                    (
                        start[0] + share * (end[0] - start[0]),
                        start[1] + share * (end[1] - start[1]),
                    )
                )
        return [polygon(shape, Look(fill="text", opacity=0.75))]

    return draw


def stripes(corner: Point) -> list[str]:
    """Return a tile of upright stripes."""
    x, y = corner
    return [line((x + d, y + 2), (x + d, y + 38), PEN) for d in (6, 15, 24, 33)]


def slanted(corner: Point) -> list[str]:
    """Return a tile of slanted stripes."""
    x, y = corner
    ends = (((2, 16), (16, 2)), ((2, 30), (30, 2)), ((10, 38), (38, 10)), ((24, 38), (38, 24)))
    return [line((x + a, y + b), (x + c, y + d), PEN) for (a, b), (c, d) in ends]


def dots(corner: Point) -> list[str]:
    """Return a tile of dots."""
    x, y = corner
    places = [(x + dx, y + dy) for dx in (9, 20, 31) for dy in (9, 20, 31)]
    return [circle(place, 3.2, Look(fill="text")) for place in places]


def grid(corner: Point) -> list[str]:
    """Return a tile of crossing lines."""
    x, y = corner
    upright = [line((x + d, y + 2), (x + d, y + 38), THIN) for d in (8, 20, 32)]
    return upright + [line((x + 2, y + d), (x + 38, y + d), THIN) for d in (8, 20, 32)]


def corner_mark(corner: Point) -> list[str]:
    """Return a tile with a right angle."""
    x, y = corner
    return [path(f"M{x + 8:g},{y + 34:g} V{y + 8:g} H{x + 34:g}", Look(stroke="ink", width=4))]


def arc(corner: Point) -> list[str]:
    """Return a tile with two arcs."""
    x, y = corner
    return [
        path(f"M{x + 6:g},{y + 34:g} Q{x + 20:g},{y + top:g} {x + 34:g},{y + 34:g}", PEN)
        for top in (-10, 10)
    ]


def eye(corner: Point) -> list[str]:
    """Return a tile with an eye."""
    x, y = corner
    lids = f"M{x + 4:g},{y + 20:g} Q{x + 20:g},{y + 2:g} {x + 36:g},{y + 20:g}"
    lids += f" Q{x + 20:g},{y + 38:g} {x + 4:g},{y + 20:g}"
    return [path(lids, PEN), circle((x + 20, y + 20), 6, Look(fill="text"))]


def wheel(corner: Point) -> list[str]:
    """Return a tile with a wheel."""
    centre = (corner[0] + 20, corner[1] + 20)
    rims = [circle(centre, radius, PEN) for radius in (16, 4)]
    turns = [index * math.pi / 3 for index in range(6)]
    return rims + [
        line(
            (centre[0] + 4 * math.cos(turn), centre[1] + 4 * math.sin(turn)),
            (centre[0] + 16 * math.cos(turn), centre[1] + 16 * math.sin(turn)),
            THIN,
        )
        for turn in turns
    ]


def leaf(corner: Point) -> list[str]:
    """Return a tile with a leaf."""
    x, y = corner
    rim = f"M{x + 6:g},{y + 34:g} Q{x + 4:g},{y + 6:g} {x + 35:g},{y + 5:g}"
    rim += f" Q{x + 34:g},{y + 36:g} {x + 6:g},{y + 34:g}"
    veins = (((5, 35), (28, 12)), ((15, 25), (15, 14)), ((15, 25), (26, 25)))
    return [path(rim, PEN)] + [
        line((x + a, y + b), (x + c, y + d), THIN) for (a, b), (c, d) in veins
    ]


def beak(corner: Point) -> list[str]:
    """Return a tile with the head and beak of a bird."""
    x, y = corner
    return [
        circle((x + 15, y + 20), 11, PEN),
        polygon([(x + 25, y + 15), (x + 38, y + 21), (x + 25, y + 26)], Look(fill="text")),
        circle((x + 17, y + 17), 2.5, Look(fill="text")),
    ]


def window(corner: Point) -> list[str]:
    """Return a tile with a window."""
    x, y = corner
    return [
        rect((x + 8, y + 6), (24, 28), PEN),
        line((x + 20, y + 6), (x + 20, y + 34), THIN),
        line((x + 8, y + 20), (x + 32, y + 20), THIN),
    ]


def whiskers(corner: Point) -> list[str]:
    """Return a tile with a nose and whiskers."""
    x, y = corner
    hairs = (((16, 22), (3, 16)), ((16, 24), (3, 25)), ((16, 26), (4, 34)))
    nose = polygon([(x + 15, y + 17), (x + 25, y + 17), (x + 20, y + 24)], Look(fill="text"))
    left = [line((x + a, y + b), (x + c, y + d), THIN) for (a, b), (c, d) in hairs]
    right = [line((x + 40 - a, y + b), (x + 40 - c, y + d), THIN) for (a, b), (c, d) in hairs]
    return [nose, *left, *right]


def edges_to_parts(say: Words) -> str:
    """Return tiles of what filters in early, middle and late layers answer to."""
    turns = (0, math.pi / 2, math.pi / 4, 3 * math.pi / 4, math.pi / 8, 5 * math.pi / 8)
    cases: Sequence[tuple[str, str, Sequence[Callable[[Point], list[str]]]]] = (
        ("first", "edges", [edge(turn) for turn in turns]),
        ("middle", "textures", [stripes, dots, grid, slanted, corner_mark, arc]),
        ("late", "parts", [eye, wheel, leaf, beak, window, whiskers]),
    )
    parts = []
    for index, (key, below, tiles) in enumerate(cases):
        left = 2 + 166 * index
        parts += [
            text((left + 72, 14), say[key], TITLE),
            rect((left, 28), (144, 104), Look(fill="surface"), 8),
        ]
        for place, tile in enumerate(tiles):
            corner = (left + 8 + 44 * (place % 3), 36 + 48 * (place // 3))
            parts += [rect(corner, (TILE, TILE), FRAME), *tile(corner)]
        parts += [text((left + 72, 150), say[below], MUTED)]
    parts += [arrow((x, 80), (x + 18, 80)) for x in (147, 313)]
    return svg((480, 164), parts)


MAPS = (
    ((0.9, 0.7, 0.1, 0.0), (0.8, 0.6, 0.1, 0.0), (0.1, 0.1, 0.0, 0.0), (0.0, 0.0, 0.0, 0.1)),
    ((0.2, 0.8, 0.3, 0.0), (0.3, 0.9, 0.3, 0.1), (0.0, 0.2, 0.5, 0.4), (0.0, 0.1, 0.6, 0.7)),
    ((0.0, 0.0, 0.1, 0.2), (0.0, 0.1, 0.5, 0.4), (0.0, 0.2, 0.9, 0.8), (0.1, 0.1, 0.8, 0.9)),
)
WEIGHTS = (0.9, 0.4, -0.8)


def cells(corner: Point, values: Sequence[Sequence[float]], fill: Fill = "text") -> list[str]:
    """Return a grid of squares, the stronger the larger the value (0 to 1)."""
    size, parts = 20, list[str]()
    for row, shades in enumerate(values):
        for column, shade in enumerate(shades):
            place = (corner[0] + size * column, corner[1] + size * row)
            if shade > 0:
                look = Look(fill=fill, opacity=shade)
                parts.append(rect(place, (size, size), look))
    side = size * len(values)
    return [*parts, rect(corner, (side, side), Look(stroke="ink", width=1.5))]


def grad_cam(say: Words) -> str:
    """Return three feature maps, their weights, and the positive part of their sum."""
    heat = [
        [
            max(0.0, sum(w * m[row][column] for w, m in zip(WEIGHTS, MAPS, strict=True)))
            for column in range(4)
        ]
        for row in range(4)
    ]
    top = max(map(max, heat))
    parts = [text((146, 14), say["maps"], TITLE), text((410, 14), say["sum"], TITLE)]
    for index, (weight, values) in enumerate(zip(WEIGHTS, MAPS, strict=True)):
        left = 4 + 104 * index
        parts += cells((left, 32), values)
        parts += [text((left + 40, 132), f"× {say.number(weight, 1)}")]
        if index:
            parts += [text((left - 12, 72), "+", Lettering(size=20))]
    parts += [arrow((302, 72), (360, 72))]
    warm = [[value / top for value in row] for row in heat]
    parts += cells((370, 32), warm, "b-fill")
    return svg((480, 148), parts)


SIDE = 12
STEP = 0.08


def ring_picture() -> list[float]:
    """Return the grey values of a ring, from 0 (ground) to 1, row by row."""
    values = []
    for index in range(SIDE * SIDE):
        x, y = index % SIDE - 5.5, index // SIDE - 5.5
        values.append(0.75 if 2.9 < math.hypot(x, y) < 4.8 else 0.15)
    return values


def attack() -> tuple[list[float], list[int], float, float]:
    """Return an image, the direction of each pixel, and the odds before and after."""
    draw = random.Random(8)
    weights = [draw.gauss(0, 0.6) for _ in range(SIDE * SIDE)]
    directions = [-1 if weight > 0 else 1 for weight in weights]
    before = math.log(0.95 / 0.05)
    after = before - STEP * sum(map(abs, weights))
    return ring_picture(), directions, before, after


def pixels(corner: Point, values: Sequence[float]) -> list[str]:
    """Return the pixels as one shape for each grey value."""
    size = 10
    shapes: dict[float, str] = {}
    for index, value in enumerate(values):
        x, y = corner[0] + size * (index % SIDE), corner[1] + size * (index // SIDE)
        shade = round(value, 3)
        shapes[shade] = shapes.get(shade, "") + f"M{x:g},{y:g}h{size}v{size}h-{size}z"
    drawn = [path(shapes[key], Look(fill="text", opacity=key)) for key in sorted(shapes)]
    side = size * SIDE
    return [*drawn, rect(corner, (side, side), FRAME)]


def adversarial(say: Words) -> str:
    """Return an image, a perturbation and their sum, with the probability of each."""
    picture, directions, before, after = attack()
    changed = [value + STEP * d for value, d in zip(picture, directions, strict=True)]
    shown = [0.5 + 5 * STEP * d for d in directions]
    titles = ((64, "image"), (240, "pattern"), (416, "result"))
    parts = [text((x, 14), say[key], TITLE) for x, key in titles]
    parts += pixels((4, 28), picture) + pixels((180, 28), shown) + pixels((356, 28), changed)
    parts += [text((152, 88), "+", Lettering(size=24)), text((328, 88), "=", Lettering(size=24))]
    parts += [text((240, 166), say["enlarged"], MUTED)]
    for left, odds in ((4, before), (356, after)):
        share = 1 / (1 + math.exp(-odds))
        parts += [
            rect((left, 158), (120, 16), FRAME),
            rect((left, 158), (120 * share, 16), Look(fill="a-fill")),
            text((left + 60, 190), f"{say['ring']}: {say.number(100 * share, 0)} %"),
        ]
    return svg((480, 204), parts)


def feedback_loop(say: Words) -> str:
    """Return the circle of data, model, decision and record."""
    boxes = {
        "data": Box(240, 34, 140, 52),
        "model": Box(400, 140, 140, 52),
        "decision": Box(240, 246, 140, 52),
        "record": Box(80, 140, 140, 52),
    }
    fills: tuple[Fill, ...] = ("a-soft", "c-soft", "d-soft", "b-soft")
    parts = [
        box.draw(say[key], Look(stroke="ink", fill=fill, width=1.5))
        for (key, box), fill in zip(boxes.items(), fills, strict=True)
    ]
    parts += [
        curved_arrow((310, 34), (390, 40), (400, 114)),
        curved_arrow((400, 166), (390, 240), (310, 246)),
        curved_arrow((170, 246), (90, 240), (80, 166)),
        curved_arrow((80, 114), (90, 40), (170, 34)),
        text((430, 66), say["training"], MUTED),
        text((432, 228), say["prediction"], MUTED),
        text((42, 226), say["where"], MUTED),
        text((50, 64), say["new"], MUTED),
        text((240, 140), say["small"], TITLE),
    ]
    return svg((480, 280), parts)


def price_distribution(say: Words) -> str:
    """Return a bell curve of prices with its middle 95 per cent shaded."""
    mean, spread = 900.0, 67.2

    def bell(price: float) -> float:
        return math.exp(-(((price - mean) / spread) ** 2) / 2)

    plot = Plot((20, 10), (440, 170), Scale(660, 1140), Scale(0, 1.1))
    low, high = mean - 1.96 * spread, mean + 1.96 * spread
    middle = [(low, 0), *sample(bell, (low, high)), (high, 0)]
    parts = [
        plot.area(middle, Look(fill="a-soft")),
        line(plot.at((mean, 0)), plot.at((mean, 1)), Look(stroke="ink", width=1.5, dash="3 4")),
        plot.axis_across({value: say.number(value, 0) for value in (low, mean, high)}),
        plot.curve(bell, (660, 1140), Look(stroke="a", width=3)),
        text((plot.at((mean, 0))[0] + 34, 140), say["95"], TITLE),
        text((240, 222), say["price"]),
    ]
    return svg((480, 236), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "edges-to-parts": edges_to_parts,
            "grad-cam": grad_cam,
            "adversarial": adversarial,
            "feedback-loop": feedback_loop,
            "price-distribution": price_distribution,
        },
        WORDS,
    )
