"""Trees → what a book can show: nothing to click but links, no sound, no film."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import assert_never

from studyguide.text.tree.abbreviations import explained_once
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
    ListItem,
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
from studyguide.text.tree.transform import TreeTransform


@dataclass(frozen=True, slots=True)
class BookForm:
    """Replaces what needs a screen with something to press: one for each text."""

    address: Callable[[str], str]
    """Returns where a link leads, empty if nowhere."""
    media_words: Callable[[Media], str]
    """Returns the words for a sound or film."""
    keeps_headings: bool
    """Whether links may lead to headings: only those of a lesson have ids of their own."""
    explained: set[str] = field(default_factory=set)
    """The abbreviations explained so far."""

    @property
    def transform(self) -> TreeTransform:
        """What makes the replacements in a tree."""
        return TreeTransform(inline=self._inline, block=self._block)

    def _inline(self, node: Inline) -> Inlines:
        match node:
            case Link():
                return (node,) if self.address(node.href) else node.content
            case Abbreviation():
                return (Text(explained_once(node, self.explained), node.line),)
            case (
                Text() | Styled() | Code() | Formula() | Image() | FootnoteReference() | Gap()
                | Keys() | Break() | TermLink() | Reference()
            ):  # fmt: skip
                return (node,)
            case _:
                assert_never(node)

    def _block(self, block: Block) -> Blocks:
        match block:
            case Heading():
                return (block if self.keeps_headings else replace(block, id=""),)
            case Box():
                return (replace(block, folded=None),)
            case Tabs(tabs, line):
                return tuple(Box("variant", tab.title, tab.blocks, line=line) for tab in tabs)
            case ItemList():
                return (replace(block, items=tuple(map(_ticked, block.items))),)
            case Media():
                words = (Text(self.media_words(block), block.line),)
                linked = Link(block.source, words, line=block.line)
                shown = (linked,) if self.address(block.source) else words
                return (Paragraph(shown, block.line),)
            case (
                Paragraph() | CodeBlock() | Equation() | Definitions() | Table() | Quote()
                | FigureBlock() | EmbeddedQuestion() | Divider()
            ):  # fmt: skip
                return (block,)
            case _:
                assert_never(block)


def _ticked(item: ListItem) -> ListItem:
    """Return an item of a list of tasks with a character for its box."""
    if item.checked is None:
        return item
    box = Text("☑ " if item.checked else "☐ ")
    match item.blocks:
        case (Paragraph() as first, *rest):
            blocks: Blocks = (replace(first, content=(box, *first.content)), *rest)
        case _:
            blocks = (Paragraph((box,), item.line), *item.blocks)
    return replace(item, blocks=blocks, checked=None)
