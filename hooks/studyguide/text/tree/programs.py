"""Programs in a text: code that readers can run, and the blocks below that say what it prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from studyguide.text.tree.blocks import Block, Blocks, Box, CodeBlock, Document
from studyguide.text.tree.inner_blocks import every_list
from studyguide.text.tree.transform import TreeTransform

OUTPUT, EXPECT = "output", "expect"
"""The language of a block with what the code above prints, and with what changed code should."""
PROMPT = ">>> "
"""Begins an expression in a block of examples, as in Python's documentation."""


@dataclass(frozen=True, slots=True)
class Program:
    """Code that readers can run."""

    code: CodeBlock
    output: CodeBlock | None = None
    """What the code prints as it is."""
    expected: CodeBlock | None = None
    """What it should print, or give, when a reader has changed it."""
    solution: CodeBlock | None = None
    """A change that does."""


def programs(document: Document) -> Iterator[Program]:
    """Yield the programs of a text, from top to bottom."""
    for listed in (document.blocks, *document.footnotes):
        for blocks in every_list(listed):
            for at, block in enumerate(blocks):
                if isinstance(block, CodeBlock) and block.runs:
                    yield _program(block, blocks[at + 1 : at + 3])


def _program(code: CodeBlock, below: Blocks) -> Program:
    match below:
        case (CodeBlock(language="output") as output, *_):
            return Program(code, output=output)
        case (CodeBlock(language="expect") as expected, Box(folded="closed") as box):
            solutions = (block for block in box.blocks if isinstance(block, CodeBlock))
            return Program(code, expected=expected, solution=next(solutions, None))
        case (CodeBlock(language="expect") as expected, *_):
            return Program(code, expected=expected)
        case _:
            return Program(code)


def unattached(document: Document) -> Iterator[CodeBlock]:
    """Yield the blocks that say what code should print and stand below none that runs."""
    for listed in (document.blocks, *document.footnotes):
        for blocks in every_list(listed):
            for above, block in pairwise((None, *blocks)):
                runs = isinstance(above, CodeBlock) and above.runs
                if isinstance(block, CodeBlock) and block.language == EXPECT and not runs:
                    yield block


Label = Literal["prints", "should_print", "should_give"]


def label(block: CodeBlock) -> Label | None:
    r"""Return what the title of a block says of it, None if it has a title or needs none.

    >>> label(CodeBlock(">>> f(1)\n2\n", "expect"))
    'should_give'
    """
    match block:
        case CodeBlock(language="output", title=""):
            return "prints"
        case CodeBlock(language="expect", title="", code=code):
            return "should_give" if code.startswith(PROMPT) else "should_print"
        case _:
            return None


def titled(block: CodeBlock, words: Mapping[str, str]) -> CodeBlock:
    """Return what code prints, or should, below a title that says so; other blocks as they are."""
    key = label(block)
    if key is None:
        return block
    language = "pycon" if key == "should_give" else "text"
    return replace(block, title=words[key], language=language)


def with_titles(document: Document, words: Mapping[str, str]) -> Document:
    """Return a text in which a title says what code prints, or should: for paper and decks."""

    def block_titled(block: Block) -> Blocks:
        return (titled(block, words) if isinstance(block, CodeBlock) else block,)

    return TreeTransform(block=block_titled).document(document)
