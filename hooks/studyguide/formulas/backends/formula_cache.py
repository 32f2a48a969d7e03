"""Results of Temml from earlier builds: a folder with a file for each formula.

Nothing is ever removed: few formulas of a course need Temml, and each file is small.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from studyguide.model.result_cache import ResultCache

FormulaResult = tuple[str, str, int]
"""An error message, the MathML, and the offset of the error."""


@dataclass(frozen=True, slots=True)
class FormulaCache:
    """Results of Temml, in a folder."""

    folder: Path

    def get(self, key: str) -> FormulaResult | None:
        """Return the result stored under a key, None if it is missing or damaged."""
        data = ResultCache(self.folder).get(f"{key}.json")
        if data is None:
            return None
        message, mathml, offset = json.loads(data)
        return message, mathml, offset

    def put(self, key: str, result: FormulaResult) -> None:
        """Store a result."""
        data = json.dumps(result, ensure_ascii=False).encode()
        ResultCache(self.folder).put(f"{key}.json", data)
