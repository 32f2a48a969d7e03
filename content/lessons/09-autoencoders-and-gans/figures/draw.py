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
    arrow,
    dot,
    line,
    polygon,
    polyline,
    rect,
    svg,
)
from figure_kit.lettering import LABEL, MUTED, TITLE, Lettering, text
from figure_kit.plot import Plot, Scale
from figure_kit.publish import Words, save_all

if TYPE_CHECKING:
    from figure_kit.drawing import Point
    from figure_kit.palette import Fill, Stroke

WORDS = {
    "encoder": {"en": "encoder", "nb": "enkoder"},
    "decoder": {"en": "decoder", "nb": "dekoder"},
    "input": {"en": "input *x*", "nb": "inndata *x*"},
    "code": {"en": "code *z*", "nb": "kode *z*"},
    "output": {"en": "output *x̂*", "nb": "utdata *x̂*"},
    "compare": {"en": "loss: compare *x̂* with *x*", "nb": "tap: sammenlign *x̂* med *x*"},
    "plain": {"en": "plain autoencoder", "nb": "vanlig autoenkoder"},
    "vae": {"en": "VAE", "nb": "VAE"},
    "random": {"en": "random\nnumbers *z*", "nb": "tilfeldige\ntall *z*"},
    "generator": {"en": "generator *G*", "nb": "generator *G*"},
    "fake": {"en": "fake\nimages", "nb": "falske\nbilder"},
    "real": {"en": "real\nimages", "nb": "ekte\nbilder"},
    "discriminator": {"en": "discriminator *D*", "nb": "diskriminator *D*"},
    "answer": {"en": "real?", "nb": "ekte?"},
    "gradient": {"en": "gradient", "nb": "gradient"},
    "linear": {"en": "linear", "nb": "lineær"},
    "cosine": {"en": "cosine", "nb": "cosinus"},
    "share": {"en": "share of image", "nb": "andel av bildet"},
    "step": {"en": "step", "nb": "steg"},
    "line": {"en": "all that the\ndecoder can make", "nb": "alt dekoderen\nkan lage"},
}

LEFT = Lettering(anchor="start")
PEN = Look(stroke="ink", width=1.5)
DASHED = Look(stroke="b", width=2, dash="6 4")


def autoencoder(say: Words) -> str:
    """Return the hourglass of a dense autoencoder with its five layers."""
    layers: tuple[tuple[int, float, Fill], ...] = (
        (784, 180, "surface"),
        (128, 108, "a-soft"),
        (16, 44, "b-soft"),
        (128, 108, "c-soft"),
        (784, 180, "surface"),
    )
    middle, places = 152.0, (50, 145, 240, 335, 430)
    halves: tuple[tuple[tuple[int, int], Fill], ...] = (((0, 2), "a-soft"), ((2, 4), "c-soft"))
    parts = []
    for (first, last), fill in halves:
        heights = [(places[i], layers[i][1] / 2) for i in range(first, last + 1)]
        upper = [(x, middle - half) for x, half in heights]
        lower = [(x, middle + half) for x, half in reversed(heights)]
        parts.append(polygon(upper + lower, Look(fill=fill, opacity=0.6)))
    for x, (size, height, fill) in zip(places, layers, strict=True):
        look = Look(stroke="ink", fill=fill, width=1.5)
        parts += [
            rect((x - 24, middle - height / 2), (48, height), look, 6),
            text((x, middle), str(size)),
        ]
    parts += [
        text((145, 40), say["encoder"], replace(TITLE, fill="a-fill")),
        text((335, 40), say["decoder"], replace(TITLE, fill="c-fill")),
        text((50, 42), say["input"]),
        text((430, 42), say["output"]),
        text((240, 108), say["code"]),
        polyline([(430, 250), (430, 268), (50, 268), (50, 250)], DASHED),
        text((240, 286), say["compare"], replace(LABEL, fill="b-fill")),
    ]
    return svg((480, 304), parts)


def cloud(draw: random.Random, centre: Point, spread: float) -> list[Point]:
    """Return codes of forty examples around a centre."""
    return [(draw.gauss(centre[0], spread), draw.gauss(centre[1], spread)) for _ in range(40)]


def latent_space(say: Words) -> str:
    """Return the codes of three classes in a plain autoencoder and in a VAE."""
    draw = random.Random(4)
    cases = (
        ("plain", ((-2.1, 1.3), (2.2, 1.7), (0.5, -2.2)), 0.4),
        ("vae", ((-0.9, 0.5), (0.9, 0.6), (0.1, -0.9)), 0.62),
    )
    strokes: tuple[Stroke, ...] = ("a", "c", "d")
    parts = []
    for index, (key, centres, spread) in enumerate(cases):
        plot = Plot((20 + 236 * index, 44), (204, 204), Scale(-3.4, 3.4), Scale(-3.4, 3.4))
        axes = (((-3.4, 0), (3.4, 0)), ((0, -3.4), (0, 3.4)))
        parts += [
            text((plot.corner[0] + 102, 20), say[key], TITLE),
            *[line(plot.at(a), plot.at(b), Look(stroke="grid", width=1)) for a, b in axes],
            text((plot.right - 6, plot.at((0, 0))[1] + 18), "*z*_1"),
            text((plot.at((0, 0))[0] - 14, plot.corner[1] + 8), "*z*_2"),
        ]
        for stroke, centre in zip(strokes, centres, strict=True):
            parts += [dot(plot.at(p), stroke, 2.6) for p in cloud(draw, centre, spread)]
        x, y = plot.at((0.45, 0.1))
        cross = Look(stroke="b", width=4)
        parts += [
            line((x - 8, y - 8), (x + 8, y + 8), cross),
            line((x - 8, y + 8), (x + 8, y - 8), cross),
        ]
    return svg((480, 260), parts)


