"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from figure_kit.diagram import Box
from figure_kit.drawing import (
    Look,
    arrow,
    arrowhead,
    circle,
    clipped,
    group,
    line,
    path,
    polygon,
    rect,
    svg,
)
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figure_kit.drawing import Point
    from figure_kit.palette import Fill

WORDS = {
    "dogs": {"en": "dogs", "nb": "hunder"},
    "bark": {"en": "bark", "nb": "bjeffer"},
    "loudly": {"en": "loudly", "nb": "høyt"},
    "query": {"en": "which\nlooks", "nb": "hvem\nser"},
    "key": {"en": "at which", "nb": "på hvem"},
    "sum": {"en": "sum", "nb": "sum"},
    "free": {"en": "without a mask", "nb": "uten maske"},
    "causal": {"en": "causal mask", "nb": "kausal maske"},
    "position": {"en": "position", "nb": "posisjon"},
    "entry": {"en": "entry of the vector", "nb": "element i vektoren"},
    "input": {"en": "input", "nb": "inndata"},
    "output": {"en": "output", "nb": "utdata"},
    "attention": {"en": "multi-head attention", "nb": "flerhodet oppmerksomhet"},
    "add": {"en": "add and normalize", "nb": "adder og normaliser"},
    "feed-forward": {"en": "feed-forward", "nb": "foroverkoblet lag"},
    "mixes": {"en": "between\nthe tokens", "nb": "mellom\ntokenene"},
    "alone": {"en": "each token\nseparately", "nb": "hvert token\nfor seg"},
    "image": {"en": "28 × 28 pixels", "nb": "28 × 28 piksler"},
    "patches": {"en": "16 patches of 7 × 7", "nb": "16 patcher på 7 × 7"},
    "tokens": {
        "en": "17 tokens: vectors\nplus positions 0 to 16",
        "nb": "17 tokener: vektorer\npluss posisjon 0 til 16",
    },
    "blocks": {"en": "transformer blocks", "nb": "transformerblokker"},
    "class token": {"en": "class token", "nb": "klassetoken"},
    "house": {"en": "house", "nb": "hus"},
}

FRAME = Look(stroke="ink", width=1.5)
THIN = Look(stroke="ink", width=1)
SMALL = Lettering(size=14)
TINY = Lettering(size=12)
RIGHT = Lettering(anchor="end")
LEFT = Lettering(anchor="start")

SCORES = ((1, 1, 2), (1, 0, 1), (2, 1, 3))
"""Dot products of the queries and keys in the lesson."""


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the shares of the exponentials of the scores."""
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


def weights(*, causal: bool) -> list[list[float]]:
    """Return the attention weights of the lesson's three tokens."""
    rows = [[score / math.sqrt(2) for score in row] for row in SCORES]
    if causal:
        rows = [
            [score if key <= query else -math.inf for key, score in enumerate(row)]
            for query, row in enumerate(rows)
        ]
    return [softmax(row) for row in rows]


def cell(corner: Point, size: float, share: float) -> str:
    """Return a square that is the darker, the larger its share."""
    paint = Look(fill="a-fill", opacity=round(0.04 + 0.5 * share, 3))
    return rect(corner, (size, size), paint) + rect(corner, (size, size), FRAME)


def table(say: Words, corner: Point, size: float, rows: list[list[float]]) -> list[str]:
    """Return a heat map of weights with the numbers in it."""
    parts = []
    for down, row in enumerate(rows):
        for across, share in enumerate(row):
            place = (corner[0] + size * across, corner[1] + size * down)
            middle = (place[0] + size / 2, place[1] + size / 2)
            written = say.number(share, 2) if share else "0"
            parts += [cell(place, size, share), text(middle, written)]
    return parts


