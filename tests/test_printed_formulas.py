"""Formulas in print: each mark over or under its letters, colours, and spaces below zero."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from studyguide.formulas.convert import converted
from studyguide.pages.booklets.block_typst import line_typst
from studyguide.pages.booklets.press import Job, Press
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.wording import wording
from studyguide.text.parse import parse_line
from typst_context import CONTEXT

OVER = (
    *("hat", "tilde", "bar", "vec", "dot", "ddot", "dddot", "ddddot", "check", "breve"),
    *("acute", "grave", "mathring"),
)
WIDE_OVER = (
    *("widehat", "overline", "overrightarrow", "overleftarrow", "overleftrightarrow"),
    *("overbrace", "overbracket", "overparen", "overgroup"),
)
WIDE_UNDER = (
    *("underline", "underbar", "underrightarrow", "underleftarrow", "underleftrightarrow"),
    *("underbrace", "underbracket", "underparen", "undergroup"),
)
MARKS = (*OVER, *WIDE_OVER, *WIDE_UNDER)
"""Every command for a mark that `math-core` knows."""
BASES = ("x", "ABC", "fg")
OTHERS = (r"\color{red}{A} + B", "AA", r"A\!\!A", "XY")
FORMULAS = (
    *OTHERS, *BASES, *(f"\\text{{{base}}}" for base in BASES),
    *(f"\\{mark}{{{base}}}" for mark in MARKS for base in BASES),
)  # fmt: skip
BRACKETS = 12
"""How wide two brackets are, in points, or little less."""
SMALLEST_BRACE = 26
"""In points: what is under it may be narrower."""
DOTS = 4
"""To a point; the letters have 20 points."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A printed formula."""

    ink: Any
    """A picture, true where there is ink, without the white around it."""
    red: int
    """How many of its dots are red."""
    text: str


def speaker(language: str) -> Speaker:
    spoken = wording(language).entries["spoken"]
    return Speaker(spoken["words"], spoken["signs"])


@cache
def printed() -> dict[str, Seen]:
    """Return each formula as it is printed, as a text has it: all of them in one document."""
    sources = (line_typst(parse_line(f"${tex}$")[0], CONTEXT) for tex in FORMULAS)
    head = (
        '#set document(title: "x")\n#set page(width: 150pt, height: 100pt, margin: 30pt)\n'
        '#set text(size: 20pt)\n#show math.equation: set text(font: "New Computer Modern Math")\n'
    )
    pdf = Press().pdf(Job(head + "\n#pagebreak()\n".join(sources), {}, 0))
    assert isinstance(pdf, bytes), pdf
    return dict(zip(FORMULAS, map(seen, PdfDocument(pdf)), strict=True))


def seen(page: Any) -> Seen:
    dots = page.render(scale=DOTS).to_numpy()[:, :, :3]
    dark = dots.min(axis=2) < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    ink = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    red = int((dots.max(axis=2) > 200)[dark].sum())
    return Seen(ink, red, page.get_textpage().get_text_range())


def size(ink: Any) -> tuple[float, float]:
    """Return the width and the height of what is black, in points."""
    return ink.shape[1] / DOTS, ink.shape[0] / DOTS


def alone(mark: str, base: str) -> Seen:
    """Return the letters without their mark; those of `\\underbar` are a text."""
    return printed()[f"\\text{{{base}}}" if mark == "underbar" else base]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_over_or_under_its_letters(mark: str, base: str) -> None:
    whole = printed()[f"\\{mark}{{{base}}}"]
    (width, height), (base_width, base_height) = size(whole.ink), size(alone(mark, base).ink)
    assert height > base_height + 0.5
    least = 0 if mark in OVER else SMALLEST_BRACE
    assert width < max(base_width, least) + BRACKETS, "something beside the letters"
    assert not set(whole.text) & set("()")


@pytest.mark.parametrize("mark", [*WIDE_OVER, *WIDE_UNDER])
def test_a_wide_mark_is_as_wide_as_its_letters(mark: str) -> None:
    whole, letters = printed()[f"\\{mark}{{ABC}}"], alone(mark, "ABC")
    extra = whole.ink.shape[0] - letters.ink.shape[0]
    rows = whole.ink[:extra] if mark in WIDE_OVER else whole.ink[-extra:]
    drawn = np.flatnonzero(rows.any(axis=0))
    assert drawn[-1] - drawn[0] > 0.8 * letters.ink.shape[1]


@pytest.mark.parametrize("mark", OVER)
def test_a_narrow_mark_is_in_the_middle(mark: str) -> None:
    whole, letters = printed()[f"\\{mark}{{ABC}}"], printed()["ABC"]
    extra = whole.ink.shape[0] - letters.ink.shape[0]
    drawn = np.flatnonzero(whole.ink[:extra].any(axis=0)) / whole.ink.shape[1]
    assert drawn[0] > 0.3
    assert drawn[-1] < 0.8


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("mark", [mark for mark in MARKS if mark != "underbar"])
def test_a_mark_is_said_in_words(mark: str, language: str) -> None:
    said = speaker(language).says(converted(f"\\{mark}{{x}}", display=False))
    letter, _, name = said.partition(" ")
    assert letter == "x"
    assert name.replace(" ", "").isalpha()
    assert name not in ("to", "becomes", "til", "blir")


def test_a_colour_is_printed() -> None:
    coloured, plain = printed()[r"\color{red}{A} + B"], printed()["XY"]
    assert coloured.red > 100
    assert plain.red == 0


def test_a_space_below_zero_brings_letters_together() -> None:
    apart, together = (size(printed()[tex].ink)[0] for tex in ("AA", r"A\!\!A"))
    assert 6 < apart - together < 7.5
