"""Transforms trees: every node is replaced by what a function returns, children first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from studyguide.text.tree.blocks import Block, Blocks, Document
from studyguide.text.tree.inline_contents import rebuilt, same_or_new
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
from studyguide.text.tree.sentences import merge_texts


def _same_inline(node: Inline) -> Inlines:
    return (node,)


def _same_block(block: Block) -> Blocks:
    return (block,)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeTransform:
    """Functions that replace inline nodes and blocks; the defaults change nothing."""

    inline: Callable[[Inline], Inlines] = _same_inline
    block: Callable[[Block], Blocks] = _same_block

    def document(self, document: Document) -> Document:
        """Return the transformed text; nodes are visited from top to bottom, footnotes last."""
        blocks = self.blocks(document.blocks)
        return Document(blocks, tuple(self.blocks(footnote) for footnote in document.footnotes))

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return the transformed blocks."""
        after = tuple(new for block in blocks for new in self.block(self._rebuilt(block)))
        return same_or_new(blocks, after)

    def inlines(self, inlines: Inlines) -> Inlines:
        """Return the transformed inline content."""
        after = tuple(new for node in inlines for new in self.inline(self._inside(node)))
        if same_or_new(inlines, after) is inlines:
            return inlines
        return merge_texts(after) if len(after) > 1 else after

    def _rebuilt(self, block: Block) -> Block:
        return rebuilt(block, lambda line, _: self.inlines(line), self.blocks)

    def _inside(self, node: Inline) -> Inline:
        match node:
            case Styled() | Link() | TermLink() | Reference():
                content = self.inlines(node.content)
                return node if content is node.content else replace(node, content=content)
            case Image():
                return replace(node, title=self.inlines(node.title))
            case Gap():
                return replace(node, answers=tuple(map(self.inlines, node.answers)))
            case (
                Text()
                | Code()
                | Formula()
                | FootnoteReference()
                | Keys()
                | Abbreviation()
                | Break()
            ):
                return node
            case _:
                assert_never(node)
