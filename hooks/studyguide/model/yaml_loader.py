"""Loads YAML as authors mean it: silent conversions of YAML 1.1 are undone or reported."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any

import yaml

from studyguide.model.characters import control_character

DEEPEST = 100
"""How deep lists and mappings may be nested."""
_LARGEST = 100_000
"""How many nodes a file may have when aliases are expanded."""
_DEEP = re.compile(r"^(?:[-?] ){30}|^ {60}|^[ \t]*(?:- ){30}", re.MULTILINE)
_ANCHOR = re.compile(r"(?:^|[:,\[{-]) *&\w", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#.*")
_CODE = re.compile(r"(?!https?:|tel:|doi:|urn:)[a-z]{2,3}(?:-[A-Za-z]+)?:[^\s:/]")
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\([trNLPabefv0][A-Za-z]*)")
_IN_FORMULA = re.compile(r"\$[^$]*?(?<!\\)(?:\\\\)*\\([n_][A-Za-z]*)")
_NUMBER = re.compile(r"(?=.*[0-9])[-+]?(?:0|[1-9][0-9_]*)?(?:\.[0-9_]*(?:[eE][-+][0-9]+)?)?")
_LONGEST_NUMBER = 400


class Unclear(str):
    """A text that YAML may have misread, which only its use can tell."""

    __slots__ = ("fault",)
    fault: str
    """The fault to report if it is used as a text."""

    def __repr__(self) -> str:
        return f"Unclear({super().__repr__()}, {self.fault!r})"


def load(text: str) -> Any:
    """Return the data of a YAML text. Raises `yaml.YAMLError`."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506, a safe loader


