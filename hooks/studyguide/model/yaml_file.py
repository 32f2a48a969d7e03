"""`YamlFile`: a YAML file as plain data, with the line of any location in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from studyguide.model.problems import Problem, Problems, Severity
from studyguide.model.text_file import read_text_file
from studyguide.model.yaml_advice import advice
from studyguide.model.yaml_loader import load

Loc = tuple[str | int, ...]
"""A location in nested data: keys and indexes from the root, `(3, "definition", "en")`."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The text of a YAML file; its node tree is built only when a line is needed."""

    path: str
    """From the project's root."""
    text: str
    first_line: int = 1
    """The file's line on which `text` begins: 2 for front matter."""

    def line(self, loc: Loc) -> int:
        """Return the 1-based line of the deepest part of `loc` that exists."""
        return _line(_tree(self.text), loc) + self.first_line - 1

    def problem(
        self, loc: Loc, message: str, *, offset: int = 0, column: int = 0, warning: bool = False
    ) -> Problem:
        """Return a problem at a location of this file.

        Within the text there it is `offset` lines down and `column` characters into that line,
        which YAML may have folded from several lines of the file.
        """
        severity: Severity = "warning" if warning else "error"
        line = self.line(loc) + self._offset(loc, offset, column)
        return Problem(self.path, line, message, severity)

    def _offset(self, loc: Loc, offset: int, column: int) -> int:
        node = _node(_tree(self.text), loc)
        if not isinstance(node, yaml.ScalarNode) or node.style == "|":
            return offset
        above = sum(len(line) + 1 for line in str(node.value).split("\n")[:offset])
        return self._folded_line(loc, node, above + column)

    def _folded_line(self, loc: Loc, node: yaml.ScalarNode, column: int) -> int:
        """Return the line of a folded or quoted text on which the character at `column` is.

        PyYAML parses the text up to the end of each line, since only it knows its folding rules.
        """
        begin = end = node.start_mark.index
        lines = self.text[begin : node.end_mark.index].rstrip().split("\n")
        for at, line in enumerate(lines):
            end += len(line) + 1
            is_read = line.strip() and not (node.style == ">" and at == 0)
            if is_read and at + 1 < len(lines) and column < self._length(loc, node, end - 1):
                return at - (node.style == ">")
        return len(lines) - 1 - (node.style == ">")

    def _length(self, loc: Loc, node: yaml.ScalarNode, end: int) -> int:
        """Return the length of a text if the file ended at `end`."""
        if node.style == ">":
            cut = _node(yaml.compose(self.text[:end], Loader=yaml.CSafeLoader), loc)
        else:
            text = self.text[node.start_mark.index : end]
            # a backslash at the end joins two lines
            text = re.sub(r"(?<!\\)((?:\\\\)*)\\$", r"\1", text)
            cut = yaml.compose(text + (node.style or ""), Loader=yaml.CSafeLoader)
        return len(str(cut.value).rstrip()) if isinstance(cut, yaml.ScalarNode) else 0


def read_yaml(file: Path, path: str) -> tuple[YamlFile, Any, Problems]:
    """Return the file, its data (None if it cannot be read), and the problems in it."""
    text, problems = read_text_file(file, path)
    return (YamlFile(path, ""), None, problems) if problems else read_yaml_text(text, path)


def read_yaml_text(text: str, path: str, *, first_line: int = 1) -> tuple[YamlFile, Any, Problems]:
    """Return the same for a text that begins on `first_line` of its file."""
    source = YamlFile(path, text, first_line)
    try:
        return source, load(text), ()
    except yaml.constructor.ConstructorError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        return source, None, (Problem(path, first_line + line, error.problem or "not YAML"),)
    except yaml.MarkedYAMLError as error:
        line, message = advice(text, error)
        line = min(line, text.count("\n"))  # the end of a text may lie below its last line
        return source, None, (Problem(path, first_line + line, message),)
    except yaml.YAMLError as error:
        return source, None, (Problem(path, first_line, f"not YAML: {error}"),)


@lru_cache(maxsize=4)
def _tree(text: str) -> yaml.Node | None:
    """Return the node tree, cached for the few files with problems."""
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def _line(node: yaml.Node | None, loc: Loc) -> int:
    if node is None:
        return 1
    line = node.start_mark.line + 1
    for part in loc:
        child = _child(node, part)
        if child is None:
            continue
        key, node = child
        line = key.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        # the text of a block scalar begins on the line after its `|`
        line = node.start_mark.line + (2 if node.style in ("|", ">") else 1)
    return line


def _node(node: yaml.Node | None, loc: Loc) -> yaml.Node | None:
    """Return the node of the deepest part of a location that exists, None if nothing does."""
    for part in loc:
        if child := _child(node, part) if node else None:
            node = child[1]
    return node


def _child(node: yaml.Node, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    match node:
        case yaml.SequenceNode() if isinstance(part, int) and part < len(node.value):
            return node.value[part], node.value[part]
        case yaml.MappingNode():
            pairs = (pair for pair in node.value if pair[0].value == str(part))
            return next(pairs, None)
        case _:
            return None
