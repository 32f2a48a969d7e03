"""What the second engine wrote in earlier builds: a folder with a file for each formula.

A file has the hash of its text, so that one that is damaged counts as not there. Nothing is ever
removed: the formulas of a course that need the second engine are few, and each file is small.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from studyguide.model.digest import digest

FormulaResult = tuple[str, str, int]
"""What is wrong with a formula, its MathML, and where it is wrong."""


@dataclass(frozen=True, slots=True)
class FormulaCache:
    """Results of the second engine, in a folder."""

    folder: Path

    def get(self, key: str) -> FormulaResult | None:
        """Return what was kept under a key, None if nothing was or it is damaged."""
        try:
            seal, message, mathml, offset = json.loads(self._file(key).read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError):
            return None
        return (message, mathml, offset) if seal == _seal(key, message, mathml, offset) else None

    def put(self, key: str, result: FormulaResult) -> None:
        """Keep a result, if that is possible."""
        text = json.dumps([_seal(key, *result), *result], ensure_ascii=False)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self.folder, delete=False, encoding="utf-8") as file:
                file.write(text)
            Path(file.name).replace(self._file(key))
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def _seal(key: str, *result: object) -> str:
    return digest(key, repr(result))
