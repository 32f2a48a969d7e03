"""Every key that authors can write, and a change of it in the small course: `settings.yml`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import yaml

from studyguide.model.authored import Authored
from studyguide.reading.articles import KEYS, MAY

_DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
UNSEEN = frozenset(_DATA["unseen"])
"""Keys that decide nothing about what is published."""

Replacements = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A key of a file, and what is written for another value of it."""

    key: str
    file: str
    texts: Replacements

    def make(self, course: Path) -> None:
        """Write it into a copy of the small course."""
        write(course / self.file, self.texts)


CHANGES = tuple(
    Change(key, file, texts)
    for file, changes in _DATA["changes"].items()
    for key, texts in changes.items()
)


def prepare(course: Path) -> None:
    """Write into a copy of the small course what the changes need."""
    for file, texts in _DATA["first"].items():
        write(course / file, texts)
    figures = course / "content/lessons/01-walking-downhill/figures"
    shutil.copyfile(figures / "parabola.svg", figures / "curve.svg")
    shutil.copyfile(figures / "parabola.svg", course / "content/logo.svg")


def write(file: Path, texts: Replacements) -> None:
    """Write other texts for those that stand in a file, the first time each."""
    text = file.read_text(encoding="utf-8")
    for old, new in texts.items():
        assert old in text, f"{file.name} has no {old!r}"
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def authored_keys() -> set[str]:
    """Return `Record.key` for everything that authors can write and that holds no record itself.

    A kind of question is no key: it says which record it is.
    """
    keys = {f"Article.{key}" for key in (*KEYS, *MAY)}
    for record in _records(Authored):
        keys |= _own_keys(record)
    return keys


def _records(above: type[Authored]) -> Iterator[type[Authored]]:
    for record in above.__subclasses__():
        if re.match("studyguide", record.__module__):
            yield record
            yield from _records(record)


def _own_keys(record: type[Authored]) -> set[str]:
    types = get_type_hints(record)
    own = (key for key in record.__annotations__ if not key.startswith("_"))
    return {f"{record.__name__}.{key}" for key in own if not _is_told_elsewhere(types[key])}


def _is_told_elsewhere(type_: Any) -> bool:
    """Whether a value is a record with keys of its own, or the one that names its record."""
    if get_origin(type_) is Literal:
        return len(get_args(type_)) == 1
    return (isinstance(type_, type) and issubclass(type_, Authored)) or any(
        _is_told_elsewhere(inner) for inner in get_args(type_) if not isinstance(inner, str)
    )