class _Loader(yaml.CSafeLoader):
    """The C loader (12 times faster than Python's) with stricter constructors."""

    def __init__(self, stream: str) -> None:
        if _may_be_deep(stream):
            _refuse_depth(stream)
        super().__init__(stream)
        self.source = stream
        self.has_comments = bool(re.search(r"[ \t]#", stream))

    def get_single_data(self) -> Any:
        node = self.get_single_node()
        if node is None:
            return None
        if _ANCHOR.search(self.source):
            _expanded_size(node, {})
        return self.construct_document(node)

    def construct_mapping(  # the library's signature
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                message = "a key must be a word. Put text that begins with '[' or '{' in quotes"
                raise refused(message, key)
            if key.value in seen:
                raise refused(f"the key '{key.value}' is written twice. Keep one", key)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def refused(message: str, node: Any) -> yaml.constructor.ConstructorError:
    """Return an error at a node whose message is shown to the author unchanged."""
    return yaml.constructor.ConstructorError(None, None, message, node.start_mark)


def _number(node: yaml.Node, kind: type[int | float]) -> int | float | str:
    """Return a number in plain digits, or else the text as written.

    YAML 1.1 reads `010` as 8 and `1:30` as 90; no author means that.
    """
    text = str(node.value)
    plain = len(text) < _LONGEST_NUMBER and _NUMBER.fullmatch(text)
    return kind(text.replace("_", "")) if plain else text


def _date(_: _Loader, node: yaml.ScalarNode) -> date | str:
    """Return a date, or the text as written if there is no such day: `2026-02-30`."""
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        return str(node.value)


def _truth(loader: _Loader, node: yaml.ScalarNode) -> object:
    known = str(node.value).lower() in loader.bool_values
    return loader.construct_yaml_bool(node) if known else str(node.value)


def _text(loader: _Loader, node: yaml.ScalarNode) -> str:
    r"""Return a text. Raises for `"\alpha"`: in double quotes, it contains a bell character."""
    text = str(loader.construct_scalar(node))
    if node.style == '"':
        _refuse_escapes(loader, node, text)
    elif not node.style and (fault := _fault(loader, node, text)):
        unclear = Unclear(text)
        unclear.fault = fault
        return unclear
    return text


def _refuse_escapes(loader: _Loader, node: yaml.ScalarNode, text: str) -> None:
    """Raise where a backslash in double quotes has made a control character of a command."""
    # the node's index is wrong where YAML has dropped characters: then nothing matches
    written = loader.source[node.start_mark.index : node.end_mark.index]
    match = _ESCAPE.search(written) or _IN_FORMULA.search(written)
    if match or "\\u" in written or "\\x" in written:
        if match and (match[1][1:] or control_character(text)):
            command, character = match[1], match[1][0]
            message = f"in double quotes '\\{character}' of '\\{command}' is a sign of its own"
            raise refused(f"{message}. Put formulas in single quotes: 'the $\\alpha$'", node)
        if name := control_character(text):
            raise refused(f"{name}. Remove it", node)


def _fault(loader: _Loader, node: yaml.ScalarNode, text: str) -> str:
    """Return the fault to report if an unquoted text is used as a text, or an empty string."""
    if loader.has_comments and (comment := _COMMENT.match(loader.source, node.end_mark.index)):
        cut = comment[0].strip()[:20]
        return f"is cut off before '{cut}', which YAML takes for a comment. {_QUOTES}"
    if _CODE.match(text):
        code = text.partition(":")[0]
        return f"has no space after '{code}:'. Write '{code}: …', or put all of it in quotes"
    begin = loader.source[node.start_mark.index : node.start_mark.index + 1]
    if begin == "&" and "*" + _anchor(loader, node) not in loader.source:
        return f"begins with '&', which YAML takes for a name. {_QUOTES}"
    return ""


def _anchor(loader: _Loader, node: yaml.ScalarNode) -> str:
    match = re.compile(r"&(\w+)").match(loader.source, node.start_mark.index)
    return match[1] if match else ""


def _other_tag(_: _Loader, tag: str, node: yaml.Node) -> object:
    """Return a reserved character of YAML as text; refuse `!text`."""
    if isinstance(node, yaml.ScalarNode) and tag in ("value", "merge"):
        return str(node.value)
    raise refused(_TAG, node)


def _foreign_tag(_: _Loader, __: str, node: yaml.Node) -> object:
    raise refused(_TAG, node)


_QUOTES = "Put the text in quotes: '…'"
_TAG = "text that begins with '!'. Put it in quotes"
_YAML = "tag:yaml.org,2002:"
for _name, _constructor in {"str": _text, "timestamp": _date, "bool": _truth}.items():
    _Loader.add_constructor(_YAML + _name, _constructor)
_Loader.add_constructor(f"{_YAML}int", lambda _, node: _number(node, int))
_Loader.add_constructor(f"{_YAML}float", lambda _, node: _number(node, float))
_Loader.add_multi_constructor(_YAML, _other_tag)
_Loader.add_multi_constructor("", _foreign_tag)


def _may_be_deep(text: str) -> bool:
    """Return whether enough brackets are open, or lines indented enough, to count the depth."""
    if _DEEP.search(text):
        return True
    depth = 0
    for character in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if character in "[{" else max(0, depth - 1)
        if depth >= DEEPEST:
            return True
    return False


def _refuse_depth(text: str) -> None:
    """Raise if lists and mappings are nested deeper than `DEEPEST`."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            message = f"more than {DEEPEST} lists or mappings within each other. Write it flatter"
            raise refused(message, event)


def _expanded_size(node: yaml.Node, sizes: dict[int, int]) -> int:
    """Return the number of nodes in a tree with its aliases expanded."""
    if id(node) in sizes:
        size = sizes[id(node)]
        if size == 0:
            raise refused("an anchor whose text holds itself. Write the text out", node)
        return size
    sizes[id(node)] = 0
    size = 1 + sum(_expanded_size(child, sizes) for child in _children(node))
    if size > _LARGEST:
        raise refused("anchors make this too large. Write the text out", node)
    sizes[id(node)] = size
    return size


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    match node:
        case yaml.SequenceNode():
            yield from node.value
        case yaml.MappingNode():
            yield from (part for pair in node.value for part in pair)
