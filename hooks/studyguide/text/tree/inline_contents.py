"""The inline content of all blocks of a text: to iterate over it, or to change it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal, TypeVar, assert_never

from studyguide.text.tree.blocks import (
    Block,
    Blocks,
    Box,
    CodeBlock,
    Definition,
    Definitions,
    Divider,
    Document,
    EmbeddedQuestion,
    Equation,
    FigureBlock,
    Heading,
    ItemList,
    ListItem,
    Media,
    Paragraph,
    Quote,
    Tab,
    Table,
    Tabs,
)
from studyguide.text.tree.inlines import Inlines

Node = TypeVar("Node")
InlineRole = Literal["running", "heading", "title", "caption"]
"""The place of inline content: running text, a heading, the title of a box or tab, a caption."""
ChangeInlines = Callable[[Inlines, InlineRole], Inlines]


def with_inline_contents(document: Document, change: ChangeInlines) -> Document:
    """Return a text with `change` applied to all inline content, from top to bottom."""
    blocks = with_block_contents(document.blocks, change)
    footnotes = tuple(with_block_contents(footnote, change) for footnote in document.footnotes)
    return Document(blocks, footnotes)


def with_block_contents(blocks: Blocks, change: ChangeInlines) -> Blocks:
    """Return blocks with `change` applied to all inline content."""

    def inner(blocks: Blocks) -> Blocks:
        return same_or_new(blocks, tuple(rebuilt(block, change, inner) for block in blocks))

    return inner(blocks)


def same_or_new(before: tuple[Node, ...], after: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return `before` if `after` has the same objects, so that unchanged nodes stay shared."""
    same = len(before) == len(after) and all(map(operator.is_, before, after))
    return before if same else after


def rebuilt(block: Block, change: ChangeInlines, inner: Callable[[Blocks], Blocks]) -> Block:
    """Return a block with `change` applied to its inline content and `inner` to its inner blocks.

    An unchanged block is returned itself.
    """
    match block:
        case Paragraph():
            content = change(block.content, "running")
            return block if content is block.content else Paragraph(content, block.line)
        case Heading():
            content = change(block.content, "heading")
            return block if content is block.content else replace(block, content=content)
        case ItemList():
            items = tuple(_item(item, inner) for item in block.items)
            same = same_or_new(block.items, items) is block.items
            return block if same else replace(block, items=items)
        case Definitions():
            return replace(
                block,
                items=tuple(_definition(definition, change, inner) for definition in block.items),
            )
        case Table():
            head = tuple(change(cell, "running") for cell in block.head)
            rows = tuple(tuple(change(cell, "running") for cell in row) for row in block.rows)
            return replace(block, head=head, rows=rows)
        case Quote():
            return replace(block, blocks=inner(block.blocks))
        case Box():
            title = change(block.title, "title")
            return replace(block, title=title, blocks=inner(block.blocks))
        case Tabs():
            tabs = (Tab(change(tab.title, "title"), inner(tab.blocks)) for tab in block.tabs)
            return replace(block, tabs=tuple(tabs))
        case FigureBlock():
            caption = change(block.image.title, "caption")
            return replace(block, image=replace(block.image, title=caption))
        case CodeBlock() | Equation() | Media() | EmbeddedQuestion() | Divider():
            return block
        case _:
            assert_never(block)


def _item(item: ListItem, inner: Callable[[Blocks], Blocks]) -> ListItem:
    blocks = inner(item.blocks)
    return item if blocks is item.blocks else replace(item, blocks=blocks)


def _definition(
    item: Definition, change: ChangeInlines, inner: Callable[[Blocks], Blocks]
) -> Definition:
    names = tuple(change(words, "running") for words in item.words)
    return Definition(names, tuple(map(inner, item.meanings)))


def inline_contents(document: Document) -> Iterator[tuple[Inlines, InlineRole]]:
    """Yield all inline content of a text with its role, from top to bottom."""
    listed: list[tuple[Inlines, InlineRole]] = []

    def collect(inlines: Inlines, role: InlineRole) -> Inlines:
        listed.append((inlines, role))
        return inlines

    with_inline_contents(document, collect)
    yield from listed
