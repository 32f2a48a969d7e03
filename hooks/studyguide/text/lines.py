"""The lines of a text, whatever blocks they are in: to read them all, or to change each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal, assert_never

from studyguide.text.blocks import (
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
    Media,
    Paragraph,
    Quote,
    Tab,
    Table,
    Tabs,
)
from studyguide.text.inlines import Inlines

LineRole = Literal["running", "heading", "title", "caption"]
"""What a line is: running text, a heading, the title of a box or tab, or a caption."""
ChangeLine = Callable[[Inlines, LineRole], Inlines]


def with_lines(document: Document, change: ChangeLine) -> Document:
    """Return a text in which each line is what `change` makes of it, asked from top to bottom."""
    blocks = with_block_lines(document.blocks, change)
    notes = tuple(with_block_lines(note, change) for note in document.notes)
    return Document(blocks, notes)


def with_block_lines(blocks: Blocks, change: ChangeLine) -> Blocks:
    """Return blocks in which each line is what `change` makes of it."""

    def inner(blocks: Blocks) -> Blocks:
        return tuple(rebuilt(block, change, inner) for block in blocks)

    return inner(blocks)


def rebuilt(block: Block, change: ChangeLine, inner: Callable[[Blocks], Blocks]) -> Block:
    """Return a block in which its lines are changed, and `inner` has changed the blocks in it."""
    match block:
        case Paragraph():
            return replace(block, content=change(block.content, "running"))
        case Heading():
            return replace(block, content=change(block.content, "heading"))
        case ItemList():
            items = tuple(replace(item, blocks=inner(item.blocks)) for item in block.items)
            return replace(block, items=items)
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


def _definition(
    item: Definition, change: ChangeLine, inner: Callable[[Blocks], Blocks]
) -> Definition:
    words = tuple(change(line, "running") for line in item.words)
    return Definition(words, tuple(map(inner, item.meanings)))


def lines(document: Document) -> Iterator[tuple[Inlines, LineRole]]:
    """Yield every line of a text from top to bottom."""
    listed: list[tuple[Inlines, LineRole]] = []

    def note(line: Inlines, role: LineRole) -> Inlines:
        listed.append((line, role))
        return line

    with_lines(document, note)
    yield from listed
