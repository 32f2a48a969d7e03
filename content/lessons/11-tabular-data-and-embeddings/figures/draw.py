"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from figure_kit.diagram import Box
from figure_kit.drawing import Look, Point, arrow, dot, line, rect, svg
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figure_kit.palette import Fill, Stroke

WORDS = {
    "bagging": {"en": "bagging", "nb": "bagging"},
    "boosting": {"en": "boosting", "nb": "boosting"},
    "data": {"en": "data", "nb": "data"},
    "sample": {"en": "sample", "nb": "utvalg"},
    "vote": {"en": "vote", "nb": "avstem-\nning"},
    "errors": {"en": "errors", "nb": "feil"},
    "sum": {"en": "sum", "nb": "sum"},
    "one-hot": {"en": "one-hot", "nb": "one-hot"},
    "matrix": {"en": "embedding matrix", "nb": "embedding-matrise"},
    "embedding": {"en": "embedding", "nb": "embedding"},
    "factor": {"en": "factor", "nb": "faktor"},
    "bias": {"en": "bias", "nb": "bias"},
    "component 1": {"en": "component 1 (79 %)", "nb": "komponent 1 (79 %)"},
    "component 2": {"en": "component 2 (21 %)", "nb": "komponent 2 (21 %)"},
    "first": {"en": "first component", "nb": "første komponent"},
    "second": {"en": "second component", "nb": "andre komponent"},
}

LEFT = Lettering(anchor="start")
RIGHT = Lettering(anchor="end")
SMALL = Lettering(size=14)
FIGURES = Lettering(size=13)
FRAME = Look(stroke="ink", width=1.2)
THIN = Look(stroke="ink", width=1.5)

FILMS = ("Orion", "Nebula", "Mars", "Amore", "Paris", "Circus")
USERS = ("Ada", "Bo", "Eva", "Dag", "Liv", "Ola")
RATINGS = (
    (5, 4, 4, 2, None, 4),
    (5, 5, 4, None, 1, 3),
    (4, None, 5, 4, 4, 5),
    (1, 1, None, 5, 5, 3),
    (None, 2, 4, 5, 5, 4),
    (2, 2, 1, 1, 1, None),
)
# What the lesson's program finds, to two decimals: two factors, then the bias.
USER_NUMBERS = (
    (-0.85, -0.32, 0.42),
    (-0.86, -1.13, 0.32),
    (-0.52, 0.75, 1.03),
    (1.23, 0.80, 0.08),
    (0.77, 0.69, 0.71),
    (0.23, -0.78, -1.42),
)
FILM_NUMBERS = (
    (-0.86, -0.94, 0.32),
    (-0.39, -1.23, -0.08),
    (-0.47, 0.29, 0.43),
    (1.09, 0.55, 0.15),
    (1.15, 0.67, 0.08),
    (-0.51, 0.66, 0.23),
)
MARKED = (3, 2)  # Dag and Mars


