"""Formulas in decks: LaTeX that the MathJax of Anki and Moodle knows.

All constructs of the contact sheet were tried in MathJax 3.2.2 as Anki sets it up (each accepted),
in 2.7.9 (all but `CD` and `\\pu`) and in 4.1.3 as Moodle does, there without its extension mhchem.
"""

from __future__ import annotations

import pytest

from formula_sheet.constructs import accepted
from studyguide.formulas.latex.mathjax import for_mathjax


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        (r"\frac{a}{b}", r"\frac{a}{b}"),
        (r"\ce{H2O} + \cancel{x}", r"\require{mhchem}\require{cancel}\ce{H2O} + \cancel{x}"),
        (r"\textcolor{red}{x} + y", r"\require{color}{\color{red}x} + y"),
        (r"\textcolor[HTML]{208020}{z}", r"\require{color}{\color{#208020}z}"),
        (r"\color{red} x + y", r"\require{color}\color{red} x + y"),
        (r"\sout{x}", r"\require{enclose}\enclose{horizontalstrike}{x}"),
        (r"\mathds{1} + \bm{\mu}", r"\mathbb{1} + \boldsymbol{\mu}"),
        (r"\xleftrightarrow[a]{b}", r"\overset{b}{\underset{a}{\longleftrightarrow}}"),
        (r"\Set{x | y}", r"\left\{\,x \,\middle|\, y\,\right\}"),
        (r"\dv{f}{x}", r"\frac{\mathrm{d} f}{\mathrm{d} x }"),
        (r"\raisebox{-2pt}{$x$}", r"\lower 2pt{\text{$x$}}"),
        (r"\text{Caf\'e \o l \ss}", "\\text{Café øl ß}"),
        (r"\begin{rcases} a \end{rcases}", r"\left.\begin{array}{ll} a \end{array}\right\}"),
        (
            r"\begin{bmatrix*}[r] a & b \end{bmatrix*}",
            r"\left[\begin{array}{rrrrrrrrrrrr} a & b \end{array}\right]",
        ),
        (r"\prescript{14}{6}{C}", r"{\vphantom{C}}^{14}_{6}{C}"),
        (r"\frac{a", r"\frac{a"),
    ],
)
def test_a_formula_is_written_for_mathjax(tex: str, written: str) -> None:
    assert for_mathjax(tex, display=False) == written


def test_what_is_written_for_mathjax_has_no_more_to_be_written() -> None:
    for tex in accepted():
        once = for_mathjax(tex, display=True)
        known = once.rpartition("\\require")[2].partition("}")[2] if "\\require" in once else once
        assert for_mathjax(known, display=True).endswith(known), tex
