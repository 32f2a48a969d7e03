"""Spans, sentences, formulas and plain text of authored Markdown."""

from __future__ import annotations

import html

import pytest

from studyguide.prose.cloze import fill_gaps, gaps
from studyguide.text.formula_line import formula_line
from studyguide.prose.html import HtmlWriter, LatexHtmlWriter
from studyguide.text.formulas import latex_fault, to_mathml
from studyguide.prose.lines import as_text, in_line
from studyguide.prose.plain import as_markdown, capitalized, plain_text
from studyguide.prose.sentences import first_sentence, sentence_at
from studyguide.prose.spans import spans


def references(markdown: str) -> list[str]:
    return [span.part("target") for span in spans(markdown) if span.kind == "reference"]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("a [[term]] and [[id|words]]", ["term", "id"]),
        ("`[[code]]` and ``a ` [[code]]``", []),
        ("```python\n[[code]]\n```\n[[term]]", ["term"]),
        ("~~~\n[[code]]\n~~~", []),
        ("- item\n\n    ```\n    [[code]]\n    ```\n\n    [[term]]", ["term"]),
        ("````\n```\n[[code]]\n```\n````\n[[term]]", ["term"]),
        ("<!-- [[comment]] --> [[term]]", ["term"]),
        ("$[[math]]$ and $$\n[[math]]\n$$", []),
        ("## A [[heading]] {#id}", []),
        (r"\[[not]] a reference", []),
        ("stray ` tick\n\n[[term]] and ` another", ["term"]),
        ("5 $ to 6 $ and [[term]]", ["term"]),
        ("![alt [[no]]](x.svg) [[term]]", ["term"]),
        ("[a [[nested]] label](https://x.org)", []),
        ("[[1, 2], [3, 4]] is a matrix", []),
        ("[[a\nb]] over a line", []),
    ],
)
def test_references_are_found_only_in_running_text(markdown: str, found: list[str]) -> None:
    assert references(markdown) == found


