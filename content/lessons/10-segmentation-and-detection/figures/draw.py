"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figure_kit.diagram import Box
from figure_kit.drawing import Look, Point, arrow, circle, line, rect, svg
from figure_kit.lettering import MUTED, TITLE, Lettering, text
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = {
    "classification": {"en": "classification", "nb": "klassifisering"},
    "detection": {"en": "detection", "nb": "deteksjon"},
    "semantic": {"en": "semantic\nsegmentation", "nb": "semantisk\nsegmentering"},
    "instance": {"en": "instance\nsegmentation", "nb": "instans-\nsegmentering"},
    "ball": {"en": "“ball”", "nb": "«ball»"},
    "where": {"en": "where?", "nb": "hvor?"},
    "which pixels": {"en": "which pixels?", "nb": "hvilke piksler?"},
    "which one": {"en": "which ball?", "nb": "hvilken ball?"},
    "picture": {"en": "image", "nb": "bilde"},
    "mask": {"en": "mask", "nb": "maske"},
    "sky": {"en": "0 sky", "nb": "0 himmel"},
    "house": {"en": "1 house", "nb": "1 hus"},
    "ground": {"en": "2 ground", "nb": "2 bakke"},
    "truth": {"en": "truth", "nb": "fasit"},
    "prediction": {"en": "prediction", "nb": "prediksjon"},
    "comparison": {"en": "comparison", "nb": "sammenligning"},
    "right": {"en": "6 right", "nb": "6 riktige"},
    "too many": {"en": "2 too many", "nb": "2 for mange"},
    "missed": {"en": "2 missed", "nb": "2 oversett"},
    "12 shared": {"en": "12 shared", "nb": "12 felles"},
    "concatenate": {"en": "concatenate (U-Net)", "nb": "konkatenere (U-Net)"},
    "add": {"en": "add (ResNet)", "nb": "addere (ResNet)"},
    "input": {"en": "input", "nb": "inndata"},
    "filter": {"en": "filter", "nb": "filter"},
    "output": {"en": "sum", "nb": "sum"},
    "pooling": {"en": "max pooling", "nb": "maks-pooling"},
    "up": {"en": "transposed\nconvolution", "nb": "transponert\nkonvolusjon"},
    "skip": {"en": "copy and concatenate", "nb": "kopier og konkatener"},
    "classes": {"en": "3 classes", "nb": "3 klasser"},
}

SMALL = Lettering(size=14)
QUIET = Lettering(size=14, fill="muted")
LEFT = Lettering(anchor="start")
THIN = Look(stroke="ink", width=1.5)
BALLS: tuple[Point, Point] = ((36, 62), (64, 78))
RADIUS = 22


def scene(corner: Point, balls: Sequence[Look], crate: Look) -> list[str]:
    """Return two overlapping balls and a box in a frame."""
    x, y = corner
    parts = [rect(corner, (110, 110), Look(stroke="ink", fill="surface", width=1.5))]
    parts += [rect((x + 70, y + 12), (28, 28), crate)]
    parts += [
        circle((x + a, y + b), RADIUS, look) for (a, b), look in zip(BALLS, balls, strict=True)
    ]
    return parts


def boxes(corner: Point) -> list[str]:
    """Return the bounding boxes of the scene."""
    x, y = corner
    look = Look(stroke="b", width=2.5)
    around = [
        rect((x + a - RADIUS, y + b - RADIUS), (2 * RADIUS, 2 * RADIUS), look) for a, b in BALLS
    ]
    return [*around, rect((x + 68, y + 10), (32, 32), Look(stroke="c", width=2.5))]


