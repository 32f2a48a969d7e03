"""Changes of YAML at the places that its reader gives: comments, order and quotes stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

Insertion = tuple[int, int, str]
"""From where to where in a text, and what is to stand there."""


def compose(text: str) -> yaml.Node | None:
    """Return the nodes of a text, each with its place. Raises `yaml.YAMLError`."""
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def applied(text: str, insertions: Iterable[Insertion]) -> str:
    """Return a text with changes, which do not overlap."""
    for start, end, new in sorted(insertions, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a list, none of anything else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def value(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """Return what a mapping has below keys, None if it is not all there."""
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((child for name, child in pairs if name.value == key), None)
    return node


def scalars(nodes: Iterable[yaml.Node | None], old: str, new: str) -> Iterator[Insertion]:
    """Yield the changes by which each of some nodes that is `old` becomes `new`."""
    for node in nodes:
        if isinstance(node, yaml.ScalarNode) and node.value == old:
            yield node.start_mark.index, node.end_mark.index, word(new)


def word(text: str) -> str:
    """Return a word as it stands in YAML: `no` and `1` in quotes, since they are no texts."""
    node = compose(text)
    return text if node and node.tag.endswith(":str") else f"'{text}'"


def listed_in(text: str, record: yaml.Node, key: str, new: str, *, after: str) -> Insertion:
    """Return the change by which a record's list `key` has a further word.

    If there is no such list, it comes after the key `after`.
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
    return _new_line(text, neighbour, f"{' ' * name.start_mark.column}{line}")


def _appended(text: str, node: yaml.SequenceNode, new: str) -> Insertion:
    if not node.value:
        return node.start_mark.index, node.end_mark.index, f"[{new}]"
    last = node.value[-1]
    if node.flow_style:
        return last.end_mark.index, last.end_mark.index, f", {new}"
    column = text.rfind("-", 0, last.start_mark.index) - _line_start(text, last.start_mark.index)
    return _new_line(text, last, f"{' ' * column}- {new}")


def _new_line(text: str, above: yaml.Node, line: str) -> Insertion:
    """Return the insertion of a line below the one on which a node ends."""
    end = text.find("\n", above.end_mark.index)
    if end < 0:
        return len(text), len(text), f"\n{line}\n"
    return end + 1, end + 1, f"{line}\n"


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1