@pytest.mark.parametrize(
    ("markdown", "first"),
    [
        ("One. Two.", "One."),
        ("Steps, e.g. SGD, move. Then stop.", "Steps, e.g. SGD, move."),
        ("Det er f.eks. Adam som brukes. Så slutt.", "Det er f.eks. Adam som brukes."),
        ("Call `model.fit. Now` once. Then wait.", "Call `model.fit. Now` once."),
        ("It costs $1.5$ or 2.5 units. More.", "It costs $1.5$ or 2.5 units."),
        ("Really? Yes!", "Really?"),
        ("He said «stopp!» Then it ended.", "He said «stopp!»"),
        ("Two lines\nof one sentence. Next.", "Two lines of one sentence."),
        ("No full stop\n\nNext paragraph.", "No full stop"),
        ("The U. S. Army. Next.", "The U. S. Army."),
        ("See [[term]]. [[Another]] begins.", "See [[term]]."),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(markdown: str, first: str) -> None:
    assert first_sentence(markdown) == first


@pytest.mark.parametrize(
    ("markdown", "first"),
    [
        ("17. mai er en fest. Neste.", "17. mai er en fest."),
        ("17. Mai er en fest. Neste.", "17. Mai er en fest."),
        ("17. mai er\nen fest. Neste.", "17. mai er en fest."),
        ("1. ordens metode. Neste.", "1. ordens metode."),
        ("> 90 % of it. Then.", "> 90 % of it."),
        ("- 5 degrees is cold. Then.", "- 5 degrees is cold."),
        ("1. Compute it.\n2. Take it off.", "Compute it."),
        ("- One.\n- Two.", "One."),
        ("1.5 metres is long. Then.", "1.5 metres is long."),
        ("**Strong** words. Then.", "Strong words."),
    ],
)
def test_a_first_sentence_keeps_what_is_no_mark_of_a_list(markdown: str, first: str) -> None:
    assert plain_text(first_sentence(markdown)) == first


def test_a_sentence_in_a_text_keeps_its_number() -> None:
    markdown = "Before.\n\n17. mai is it. After.\n\n- a\n- b"
    assert plain_text(sentence_at(markdown, markdown.index("mai"))) == "17. mai is it."


BEGINNINGS = (
    *("17. mai", "4. utgave", "1) x", "> 90 degrees", "- 5 degrees", "+ 3", "* x", "# 1", "#1"),
    *("---", "***", "- - -", "___", "!!! note", "??? note", ": x", "17.", "-", "1. 2. 3."),
)


@pytest.mark.parametrize("text", BEGINNINGS)
def test_one_line_has_no_blocks(text: str) -> None:
    for html_of in (HtmlWriter(), LatexHtmlWriter(HtmlWriter())):
        for written in (text, as_markdown(text), in_line(text)):
            assert html.unescape(html_of.line(written)) == text
    assert plain_text(in_line(text)) == text


@pytest.mark.parametrize(
    ("markdown", "html_"),
    [
        ("17. mai er en fest.", "<p>17. mai er en fest.</p>"),
        ("> 90 degrees", "<p>&gt; 90 degrees</p>"),
        ("- 5 degrees\nis cold", "<p>- 5 degrees\nis cold</p>"),
        ("17. a\n18. b", '<ol start="17">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a quotation", "<blockquote>\n<p>a quotation</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (
            "- a\n- b\n\n17. mai",
            '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start="17">\n<li>mai</li>\n</ol>',
        ),
        (
            "1. a\n\n17. mai",
            '<ol>\n<li>a</li>\n</ol>\n<ol start="17">\n<li>mai</li>\n</ol>',
        ),
        ("- a\n17. mai", "<ul>\n<li>a\n17. mai</li>\n</ul>"),
        ("1234567890. a", "<p>1234567890. a</p>"),
    ],
)
def test_a_text_keeps_the_numbers_it_is_written_with(markdown: str, html_: str) -> None:
    assert HtmlWriter().block(as_text(markdown)) == html_


def test_the_sentence_around_a_mention_leaves_out_list_marks_and_neighbours() -> None:
    markdown = "Before. Here.\n\n- First item\n- Second with [[term]] in it\n\nAfter."
    assert sentence_at(markdown, markdown.index("[[term")) == "Second with [[term]] in it"


def test_in_a_table_the_row_is_the_sentence() -> None:
    markdown = "| a | b |\n| --- | --- |\n| [[x|the x]] | $1$ |\n| [[y]] | $2$ |\n"
    assert sentence_at(markdown, markdown.index("[[x")) == "[[x|the x]] · $1$"
    assert sentence_at(markdown, markdown.index("[[y")) == "[[y]] · $2$"


def test_an_admonitions_title_is_no_part_of_its_sentences() -> None:
    markdown = '!!! note "Title"\n\n    The [[term]] is here. And gone.'
    assert sentence_at(markdown, markdown.index("[[")) == "The [[term]] is here."


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("*a* **b** `c` [d](https://x.org) [[e]] [[f|g]]", "a b c d e g"),
        ("$x^2$ is a\nsquare", "x^2 is a square"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        (r"\$5 &amp; more", "$5 & more"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_plain_text_keeps_the_words_and_drops_the_marks(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("gradient descent", "Gradient descent"),
        ("åpen kilde", "Åpen kilde"),
        ("t-SNE", "t-SNE"),
        ("model.fit", "model.fit"),
        ("keras_tuner", "keras_tuner"),
        ("ReLU", "ReLU"),
        ("mini-batch", "Mini-batch"),
        ("L1 loss", "L1 loss"),
        ("", ""),
    ],
)
def test_a_heading_begins_with_a_capital_unless_the_name_is_code(name: str, heading: str) -> None:
    assert capitalized(name) == heading


def test_a_plain_name_is_shown_to_the_letter() -> None:
    name = "a_b_c *d* [e](f) <g> `h` $i$ #j \\k {l} & m"
    assert HtmlWriter().line(as_markdown(name)).replace("&amp;", "&") == (
        "a_b_c *d* [e](f) &lt;g&gt; `h` $i$ #j \\k {l} & m"
    )


def test_formulas_become_mathml_that_search_leaves_out() -> None:
    found = HtmlWriter().block("Inline $x^2$.\n\n$$\n\\frac{a}{b}\n$$")
    assert '<span class="math"><math data-search-exclude><msup>' in found
    assert 'class="math-block" tabindex="0"' in found
    assert "<mfrac>" in found
    assert "\\" not in found


def test_a_formula_keeps_its_less_than_sign_and_its_ampersand() -> None:
    found = HtmlWriter().block("$$\n\\begin{aligned} a &< b \\\\ c &> d \\end{aligned}\n$$")
    assert "&lt;" in found
    assert "amp;lt" not in found


def test_the_fault_of_a_formula_has_its_line() -> None:
    assert latex_fault("a\n+ \\fraq{1}{2}", display=True) == (
        1,
        'the formula is wrong: unknown command "\\fraq"',
    )


def test_a_right_formula_has_no_fault() -> None:
    assert latex_fault(r"\sum_{i=1}^n x_i", display=False) is None


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
    assert to_mathml(tex, display=True).startswith("<math data-search-exclude")


def test_gaps_are_read_and_filled_in_order() -> None:
    text = "The {{gradient|slope}} points {{uphill}}."
    assert gaps(text) == (("gradient", "slope"), ("uphill",))
    assert fill_gaps(text, lambda index, gap: f"{index}:{gap.typed[0]}") == (
        "The 0:gradient points 1:uphill."
    )


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
