"""A tree → a tree: each node replaced by what it becomes, what is in it first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

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
from studyguide.text.sentences import joined


def _same_inline(node: Inline) -> Inlines:
    return (node,)


def _same_block(block: Block) -> Blocks:
    return (block,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What becomes of each node; a mapping without any of it leaves a text as it is."""

    inline: Callable[[Inline], Inlines] = _same_inline
    block: Callable[[Block], Blocks] = _same_block

    def document(self, document: Document) -> Document:
        """Return what becomes of a text, from top to bottom, its footnotes last."""
        blocks = self.blocks(document.blocks)
        return Document(blocks, tuple(self.blocks(note) for note in document.notes))

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return what becomes of blocks."""
        return tuple(new for block in blocks for new in self.block(self._rebuilt(block)))

    def line(self, line: Inlines) -> Inlines:
        """Return what becomes of a line."""
        made = [new for node in line for new in self.inline(self._inside(node))]
        return joined(made) if len(made) > 1 else tuple(made)

    def _inside(self, node: Inline) -> Inline:
        match node:
            case Styled() | Link() | TermLink() | Reference():
                return replace(node, content=self.line(node.content))
            case Image():
                return replace(node, title=self.line(node.title))
            case Gap():
                return replace(node, answers=tuple(map(self.line, node.answers)))
            case Text() | Code() | Formula() | NoteMark() | Keys() | Abbreviation() | Break():
                return node
            case _:
                assert_never(node)

    def _rebuilt(self, block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return replace(block, content=self.line(block.content))
            case ItemList():
                return replace(block, items=tuple(map(self._item, block.items)))
            case Definitions():
                return replace(block, items=tuple(map(self._definition, block.items)))
            case Table():
                head = tuple(map(self.line, block.head))
                return replace(block, head=head, rows=tuple(map(self._row, block.rows)))
            case Quote():
                return replace(block, blocks=self.blocks(block.blocks))
            case Box():
                title = self.line(block.title)
                return replace(block, title=title, blocks=self.blocks(block.blocks))
            case Tabs():
                return replace(block, tabs=tuple(map(self._tab, block.tabs)))
            case Figure():
                title = self.line(block.image.title)
                return replace(block, image=replace(block.image, title=title))
            case CodeBlock() | Equation() | Media() | Check() | Divider():
                return block
            case _:
                assert_never(block)

    def _item(self, item: Item) -> Item:
        return replace(item, blocks=self.blocks(item.blocks))

    def _definition(self, item: Definition) -> Definition:
        words = tuple(map(self.line, item.words))
        return Definition(words, tuple(map(self.blocks, item.meanings)))

    def _row(self, row: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        return tuple(map(self.line, row))

    def _tab(self, tab: Tab) -> Tab:
        title = self.line(tab.title)
        return Tab(title, self.blocks(tab.blocks))
