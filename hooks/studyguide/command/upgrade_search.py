"""A step of `upgrade`: `mkdocs.yml` no longer says what searches, since there is one search."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from studyguide.command.edits import Edits
from studyguide.engine.settings import THEMES_SEARCHES
from studyguide.model.problems import Problem
from studyguide.model.yaml_edits import (
    Insertion,
    applied,
    composed_yaml,
    item_name,
    items,
    value,
    without_item,
    without_key,
)

_EXTRA = re.compile(r"^(studyguide)\s*\[pagefind\]", re.MULTILINE)
_KEY = "search_engine"


def one_search(edits: Edits) -> Iterator[Problem | str]:
    """Take out the setting of the engine, and the theme's search where ours is in its place."""
    path = edits.root / "mkdocs.yml"
    for change in (_without_engine, _without_themes_search):
        text = edits.text(path)
        settings, problem = composed_yaml(text, path.name)
        if problem:
            yield problem
        if isinstance(settings, yaml.MappingNode):
            edits.write(path, applied(text, change(text, settings)))
    requirements = edits.root / "requirements.txt"
    edits.write(requirements, _EXTRA.sub(r"\1", edits.text(requirements)))


def _without_engine(text: str, settings: yaml.MappingNode) -> Iterator[Insertion]:
    options = (value(item, "studyguide") for item in items(value(settings, "plugins")))
    for mapping in (value(settings, "extra"), *options):
        if isinstance(mapping, yaml.MappingNode) and value(mapping, _KEY) is not None:
            only = len(mapping.value) == 1 and mapping is value(settings, "extra")
            yield without_key(text, settings, "extra") if only else without_key(text, mapping, _KEY)


def _without_themes_search(text: str, settings: yaml.MappingNode) -> Iterator[Insertion]:
    plugins = value(settings, "plugins")
    options = [value(item, "studyguide") for item in items(plugins)]
    within_another = any(value(own, "prefix") is not None for own in options)
    names = {item_name(item): item for item in items(plugins)}
    if "studyguide" not in names or within_another or not isinstance(plugins, yaml.SequenceNode):
        return
    yield from (
        without_item(text, plugins, names[name]) for name in THEMES_SEARCHES if name in names
    )
