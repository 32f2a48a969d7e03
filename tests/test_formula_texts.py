"""LaTeX before it is shown: what is written out in it, and what the backends are given."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from studyguide.formulas.advice import with_advice
from studyguide.formulas.backends.formula_cache import FormulaCache
from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.expand import expanded
from studyguide.formulas.latex.normal import normalize_tex
from studyguide.formulas.latex.preamble import Preamble
from studyguide.formulas.latex.tokens import join_tokens, tokens
from studyguide.formulas.latex.unit_names import unit_tex
from studyguide.formulas.mathml.tree import markup
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.renderers.block_html import document_html
from studyguide.text.tree.blocks import Equation
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Formula
from studyguide.text.tree.plain import document_words
from text_context import CONTEXT

FOLDER = Path(__file__).parent / "formulas"
COMMANDS = Path(__file__).parents[1] / "hooks/studyguide/formulas/commands.txt"
PIECES = st.one_of(
    st.sampled_from(COMMANDS.read_text(encoding="utf-8").split()).map("\\{}".format),
    st.sampled_from(
        ("{", "}", "{x}", "&", "\\\\", "^", "_", "[", "]", "x", "1", " ", "\n", "$", "#1", "%c\n")
    ),
    st.sampled_from(
        (
            "\\begin{align}", "\\end{align}", "\\begin{cases}", "\\end{cases}", "\\tag{1}", "<b>",
            "\\label{a}", "\\eqref{a}", "\\newcommand{\\f}[1]{#1}", "\\f", "\\qty{1.5}{\\metre}",
            "\\text{a--b $x$}", "\\href{javascript:a}{b}", "\\class{a}{b}", "*", "θ", "\\",
        )
    ),
)  # fmt: skip
DOCUMENTED = Path(__file__).parents[1] / "docs/project/formulas.md"
ROWS = DOCUMENTED.read_text(encoding="utf-8").partition("## Letters")[2].partition("## What")[0]
EXAMPLES = [
    tex.replace("\\|", "|") for tex in re.findall(r"(?<=[ ,])`([^`]*)`", ROWS) if not tex.isalpha()
]
"""What the table of each kind of formula shows; a word alone names a package."""
HOSTILE = st.lists(PIECES, max_size=12).map("".join)


def cases(name: str) -> list[Any]:
    found: list[Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return found


def blocks(source: str, **preamble: Any) -> list[str]:
    """Return the LaTeX of every displayed formula of a lesson."""
    document, faults = parse_blocks(source, preamble=Preamble(**preamble, lesson=True))
    assert faults == ()
    return [block.tex for block in document.blocks if isinstance(block, Equation)]


def faults(source: str, **preamble: Any) -> list[tuple[int, str]]:
    found = parse_blocks(source, preamble=Preamble(**{"lesson": True, **preamble}))[1]
    return [(fault.line, fault.message) for fault in found]


@pytest.mark.parametrize("case", cases("rewritten.yml"), ids=lambda case: case["tex"])
def test_latex_is_rewritten_into_what_the_engines_read_rightly(case: dict[str, str]) -> None:
    assert normalize_tex(case["tex"], display=True) == case["becomes"]
    to_element(case["tex"], display=True)


@pytest.mark.parametrize("case", cases("units.yml"), ids=lambda case: case["tex"])
def test_numbers_and_units_are_written_as_the_language_does(case: dict[str, str]) -> None:
    commands = Preamble(language=case["language"]).commands()
    assert join_tokens(expanded(tokens(case["tex"]), commands)) == case["becomes"]
    to_element(case["becomes"], display=False)


@pytest.mark.parametrize("case", cases("macros.yml"), ids=lambda case: case["tex"])
def test_commands_of_the_author_are_written_out(case: dict[str, Any]) -> None:
    commands = Preamble(tuple(case.get("macros", {}).items())).commands()
    assert join_tokens(expanded(tokens(case["tex"]), commands)) == case["becomes"]


def test_a_command_of_a_lesson_holds_from_there_on() -> None:
    source = "$\\newcommand{\\E}{\\mathbb{E}}$\n\n$$\n\\E[x]\n$$\n\n$$\n\\R + \\E\n$$"
    assert blocks(source, macros=(("R", "\\mathbb{R}"),)) == [
        "\\mathbb{E}[x]",
        "\\mathbb{R} + \\mathbb{E}",
    ]


def test_a_formula_that_only_defines_a_command_shows_nothing() -> None:
    document, _ = parse_blocks("$$\n\\newcommand{\\E}{\\mathbb{E}}\n$$\n\nText$\\def\\f{x}$.")
    assert document_words(document) == "Text."


def test_equations_are_numbered_through_the_lesson() -> None:
    source = (
        "$$\n\\begin{align} a &= b \\\\ c &= d \\notag \\\\ e &= f \\end{align}\n$$\n\n"
        "\\begin{equation} x \\end{equation}\n\n$$ y $$\n\n"
        "\\begin{align*} a &= b \\end{align*}\n\n\\begin{multline} a \\\\ b \\end{multline}"
    )
    found = blocks(source)
    numbers = [re.findall(r"\\tag\{(.*?)\}", tex) for tex in found]
    assert numbers == [["1", "2"], ["3"], [], [], ["4"]]


def test_only_labelled_equations_have_numbers_outside_of_lessons() -> None:
    source = "$$\n\\begin{align} a &= b \\label{x} \\\\ c &= d \\end{align}\n$$"
    document, _ = parse_blocks(source)
    (block,) = document.blocks
    assert isinstance(block, Equation)
    assert re.findall(r"\\tag\{(.*?)\}", block.tex) == ["1"]
    assert block.anchors == ()


REFERRING = (
    "By \\eqref{eq:later}, $\\ref{eq:first}$ and $x = \\eqref{named}$.\n\n"
    "$$\nE = mc^2 \\label{eq:first}\n$$\n\n"
    "$$\n\\begin{gather} a \\label{eq:later} \\\\ b \\tag{A}\\label{named} \\end{gather}\n$$\n"
)


def test_a_reference_is_a_link_with_the_number_of_its_equation() -> None:
    document, found = parse_blocks(REFERRING, preamble=Preamble(lesson=True))
    assert found == ()
    html = str(document_html(document, CONTEXT))
    assert 'By <a href="#eq-later">(2)</a>, <a href="#eq-first">1</a> and' in html
    assert "<mtext>(A)</mtext>" in html
    for anchor in ("eq-first", "eq-later", "eq-named"):
        assert html.count(f'id="{anchor}"') == 1


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("See \\eqref{a}.", 0, "no equation is labelled 'a'. Write '\\label{…}' in the equation,"),
        ("$$\nx \\label{loss}\n$$\n\n$\\eqref{los}$", 4, "no equation is labelled 'los'. Did you"),
        ("$$x\\label{a}$$\n\n$$y\\label{a}$$", 2, "the label 'a' is used by an earlier equation."),
        ("$$x\\label{A b}$$\n\n$$y\\label{a-b}$$", 2, "the label 'a-b' is used by an earlier"),
        ("\\begin{align} x \\\\ \\label{a} \\end{align}", 0, "the label 'a' is in an empty row."),
        ("$$\nx\n\\fraq{1}{2}\n$$", 2, "the formula is wrong: unknown command '\\fraq'. Did you"),
        ("$\\KL$", 0, "the formula is wrong: unknown command '\\KL'. If it is an abbreviation of"),
        ("$\\href{a}{b}$", 0, "the formula is wrong: '\\href' is not possible in a formula. Write"),
        ("$\\newcommand{\\a}{\\a\\a}\\a$", 0, "the formula is wrong: '\\a' stands for itself"),
        ("$\\newcommand{\\a}[1]{#2}$", 0, "the formula is wrong: '\\newcommand': '\\a' takes 1"),
        ("$\\def\\a#1{#2}\\a x$", 0, "the formula is wrong: '\\a': '#2' is none of its argum"),
        ("$\\def\\a{#g}\\a$", 0, "the formula is wrong: '\\a': '#g' is none of its arguments. It"),
        ("$$\nx\n\\qty{1}{\\metree}\n$$", 2, "the formula is wrong: '\\qty': unknown unit '\\metr"),
        ("$$\n\\begin{align}\na\n$$", 1, "the formula is wrong: '\\begin{align}' has no '\\end"),
        ("$$\n\\begin{aligm} a \\end{aligm}\n$$", 1, "the formula is wrong: unknown environment"),
        ("$\\frac{1}{2$", 0, "the formula is wrong: '}' is missing at the end"),
        ("```math\n\nx\n\\foo\n```", 3, "the formula is wrong: unknown command '\\foo'"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(source: str, line: int, message: str) -> None:
    ((where, told),) = faults(source)
    assert where == line
    assert told.startswith(message)


def test_the_advice_names_a_command_that_is_there() -> None:
    said = with_advice('unknown command "\\alhpa"')
    assert said == "unknown command '\\alhpa'. Did you mean '\\alpha'?"


def test_an_unknown_unit_is_told_with_the_nearest() -> None:
    with pytest.raises(FormulaError, match="Did you mean 'metre'"):
        unit_tex(["\\metrr"])


@given(HOSTILE)
def test_tokens_are_the_formula_again(tex: str) -> None:
    parts = tokens(tex)
    again = tokens(join_tokens(parts))
    assert "".join(again).split() == "".join(parts).split() or "\\" in tex
    assert tokens(join_tokens(again)) == again


@examples(300)
@given(HOSTILE)
def test_no_formula_makes_anything_but_mathml(tex: str) -> None:
    for display in (True, False):
        try:
            element = to_element(tex, display=display)
        except FormulaError:
            continue
        html = markup(element)
        assert not re.search(r" (?:style|href|src|on\w+|id|data-\w+)=", html)
        classes = (name for one in element.every() for name in one.classes)
        assert all(name.startswith("math-") for name in classes)
        assert all(re.fullmatch(r"m[a-z]+", one.tag) for one in element.every())


@examples(100)
@given(HOSTILE)
def test_a_formula_never_stops_a_lesson(tex: str) -> None:
    source = f"$$\n{tex}\n$$\n\n*{tex}* $x$"
    document, found = parse_blocks(source, preamble=Preamble(language="nb", lesson=True))
    document_html(document, CONTEXT)
    assert all(fault.line <= source.count("\n") for fault in found)


@examples(200)
@given(HOSTILE)
def test_rewriting_keeps_the_lines(tex: str) -> None:
    try:
        new = normalize_tex(tex, display=True)
    except FormulaError:
        return
    assert new.count("\n") == "".join(tokens(tex)).count("\n")


def test_a_formula_of_a_line_is_resolved_too() -> None:
    nodes, found = parse_inline("$\\R$ is $\\SI{1.5}{m}$", preamble=Preamble((("R", "x"),), "nb"))
    assert found == ()
    formulas = [node.tex for node in nodes if isinstance(node, Formula)]
    assert formulas == ["x", "{1{,}5\\,\\mathrm{m}}"]


def test_captions_and_cells_are_resolved() -> None:
    source = '| $\\R$ |\n| --- |\n| $\\R$ |\n\n!!! note "$\\R$"\n    $\\R$'
    document, found = parse_blocks(source, preamble=Preamble((("R", "x"),)))
    assert found == ()
    nodes = (node for inlines, _ in inline_contents(document) for node in inlines)
    assert {node.tex for node in nodes if isinstance(node, Formula)} == {"x"}


@pytest.mark.parametrize("tex", EXAMPLES)
def test_what_the_documentation_shows_works(tex: str) -> None:
    _, found = parse_blocks(f"$$\n{tex}\n$$", preamble=Preamble(language="en"))
    assert found == ()


def test_what_the_second_engine_wrote_is_kept(tmp_path: Path) -> None:
    kept = FormulaCache(tmp_path / "temml")
    assert kept.get("key") is None
    kept.put("key", ("", "<math>é</math>", 0))
    assert kept.get("key") == ("", "<math>é</math>", 0)


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", '["x", "", "<math></math>", 0]', "null"])
def test_what_is_damaged_is_made_anew(damage: str, tmp_path: Path) -> None:
    kept = FormulaCache(tmp_path)
    kept.put("key", ("", "<math></math>", 0))
    (tmp_path / "key.json").write_text(damage, encoding="utf-8")
    assert kept.get("key") is None


def test_without_a_folder_to_write_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = FormulaCache(tmp_path / "file")
    kept.put("key", ("", "x", 0))
    assert kept.get("key") is None
