"""The settings of a build: the course's own put into MkDocs', and the hash of all of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from studyguide.command.engine import LANGUAGE
from studyguide.model.digest import digest
from studyguide.model.guide import Guide
from studyguide.model.versions import code_version
from studyguide.pages.languages import prefix_of
from studyguide.pages.navigation import navigation
from studyguide.pages.wording import wording

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

WITHOUT_EFFECT = ("site_dir", "strict")
"""Settings that change no byte of the site: where it is put, and what stops its build."""
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""Where Python has put an object, which changes from build to build."""
_OWN = "studyguide"
"""Where in `extra` the hooks keep what they share."""


def language_of(config: MkDocsConfig, guide: Guide) -> str:
    """Return the language to build: the command's, that of `mkdocs.nb.yml`, else the first."""
    languages = guide.course.languages
    named = os.environ.get(LANGUAGE) or Path(config.config_file_path).stem.rpartition(".")[2]
    return named if named in languages else languages[0]


def describe(config: MkDocsConfig, guide: Guide, language: str) -> None:
    """Put what the course says into the settings."""
    languages, words = guide.fallbacks(language), wording(language)
    config.theme["language"] = language
    _name_palettes(config.theme.get("palette"), words.entries["scheme"])
    config.site_url = address(config, guide, language)
    config.site_name = guide.course.title.localized(languages).markdown
    config.site_description = guide.course.description.localized(languages).markdown
    config.nav = navigation(guide, language)


def address(config: MkDocsConfig, guide: Guide, language: str) -> str:
    """Return the address of a language's site, empty if it is not known."""
    root = config.site_url
    return f"{root.rstrip('/')}/{prefix_of(guide, language)}" if root else ""


def _name_palettes(palettes: object, names: dict[str, str]) -> None:
    """Give each button for light or dark that has no name its own: what it leads to."""
    listed = palettes if isinstance(palettes, list) else []
    for palette, following in zip(listed, [*listed[1:], *listed[:1]], strict=True):
        if isinstance(toggle := palette.get("toggle"), dict):
            dark = following.get("scheme") == "slate"
            toggle.setdefault("name", names["dark" if dark else "light"])


def settings_version(config: MkDocsConfig) -> str:
    """Return the hash of every setting of the engine, the theme and the plugins, and their code."""
    return _version(config, without=WITHOUT_EFFECT)


def _version(config: MkDocsConfig, *, without: Iterable[str]) -> str:
    given = {key: value for key, value in config.items() if key not in without}
    given["extra"] = {key: value for key, value in config.extra.items() if key != _OWN}
    return digest(code_version(), type(config).__module__, _written(given, ()))


def _written(value: object, above: tuple[int, ...]) -> str:
    """Return a setting as text that is another for another setting, whatever it is made of."""
    inside = (*above, id(value))
    if id(value) in above:
        return "…"
    match value:
        case None | bool() | int() | float() | str() | bytes():
            return repr(value)
        case ModuleType(__file__=str(file)):
            return f"{file} {digest(Path(file).read_bytes())}"
        case list() | tuple():
            return f"[{', '.join(_written(one, inside) for one in value)}]"
        case set() | frozenset():
            return f"{{{', '.join(sorted(_written(one, inside) for one in value))}}}"
    parts: dict[object, object] = dict(value) if isinstance(value, Mapping) else {}
    if not isinstance(value, Mapping) or hasattr(value, "dirs"):  # a theme is a map and more
        parts |= _attributes(value)
    texts = (f"{key!r}: {_written(one, inside)}" for key, one in parts.items())
    return f"{_name(value)}({', '.join(texts)})"


def _attributes(value: object) -> dict[object, object]:
    """Return what an object is made of; of a plugin its settings, and not what it has gathered."""
    if isinstance(value, os.PathLike):
        return {"": os.fspath(value)}
    if callable(value):
        return {"": _name(value)}
    if hasattr(value, "load_config"):
        return {"": getattr(value, "config", None)}
    found = {**getattr(value, "__dict__", {})}
    for kind in type(value).__mro__:
        slots = getattr(kind, "__slots__", ())
        found |= {slot: getattr(value, slot, None) for slot in slots if slot[:2] != "__"}
    return found or {"": _ADDRESS.sub("", repr(value))}


def _name(value: object) -> str:
    kind = value if isinstance(value, type) or hasattr(value, "__qualname__") else type(value)
    return f"{kind.__module__}.{getattr(kind, '__qualname__', '')}"