def tasks(say: Words) -> str:
    """Return one scene with four kinds of answer."""
    plain = Look(stroke="ink", fill="surface", width=1.5)
    ball, other = Look(fill="b-fill"), Look(fill="a-fill")
    crate = Look(fill="c-fill")
    cases: Sequence[tuple[str, str, Sequence[Look], Look]] = (
        ("classification", "ball", [plain, plain], plain),
        ("detection", "where", [plain, plain], plain),
        ("semantic", "which pixels", [ball, ball], crate),
        ("instance", "which one", [ball, other], crate),
    )
    parts = []
    for index, (key, below, looks, third) in enumerate(cases):
        left = 8 + 136 * index
        parts += [
            text((left + 55, 24), say[key], Lettering(size=15, bold=True)),
            *scene((left, 52), looks, third),
            text((left + 55, 180), say[below], Lettering(size=15, fill="muted")),
        ]
        if key == "detection":
            parts += boxes((left, 52))
    return svg((534, 196), parts)


HOUSE = ("00000000", "00011000", "00111100", "01111110", "00111100", "22111122", "22222222")
PAINT = ("........", "...rr...", "..rrrr..", ".rrrrrr.", "..wwww..", "..wddw..", "........")
PAINTS = {"r": Look(fill="b-fill"), "w": Look(fill="b-soft"), "d": Look(fill="d-fill")}
LOOKS = {"0": Look(fill="a-soft"), "1": Look(fill="b-soft"), "2": Look(fill="c-soft")}
CELL = 26


def grid(corner: Point, size: tuple[int, int], cell: float = CELL) -> list[str]:
    """Return squared paper of this many columns and rows."""
    (x, y), (columns, rows) = corner, size
    look = Look(stroke="grid", width=1)
    return [
        *(
            line((x + cell * i, y), (x + cell * i, y + cell * rows), look)
            for i in range(columns + 1)
        ),
        *(
            line((x, y + cell * i), (x + cell * columns, y + cell * i), look)
            for i in range(rows + 1)
        ),
    ]


def squares(corner: Point, rows: Sequence[str], looks: dict[str, Look]) -> list[str]:
    """Return a filled square for each sign that has a look."""
    x, y = corner
    return [
        rect((x + CELL * column, y + CELL * row), (CELL, CELL), looks[sign])
        for row, signs in enumerate(rows)
        for column, sign in enumerate(signs)
        if sign in looks
    ]


def mask(say: Words) -> str:
    """Return a picture of a house and the class numbers of its pixels."""
    size = (len(HOUSE[0]), len(HOUSE))
    left, right, top = (6, 40), (266, 40), 16
    numbers = [
        text((right[0] + CELL * (c + 0.5), right[1] + CELL * (r + 0.5)), sign)
        for r, signs in enumerate(HOUSE)
        for c, sign in enumerate(signs)
    ]
    keys = [
        text((left[0] + 234 * share, 242), say[key], MUTED)
        for key, share in (("sky", 0.5), ("house", 1.0), ("ground", 1.5))
    ]
    return svg(
        (480, 258),
        [
            text((left[0] + 104, top), say["picture"], TITLE),
            text((right[0] + 104, top), say["mask"], TITLE),
            *squares(left, HOUSE, LOOKS),
            *squares(left, PAINT, PAINTS),
            *grid(left, size),
            *squares(right, HOUSE, LOOKS),
            *grid(right, size),
            *numbers,
            *keys,
        ],
    )


def iou_boxes(say: Words) -> str:
    """Return two boxes on squared paper with their shared area."""
    cell, x, y = 26, 12, 12
    one = ((x + 2 * cell, y + cell), (6 * cell, 4 * cell))
    two = ((x + 4 * cell, y + 2 * cell), (6 * cell, 4 * cell))
    both = ((x + 4 * cell, y + 2 * cell), (4 * cell, 3 * cell))
    formula = "IoU = 12 / (24 + 24 − 12) = 1/3"
    return svg(
        (336, 236),
        [
            rect(*one, Look(fill="a-soft")),
            rect(*two, Look(fill="b-soft")),
            rect(*both, Look(fill="d-soft")),
            *grid((x, y), (12, 7), cell),
            rect(*one, Look(stroke="a", width=3)),
            rect(*two, Look(stroke="b", width=3)),
            text((x + 3 * cell, y + 3 * cell), "A", Lettering(size=20, bold=True)),
            text((x + 9 * cell, y + 4 * cell), "B", Lettering(size=20, bold=True)),
            text((x + 6 * cell, y + 3.5 * cell), say["12 shared"]),
            text((168, 218), formula),
        ],
    )


