"""What the backends write becomes one form of MathML Core, whichever of them wrote it."""

from __future__ import annotations

import pytest

from studyguide.formulas.backends import math_core, temml
from studyguide.formulas.mathml.from_backend import to_mathml_core
from studyguide.formulas.mathml.tree import Element, markup


def read(tex: str, backend: str = "temml") -> Element:
    write = {"temml": temml.to_mathml, "math-core": math_core.to_mathml}[backend]
    return to_mathml_core(write(tex, display=True))


def shown(tex: str, backend: str = "temml") -> str:
    return markup(read(tex, backend)).removeprefix('<math display="block">').removesuffix("</math>")


ALIKE = (
    r"\hat{x}", r"\check{x}", r"\tilde{x}", r"\acute{x}", r"\grave{x}", r"\dot{x}", r"\ddot{x}",
    r"\breve{x}", r"\bar{x}", r"\vec{v}", r"\mathring{A}", r"\widehat{AB}", r"\widetilde{AB}",
    r"\overline{AB}", r"\underline{AB}", r"\overrightarrow{AB}", r"\underleftarrow{AB}",
    r"\overbrace{a}^{n}", r"\underbrace{a}_{n}", r"\overbracket{a}", r"\underparen{a}",
    r"\utilde{AB}", r"\dddot{x}", r"\textbf{Große}", r"\textit{x}", r"\texttt{code}",
    r"\textsf{Aé}", "f''", "f'''", r"a \dots b", r"a \not\in b",
)  # fmt: skip


@pytest.mark.parametrize("tex", ALIKE)
def test_engines_write_the_same_marks_and_words(tex: str) -> None:
    assert shown(tex) == shown(tex, "math-core")


def test_a_line_over_letters_is_a_row_with_a_class() -> None:
    assert shown(r"\overline{x}") == '<mrow class="math-over"><mi>x</mi></mrow>'


def test_an_arrow_is_as_long_as_its_label() -> None:
    for backend in ("temml", "math-core"):
        arrow = next(one for one in read(r"\xrightarrow{f}", backend).every() if one.tag == "mover")
        assert arrow.children[0].attributes["stretchy"] == "true"
        assert arrow.children[1].words() == "f"
        assert {one.tag for one in arrow.children[1].every()} == {"mrow", "mspace", "mi"}


def test_a_table_with_lines_has_them_at_every_cell() -> None:
    rows = read(r"\begin{array}{|c|c|} \hline a & b \\ c \\ \hline \end{array}", "math-core")
    table = rows.children[0]
    assert [len(row.children) for row in table.children] == [2, 2]
    lines = [sorted(one[10:] for one in cell.classes) for cell in table.children[1].children]
    assert lines == [["bottom", "left", "right"], ["bottom", "right"]]


def test_a_number_is_at_the_end_of_its_row() -> None:
    row = read(r"a = b \tag{1}").children[0].children[0]
    assert [cell.attributes.get("class") for cell in row.children] == [
        "math-margin", None, "math-number",
    ]  # fmt: skip
    assert row.children[-1].words() == "(1)"


def test_without_numbers_there_are_no_margins() -> None:
    assert "math-" not in shown(r"\begin{gather*} a \\ b \end{gather*}", "math-core")


def test_a_formula_of_several_lines_is_as_wide_as_the_page() -> None:
    for backend in ("temml", "math-core"):
        table = read(r"\begin{multline} a \\ b \end{multline}", backend).children[0]
        assert {"math-numbered", "math-multline"} <= table.classes


def test_pairs_of_an_equation_are_apart() -> None:
    row = read(r"\begin{align*} x &= 1 & y &= 2 \end{align*}", "math-core").children[0].children[0]
    wide = ["math-wide-left" in cell.classes for cell in row.children]
    assert wide == [False, False, True, False]


def test_what_is_struck_out_says_what_it_becomes() -> None:
    assert shown(r"\cancelto{0}{x}") == (
        '<msup><mrow class="math-up"><mi>x</mi></mrow><mn>0</mn></msup>'
    )


def test_what_has_no_width_is_one_element() -> None:
    assert shown(r"\mathllap{x}") == '<mpadded width="0" class="math-llap"><mi>x</mi></mpadded>'
