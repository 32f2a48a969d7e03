"""Formulas in print: marks, colours, strokes, numbers, spaces; nothing wider than its column."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from formula_sheet.print import pdf_of
from studyguide.formulas.convert import to_element
from studyguide.languages.wording import wording
from studyguide.pages.booklets.block_typst import inline_typst
from studyguide.pages.booklets.pdf_compiler import Job, PdfCompiler
from studyguide.pages.booklets.speech import Speaker
from studyguide.text.parsing.parse import parse_inline
from studyguide.text.renderers.formula_words import formula_line
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
CASES: list[dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "formulas/printed.yml").read_text("utf-8")
)
SUM = "+".join(f"a_{{{n}}}x_{{{n}}}" for n in range(20))
"""Wider than the column."""
WIDE = (
    SUM,
    f"f(x) = {SUM} = 1",
    f"\\begin{{align}} f(x) &= {SUM} \\tag{{1}} \\\\ g &= 1 \\tag{{2}} \\end{{align}}",
    f"\\begin{{gather}} {SUM} \\\\ g = 1 \\end{{gather}}",
    f"\\color{{red}} f(x) = {SUM}",
    f"f = {SUM} \\tag{{3}}",
)
SMALLER = (
    r"\left(aaaaaaaaaaaa+bbbbbbbbbbbbbbbb+cccccccccccccc\right)",
    r"\begin{pmatrix} aaaaaaaaaaaaaa & bbbbbbbbbbbbbbbbb & cccccccccccccccc \end{pmatrix}",
    r"\underbrace{aaaaaaaaaaaa+bbbbbbbbbbbbbbbb+cccccccccccccc}_n = 1",
    r"\text{many words that no formula can break, of which it has some more}",
)
SHEET = (
    *WIDE, *SMALLER, *(case["tex"] for case in CASES), "A", r"\cancel{A}", r"\bcancel{A}",
    r"\xcancel{A}", r"\boxed{A}", r"\textcolor{red}{A}", r"\colorbox{red}{$A$}",
    r"{\bigl(} A", r"{\Biggl(} A", r"AB", r"A\mathrlap{/}B", r"A\mathllap{/}B", r"A\mathclap{/}B",
    r"A = B \tag{1}", r"\frac{a}{b}", r"\tfrac{a}{b}", r"A \hspace{0.5in} B", r"A \hskip 3pt B",
)  # fmt: skip
COLUMN = 94
"""How wide the column of the sheet is, in millimetres; beside it are 3."""
BRACKETS = 12
"""How wide two brackets are, in points, or little less."""
SMALLEST_BRACE = 26
"""In points: what is under it may be narrower."""
DOTS = 4
"""To a point; the letters have 20 points."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A printed formula."""

    writer: Any
    """A picture, true where there is ink, without the white around it."""
    left: float
    """How wide the white to its left is, in millimetres."""
    right: float
    """How far from the left its end is, in millimetres."""
    red: int
    """How many of its dots are red."""
    text: str


def speaker(language: str) -> Speaker:
    spoken = wording(language).entries["spoken"]
    return Speaker(spoken["words"], spoken["signs"])


@cache
def printed() -> dict[str, Seen]:
    """Return each formula as it is printed, as a text has it: all of them in one document."""
    sources = (inline_typst(parse_inline(f"${tex}$")[0], CONTEXT) for tex in FORMULAS)
    head = (
        '#set document(title: "x")\n#set page(width: 150pt, height: 100pt, margin: 30pt)\n'
        '#set text(size: 20pt)\n#show math.equation: set text(font: "New Computer Modern Math")\n'
    )
    pdf = PdfCompiler().pdf(Job(head + "\n#pagebreak()\n".join(sources), {}, 0))
    assert isinstance(pdf, bytes), pdf
    return dict(zip(FORMULAS, map(seen, PdfDocument(pdf)), strict=True))


def seen(page: Any) -> Seen:
    dots = page.render(scale=DOTS).to_numpy()[:, :, :3]
    dark = dots.min(axis=2) < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    writer = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    red = int((dots.max(axis=2) > 200)[dark].sum())
    left, right = (edge / DOTS * 25.4 / 72 for edge in (columns[0], columns[-1]))
    return Seen(writer, left, right, red, page.get_textpage().get_text_range())


@cache
def sheet() -> dict[str, Seen]:
    """Return formulas as they are displayed in a narrow column."""
    pages = PdfDocument(pdf_of(SHEET))
    return {tex: seen(page) for tex, page in zip(SHEET, pages, strict=True)}