def mask_overlap(say: Words) -> str:
    """Return two masks and which of their pixels agree."""
    blank = "......"
    truth = (blank, *["..xx.."] * 4, blank)
    predicted = (blank, blank, *["..xx.."] * 4)
    compared = (blank, "..mm..", *["..tt.."] * 3, "..ff..")
    looks = {
        "x": Look(fill="a-fill"),
        "t": Look(fill="c-fill"),
        "f": Look(fill="b-fill"),
        "m": Look(fill="d-fill"),
    }
    cases = (("truth", truth), ("prediction", predicted), ("comparison", compared))
    parts = []
    for index, (key, rows) in enumerate(cases):
        corner = (6 + 172.0 * index, 34.0)
        parts += [text((corner[0] + 78, 14), say[key], TITLE)]
        parts += [*squares(corner, rows, looks), *grid(corner, (6, 6))]
    for index, (key, sign) in enumerate((("right", "t"), ("too many", "f"), ("missed", "m"))):
        left = 60 + 144 * index
        parts += [rect((left, 206), (16, 16), looks[sign])]
        parts += [text((left + 24, 214), say[key], LEFT)]
    return svg((512, 232), parts)


LEVELS = ((128, 64), (64, 128), (32, 256))
DOWN, UP = Look(stroke="a", fill="a-soft"), Look(stroke="b", fill="b-soft")
BOTTOM = Look(stroke="d", fill="d-soft")
ACROSS = Look(stroke="c", dash="6 5")


def stage(at: Point, level: tuple[int, int], look: Look) -> list[str]:
    """Return a box for two convolutions, with the size and the channels they give."""
    side, channels = level
    box = Box(*at, 92, 46)
    where = (at[0], at[1] - 9)
    return [
        box.draw("", look),
        text(where, f"{side} × {side}", SMALL),
        text((at[0], at[1] + 10), f"× {channels}", Lettering(size=14, bold=True)),
    ]


def unet(say: Words) -> str:
    """Return a U-Net with three steps down and up."""
    lefts, rights = (156.0, 184.0, 212.0), (452.0, 424.0, 396.0)
    heights = (40.0, 128.0, 216.0)
    bottom = (304.0, 298.0)
    parts = []
    for index, level in enumerate(LEVELS):
        y, left, right = heights[index], lefts[index], rights[index]
        below_left = (lefts[index + 1], heights[index + 1] - 23) if index < 2 else None
        parts += [*stage((left, y), level, DOWN), *stage((right, y), level, UP)]
        parts += [arrow((left + 50, y), (right - 50, y), ACROSS)]
        if below_left:
            (x, top), back = below_left, rights[index + 1] + 14
            parts += [arrow((x - 14, y + 23), (x - 14, top), Look(stroke="a"))]
            parts += [arrow((back, top), (back, y + 23), Look(stroke="b"))]
    parts += stage(bottom, (16, 512), BOTTOM)
    parts += [
        arrow((212, 239), (256, 288), Look(stroke="a")),
        arrow((352, 288), (396, 239), Look(stroke="b")),
        text((304, 24), say["skip"], QUIET),
        text((42, 40), "128 × 128\n× 3", SMALL),
        text((42, 76), say["picture"], QUIET),
        arrow((82, 40), (106, 40)),
        text((566, 40), "128 × 128\n× 3", SMALL),
        text((566, 76), say["classes"], QUIET),
        arrow((502, 40), (526, 40)),
        text((134, 276), say["pooling"], QUIET),
        text((474, 276), say["up"], QUIET),
    ]
    return svg((608, 328), parts)