def attention_heatmap(say: Words) -> str:
    """Return the attention weights of three tokens."""
    left, top, size = 140.0, 66.0, 76.0
    parts = table(say, (left, top), size, weights(causal=False))
    for index, key in enumerate(("dogs", "bark", "loudly")):
        middle = size * (index + 0.5)
        parts += [
            text((left + middle, top - 16), say[key]),
            text((left - 12, top + middle), say[key], RIGHT),
            text((left + 3 * size + 40, top + middle), "1", MUTED),
        ]
    parts += [
        text((left + 1.5 * size, 20), say["key"], TITLE),
        text((34, top + 1.5 * size), say["query"], TITLE),
        text((left + 3 * size + 40, top - 16), say["sum"], MUTED),
    ]
    return svg((440, 308), parts)


def causal_mask(say: Words) -> str:
    """Return attention weights without and with a causal mask."""
    top, size = 66.0, 62.0
    parts = []
    for left, key, causal in ((76.0, "free", False), (290.0, "causal", True)):
        parts += table(say, (left, top), size, weights(causal=causal))
        parts.append(text((left + 1.5 * size, 18), say[key], TITLE))
        for index, word in enumerate(("dogs", "bark", "loudly")):
            parts.append(text((left + size * (index + 0.5), top - 16), say[word], SMALL))
    for index, word in enumerate(("dogs", "bark", "loudly")):
        place = (66, top + size * (index + 0.5))
        parts.append(text(place, say[word], Lettering(size=14, anchor="end")))
    return svg((480, 264), parts)


