"""Edits of YAML text at the positions of nodes: comments, order and quotes are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from studyguide.model.problems import Problem

Insertion = tuple[int, int, str]
"""The start and end of a range in a text, and its replacement."""


def compose(text: str) -> yaml.Node | None:
    """Return the node tree of a text, with positions. Raises `yaml.YAMLError`."""
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def composed_yaml(text: str, name: str) -> tuple[yaml.Node | None, Problem | None]:
    """Return the node tree of a file's text, and the problem if it is invalid."""
    try:
        return compose(text), None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, Problem(name, line, f"not YAML: {error.problem}. Mend it, then upgrade")


def applied(text: str, insertions: Iterable[Insertion]) -> str:
    """Return a text with non-overlapping changes applied."""
    for start, end, new in sorted(insertions, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a list, empty for anything else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def value(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """Return the value below nested keys of a mapping, None if it does not exist."""
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((child for name, child in pairs if name.value == key), None)
    return node


def item_name(item: yaml.Node) -> str:
    """Return an item of a list; for a script or plugin with settings, its path or name."""
    if isinstance(item, yaml.MappingNode) and item.value:
        named = value(item, "path") or item.value[0][0]
        return str(named.value)
    return str(item.value) if isinstance(item, yaml.ScalarNode) else ""


def scalars(nodes: Iterable[yaml.Node | None], old: str, new: str) -> Iterator[Insertion]:
    """Yield the changes of scalars `old` among some nodes to `new`."""
    for node in nodes:
        if isinstance(node, yaml.ScalarNode) and node.value == old:
            yield node.start_mark.index, node.end_mark.index, word(new)


def word(text: str) -> str:
    """Return a word as YAML, with quotes around `no` and `1`, which would not be texts."""
    node = compose(text)
    return text if node and node.tag.endswith(":str") else f"'{text}'"


def listed_in(text: str, record: yaml.Node, key: str, new: str, *, after: str) -> Insertion:
    """Return the change that adds a word to a record's list `key`.

    If there is no such list, it is added after the key `after`.
    """
    node = value(record, key)
    if isinstance(node, yaml.SequenceNode):
        return _appended(text, node, word(new))
    assert isinstance(record, yaml.MappingNode), "a record has keys"
    name, neighbour = next(pair for pair in record.value if pair[0].value == after)
    line = f"{key}: [{word(new)}]"
    if record.flow_style:
        at = neighbour.end_mark.index
        return at, at, f", {line}"
    return line_below(text, neighbour, f"{' ' * name.start_mark.column}{line}")


def _appended(text: str, node: yaml.SequenceNode, new: str) -> Insertion:
    if not node.value:
        return node.start_mark.index, node.end_mark.index, f"[{new}]"
    last = node.value[-1]
    if node.flow_style:
        return last.end_mark.index, last.end_mark.index, f", {new}"
    return line_below(text, last, f"{' ' * dash_column(text, last)}- {new}")


def without_item(text: str, listed: yaml.SequenceNode, item: yaml.Node) -> Insertion:
    """Return the change by which a list has an item no more."""
    if listed.flow_style:
        others = (other for other in listed.value if other is not item)
        return *_place(listed), f"[{', '.join(_written(text, other) for other in others)}]"
    return *_lines(text, item, item), ""


def without_key(text: str, mapping: yaml.MappingNode, key: str) -> Insertion:
    """Return the change by which a mapping has a key no more, nor the comment right above it."""
    pairs = [pair for pair in mapping.value if pair[0].value != key]
    if mapping.flow_style:
        written = (f"{_written(text, name)}: {_written(text, child)}" for name, child in pairs)
        return *_place(mapping), f"{{{', '.join(written)}}}"
    name, child = next(pair for pair in mapping.value if pair[0].value == key)
    start, end = _lines(text, name, child)
    comment = re.search(r"(?:^[ ]*#.*\n)*\Z", text[:start], re.MULTILINE)
    return comment.start() if comment else start, end, ""


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _written(text: str, node: yaml.Node) -> str:
    return text[node.start_mark.index : end_of(node)]


def _lines(text: str, first: yaml.Node, last: yaml.Node) -> tuple[int, int]:
    """Return where the line begins on which one node begins, and the one after another ends."""
    end = text.find("\n", end_of(last))
    return text.rfind("\n", 0, first.start_mark.index) + 1, len(text) if end < 0 else end + 1


def dash_column(text: str, item: yaml.Node) -> int:
    """Return the column of the dash before an item of a list."""
    line = text.rfind("\n", 0, item.start_mark.index) + 1
    return text.rfind("-", line, item.start_mark.index) - line


def line_below(text: str, above: yaml.Node, line: str) -> Insertion:
    """Return the insertion of a line, or several, below the last line of a node."""
    end = text.find("\n", end_of(above))
    if end < 0:
        return len(text), len(text), f"\n{line}\n"
    return end + 1, end + 1, f"{line}\n"


def end_of(node: yaml.Node) -> int:
    """Return the end of a node: for PyYAML, a block ends where the next token begins."""
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value
    if not is_block:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)
