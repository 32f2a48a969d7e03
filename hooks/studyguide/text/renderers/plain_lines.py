"""Tree → plain text of several lines: underlined headings, list markers, indented code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from textwrap import indent
from typing import assert_never

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

_UNDERLINES = {1: "=", 2: "-"}
BOXES = {None: "", False: "[ ] ", True: "[x] "}
"""The start of an item: nothing, or the box of a task."""
_CODE = " " * 4


def document_lines(document: Document) -> str:
    r"""Return a text as plain text, its footnotes at its end.

    >>> document_lines(parse_blocks("- *one* `two`")[0])
    '- one two\\n'
    """
    footnotes = (
        _hung(f"[{number}]", blocks_lines(footnote))
        for number, footnote in enumerate(document.footnotes, 1)
    )
    return "\n\n".join(filter(None, (blocks_lines(document.blocks), *footnotes))) + "\n"


def blocks_lines(blocks: Blocks, *, tight: bool = False) -> str:
    """Return blocks as plain text, in a tight list without an empty line before a nested list."""
    parts: list[str] = []
    texts = [_block(block) for block in blocks]
    for (before, _), (after, text) in pairwise([(None, ""), *zip(blocks, texts, strict=True)]):
        close = tight and isinstance(before, Paragraph) and isinstance(after, ItemList)
        parts += ["\n" if close else "\n\n", text] if text else []
    return "".join(parts[1:])


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return inline_words(block.content)
        case Heading():
            title = " ".join(inline_words(block.content).split())
            return f"{title}\n{_UNDERLINES.get(block.level, '') * len(title)}".rstrip("\n")
        case CodeBlock():
            code = indent(block.code.rstrip("\n"), _CODE)
            return f"{block.title}\n\n{code}" if block.title else code
        case Equation():
            return block.tex
        case ItemList():
            return _list(block)
        case Definitions():
            return "\n\n".join(_definition(item, tight=block.tight) for item in block.items)
        case Table():
            return "\n".join(map(_row, (block.head, *block.rows)))
        case Quote():
            return quote_lines(blocks_lines(block.blocks))
        case Box():
            title = inline_words(block.title)
            return quote_lines("\n\n".join(filter(None, (title, blocks_lines(block.blocks)))))
        case Tabs():
            return "\n\n".join(
                f"{inline_words(tab.title)}\n\n{blocks_lines(tab.blocks)}" for tab in block.tabs
            )
        case FigureBlock():
            return inline_words((block.image,))
        case Media():
            return f"{block.title} ({block.source})"
        case EmbeddedQuestion():
            return block.question
        case Divider():
            return "* * *"
        case _:
            assert_never(block)


def _list(block: ItemList) -> str:
    start = block.start
    markers = ("-" if start is None else f"{start + at}." for at in range(len(block.items)))
    items = (
        _item(item, marker, tight=block.tight)
        for marker, item in zip(markers, block.items, strict=True)
    )
    return ("\n" if block.tight else "\n\n").join(items)


def _item(item: ListItem, marker: str, *, tight: bool) -> str:
    return _hung(marker, BOXES[item.checked] + blocks_lines(item.blocks, tight=tight))


def _hung(marker: str, text: str) -> str:
    """Return text after a marker, its other lines indented as far."""
    first, *others = text.split("\n")
    inner = indent("\n".join(others), " " * (len(marker) + 1))
    return f"{marker} {first}".rstrip(" ") + (f"\n{inner}" if others else "")


def _definition(item: Definition, *, tight: bool) -> str:
    words = "\n".join(map(inline_words, item.words))
    meanings = (indent(blocks_lines(meaning), _CODE) for meaning in item.meanings)
    return ("\n" if tight else "\n\n").join((words, *meanings))


def _row(cells: tuple[Inlines, ...]) -> str:
    return " | ".join(map(inline_words, cells)).strip(" ")


def quote_lines(text: str) -> str:
    """Return text with `> ` before each line."""
    return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n"))


def inline_words(content: Inlines) -> str:
    """Return inline content as plain text, formulas as LaTeX, with the author's line breaks."""
    return "".join(word for node in content for word in _words(node))


def _words(node: Inline) -> Iterator[str]:
    match node:
        case Text():
            yield node.words
        case Abbreviation():
            yield node.words
        case Styled(style="superscript"):
            yield f"^{inline_words(node.content)}"  # 10^6 is not 106
        case Styled() | TermLink():
            yield inline_words(node.content)
        case Reference():
            yield inline_words(node.content) or node.target
        case Link():
            yield from _link(node)
        case Code():
            yield node.code
        case Formula():
            yield node.tex
        case Image():
            yield " ".join(filter(None, (inline_words(node.title), f"({node.alt})")))
        case FootnoteReference():
            yield f"[{node.number}]"
        case Gap():
            yield "[…]"
        case Keys():
            yield "+".join(node.keys)
        case Break():
            yield "\n"
        case _:
            assert_never(node)


def _link(node: Link) -> Iterator[str]:
    """Yield the words of a link, and its address unless they are the same."""
    words = inline_words(node.content)
    address = node.href.removeprefix("mailto:")
    yield words if address in ("", words) else f"{words} ({address})"
