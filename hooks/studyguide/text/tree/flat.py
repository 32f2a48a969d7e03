"""Inline content as one flat string, to find sentences and names in it and to replace ranges.

In the string, running text is unchanged, a `Break` is a newline, emphasis is between two `*`, and
other nodes are one character: `[` for a link, `$` for a formula, a backtick for the rest.
Positions in the string map to positions in the nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from studyguide.text.tree.inlines import (
    Abbreviation,
    Break,
    Formula,
    Inline,
    Inlines,
    Link,
    Reference,
    Styled,
    TermLink,
    Text,
)

Replacement = tuple[int, int, Callable[[Inlines], Inlines]]
"""A range of the string, and a function that replaces the nodes in it."""


def flat(nodes: Inlines) -> str:
    """Return inline content as a flat string.

    >>> flat((Text("A "), Styled("strong", (Text("steep"),)), Text(" "), Formula("x")))
    'A *steep* $'
    """
    return "".join(map(_flat, nodes))


def _flat(node: Inline) -> str:
    match node:
        case Text() | Abbreviation():
            return node.words
        case Break():
            return "\n"
        case Styled():
            return f"*{flat(node.content)}*"
        case Link() | Reference() | TermLink():
            return "["
        case Formula():
            return "$"
        case _:
            return "`"


def atoms(nodes: Inlines, at: int = 0) -> Iterator[tuple[int, int, Inline]]:
    """Yield the range and the node of everything that is neither running text nor emphasis."""
    for node in nodes:
        end = at + len(_flat(node))
        if isinstance(node, Styled):
            yield from atoms(node.content, at + 1)
        elif not isinstance(node, Text):
            yield at, end, node
        at = end


def cut(nodes: Inlines, start: int, end: int) -> Inlines:
    """Return the nodes in a range; emphasis at its borders is cut in two."""
    parts: list[Inline] = []
    for first, last, node in _placed(nodes, 0):
        if first < end and last > start:
            parts += _part(node, max(start, first) - first, min(end, last) - first, last - first)
    return tuple(parts)


def _part(node: Inline, start: int, end: int, size: int) -> Iterator[Inline]:
    if (start, end) == (0, size):
        yield node
    elif isinstance(node, Text):
        yield Text(node.words[start:end], node.line)
    elif isinstance(node, Styled):
        if inside := cut(node.content, max(0, start - 1), min(end, size - 1) - 1):
            yield replace(node, content=inside)
    elif start == 0:
        yield node


def _placed(nodes: Inlines, at: int) -> Iterator[tuple[int, int, Inline]]:
    for node in nodes:
        end = at + len(_flat(node))
        yield at, end, node
        at = end


def replaced(nodes: Inlines, pieces: Sequence[Replacement], at: int = 0) -> Inlines:
    """Return inline content with ranges replaced, which are in order and do not overlap.

    A range is within the running text of one level of emphasis, or covers whole nodes; `at` is the
    position of the first node.
    """
    if not pieces:
        return nodes
    placed: list[tuple[int, int, Inline]] = []
    deep: list[Replacement] = []
    for first, last, node in _placed(nodes, at):
        inside = [piece for piece in pieces if first < piece[0] and piece[1] < last]
        if isinstance(node, Styled) and inside:
            deep += inside
            node = replace(node, content=replaced(node.content, inside, first + 1))  # noqa: PLW2901
        placed.append((first, last, node))
    result, done = list[Inline](), at
    for start, stop, make in (piece for piece in pieces if piece not in deep):
        result += (*_between(placed, done, start), *make(tuple(_between(placed, start, stop))))
        done = stop
    return (*result, *_between(placed, done, placed[-1][1]))


def _between(placed: list[tuple[int, int, Inline]], start: int, stop: int) -> Iterator[Inline]:
    for first, last, node in placed:
        if last <= start or first >= stop:
            continue
        if isinstance(node, Text):
            yield Text(node.words[max(start - first, 0) : stop - first], node.line)
        else:
            yield node
