"""The site's own words in one language: `wordings/<language>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "wordings"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    language: str
    entries: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.entries[key])

    def __call__(self, key: str, **values: object) -> str:
        """Return a sentence with its `{names}` filled in."""
        return self[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """Return `1 term` or `27 terms`."""
        form = "one" if number == 1 else "many"
        return str(self.entries["counts"][key][form]).format(n=number)

    def size(self, kilobytes: int) -> str:
        """Return `480 kB` or `9.6 MB`."""
        if kilobytes < 1000:
            return self("kilobytes", n=kilobytes)
        return self("megabytes", n=f"{kilobytes / 1000:.1f}".replace(".", self["decimal"]))


def has_wording(language: str) -> bool:
    """Return whether the site has words in this language."""
    return (FOLDER / f"{language}.yml").is_file()


@lru_cache
def wording(language: str) -> Wording:
    """Return the words of a language. Raises `OSError` if there are none."""
    text = (FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    return Wording(language, yaml.load(text, Loader=yaml.CSafeLoader))
