r"""Adds advice to the backends' error messages."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

from studyguide.formulas.latex import physics, plain_tex
from studyguide.formulas.latex.builtin import ENVIRONMENTS, SAME, WITH_ARGUMENTS
from studyguide.formulas.latex.units import COMMANDS
from studyguide.model.problems import did_you_mean

_LINK = "Write the link in the text: '[words](address)'"
_STYLE = "Write '\\textcolor{red}{…}' for a colour; classes and styles are the site's"
_INSTEAD: Final = {
    "href": _LINK, "url": _LINK, "htmlClass": _STYLE, "htmlData": _STYLE, "htmlId": _STYLE,
    "htmlStyle": _STYLE, "class": _STYLE, "cssId": _STYLE, "style": _STYLE, "data": _STYLE,
    "includegraphics": "Show the picture in the text: '![what it shows](figures/x.svg)'",
    "chemfig": "Draw the molecule as a figure, or write '\\ce{…}'",
    "multicolumn": "Leave cells empty, or write the matrix as a table in the text",
    "enclose": "Write '\\boxed{…}' or '\\cancel{…}'", "require": "Remove it: packages are there",
    "usepackage": "Remove it: packages are there", "input": "Write the formula here",
    "tikz": "Save the picture as a figure", "cite": "Name the source in the text",
    "footnote": "Write the footnote in the text: '[^1]'", "parbox": "Write the words in the text",
    "verb": "Write code in the text, in backticks",
}  # fmt: skip
_ENVIRONMENTS: Final = {
    "tikzpicture": "Save the picture as a figure", "numcases": "Write 'cases'",
    "tabular": "Write 'array', or a table in the text", "itemize": "Write the list in the text",
    "enumerate": "Write the list in the text", "table": "Write the table in the text",
    "figure": "Show the picture in the text: '![what it shows](figures/x.svg)'",
}  # fmt: skip
_KNOWN_ENVIRONMENTS: Final = (
    "array", "darray", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix",
    "smallmatrix", "subarray", "cases", "dcases", "rcases", "drcases", "align", "align*",
    "aligned", "alignat", "alignedat", "gather", "gather*", "gathered", "equation", "equation*",
    "multline", "multline*", "CD", *ENVIRONMENTS,
)  # fmt: skip
_UNKNOWN = re.compile(
    r"(?:unknown command|unsupported function name:|function|undefined control sequence:?)"
    r' "?\\(?P<command>[A-Za-z]+\*?|.)',
    re.IGNORECASE,
)
_ENDS_EARLY = re.compile(
    r"(?:unexpected end of input.*, )?expected '(?P<sign>[^']+)'(?:, got 'EOF')?", re.IGNORECASE
)
_NO_ENVIRONMENT = re.compile(
    r'(?:unknown environment|no such environment:) "?(?P<name>[A-Za-z*]+)', re.IGNORECASE
)
_CLOSE = 0.75
"""The similarity, from 0 to 1, at which a command is suggested: `KL` is too unlike `L`."""
_COMMON: Final = frozenset(
    (
        "frac", "sqrt", "sum", "prod", "int", "lim", "log", "exp", "left", "right", "text", "begin",
        "end", "mathbb", "mathbf", "mathrm", "mathcal", "hat", "bar", "vec", "cdot", "times", "leq",
        "geq", "neq", "approx", "partial", "nabla", "infty", "alpha", "beta", "gamma", "delta",
        "epsilon", "theta", "lambda", "sigma", "omega", "eta", "phi", "rho", "tau", "quad",
    )
)  # fmt: skip
"""What the author most likely meant."""
_MACROS = "If it is an abbreviation of yours, define it under 'macros:' in course.yml"


def with_advice(message: str) -> str:
    r"""Return a backend's error message in our words, with a fix.

    >>> with_advice('unknown command "\\fraq"')
    "unknown command '\\fraq'. Did you mean '\\frac'?"
    """
    if match := _UNKNOWN.match(message):
        command = match["command"]
        if instead := _INSTEAD.get(command):
            return f"'\\{command}' is not possible in a formula. {instead}"
        others = (name for name in _commands() if name != command)
        close = get_close_matches(command, others, n=9, cutoff=_CLOSE)
        meant = next((name for name in close if name in _COMMON), close[0] if close else "")
        guess = f"Did you mean '\\{meant}'?" if meant else _MACROS
        return f"unknown command '\\{command}'. {guess}"
    if match := _NO_ENVIRONMENT.match(message):
        name = match["name"]
        if instead := _ENVIRONMENTS.get(name):
            return f"'\\begin{{{name}}}' is not possible in a formula. {instead}"
        return f"unknown environment '{name}'.{did_you_mean(name, _KNOWN_ENVIRONMENTS)}"
    if "call stack" in message:
        return "it has too many parts within each other. Split it"
    if match := _ENDS_EARLY.fullmatch(message):
        return f"'{match['sign']}' is missing at the end"
    return message


@cache
def _commands() -> tuple[str, ...]:
    listed = (Path(__file__).parent / "commands.txt").read_text(encoding="utf-8").split()
    named = (*COMMANDS, *physics.COMMANDS, *plain_tex.COMMANDS)
    own_commands = (name.removeprefix("\\") for name in named)
    return tuple(sorted({*listed, *SAME, *WITH_ARGUMENTS, *own_commands}))
