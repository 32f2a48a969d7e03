"""LaTeX formulas → MathML markup for pages."""

from __future__ import annotations

from functools import lru_cache

from studyguide.formulas.convert import to_element
from studyguide.formulas.mathml.tree import markup


@lru_cache(maxsize=20_000)
def to_mathml(tex: str, *, display: bool) -> str:
    """Return the formula as a `<math>` element. Raises `FormulaError`."""
    return markup(to_element(tex, display=display))
