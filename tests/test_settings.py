"""What is kept of pages is kept under every setting: of the engine, the theme and the plugins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_settings import WITHOUT_EFFECT, settings_version
from sites import ROOT

OTHER: Mapping[str, object] = {
    "config_file_path": str(ROOT / "other.yml"),
    "site_name": "Other",
    "nav": ["other.md"],
    "pages": ["other.md"],
    "site_url": "https://other.example/",
    "site_description": "Other",
    "site_author": "Other",
    "theme": {"name": "material", "features": ["other"]},
    "docs_dir": str(ROOT / "tests"),
    "copyright": "Other",
    "google_analytics": ["other"],
    "dev_addr": "127.0.0.1:1",
    "use_directory_urls": False,
    "repo_url": "https://other.example/",
    "repo_name": "Other",
    "edit_uri": "other/",
    "edit_uri_template": "other/{path}",
    "extra_css": ["other.css"],
    "extra_javascript": [{"path": "other.js", "async": True}],
    "extra_templates": ["other.html"],
    "markdown_extensions": ["footnotes"],
    "mdx_configs": {"toc": {"permalink": "other"}},
    "plugins": [{"search": {"separator": "other"}}],
    "remote_branch": "other",
    "remote_name": "other",
    "extra": {"other": {"deep": [1, {"deeper": "other"}]}},
    "hooks": [],
    "watch": ["tests"],
    "validation": {"links": {"anchors": "info"}},
    "exclude_docs": "other",
    "draft_docs": "other",
    "not_in_nav": "other",
}


@pytest.fixture(scope="module")
def ours() -> str:
    return settings_version(_settings())


def test_the_same_settings_have_the_same_hash(ours: str) -> None:
    assert settings_version(_settings()) == ours


@pytest.mark.parametrize("key", [*(key for key, _ in MkDocsConfig()._schema)])
def test_every_setting_of_the_engine_decides_what_is_kept(key: str, ours: str) -> None:
    after = _settings()
    if key in ("google_analytics", "pages", "mdx_configs", "config_file_path"):
        after[key] = OTHER[key]  # not to be loaded: out of use, or put there by MkDocs
    elif key not in WITHOUT_EFFECT:
        after = _settings(**{key: OTHER[key]})
    assert (settings_version(after) == ours) == (key in WITHOUT_EFFECT)


@pytest.mark.parametrize(
    ("theme", "extra"),
    [
        ({"palette": [{"scheme": "slate", "toggle": {"icon": "a", "name": "b"}}]}, {}),
        ({"favicon": "other.svg"}, {}),
        ({"custom_dir": str(ROOT / "tests")}, {}),
        ({"icon": {"logo": "material/web"}}, {}),
        ({}, {"social": [{"icon": "a", "link": "b"}]}),
        ({}, {"social": [{"icon": "a", "link": "c"}]}),
        ({}, {"booklets": False}),
    ],
)
def test_what_is_deep_in_a_setting_decides_as_well(
    theme: dict[str, Any], extra: dict[str, Any]
) -> None:
    own = {"name": "material"}
    before = settings_version(_settings(theme=own, extra={"social": []}))
    given = {"theme": own | theme, "extra": {"social": []} | extra}
    assert settings_version(_settings(**given)) != before


def _settings(**given: Any) -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"), **given)
