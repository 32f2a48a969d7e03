"""A tree → its words on one line, without any markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from studyguide.text.inlines import (
    Abbreviation,
    Break,
    Code,
    Formula,
    Gap,
    Image,
    Inline,
    Inlines,
    Keys,
    Link,
    NoteMark,
    Reference,
    Styled,
    TermLink,
    Text,
)

Said = Callable[[Formula], str]


def plain_words(
    content: Inlines,
    *,
    formula: Said = lambda formula: formula.tex,
    reference: Callable[[Reference], str] = lambda reference: reference.target,
) -> str:
    """Return the words of a line, formulas as LaTeX unless `formula` says them otherwise.

    `reference` says how a term reads that is referred to without words of its own.
    """

    def words(nodes: Inlines) -> Iterator[str]:
        for node in nodes:
            yield from _words(node)

    def _words(node: Inline) -> Iterator[str]:
        match node:
            case Text() | Abbreviation():
                yield node.words
            case Styled() | Link() | TermLink():
                yield from words(node.content)
            case Reference():
                yield from words(node.content) if node.content else (reference(node),)
            case Code():
                yield node.code
            case Formula():
                yield formula(node)
            case Image():
                yield node.alt
            case Keys():
                yield "+".join(node.keys)
            case Gap():
                yield "…"
            case Break():
                yield " "
            case NoteMark():
                return
            case _:
                assert_never(node)

    return " ".join("".join(words(content)).split())
