"""Paragraphs that announce what follows, and stay with it on paper."""

from __future__ import annotations

from studyguide.text.tree.blocks import Block, CodeBlock, Equation, ItemList, Paragraph, Table
from studyguide.text.tree.plain import plain_words

_SHORT = 400
"""The length of a paragraph that may be moved to the next page with what it announces."""


def leads_in(block: Block, following: Block | None) -> bool:
    """Return whether a block is a short paragraph that announces what follows: `It prints:`."""
    match block, following:
        case Paragraph(), CodeBlock() | Equation() | ItemList() | Table():
            words = plain_words(block.content)
            return words.rstrip().endswith(":") and len(words) < _SHORT
        case _:
            return False
