"""What the commands need to know of `mkdocs.yml`, without the engine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the engine that decide what the content is and what is made of it."""

    docs: Path
    """The folder of hand-written pages."""
    booklets: bool
    """Whether booklets are printed."""
    search_engine: str
    """What answers the search: `theme` or `pagefind`, or what is written in their place."""

    @classmethod
    def of(cls, docs: Path, extra: Mapping[str, Any]) -> Settings:
        """Return the settings with that folder, and the others from below `extra`."""
        return cls(
            docs,
            booklets=bool(extra.get("booklets", True)),
            search_engine=str(extra.get("search_engine", "theme")),
        )


class _Loader(yaml.SafeLoader):
    """Reads environment variables as MkDocs does, and leaves out what only MkDocs can read."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def read_settings(root: Path) -> Settings:
    """Return the settings of a project; what is missing or no YAML counts as left out.

    The engine says what is wrong with its settings: it knows them all.
    """
    config = _read(root / "mkdocs.yml")
    docs, extra = config.get("docs_dir"), config.get("extra")
    folder = root / (docs if isinstance(docs, str) else "docs")
    return Settings.of(Path(os.path.normpath(folder)), extra if isinstance(extra, dict) else {})


def _read(file: Path) -> dict[str, Any]:
    """Return the settings of a file with those that it inherits."""
    try:
        config = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506, it is safe
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    if not isinstance(config, dict):
        return {}
    parent = config.pop("INHERIT", None)
    return _merged(_read(file.parent / parent), config) if isinstance(parent, str) else config


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return settings with others over them, as MkDocs merges them."""
    merged = {
        key: _merged(below[key], value)
        for key, value in above.items()
        if isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return below | above | merged
