"""Default settings of MkDocs for a study guide, where `mkdocs.yml` has none."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from studyguide.engine.search_index import leave_out_themes_search

THEME = Path(__file__).parents[1] / "theme"
"""Our templates, styles and scripts, which override Material's."""
STYLES = "assets/studyguide/study-guide.css"
"""Where all styles of our pages are, one after another."""


@cache
def _read() -> dict[str, Any]:
    return dict(yaml.safe_load(Path(__file__).with_name("defaults.yml").read_text("utf-8")))


def _defaults() -> dict[str, Any]:
    """Return a new copy of our settings: MkDocs empties what it reads."""
    return deepcopy(_read())


def apply_defaults(config: MkDocsConfig, written: Mapping[str, Any]) -> None:
    """Set defaults for what the settings as `written` leave out, and put our theme over Material.

    A `custom_dir` in the settings overrides our theme. Raises `PluginError` for settings with which
    pages would not be found.
    """
    _need_material(config)
    if written.get("use_directory_urls") is False:
        raise PluginError("mkdocs.yml: 'use_directory_urls: false' moves every page. Leave it out")
    ours = _loaded(config)
    _complete_theme(config, written.get("theme"))
    leave_out_themes_search(config)
    if "markdown_extensions" not in written:
        config.markdown_extensions = ours.markdown_extensions
        config.mdx_configs = ours.mdx_configs
    _complete_validation(config, ours, written.get("validation"))
    for key, value in _defaults()["extra"].items():
        config.extra.setdefault(key, value)
    config.extra_css = [STYLES, *config.extra_css]
    config.extra_javascript = [*ours.extra_javascript, *config.extra_javascript]


def embed(config: MkDocsConfig, prefix: str) -> None:
    """Add to another site's settings only what a guide in one of its folders needs.

    Raises `PluginError` if the site has another theme.
    """
    _need_material(config)
    _add_theme(config)
    content = str(Path(config.config_file_path).parent / "content")
    if content not in config.watch:
        config.watch.append(content)
    config.extra.setdefault("alternate", True)  # this part of the header has the jump to a term
    scripts = [
        {**script, "path": prefix + script["path"]} for script in _defaults()["extra_javascript"]
    ]
    ours = _loaded(config, extra_javascript=scripts)
    config.extra_javascript = [*ours.extra_javascript, *config.extra_javascript]


def page_styles() -> tuple[str, ...]:
    """Return the style sheets of our pages, in order; the first styles the whole site."""
    return tuple(_defaults()["extra_css"])


def _need_material(config: MkDocsConfig) -> None:
    if config.theme.name != "material":
        raise PluginError("mkdocs.yml: the pages need Material. Write 'theme: material'")


def _add_theme(config: MkDocsConfig) -> None:
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def _loaded(config: MkDocsConfig, **changed: object) -> MkDocsConfig:
    """Return our settings as MkDocs reads them, with what is `changed`.

    MkDocs caches plugins by name for all settings, so the project's are left out.
    """
    ours = MkDocsConfig(config.config_file_path)
    own = {"site_name": "-", "docs_dir": config.docs_dir, "plugins": []}
    ours.load_dict(_defaults() | own | changed)
    errors, _ = ours.validate()
    if errors:
        raise PluginError("; ".join(f"{key}: {error}" for key, error in errors))
    return ours


def _complete_theme(config: MkDocsConfig, written: object) -> None:
    keys = written if isinstance(written, dict) else {}
    for key, value in _defaults()["theme"].items():
        if key not in keys:
            config.theme[key] = value
    _add_theme(config)


def _complete_validation(config: MkDocsConfig, ours: MkDocsConfig, written: object) -> None:
    keys = written if isinstance(written, dict) else {}
    for part in ("nav", "links"):
        if part not in keys:
            config.validation[part] = ours.validation[part]
