"""How long a text takes to read: an estimate from what is in it."""

from __future__ import annotations

from math import ceil
from typing import Final

from studyguide.text.tree.blocks import (
    CodeBlock,
    Document,
    EmbeddedQuestion,
    Equation,
    FigureBlock,
    Media,
    Table,
)
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.plain import document_words

_WORDS: Final = 200
"""A minute: a textbook is read a sixth slower than the 238 words of other prose in silence."""
_SECONDS: Final = {
    Equation: 15, FigureBlock: 15, Media: 15, Table: 15, EmbeddedQuestion: 30,
}  # fmt: skip
_LINE_OF_CODE: Final = 3


def reading_minutes(document: Document) -> int:
    """Return about how many minutes a text takes, at least one; films and sounds not played."""
    blocks = tuple(every_block(document.blocks))
    codes = [block.code for block in blocks if isinstance(block, CodeBlock)]
    words = len(document_words(document, formula=lambda _: "x").split())
    words -= sum(len(code.split()) for code in codes)
    words -= sum(isinstance(block, Equation) for block in blocks)
    seconds = words * 60 / _WORDS
    seconds += sum(_SECONDS.get(type(block), 0) for block in blocks)
    seconds += _LINE_OF_CODE * sum(_lines(code) for code in codes)
    return max(1, ceil(seconds / 60))


def _lines(code: str) -> int:
    return sum(bool(line.strip()) for line in code.splitlines())
