"""The lines of a text, whatever blocks they are in: to read them all, or to change each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal, assert_never

from studyguide.text.blocks import (
    Block,
    Blocks,
    Box,
    Check,
    CodeBlock,
    Definition,
    Definitions,
    Divider,
    Document,
    Equation,
    Figure,
    Heading,
    Item,
    ItemList,
    Media,
    Paragraph,
    Quote,
    Tab,
    Table,
    Tabs,
)
from studyguide.text.inlines import Inlines

Role = Literal["running", "heading", "title", "caption"]
"""What a line is: running text, a heading, the title of a box or tab, or a caption."""
Change = Callable[[Inlines, Role], Inlines]


def with_lines(document: Document, change: Change) -> Document:
    """Return a text in which each line is what `change` makes of it, asked from top to bottom."""
    blocks = with_block_lines(document.blocks, change)
    notes = tuple(with_block_lines(note, change) for note in document.notes)
    return Document(blocks, notes)


def with_block_lines(blocks: Blocks, change: Change) -> Blocks:
    """Return blocks in which each line is what `change` makes of it."""
    return tuple(_changed(block, change) for block in blocks)


def _changed(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            return replace(block, content=change(block.content, "running"))
        case Heading():
            return replace(block, content=change(block.content, "heading"))
        case ItemList():
            return replace(block, items=tuple(_item(item, change) for item in block.items))
        case Definitions():
            return replace(block, items=tuple(_definition(one, change) for one in block.items))
        case Table():
            head = tuple(change(cell, "running") for cell in block.head)
            rows = tuple(tuple(change(cell, "running") for cell in row) for row in block.rows)
            return replace(block, head=head, rows=rows)
        case Quote():
            return replace(block, blocks=with_block_lines(block.blocks, change))
        case Box():
            title = change(block.title, "title")
            return replace(block, title=title, blocks=with_block_lines(block.blocks, change))
        case Tabs():
            return replace(block, tabs=tuple(_tab(tab, change) for tab in block.tabs))
        case Figure():
            caption = change(block.image.title, "caption")
            return replace(block, image=replace(block.image, title=caption))
        case CodeBlock() | Equation() | Media() | Check() | Divider():
            return block
        case _:
            assert_never(block)


def _item(item: Item, change: Change) -> Item:
    return replace(item, blocks=with_block_lines(item.blocks, change))


def _definition(item: Definition, change: Change) -> Definition:
    words = tuple(change(one, "running") for one in item.words)
    meanings = tuple(with_block_lines(one, change) for one in item.meanings)
    return Definition(words, meanings)


def _tab(tab: Tab, change: Change) -> Tab:
    title = change(tab.title, "title")
    return Tab(title, with_block_lines(tab.blocks, change))


def lines(document: Document) -> Iterator[tuple[Inlines, Role]]:
    """Yield every line of a text from top to bottom."""
    found: list[tuple[Inlines, Role]] = []

    def note(line: Inlines, role: Role) -> Inlines:
        found.append((line, role))
        return line

    with_lines(document, note)
    yield from found