def stack(at: Point, count: int, looks: Sequence[Look]) -> list[str]:
    """Return some sheets that lie behind each other, the last in front."""
    x, y = at
    return [
        rect((x + 9 * index, y - 7 * index), (44, 44), looks[index])
        for index in reversed(range(count))
    ]


def concatenate_or_add(say: Words) -> str:
    """Return what a U-Net and a ResNet do with two stacks of channels."""
    blue, red = Look(stroke="a", fill="a-soft"), Look(stroke="b", fill="b-soft")
    mixed = Look(stroke="d", fill="d-soft")
    operator = Lettering(size=24)
    parts = [
        text((140, 14), say["concatenate"], TITLE),
        text((432, 14), say["add"], TITLE),
        line((294, 6), (294, 150), Look(stroke="grid")),
    ]
    for left, sign in ((4.0, ""), (310.0, "+")):
        parts += [*stack((left, 74), 3, [blue] * 3), *stack((left + 90, 74), 3, [red] * 3)]
        parts += [text((left + 31, 136), "64"), text((left + 121, 136), "64")]
        parts += [text((left + 76, 90), sign, operator)] if sign else []
        parts += [arrow((left + 158, 90), (left + 180, 90))]
    parts += stack((192, 74), 6, [blue] * 3 + [red] * 3)
    parts += stack((498, 74), 3, [mixed] * 3)
    parts += [text((230, 136), "128", TITLE), text((529, 136), "64", TITLE)]
    return svg((568, 152), parts)


TILE = 40


def row_of(at: Point, values: Sequence[int], look: Look) -> list[str]:
    """Return numbers in a row of squares."""
    x, y = at
    parts = []
    for index, value in enumerate(values):
        left = x + TILE * index
        parts += [rect((left, y), (TILE, TILE), look)]
        parts += [text((left + TILE / 2, y + TILE / 2), str(value), Lettering(size=18))]
    return parts


def transposed_convolution(say: Words) -> str:
    """Return the two products of a small example, shifted by the stride, and their sum."""
    kernel, values, stride = (1, 2, 3), (1, 2), 2
    blue, red = Look(stroke="a", fill="a-soft"), Look(stroke="b", fill="b-soft")
    plain, mixed = Look(stroke="ink", fill="surface"), Look(stroke="d", fill="d-soft")
    left, shift = 236, stride * TILE
    products = [[value * weight for weight in kernel] for value in values]
    total = [0] * 5
    for place, product in enumerate(products):
        for index, number in enumerate(product):
            total[place * stride + index] += number
    parts = [
        text((60, 16), say["input"], TITLE),
        text((60, 150), say["filter"], TITLE),
        *row_of((40, 32), (1,), blue),
        *row_of((40, 84), (2,), red),
        *row_of((0.75, 166), kernel, plain),
    ]
    labels = ("1 · (1, 2, 3)", "2 · (1, 2, 3)")
    for index, look in enumerate((blue, red)):
        y = 32 + 52 * index
        parts += [arrow((88, y + 20), (112, y + 20)), text((168, y + 20), labels[index])]
        parts += row_of((left + shift * index, y), products[index], look)
    parts += [
        line((left, 144), (left + 5 * TILE, 144), THIN),
        text((left - 18, 186), say["output"], Lettering(anchor="end", bold=True)),
        *row_of((left, 166), total, mixed),
    ]
    return svg((440, 212), parts)


FIGURES: dict[str, Callable[[Words], str]] = {
    "tasks": tasks,
    "mask": mask,
    "iou-boxes": iou_boxes,
    "mask-overlap": mask_overlap,
    "unet": unet,
    "concatenate-or-add": concatenate_or_add,
    "transposed-convolution": transposed_convolution,
}

if __name__ == "__main__":
    save_all(__file__, FIGURES, WORDS)