def gan(say: Words) -> str:
    """Return the two networks of a GAN, with the way back of the gradient."""
    fake, real = Box(122, 172, 88, 52), Box(122, 262, 88, 52)
    noise, maker = Box(122, 30, 112, 48), Box(122, 104, 152, 44)
    judge, answer = Box(288, 216, 160, 60), Box(432, 216, 72, 44)
    drawn: tuple[tuple[Box, str, Fill, Lettering], ...] = (
        (noise, "random", "surface", LABEL),
        (maker, "generator", "a-soft", TITLE),
        (fake, "fake", "surface", LABEL),
        (real, "real", "surface", LABEL),
        (judge, "discriminator", "c-soft", TITLE),
        (answer, "answer", "b-soft", LABEL),
    )
    parts = [
        box.draw(say[key], Look(stroke="ink", fill=fill, width=1.5), style)
        for box, key, fill, style in drawn
    ]
    parts += [arrow(a.bottom, b.top) for a, b in pairwise((noise, maker, fake))]
    parts += [
        arrow(fake.right, (208, 204)),
        arrow(real.right, (208, 230)),
        arrow(judge.right, answer.left),
        polyline([(432, 194), (432, 150), (330, 150)], DASHED),
        arrow((330, 150), (330, 186), DASHED),
        polyline([(288, 186), (288, 104)], DASHED),
        arrow((288, 104), (200, 104), DASHED),
        text((372, 130), say["gradient"], replace(LABEL, fill="b-fill")),
    ]
    return svg((480, 300), parts)


def noise_schedule(say: Words) -> str:
    """Return the share of the variance that is image under two schedules."""
    linear, share = [(0.0, 1.0)], 1.0
    for step in range(1000):
        share *= 1 - (0.0001 + (0.02 - 0.0001) * step / 999)
        if step % 10 == 9:
            linear.append((step + 1, share))

    def cosine(step: float) -> float:
        angle = (step / 1000 + 0.008) / 1.008 * math.pi / 2
        return (math.cos(angle) / math.cos(0.008 / 1.008 * math.pi / 2)) ** 2

    plot = Plot((52, 36), (404, 210), Scale(0, 1000), Scale(0, 1))
    parts = [
        plot.levels([0.5, 1]),
        plot.axis_across({step: str(step) for step in (0, 250, 500, 750, 1000)}),
        plot.axis_up({value: say.number(value, 1) for value in (0, 0.5, 1)}),
        plot.trace(linear, Look(stroke="b", width=3, dash="9 5")),
        plot.curve(cosine, (0, 1000), Look(stroke="a", width=3)),
        text(plot.at((90, 0.42)), say["linear"], replace(LABEL, fill="b-fill")),
        text(plot.at((600, 0.62)), say["cosine"], replace(LABEL, fill="a-fill")),
        text((14, 14), say["share"], LEFT),
        text((254, 290), say["step"]),
    ]
    return svg((480, 304), parts)


def projection(say: Words) -> str:
    """Return a point, its code on a line and the point it decodes to."""
    plot = Plot((40, 10), (300, 300), Scale(0, 6), Scale(0, 6))
    whole = {float(value): str(value) for value in (0, 2, 4, 6)}
    origin, given, back = plot.at((0, 0)), plot.at((3, 5)), plot.at((3.48, 4.64))
    parts = [
        plot.axis_across(whole),
        plot.axis_up(whole),
        line(origin, plot.at((4.5, 6)), Look(stroke="grid", width=2)),
        line(origin, back, Look(stroke="a", width=3.5)),
        line(given, back, Look(stroke="b", width=2.5, dash="5 4")),
        dot(given, "b", 6),
        dot(back, "a", 6),
        text((given[0] - 14, given[1] - 4), "*x* = (3, 5)", Lettering(anchor="end")),
        text((back[0] + 14, back[1] + 6), decoded(say), LEFT),
        text((plot.at((1.9, 2))[0] + 10, plot.at((0, 2))[1]), code(say), LEFT),
        text((plot.at((4.5, 6))[0] + 14, 30), say["line"], replace(MUTED, anchor="start")),
    ]
    return svg((480, 340), parts)


def decoded(say: Words) -> str:
    """Return the decoded point with the marks of the language."""
    gap = ";" if say.language == "nb" else ","
    return f"*x̂* = ({say.number(3.48, 2)}{gap} {say.number(4.64, 2)})"


def code(say: Words) -> str:
    """Return the code as a length along the line."""
    return f"*z* = {say.number(5.8, 1)}"


if __name__ == "__main__":
    save_all(
        __file__,
        {
            "autoencoder": autoencoder,
            "projection": projection,
            "latent-space": latent_space,
            "gan": gan,
            "noise-schedule": noise_schedule,
        },
        WORDS,
    )
