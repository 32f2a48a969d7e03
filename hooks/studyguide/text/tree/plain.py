"""Tree → its words on one line, without markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from studyguide.text.tree.blocks import (
    Block,
    Blocks,
    Box,
    CodeBlock,
    Definitions,
    Divider,
    Document,
    EmbeddedQuestion,
    Equation,
    FigureBlock,
    Heading,
    ItemList,
    Media,
    Paragraph,
    Quote,
    Table,
    Tabs,
)
from studyguide.text.tree.inlines import (
    Abbreviation,
    Break,
    Code,
    FootnoteReference,
    Formula,
    Gap,
    Image,
    Inline,
    Inlines,
    Keys,
    Link,
    Reference,
    Styled,
    TermLink,
    Text,
)

FormulaText = Callable[[str], str]
"""Returns the words for a formula, given its LaTeX."""


def as_latex(tex: str) -> str:
    """Return a formula unchanged."""
    return tex


def plain_words(content: Inlines, *, formula: FormulaText = as_latex) -> str:
    """Return the words of inline content; `formula` turns formulas into words."""
    return " ".join("".join(_inlines(content, formula)).split())


def document_words(document: Document, *, formula: FormulaText = as_latex) -> str:
    """Return the words of a text on one line, its footnotes last."""
    parts = [*document.blocks, *(block for footnote in document.footnotes for block in footnote)]
    words = (word for block in parts for word in _block(block, formula))
    return " ".join(" ".join(words).split())


def _inlines(nodes: Inlines, formula: FormulaText) -> Iterator[str]:
    for node in nodes:
        yield from _inline(node, formula)


def _inline(node: Inline, formula: FormulaText) -> Iterator[str]:
    match node:
        case Text() | Abbreviation():
            yield node.words
        case Styled() | Link() | TermLink():
            yield from _inlines(node.content, formula)
        case Reference():
            yield from _inlines(node.content, formula) if node.content else (node.target,)
        case Code():
            yield node.code
        case Formula():
            yield formula(node.tex)
        case Image():
            yield node.alt
        case Keys():
            yield "+".join(node.keys)
        case Gap():
            yield "…"
        case Break():
            yield " "
        case FootnoteReference():
            return
        case _:
            assert_never(node)


def _blocks(blocks: Blocks, formula: FormulaText) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, formula)


def _block(block: Block, formula: FormulaText) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield plain_words(block.content, formula=formula)
        case CodeBlock():
            yield block.code
        case Equation():
            yield formula(block.tex)
        case ItemList():
            for number, item in enumerate(block.items, start=block.start or 0):
                yield from () if block.start is None else (f"{number}.",)
                yield from _blocks(item.blocks, formula)
        case Definitions():
            for definition in block.items:
                yield from (plain_words(words, formula=formula) for words in definition.words)
                yield from (
                    word for meaning in definition.meanings for word in _blocks(meaning, formula)
                )
        case Table():
            for row in (block.head, *block.rows):
                yield from (plain_words(cell, formula=formula) for cell in row)
        case Quote():
            yield from _blocks(block.blocks, formula)
        case Box():
            yield plain_words(block.title, formula=formula)
            yield from _blocks(block.blocks, formula)
        case Tabs():
            for tab in block.tabs:
                yield plain_words(tab.title, formula=formula)
                yield from _blocks(tab.blocks, formula)
        case FigureBlock():
            yield block.image.alt
            yield plain_words(block.image.title, formula=formula)
        case Media():
            yield block.title
        case EmbeddedQuestion() | Divider():
            return
        case _:
            assert_never(block)
