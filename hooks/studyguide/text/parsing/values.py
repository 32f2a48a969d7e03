"""Values in a text, each shown in three ways: in running text, in a formula, in code.

Whoever puts a value into Markdown does not know what stands around it; the tree does. So the
source gets the value in all three ways, between marks that nobody types.
"""

from __future__ import annotations

import re
from dataclasses import replace

from studyguide.text.tree.blocks import Block, Blocks, CodeBlock, Document, Equation
from studyguide.text.tree.inlines import Code, Formula, Image, Inline, Inlines, Link, Text
from studyguide.text.tree.transform import TreeTransform

_BEGIN, _BETWEEN, _END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_BEGIN}([^{_END}]*){_BETWEEN}([^{_END}]*){_BETWEEN}([^{_END}]*){_END}")
_IN_BRACES = re.compile(rf"\{{{_MARKED.pattern}\}}")


def marked(words: str, tex: str, code: str) -> str:
    """Return a value as it is put into Markdown."""
    grouped = tex if len(tex) == 1 else f"{{{tex}}}"
    return f"{_BEGIN}{words}{_BETWEEN}{grouped}{_BETWEEN}{code}{_END}"


def has_values(source: str) -> bool:
    """Return whether there are values in a text."""
    return _BEGIN in source


def in_words(source: str) -> str:
    """Return a text that is not parsed with its values in words."""
    return _MARKED.sub(r"\1", source)


def with_values(document: Document) -> Document:
    """Return a text in which each value is shown in the way of its place."""
    return _TRANSFORM.document(document)


def inline_with_values(inlines: Inlines) -> Inlines:
    """Return the same for inline content."""
    return _TRANSFORM.inlines(inlines)


def _tex(source: str) -> str:
    # what stands in braces already needs none of its own, and Anki takes two for its own
    alone = _IN_BRACES.sub(
        lambda found: f"{{{found[2].removeprefix('{').removesuffix('}')}}}", source
    )
    return _MARKED.sub(r"\2", alone)


def _code(source: str) -> str:
    return _MARKED.sub(r"\3", source)


def _inline(node: Inline) -> Inlines:
    match node:
        case Text():
            return (replace(node, words=in_words(node.words)),)
        case Code():
            return (replace(node, code=_code(node.code)),)
        case Formula():
            return (replace(node, tex=_tex(node.tex)),)
        case Image():
            return (replace(node, alt=in_words(node.alt)),)
        case Link():
            return (replace(node, href=_code(node.href), title=in_words(node.title)),)
        case _:
            return (node,)


def _block(block: Block) -> Blocks:
    match block:
        case CodeBlock():
            return (replace(block, code=_code(block.code), title=_code(block.title)),)
        case Equation():
            return (replace(block, tex=_tex(block.tex)),)
        case _:
            return (block,)


_TRANSFORM = TreeTransform(inline=_inline, block=_block)
