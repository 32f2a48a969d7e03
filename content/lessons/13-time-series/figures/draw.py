"""Draws the figures of this lesson: `PYTHONPATH=hooks python <this file>`."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from figure_kit.diagram import Box, Node
from figure_kit.drawing import Look, arrow, dot, line, polyline, rect, svg
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from figure_kit.drawing import Point

WORDS = {
    "now": {"en": "now", "nb": "nå"},
    "target": {"en": "target", "nb": "målverdi"},
    "readings": {"en": "readings", "nb": "målinger"},
    "temperature": {"en": "temperature", "nb": "temperatur"},
    "training": {"en": "training", "nb": "trening"},
    "validation": {"en": "validation", "nb": "validering"},
    "test": {"en": "test", "nb": "test"},
    "reset": {"en": "reset *r*", "nb": "nullstilling *r*"},
    "update": {"en": "update *z*", "nb": "oppdatering *z*"},
    "candidate": {"en": "candidate", "nb": "kandidat"},
    "state": {"en": "old state", "nb": "gammel tilstand"},
    "new state": {"en": "new state", "nb": "ny tilstand"},
    "input": {"en": "input", "nb": "inngang"},
    "naive": {"en": "naive baseline", "nb": "naiv prognose"},
    "recurrent": {"en": "LSTM,\nrecurrent dropout", "nb": "LSTM,\nrekurrent dropout"},
    "stacked": {"en": "two GRU layers,\ndropout", "nb": "to GRU-lag,\ndropout"},
    "conv": {"en": "1D convolutions\n(validation)", "nb": "1D-konvolusjoner\n(validering)"},
    "error": {"en": "MAE in °C", "nb": "MAE i °C"},
}

MINUS = "\N{MINUS SIGN}"
THIN = Look(stroke="ink", width=1.5)
GUIDE = Look(stroke="ink", width=1.5, dash="3 4")
STATE = Look(stroke="a", width=2.5)
SMALL = Lettering(size=15)


def span(start: float, end: float, height: float, look: Look = THIN) -> str:
    """Return a horizontal measure with a short stroke at both ends."""
    ends = [line((x, height - 6), (x, height + 6), look) for x in (start, end)]
    return line((start, height), (end, height), look) + "".join(ends)


def days(time: float) -> float:
    """Return a smooth temperature with a rhythm of 12 units and a slow rise and fall."""
    return 4 * math.sin(2 * math.pi * time / 12) + 3 * math.sin(time / 9 + 2) + 0.05 * time


def window(say: Words) -> str:
    """Return a series with the readings of one window, now, and the target."""
    plot = Plot((16, 62), (448, 150), Scale(0, 60), Scale(-7.5, 9.5))
    now, lookback, step, delay = 42, 36, 3, 12
    readings = range(now - lookback + step, now + 1, step)
    here, goal = plot.at((now, days(now))), plot.at((now + delay, days(now + delay)))
    first, second = (plot.at((readings[index], days(readings[index]))) for index in (6, 7))
    begin = plot.at((now - lookback, 0))[0]
    parts = [
        line((here[0], 40), (here[0], 254), GUIDE),
        line((goal[0], 40), (goal[0], 254), GUIDE),
        line((first[0], 34), first, GUIDE),
        line((second[0], 34), second, GUIDE),
        plot.curve(days, (0, 60), Look(stroke="grid", width=3)),
        *[dot(plot.at((place, days(place))), "a", 5) for place in readings],
        rect((goal[0] - 7, goal[1] - 7), (14, 14), Look(fill="b-fill")),
        span(begin, here[0], 240),
        arrow((here[0], 240), (goal[0], 240)),
        span(first[0], second[0], 34),
        text(((first[0] + second[0]) / 2, 14), "step"),
        text(((begin + here[0]) / 2, 262), "lookback"),
        text(((here[0] + goal[0]) / 2, 262), "delay"),
        text((here[0], 26), say["now"], TITLE),
        text((goal[0], 26), say["target"], replace(TITLE, fill="b-fill")),
        text((60, 46), say["readings"], replace(TITLE, fill="a-fill")),
    ]
    return svg((480, 278), parts)


def year() -> list[Point]:
    """Return a temperature for every second day of a year, as pairs of day and degrees."""
    draw, drift = random.Random(13), 0.0
    points = []
    for day in range(0, 365, 2):
        drift = 0.8 * drift + draw.gauss(0, 1.6)
        points.append((day, 9 - 9 * math.cos(2 * math.pi * day / 365) + drift))
    return points


def split(say: Words) -> str:
    """Return a year cut into training, validation and test."""
    plot = Plot((34, 40), (430, 150), Scale(0, 365), Scale(-7, 25))
    points = year()
    parts = [plot.arrows(), text((34, 14), say["temperature"], replace(LABEL, anchor="start"))]
    cuts = ((0, 208, "a", "training"), (208, 278, "b", "validation"), (278, 365, "c", "test"))
    for first, last, stroke, key in cuts:
        part = [point for point in points if first <= point[0] <= last]
        middle = plot.at(((first + last) / 2, 0))[0]
        parts += [
            plot.trace(part, Look(stroke=stroke, width=2.5)),
            text((middle, 212), say[key], replace(TITLE, fill=f"{stroke}-fill")),
        ]
    for day in (208, 278):
        across = plot.at((day, 0))[0]
        parts.append(line((across, 40), (across, plot.bottom), GUIDE))
    return svg((480, 228), parts)


def gru_cell(say: Words) -> str:
    """Return the data flow of one time step of a GRU."""
    keep, mix = Node(260, 56, 14), Node(410, 56, 14)
    fresh, forget = Node(410, 124, 14), Node(130, 150, 14)
    gate = Look(stroke="b", fill="b-soft", width=1.5)
    reset, update = Box(130, 212, 118, 40), Box(260, 212, 118, 40)
    candidate = Box(410, 212, 104, 52)
    gated = Look(stroke="b", width=2)
    parts = [
        arrow((30, 56), keep.rim((0, 56)), STATE),
        arrow((274, 56), (396, 56), STATE),
        arrow((424, 56), (486, 56), STATE),
        polyline([(48, 56), (48, 272), (248, 272)], STATE),
        arrow((118, 272), (118, 232), STATE),
        arrow((248, 272), (248, 232), STATE),
        arrow((130, 56), forget.rim((130, 0)), STATE),
        polyline([(144, 150), (338, 150), (338, 212)], STATE),
        arrow((338, 212), candidate.left, STATE),
        polyline([(48, 304), (410, 304)], THIN),
        *[arrow((x, 304), (x, end), THIN) for x, end in ((142, 232), (272, 232), (410, 238))],
        arrow(reset.top, forget.rim(reset.top), gated),
        arrow(update.top, keep.rim(update.top), gated),
        arrow((260, 124), fresh.rim((0, 124)), gated),
        arrow(candidate.top, fresh.rim(candidate.top), Look(stroke="c")),
        arrow(fresh.rim((410, 0)), mix.rim((410, 200)), Look(stroke="c")),
        dot((130, 56), "a", 4),
        dot((48, 56), "a", 4),
        dot((118, 272), "a", 4),
        dot((260, 124), "b", 4),
        *[dot((x, 304), "ink", 4) for x in (142, 272)],
        *[node.draw("×", Look(stroke="ink", fill="surface")) for node in (keep, fresh, forget)],
        mix.draw("+", Look(stroke="ink", fill="surface")),
        reset.draw(say["reset"], gate, SMALL),
        update.draw(say["update"], gate, SMALL),
        candidate.draw(
            f"{say['candidate']}\ntanh", Look(stroke="c", fill="c-soft", width=1.5), SMALL
        ),
        text((335, 110), f"1 {MINUS} *z*", replace(SMALL, fill="b-fill")),
        text((28, 34), "*h*_{t" + MINUS + "1}", replace(LABEL, fill="a-fill")),
        text((466, 34), "*h*_t", replace(LABEL, fill="a-fill")),
        text((30, 304), "*x*_t"),
        text((24, 12), say["state"], replace(MUTED, anchor="start", size=15)),
        text((490, 12), say["new state"], replace(MUTED, anchor="end", size=15)),
    ]
    return svg((500, 320), parts)


def approaches(say: Words) -> str:
    """Return the errors of four approaches, and of a fifth from the validation part."""
    plot = Plot((150, 8), (270, 240), Scale(0, 3), Scale(-0.5, 4.5))
    rows = (("naive", 2.62), ("LSTM", 2.55), ("recurrent", 2.45), ("stacked", 2.39), ("conv", 2.9))
    parts = []
    for index, (key, value) in enumerate(rows):
        row = 4 - index
        look = Look(stroke="b", fill="b-soft", dash="5 4") if key == "conv" else Look(fill="a-fill")
        look = Look(fill="b-fill") if key == "naive" else look
        name = key if key == "LSTM" else say[key]
        end = plot.at((value, row))
        about = f"≈ {say.number(value, 1)}" if key == "conv" else say.number(value, 2)
        parts += [
            plot.bar(row, value, look),
            text((140, end[1]), name, Lettering(size=15, anchor="end")),
            text((plot.right + 8, end[1]), about, Lettering(size=15, anchor="start")),
        ]
    across = plot.at((2.62, 0))[0]
    parts += [
        line((across, 8), (across, plot.at((0, 0.5))[1]), GUIDE),
        plot.axis_across({value: str(value) for value in range(4)}),
        text((285, 288), say["error"]),
    ]
    return svg((480, 304), parts)


if __name__ == "__main__":
    save_all(
        __file__,
        {"window": window, "split": split, "gru-cell": gru_cell, "approaches": approaches},
        WORDS,
    )
