"""LaTeX → a tree of MathML Core."""

from __future__ import annotations

import re
from functools import lru_cache

from studyguide.formulas.advice import with_advice
from studyguide.formulas.backends import math_core, temml
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.normal import normalize_tex
from studyguide.formulas.mathml.from_backend import to_mathml_core
from studyguide.formulas.mathml.tree import Element

_REMEMBERED = 20_000
_LONGEST = 20_000
"""In characters; the longest formula of two public course texts has 1,500."""
_DEEPEST = 60
MISREAD = re.compile(r"\\smash|\\mathop|\\begin\{\w+\*\}\s*\[")
"""Commands that math-core accepts but renders wrongly."""


@lru_cache(maxsize=_REMEMBERED)
def to_element(tex: str, *, display: bool) -> Element:
    """Return a formula as a `<math>` element. Raises `FormulaError`.

    >>> to_element("x", display=False).children
    (Element(tag='mi', attributes={}, children=(), text='x'),)
    """
    if len(tex) > _LONGEST or _braces(tex) > _DEEPEST:
        raise FormulaError("it is too large, or has too many parts within each other. Split it")
    normalized = normalize_tex(tex, display=display)
    try:
        return to_mathml_core(_mathml(normalized.strip(), display=display))
    except FormulaError as error:
        begins = len(normalized) - len(normalized.lstrip())
        line = normalized.count("\n", 0, begins + error.offset)
        raise FormulaError(with_advice(error.message), line=line) from None


def _braces(tex: str) -> int:
    """Return the maximum depth of nested braces."""
    deepest = depth = 0
    for character in tex if tex.count("{") > _DEEPEST else "":
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest


def _mathml(tex: str, *, display: bool) -> str:
    if not MISREAD.search(tex):
        try:
            return math_core.to_mathml(tex, display=display)
        except FormulaError:
            pass
    return temml.to_mathml(tex, display=display)
