"""The first backend: the `math-core` library, fast and strict."""

from __future__ import annotations

import re

from math_core import LatexError, LatexToMathML

from studyguide.formulas.errors import FormulaError

# current Chromium, Firefox and Safari stretch wide accents such as `\widetilde`
_CONVERTER = LatexToMathML(allow_unreliable_rendering=True, fancy_error=False)
_REPORT = re.compile(r"(?P<offset>\d+): (?P<message>.*?)\.?\s*", re.DOTALL)


def to_mathml(tex: str, *, display: bool) -> str:
    """Return a formula as MathML. Raises `FormulaError`."""
    try:
        return _CONVERTER.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        match = _REPORT.fullmatch(str(error))
        if match is None:
            raise FormulaError("it is not LaTeX that we know") from None
        message = match["message"]
        raise FormulaError(message[:1].lower() + message[1:], offset=int(match["offset"])) from None
