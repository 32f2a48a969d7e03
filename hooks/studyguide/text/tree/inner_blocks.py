"""All blocks of a text, including nested ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from studyguide.text.tree.blocks import (
    Block,
    Blocks,
    Box,
    CodeBlock,
    Definitions,
    Divider,
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


def every_block(blocks: Blocks) -> Iterator[Block]:
    """Yield blocks and their inner blocks, from top to bottom."""
    for block in blocks:
        yield block
        yield from every_block(_inside(block))


def every_list(blocks: Blocks) -> Iterator[Blocks]:
    """Yield blocks that follow each other: these, then those within each of them."""
    yield blocks
    for block in blocks:
        if inside := _inside(block):
            yield from every_list(inside)


def _inside(block: Block) -> Blocks:
    match block:
        case ItemList():
            return tuple(block for item in block.items for block in item.blocks)
        case Definitions():
            meanings = (meaning for item in block.items for meaning in item.meanings)
            return tuple(block for meaning in meanings for block in meaning)
        case Quote() | Box():
            return block.blocks
        case Tabs():
            return tuple(block for tab in block.tabs for block in tab.blocks)
        case Paragraph() | Heading() | CodeBlock() | Equation() | Table() | FigureBlock():
            return ()
        case Media() | EmbeddedQuestion() | Divider():
            return ()
        case _:
            assert_never(block)