def small_tree(centre: Point, levels: int, stroke: Stroke) -> list[str]:
    """Return a tree of dots that branches once for each level, 34 high."""
    x, y = centre
    rows = [
        [
            (x + 38 * ((2 * leaf + 1) / 2**row - 1), y - 17 + 34 * row / levels)
            for leaf in range(2**row)
        ]
        for row in range(levels + 1)
    ]
    twigs = [
        line(rows[row][i // 2], place, THIN)
        for row, places in enumerate(rows[1:])
        for i, place in enumerate(places)
    ]
    return twigs + [dot(place, stroke, 4.5 - levels / 2) for row in rows for place in row]


def bagging_rows(say: Words) -> list[str]:
    """Return three trees side by side, each with its own sample, and their vote."""
    data, vote = Box(44, 106, 72, 56), Box(428, 106, 88, 56)
    parts = [
        text((8, 14), say["bagging"], replace(TITLE, anchor="start")),
        data.draw(say["data"], Look(stroke="ink", fill="surface", width=1.5)),
        vote.draw(say["vote"], Look(stroke="ink", fill="c-soft", width=1.5)),
    ]
    for y in (50, 106, 162):
        sample = Box(168, y, 84, 34)
        end = (vote.left[0], 106 + (y - 106) / 4)
        parts += [
            arrow((data.right[0], 106 + (y - 106) / 4), sample.left, THIN),
            sample.draw(say["sample"], Look(stroke="ink", fill="a-soft", width=1.5)),
            arrow(sample.right, (252, y), THIN),
            *small_tree((296, y), 3, "a"),
            arrow((340, y), end, THIN),
        ]
    return parts


def boosting_rows(say: Words) -> list[str]:
    """Return three stumps in a row, each made from the errors left before it."""
    data, level = Box(44, 270, 72, 44), 270
    total = Box(278, 362, 384, 34)
    parts = [
        text((8, 222), say["boosting"], replace(TITLE, anchor="start")),
        data.draw(say["data"], Look(stroke="ink", fill="surface", width=1.5)),
        total.draw(say["sum"], Look(stroke="ink", fill="c-soft", width=1.5)),
    ]
    for index, x in enumerate((132, 280, 428)):
        parts += [
            *small_tree((x, level), 1, "b"),
            arrow((x, level + 30), (x, total.top[1]), THIN),
        ]
        if index < 2:
            parts += [
                arrow((x + 28, level), (x + 120, level), THIN),
                text((x + 74, level - 16), say["errors"], SMALL),
            ]
    parts.append(arrow(data.right, (106, level), THIN))
    return parts


def bagging_boosting(say: Words) -> str:
    """Return bagging above boosting."""
    return svg((480, 388), [*bagging_rows(say), *boosting_rows(say)])


def cell(corner: Point, size: Point, words: str, fill: Fill, style: Lettering = LABEL) -> str:
    """Return one cell of a matrix with words in its middle."""
    middle = (corner[0] + size[0] / 2, corner[1] + size[1] / 2)
    look = replace(FRAME, fill=fill)
    return rect(corner, size, look) + text(middle, words, style)


def grid(
    corner: Point, rows: Sequence[Sequence[str]], fills: Sequence[Fill], size: Point = (44, 36)
) -> list[str]:
    """Return a matrix of words; each row has its fill."""
    return [
        cell((corner[0] + size[0] * j, corner[1] + size[1] * i), size, words, fills[i])
        for i, row in enumerate(rows)
        for j, words in enumerate(row)
    ]


def lookup(say: Words) -> str:
    """Return a one-hot row times a matrix, and the row that comes out."""
    matrix = ((0.1, 0.9, 0.3), (0.7, 0.2, 0.4), (0.5, 0.5, 0.8), (0.0, 0.6, 0.1))
    rows = [[say.number(value, 1) for value in row] for row in matrix]
    parts = [
        *grid((4, 88), [["0", "0", "1", "0"]], ["a-soft"], (32, 36)),
        text((152, 106), "·", Lettering(size=26)),
        *grid((172, 34), rows, ["surface", "surface", "c-soft", "surface"]),
        text((324, 106), "=", Lettering(size=22)),
        *grid((344, 88), [rows[2]], ["c-soft"]),
        text((68, 72), say["one-hot"]),
        text((238, 16), say["matrix"]),
        text((410, 72), say["embedding"]),
    ]
    return svg((480, 184), parts)


def prediction(user: int, film: int) -> float:
    """Return the predicted rating of a user for a film, from 0 to 5.5."""
    (u1, u2, user_bias), (f1, f2, film_bias) = USER_NUMBERS[user], FILM_NUMBERS[film]
    return 5.5 / (1 + math.exp(-(u1 * f1 + u2 * f2 + user_bias + film_bias)))


def rating_cells(say: Words, corner: Point, size: Point) -> list[str]:
    """Return the ratings; gaps hold their predictions."""
    parts = []
    for i, row in enumerate(RATINGS):
        for j, rating in enumerate(row):
            place = (corner[0] + size[0] * j, corner[1] + size[1] * i)
            words = say.number(prediction(i, j), 1) if rating is None else str(rating)
            style = replace(TITLE, fill="b-fill") if rating is None else LABEL
            fill: Fill = "b-soft" if rating is None else "surface"
            parts.append(cell(place, size, words, fill, style))
    left, top = corner[0] + size[0] * MARKED[1], corner[1] + size[1] * MARKED[0]
    return [*parts, rect((left, top), size, Look(stroke="b", width=4))]


def factorization(say: Words) -> str:
    """Return the ratings with the numbers of each user and of each film."""
    wide, high = 47.0, 28.0
    corner = (190.0, 136.0)
    parts = rating_cells(say, corner, (wide, 32))
    for i, name in enumerate(USERS):
        y = corner[1] + 32 * i
        fill: Fill = "a-soft" if i == MARKED[0] else "surface"
        parts.append(text((33, y + 16), name, replace(SMALL, anchor="end")))
        for k, value in enumerate(USER_NUMBERS[i]):
            words, size = say.number(value, 2), (wide, 32.0)
            parts.append(cell((38 + wide * k, y), size, words, fill, FIGURES))
    for j, name in enumerate(FILMS):
        x = corner[0] + wide * j
        fill = "a-soft" if j == MARKED[1] else "surface"
        parts.append(text((x + wide / 2, 16), name, FIGURES))
        for k, value in enumerate(FILM_NUMBERS[j]):
            words = say.number(value, 2)
            parts.append(cell((x, 32 + high * k), (wide, high), words, fill, FIGURES))
    for k, key in enumerate(("factor", "factor", "bias")):
        name = f"{say[key]} {k + 1}" if key == "factor" else say[key]
        parts.append(text((182, 46 + high * k), name, replace(SMALL, anchor="end")))
        short = f"{k + 1}" if key == "factor" else say[key]
        parts.append(text((61.5 + wide * k, 125), short, replace(SMALL, fill="muted")))
    return svg((476, 334), parts)


def turned() -> list[Point]:
    """Return the factors of the films along their two principal components."""
    means = [sum(row[k] for row in FILM_NUMBERS) / len(FILM_NUMBERS) for k in range(2)]
    points = [(row[0] - means[0], row[1] - means[1]) for row in FILM_NUMBERS]
    angle = main_angle(points)
    return [along(point, angle) for point in points]


def main_angle(points: Sequence[Point]) -> float:
    """Return the direction in which centred points vary most."""
    xx = sum(x * x for x, _ in points)
    yy = sum(y * y for _, y in points)
    xy = sum(x * y for x, y in points)
    return 0.5 * math.atan2(2 * xy, xx - yy)


def along(point: Point, angle: float) -> Point:
    """Return the coordinates of a point on axes turned by an angle."""
    (x, y), cosine, sine = point, math.cos(angle), math.sin(angle)
    return (x * cosine + y * sine, y * cosine - x * sine)


def film_map(say: Words) -> str:
    """Return the films in the plane of their principal components."""
    plot = Plot((8, 8), (464, 272), Scale(-1.7, 1.7), Scale(-0.9, 1.1))
    sides: dict[str, tuple[Point, Lettering]] = {
        "Paris": ((12, -8), LEFT),
        "Amore": ((-10, 12), RIGHT),
        "Mars": ((-12, 0), RIGHT),
    }
    parts = [
        line(plot.at((-1.7, 0)), plot.at((1.7, 0)), Look(stroke="grid", width=1.5)),
        line(plot.at((0, -0.9)), plot.at((0, 1.1)), Look(stroke="grid", width=1.5)),
        text(plot.at((1.68, 0.1)), say["component 1"], replace(MUTED, size=14, anchor="end")),
        text(plot.at((0.05, 1.04)), say["component 2"], replace(MUTED, size=14, anchor="start")),
    ]
    for name, point in zip(FILMS, turned(), strict=True):
        (right, down), style = sides.get(name, ((12, 0), LEFT))
        x, y = plot.at(point)
        stroke: Stroke = "b" if name in ("Mars", "Circus") else "a" if point[0] < 0 else "d"
        parts += [dot((x, y), stroke, 6), text((x + right, y + down), name, style)]
    return svg((480, 288), parts)


def pca(say: Words) -> str:
    """Return a cloud of points with its two principal components."""
    draw, tilt = random.Random(4), 0.5
    raw = [(draw.gauss(0, 1.35), draw.gauss(0, 0.42)) for _ in range(60)]
    cloud = [along(point, -tilt) for point in raw]
    middle = [sum(axis) / len(cloud) for axis in zip(*cloud, strict=True)]
    cloud = [(x - middle[0], y - middle[1]) for x, y in cloud]
    angle = main_angle(cloud)
    plot = Plot((8, 8), (464, 260), Scale(-3.48, 3.48), Scale(-1.8, 2.1))
    far = sorted(cloud, key=lambda point: -abs(along(point, angle)[1]))[:9]
    feet = [along((along(point, angle)[0], 0), -angle) for point in far]
    one, two = along((3.2, 0), -angle), along((0, 1.25), -angle)
    dotted = Look(stroke="b", width=1.5, dash="3 4")
    back = along((-3.2, 0), -angle)
    parts = [
        *[line(plot.at(p), plot.at(q), dotted) for p, q in zip(far, feet, strict=True)],
        *[dot(plot.at(point), "a", 3.5) for point in cloud],
        line(plot.at(back), plot.at((0, 0)), Look(stroke="c", width=1.5)),
        arrow(plot.at((0, 0)), plot.at(one), Look(stroke="c", width=3)),
        arrow(plot.at((0, 0)), plot.at(two), Look(stroke="d", width=3)),
        text((468, plot.at(one)[1] - 18), say["first"], replace(RIGHT, fill="c-fill")),
        text((plot.at(two)[0], plot.at(two)[1] - 30), say["second"], replace(LABEL, fill="d-fill")),
    ]
    return svg((480, 276), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "bagging-boosting": bagging_boosting,
            "lookup": lookup,
            "factorization": factorization,
            "film-map": film_map,
            "pca": pca,
        },
        WORDS,
    )
