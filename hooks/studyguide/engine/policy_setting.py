"""The setting `policy`: what the policy of our pages lets in besides, or that they have none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_DIRECTIVES = re.compile(r"(?:connect|font|frame|img|media|script|style|worker)-src|form-action")
_SOURCES = re.compile(r"[^;,\"<>&\n]+")
_OTHER_SITE = re.compile(r"(?:https?:)?//")


def policy_fault(setting: object, config: MkDocsConfig) -> str:
    """Return what is wrong with the setting, or what the policy would silently break; else nothing.

    `config` is that of a site which is a guide alone.
    """
    if isinstance(setting, bool):
        return "" if not _holds(setting, config) else _refused({}, config)
    if isinstance(setting, dict) and all(map(_is_directive, setting.items())):
        return _refused(setting, config)
    return (
        f"mkdocs.yml: 'policy: {setting}' is no policy. Write 'policy: off', or what is let in"
        " besides, as in 'policy: {script-src: https://example.org}'"
    )


def allowed_sources(setting: object, config: MkDocsConfig) -> Mapping[str, str] | None:
    """Return the sources that the policy lets in besides, by directive; None for no policy."""
    if not _holds(setting, config):
        return None
    return setting if isinstance(setting, dict) else {}


def _holds(setting: object, config: MkDocsConfig) -> bool:
    """Return whether pages have a policy.

    With instant navigation a page takes the place of another without being loaded. The policy of
    the first would hold for all that follow, also for those of `docs/`, and for films that it does
    not know.
    """
    return setting is not False and "navigation.instant" not in config.theme.get("features", ())


def _is_directive(entry: tuple[object, object]) -> bool:
    name, sources = map(str, entry)
    return bool(_DIRECTIVES.fullmatch(name) and _SOURCES.fullmatch(sources))


def _refused(more: Mapping[str, str], config: MkDocsConfig) -> str:
    """Return which setting of MkDocs or the theme needs what is not let in, empty if none does."""
    for key, directive in _needed(config):
        if directive not in more:
            return (
                f"mkdocs.yml: '{key}' needs what the policy of the pages refuses. Write what is let"
                f" in, 'policy: {{{directive}: …}}', or 'policy: off', below 'studyguide'"
            )
    return ""


def _needed(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield settings that write scripts or styles into pages, or load them from other sites."""
    yield from ((key, "script-src") for key in ("analytics", "consent") if config.extra.get(key))
    if config.theme.get("font"):
        yield "font", "style-src"
    for key, directive in (("extra_javascript", "script-src"), ("extra_css", "style-src")):
        if any(_OTHER_SITE.match(str(entry)) for entry in config[key]):
            yield key, directive