def plain(text: str) -> str:
    """Return the signs of a text: letters of any alphabet as plain ones, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def size(writer: Any) -> tuple[float, float]:
    """Return the width and the height of what is black, in points."""
    return writer.shape[1] / DOTS, writer.shape[0] / DOTS


def alone(mark: str, base: str) -> Seen:
    """Return the letters without their mark; those of `\\underbar` are a text."""
    return printed()[f"\\text{{{base}}}" if mark == "underbar" else base]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_over_or_under_its_letters(mark: str, base: str) -> None:
    whole = printed()[f"\\{mark}{{{base}}}"]
    (width, height), (base_width, base_height) = size(whole.writer), size(alone(mark, base).writer)
    assert height > base_height + 0.5
    least = 0 if mark in OVER else SMALLEST_BRACE
    assert width < max(base_width, least) + BRACKETS, "something beside the letters"
    assert not set(whole.text) & set("()")


@pytest.mark.parametrize("mark", [*WIDE_OVER, *WIDE_UNDER])
def test_a_wide_mark_is_as_wide_as_its_letters(mark: str) -> None:
    whole, letters = printed()[f"\\{mark}{{ABC}}"], alone(mark, "ABC")
    extra = whole.writer.shape[0] - letters.writer.shape[0]
    rows = whole.writer[:extra] if mark in WIDE_OVER else whole.writer[-extra:]
    drawn = np.flatnonzero(rows.any(axis=0))
    assert drawn[-1] - drawn[0] > 0.8 * letters.writer.shape[1]


@pytest.mark.parametrize("mark", OVER)
def test_a_narrow_mark_is_in_the_middle(mark: str) -> None:
    whole, letters = printed()[f"\\{mark}{{ABC}}"], printed()["ABC"]
    extra = whole.writer.shape[0] - letters.writer.shape[0]
    drawn = np.flatnonzero(whole.writer[:extra].any(axis=0)) / whole.writer.shape[1]
    assert drawn[0] > 0.3
    assert drawn[-1] < 0.8


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("mark", [mark for mark in MARKS if mark != "underbar"])
def test_a_mark_is_said_in_words(mark: str, language: str) -> None:
    said = speaker(language).speech(to_element(f"\\{mark}{{x}}", display=False))
    letter, _, name = said.partition(" ")
    assert letter == "x"
    assert name.replace(" ", "").isalpha()
    assert name not in ("to", "becomes", "til", "blir")


def test_a_colour_is_printed() -> None:
    coloured, plain = printed()[r"\color{red}{A} + B"], printed()["XY"]
    assert coloured.red > 100
    assert plain.red == 0


def test_a_space_below_zero_brings_letters_together() -> None:
    apart, together = (size(printed()[tex].writer)[0] for tex in ("AA", r"A\!\!A"))
    assert 6 < apart - together < 7.5


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tex"])
def test_every_sign_of_a_formula_is_printed(case: dict[str, str]) -> None:
    assert plain(sheet()[case["tex"]].text) == case["text"]


@pytest.mark.parametrize("tex", [*WIDE, *SMALLER])
def test_nothing_is_wider_than_its_column(tex: str) -> None:
    whole = sheet()[tex]
    assert whole.left > 2.9
    assert whole.right < COLUMN + 3.3


@pytest.mark.parametrize("tex", WIDE)
def test_what_is_too_wide_is_broken_and_whole(tex: str) -> None:
    whole, line = sheet()[tex], sheet()["A = B \\tag{1}"]
    assert whole.writer.shape[0] > 2 * line.writer.shape[0]
    assert all(f"x{n}" in plain(whole.text) for n in range(20))


def test_a_number_is_at_the_right_margin_and_its_equation_in_the_middle() -> None:
    whole = sheet()[r"A = B \tag{1}"]
    assert abs(whole.right - COLUMN - 3) < 1
    assert abs(whole.left - (COLUMN / 2 + 3 - 4)) < 2


@pytest.mark.parametrize("command", ["cancel", "bcancel", "xcancel", "boxed"])
def test_a_stroke_is_drawn(command: str) -> None:
    assert sheet()[f"\\{command}{{A}}"].writer.sum() > 1.2 * sheet()["A"].writer.sum()


def test_strokes_go_up_or_down() -> None:
    up, down = (sheet()[tex].writer for tex in (r"\cancel{A}", r"\bcancel{A}"))
    assert up[:6, -6:].any() > up[:6, :6].any()
    assert down[:6, :6].any() > down[:6, -6:].any()


def test_a_box_of_a_colour_is_filled() -> None:
    assert sheet()[r"\colorbox{red}{$A$}"].red > 3 * sheet()[r"\textcolor{red}{A}"].red > 0


def test_fences_are_as_high_as_they_are_to_be() -> None:
    small, high = (sheet()[tex].writer.shape[0] for tex in (r"{\bigl(} A", r"{\Biggl(} A"))
    assert high > 1.8 * small


def test_a_small_fraction_is_smaller_than_a_displayed_one() -> None:
    assert size(sheet()[r"\tfrac{a}{b}"].writer)[1] < 0.8 * size(sheet()[r"\frac{a}{b}"].writer)[1]


@pytest.mark.parametrize("lap", ["mathrlap", "mathllap", "mathclap"])
def test_what_has_no_width_takes_none(lap: str) -> None:
    apart, laid = (size(sheet()[tex].writer)[0] for tex in ("AB", f"A\\{lap}{{/}}B"))
    assert abs(laid - apart) < 0.6


@pytest.mark.parametrize(("space", "points"), [(r"\hspace{0.5in}", 37.8), (r"\hskip 3pt", 3.15)])
def test_lengths_of_all_units_are_printed(space: str, points: float) -> None:
    apart, together = (size(sheet()[tex].writer)[0] for tex in (f"A {space} B", "AB"))
    assert abs(apart - together - points) < 1.5


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tex"])
def test_every_sign_of_a_formula_has_a_word(case: dict[str, str], language: str) -> None:
    said = speaker(language).speech(to_element(case["tex"], display=True))
    assert said
    assert not [sign for sign in said if not (sign.isalnum() or sign in " ,;:.'-–—“”")]
    assert not [sign for sign in said if unicodedata.normalize("NFKC", sign) != sign]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tex"])
def test_a_formula_on_a_line_is_never_empty(case: dict[str, str]) -> None:
    assert formula_line(case["tex"]).strip()
