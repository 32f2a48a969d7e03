"""LaTeX as MathML on pages, as signs on a line elsewhere, and what is wrong in it."""

from __future__ import annotations

import pytest

from studyguide.text.formulas import to_mathml
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.block_html import document_html
from studyguide.text.renderers.formula_words import formula_line
from text_context import CONTEXT


def shown(markdown: str) -> str:
    return str(document_html(parse_blocks(markdown)[0], CONTEXT))


def test_formulas_become_mathml_that_search_leaves_out() -> None:
    found = shown("Inline $x^2$.\n\n$$\n\\frac{a}{b}\n$$")
    assert '<span class="math"><math><msup>' in found
    assert 'class="math-block" tabindex="0"' in found
    assert "<mfrac>" in found
    assert "\\" not in found


def test_a_formula_keeps_its_less_than_sign_and_its_ampersand() -> None:
    found = shown("$$\n\\begin{aligned} a &< b \\\\ c &> d \\end{aligned}\n$$")
    assert "&lt;" in found
    assert "amp;lt" not in found


def test_no_tag_of_html_can_stand_in_a_formula() -> None:
    found = to_mathml("x\n\n<script>alert(1)</script>\n\n\\nabla f", display=True)
    assert "<script" not in found
    assert "&lt;" in found


def test_a_wrong_formula_is_shown_as_it_is_written() -> None:
    assert "<code>\\fraq{&lt;}</code>" in shown("$\\fraq{<}$")


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{\partial L}{\partial w}",
        r"\nabla_\theta L(\theta)",
        r"\mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
        r"\operatorname*{arg\,min}_w L(w)",
        r"\lVert w \rVert_2^2",
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
        r"\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}",
        r"\hat{y} = \sigma(w^\top x + b)",
        r"\mathbb{R}^{m \times n}",
        r"\log_2 8 = 3",
        r"0{,}01",
        r"\sqrt{v_t} + \epsilon",
        r"W \odot M",
        r"x \xrightarrow{f} y",
        r"\underbrace{a+b}_{c}",
        r"\left( \frac{1}{2} \right)",
        r"\substack{a \\ b}",
    ],
)
def test_the_courses_formulas_are_known(tex: str) -> None:
    assert to_mathml(tex, display=True).startswith("<math")


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\max(0, x)", "max(0, x)"),
        ("3x^2", "3x^2"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\frac{1}{n}\sum_{i=1}^n x_i", "1/n∑_(i = 1)^n x_i"),
        (r"2\log x", "2 log x"),
        (r"\eta \cdot 10^{-3}", "η⋅10^−3"),
        (r"\sqrt{x+1} \le \sqrt[3]{y}", "√(x + 1) ≤ y^(1/3)"),
        ("f'(x)", "f′(x)"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1 2; 3 4)"),
        (r"a<b \& c", "a < b&c"),
    ],
)
def test_a_formula_is_written_on_a_line_where_no_markup_can_be(tex: str, line: str) -> None:
    assert formula_line(tex) == line