def angle_value(position: int, entry: int, length: int) -> float:
    """Return one number of the sine and cosine encoding."""
    angle = position / 10000 ** (2 * (entry // 2) / length)
    return math.cos(angle) if entry % 2 else math.sin(angle)


def positional_encoding(say: Words) -> str:
    """Return the encoding of 16 positions as coloured cells, with a legend."""
    left, top, wide, high, length = 80.0, 44.0, 34.0, 17.0, 8
    parts = [text((left + wide * length / 2, 12), say["entry"])]
    parts += [text((left + wide * (i + 0.5), top - 11), str(i), TINY) for i in range(length)]
    for position in range(16):
        y = top + high * position
        parts.append(text((left - 14, y + high / 2), str(position), TINY))
        for entry in range(length):
            value = angle_value(position, entry, length)
            fill: Fill = "a-fill" if value >= 0 else "b-fill"
            paint = Look(fill=fill, opacity=round(0.85 * abs(value), 3))
            parts.append(rect((left + wide * entry, y), (wide, high), paint))
    parts += [
        rect((left, top), (wide * length, high * 16), FRAME),
        group([text((0, 0), say["position"])], f"translate(34 {top + high * 8:g}) rotate(-90)"),
    ]
    for index in range(9):
        value = 1 - index / 4
        shade: Fill = "a-fill" if value >= 0 else "b-fill"
        paint = Look(fill=shade, opacity=round(0.85 * abs(value), 3))
        parts.append(rect((390, 80 + 20 * index), (24, 20), paint))
    parts.append(rect((390, 80), (24, 180), FRAME))
    for value, y in ((1, 90), (0, 170), (-1, 250)):
        parts.append(text((424, y), say.number(value, 0), LEFT))
    return svg((480, 324), parts)


def transformer_block(say: Words) -> str:
    """Return the parts of a block from bottom to top, with two ways around."""
    add: tuple[str, Fill] = ("add", "c-soft")
    stations: tuple[tuple[str, Fill], ...] = (
        ("attention", "a-soft"),
        add,
        ("feed-forward", "b-soft"),
        add,
    )
    boxes = [Box(230, 318 - 76 * index, 244, 42) for index in range(4)]
    parts = [
        box.draw(say[key], Look(stroke="ink", fill=fill, width=1.5))
        for box, (key, fill) in zip(boxes, stations, strict=True)
    ]
    parts += [arrow((230, 378), boxes[0].bottom), arrow(boxes[3].top, (230, 36))]
    for lower, upper in pairwise(boxes):
        parts.append(arrow(lower.top, upper.bottom))
    for start, end in ((356.0, boxes[1].y), (207.0, boxes[3].y)):
        course = f"M230,{start:g} H104 Q76,{start:g} 76,{start - 28:g} V{end + 28:g}"
        parts.append(path(f"{course} Q76,{end:g} 100,{end:g}"))
        parts.append(arrowhead((90, end), (108, end)))
    parts += [
        text((230, 392), say["input"]),
        text((230, 22), say["output"]),
        text((412, boxes[0].y), say["mixes"], MUTED),
        text((412, boxes[2].y), say["alone"], MUTED),
        text((40, boxes[1].y + 38), "+ *x*", LABEL),
        text((40, boxes[3].y + 38), "+ *x*", LABEL),
    ]
    return svg((480, 408), parts)


def house() -> list[str]:
    """Return a picture of a house in a square of 112."""
    return [
        rect((0, 0), (112, 112), Look(fill="a-soft")),
        rect((0, 88), (112, 24), Look(fill="c-fill", opacity=0.55)),
        circle((94, 18), 11, Look(fill="b-fill", opacity=0.7)),
        rect((26, 52), (62, 44), Look(stroke="ink", fill="surface", width=1.5)),
        polygon([(16, 54), (57, 16), (98, 54)], Look(fill="b-fill")),
        rect((36, 68), (16, 28), Look(fill="d-fill")),
        rect((62, 64), (16, 14), Look(stroke="ink", fill="a-soft", width=1.5)),
    ]


def piece(index: int, corner: Point, side: float) -> str:
    """Return one of the 16 squares of the house, moved to the corner."""
    across, down = 28 * (index % 4), 28 * (index // 4)
    cut = clipped(f"vit-patch-{index}", ((across, down), (28, 28)), house())
    scale = side / 28
    move = f"translate({corner[0] - scale * across:g} {corner[1] - scale * down:g})"
    return group([cut], f"{move} scale({scale:g})") + rect(corner, (side, side), THIN)


def vit_patches(say: Words) -> str:
    """Return an image cut into patches, the tokens, the blocks and the class."""
    step, side, row = 27.4, 23.0, 186.0
    lefts = [8 + step * index for index in range(17)]
    parts = [group(house(), "translate(8 8)"), rect((8, 8), (112, 112), FRAME)]
    for cut in (28, 56, 84):
        parts += [
            line((8 + cut, 8), (8 + cut, 120), THIN),
            line((8, 8 + cut), (120, 8 + cut), THIN),
        ]
    parts += [
        text((136, 30), say["image"], LEFT),
        text((136, 56), say["patches"], LEFT),
        text((300, 126), say["tokens"], MUTED),
        rect((lefts[0], row), (side, side), Look(stroke="ink", fill="d-soft", width=1.5)),
        text((lefts[0] + side / 2, row + side / 2), "?", SMALL),
        arrow((64, 126), (64, 164)),
    ]
    parts += [piece(index, (lefts[index + 1], row), side) for index in range(16)]
    block = Box(240, 280, 464, 44)
    for index, left in enumerate(lefts):
        middle = left + side / 2
        parts.append(text((middle, row - 10), str(index), TINY))
        parts.append(arrow((middle, row + side + 3), (middle, 257), THIN, 6))
    first = lefts[0] + side / 2
    parts += [
        block.draw(say["blocks"], Look(stroke="ink", fill="c-soft", width=1.5)),
        path(f"M{first:g},302 V322 Q{first:g},338 {first + 16:g},338 H128"),
        arrowhead((118, 338), (136, 338)),
        text((36, 358), say["class token"], Lettering(size=14, anchor="start", fill="muted")),
        Box(186, 338, 92, 36).draw(say["house"], Look(stroke="ink", fill="b-soft", width=1.5)),
    ]
    return svg((480, 372), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "attention-heatmap": attention_heatmap,
            "causal-mask": causal_mask,
            "positional-encoding": positional_encoding,
            "transformer-block": transformer_block,
            "vit-patches": vit_patches,
        },
        WORDS,
    )
