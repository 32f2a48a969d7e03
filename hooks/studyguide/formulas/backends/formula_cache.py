"""What the second backend wrote in earlier builds: a folder with a file for each formula.

Nothing is ever removed: the formulas of a course that need the second backend are few, and each
file is small.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from studyguide.model.sealed_folder import SealedFolder

FormulaResult = tuple[str, str, int]
"""What is wrong with a formula, its MathML, and where it is wrong."""


@dataclass(frozen=True, slots=True)
class FormulaCache:
    """Results of the second backend, in a folder."""

    folder: Path

    def get(self, key: str) -> FormulaResult | None:
        """Return what was kept under a key, None if nothing was or it is damaged."""
        data = SealedFolder(self.folder).get(f"{key}.json")
        if data is None:
            return None
        message, mathml, offset = json.loads(data)
        return message, mathml, offset

    def put(self, key: str, result: FormulaResult) -> None:
        """Keep a result, if that is possible."""
        with suppress(OSError):
            data = json.dumps(result, ensure_ascii=False).encode()
            SealedFolder(self.folder).put(f"{key}.json", data)
