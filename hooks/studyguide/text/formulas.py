"""LaTeX formulas → MathML, by the `math-core` library."""

from __future__ import annotations

import re
from functools import lru_cache

from math_core import LatexError, LatexToMathML

_CONVERTER = LatexToMathML(macros={"substack": r"\begin{matrix}#1\end{matrix}"})
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_REPORT = re.compile(r"Error: (?P<message>.+?)\.?\n.*?input:(?P<line>\d+):\d+", re.DOTALL)


@lru_cache(maxsize=20_000)
def to_mathml(tex: str, *, display: bool) -> str:
    """Return the formula as a `<math>` element that search leaves out. Raises `ValueError`."""
    try:
        mathml = _CONVERTER.convert_with_local_state(tex.strip(), displaystyle=display)
    except LatexError as error:
        raise ValueError(str(error)) from None
    return mathml.replace("<math", "<math data-search-exclude", 1)


_TAG = re.compile(r"<(?:/|(?=[a-z][^>]*[^/>]>|[a-z]>))")
_DEEPEST = 100
"""Elements of MathML within each other; print and speech go down into each of them."""


def latex_fault(tex: str, *, display: bool) -> tuple[int, str] | None:
    """Return the line in the formula, from 0, and what is wrong there; None if it is right."""
    try:
        mathml = to_mathml(tex, display=display)
    except ValueError as error:
        found = _REPORT.search(_COLOURS.sub("", str(error)))
        if found is None:
            return 0, "the formula is not LaTeX that we know"
        leading = len(tex) - len(tex.lstrip())
        line = tex.count("\n", 0, leading) + int(found["line"]) - 1
        return line, f"the formula is wrong: {_lower_first(found['message'])}"
    if _depth(mathml) > _DEEPEST:
        return 0, "the formula has too many parts within each other. Split it"
    return None


def _depth(mathml: str) -> int:
    """Return how many elements are within each other, at most."""
    deepest = depth = 0
    for tag in _TAG.finditer(mathml) if mathml.count("<") > _DEEPEST else ():
        depth += -1 if tag[0] == "</" else 1
        deepest = max(deepest, depth)
    return deepest


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
