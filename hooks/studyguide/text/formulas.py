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


def latex_fault(tex: str, *, display: bool) -> tuple[int, str] | None:
    """Return the line in the formula, from 0, and what is wrong there; None if it is right."""
    try:
        to_mathml(tex, display=display)
    except ValueError as error:
        found = _REPORT.search(_COLOURS.sub("", str(error)))
        if found is None:
            return 0, "the formula is not LaTeX that we know"
        leading = len(tex) - len(tex.lstrip())
        line = tex.count("\n", 0, leading) + int(found["line"]) - 1
        return line, f"the formula is wrong: {_lower_first(found['message'])}"
    return None


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
