"""The settings in `mkdocs.yml` that commands need, read without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from studyguide.model.problems import Problem, Problems
from studyguide.model.text_file import read_text_file
from studyguide.model.yaml_advice import advice

THEMES_SEARCHES = ("search", "material/search")
"""What the theme's search is called in a list of plugins."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that decide what is read and built."""

    docs: Path
    """The folder of MkDocs' own pages."""
    booklets: bool
    """Whether booklets are printed."""
    search_engine: str
    """What an earlier version was told to search with; empty if nothing is."""
    prefix: str = ""
    """The folder of the site that the guide is in, `guide/`; empty if it is the whole site."""
    policy: object = True
    """What the policy of the pages lets in besides, by directive; `False` for none at all."""
    figure_scripts: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each script of a figure that may run in readers' browsers, by path."""


class _Loader(yaml.SafeLoader):
    """Resolves environment variables like MkDocs, and ignores tags that only MkDocs knows."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Return the value of a node. Raises `yaml.YAMLError` if it is not what its tag says."""
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            message = "this is no value of the kind that it is said to be. Write it as plain text"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark) from None


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def _load(text: str) -> Any:
    """Return the data of a YAML text. Raises `yaml.YAMLError` and nothing else."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506, it is safe
    except RecursionError:
        raise yaml.YAMLError("lists or settings are nested too deep") from None


def read_settings(root: Path, config_file: str = "mkdocs.yml") -> Settings:
    """Return the settings of a project, with defaults for what is missing or invalid.

    Ours are below the plugin `studyguide`, or below `extra` with the hook. MkDocs itself reports
    mistakes in its settings.
    """
    config = read_config(root / config_file)
    docs, extra = config.get("docs_dir"), config.get("extra")
    folder = root / (docs if isinstance(docs, str) else "docs")
    options = (extra if isinstance(extra, dict) else {}) | _plugin_options(config.get("plugins"))
    return Settings(
        Path(os.path.normpath(folder)),
        booklets=bool(options.get("booklets", True)),
        search_engine=str(options.get("search_engine", "")),
        prefix=_folder(options.get("prefix", "")),
        policy=options.get("policy", True),
        figure_scripts=_scripts(options.get("figure_scripts")),
    )


def _scripts(written: object) -> dict[str, str]:
    entries = written.items() if isinstance(written, dict) else ()
    return {str(path): str(digest) for path, digest in entries}


def _folder(path: object) -> str:
    """Return a folder without leading and with one trailing slash, empty for the root."""
    parts = [part for part in str(path).split("/") if part]
    return "".join(f"{part}/" for part in parts)


def _plugin_options(plugins: object) -> dict[str, Any]:
    """Return the plugin's options; `plugins` is a list or a mapping."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    mappings = (entry for entry in entries if isinstance(entry, dict))
    options = next((entry["studyguide"] for entry in mappings if "studyguide" in entry), None)
    return dict(options) if isinstance(options, dict) else {}


def settings_problems(root: Path) -> Problems:
    """Return problems in reading the settings, which MkDocs would only report later."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        return ()
    text, problems = read_text_file(file, file.name)
    if problems:
        return problems
    try:
        config = _load(text)
    except yaml.constructor.ConstructorError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        return (Problem(file.name, line + 1, error.problem or "not YAML"),)
    except yaml.MarkedYAMLError as error:
        line, message = advice(text, error)
        return (Problem(file.name, line + 1, message),)
    except yaml.YAMLError as error:
        return (Problem(file.name, 1, f"not YAML: {error}"),)
    if not isinstance(config, dict):
        return (Problem(file.name, 1, "no settings. Write lines 'key: value'"),)
    return ()


def read_config(file: Path) -> dict[str, Any]:
    """Return the settings of a file as written, merged with inherited ones."""
    try:
        config = _load(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    if not isinstance(config, dict):
        return {}
    parent = config.pop("INHERIT", None)
    if not isinstance(parent, str):
        return config
    return _merged(read_config(file.parent / parent), config)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return settings overridden by others, like MkDocs."""
    merged = {
        key: _merged(below[key], value)
        for key, value in above.items()
        if isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return below | above | merged
