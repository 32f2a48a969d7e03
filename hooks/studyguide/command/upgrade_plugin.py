"""A step of `upgrade`: converts the `mkdocs.yml` of a fork to the plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml

from studyguide.command.edits import Edits
from studyguide.command.requirement import installed
from studyguide.model.problems import Problem
from studyguide.model.yaml_edits import composed_yaml, item_name, items, value

_HOOK = "hooks/mkdocs_site.py"
_ASSETS = "assets/studyguide/"
_THEME = {"name", "custom_dir", "language", "favicon", "logo", "font", "palette", "features"}
"""Settings of the theme in the first edition, which are now the plugin's defaults."""
_OURS: dict[str, Callable[[str], bool]] = {
    "hooks": lambda name: name == _HOOK,
    "watch": lambda name: name == "content" or name.startswith("hooks/"),
    "extra_css": lambda name: name.startswith(_ASSETS),
    "extra_javascript": lambda name: name.startswith(_ASSETS),
}
"""Items of lists that a fork has from this repository."""


def use_plugin(edits: Edits) -> Iterator[Problem | str]:
    """Replace the hook and its settings by the plugin; yield messages for the teacher."""
    path = edits.root / "mkdocs.yml"
    text = edits.text(path)
    settings, problem = composed_yaml(text, path.name)
    if problem:
        yield problem
    own_code = (edits.root / "hooks/studyguide/engine/defaults.yml").is_file()
    if not isinstance(settings, yaml.MappingNode) or own_code:
        return
    if _HOOK not in map(item_name, items(value(settings, "hooks"))):
        return
    edits.write(path, "".join(_changed_parts(text, settings)))
    if (edits.root / "hooks").is_dir():
        yield "The folder hooks/ is no longer used: delete it, unless something in it is yours."
    if not edits.text(edits.root / "requirements.txt"):
        requirement = installed()
        edits.write(edits.root / "requirements.txt", f"{requirement.line}\n")
        if requirement.note:
            yield requirement.note


def _changed_parts(text: str, settings: yaml.MappingNode) -> Iterator[str]:
    """Yield the lines before the first key, then the converted lines of each key."""
    lines = text.splitlines(keepends=True)
    starts = [key.start_mark.line for key, _ in settings.value]
    yield "".join(lines[: starts[0]])
    ends = [*starts[1:], len(lines)]
    for (key, node), start, end in zip(settings.value, starts, ends, strict=True):
        part = lines[start:end]
        below = _comments_below(part)
        yield _changed(text, key.value, node, "".join(part[: len(part) - len(below)]))
        yield "".join(below)
    if all(key.value != "plugins" for key, _ in settings.value):
        yield "plugins: [studyguide]\n"


def _comments_below(lines: list[str]) -> list[str]:
    """Return the trailing comments and empty lines, which belong to the next key."""
    at = len(lines)
    while at > 1 and lines[at - 1].lstrip()[:1] in ("", "#"):
        at -= 1
    return lines[at:]


def _changed(text: str, key: str, node: yaml.Node, part: str) -> str:
    """Return the converted lines of a key."""
    if key in _OURS:
        left = [item for item in items(node) if not _OURS[key](item_name(item))]
        if len(left) == len(items(node)):
            return part
        return f"{key}:\n{''.join(_item(text, item) for item in left)}" if left else ""
    if key == "plugins" and "studyguide" not in map(item_name, items(node)):
        listed = "".join(_item(text, item) for item in items(node))
        return f"plugins:\n  - studyguide\n{listed}"
    if key == "theme" and isinstance(node, yaml.MappingNode):
        custom = {name.value for name, _ in node.value} - _THEME
        if not custom:
            return "theme: material\n"
        kept = (line for line in part.splitlines(keepends=True) if "hooks/theme" not in line)
        return "".join(kept)
    return part


def _item(text: str, item: yaml.Node) -> str:
    """Return an item of a list as written, indented by two columns."""
    written = text[item.start_mark.index : item.end_mark.index].rstrip()
    first, *others = written.splitlines()
    shift = 4 - item.start_mark.column
    moved = (f"{' ' * shift}{line}" if shift > 0 else line[-shift:] for line in others)
    return "".join(f"{line}\n" for line in (f"  - {first}", *moved))
