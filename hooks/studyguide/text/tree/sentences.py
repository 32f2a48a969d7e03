"""Sentences of a text: the first one, the rest, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from studyguide.languages.sentence_ends import sentence_ends
from studyguide.text.tree.blocks import (
    Block,
    Blocks,
    Box,
    CodeBlock,
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
from studyguide.text.tree.flat import cut, flat
from studyguide.text.tree.inlines import Break, Inline, Inlines, Text


def sentences(inlines: Inlines, language: str) -> tuple[Inlines, ...]:
    """Return the sentences of inline content, without the white space between them."""
    text, start, parts = flat(inlines), 0, list[Inlines]()
    for end in (*sentence_ends(text, language), len(text)):
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        if begin < end:
            parts.append(cut(inlines, begin, end))
        start = end
    return tuple(parts)


def first_sentence(document: Document, language: str) -> Inlines:
    """Return the first sentence of a text on one line, with the number of a list before it.

    >>> first_sentence(parse_blocks("17. mai er fristen. Den er fast.")[0], "nb")
    (Text(words='17. mai er fristen.', line=0),)
    """
    inlines = next((content for block in document.blocks if (content := _first_inlines(block))), ())
    return without_breaks(next(iter(sentences(inlines, language)), ()))


def after_first_sentence(document: Document, language: str) -> Document:
    """Return a text without its first sentence and what precedes it."""
    return replace(document, blocks=_after(document.blocks, language))


def all_sentences(blocks: Blocks, language: str) -> Iterator[Inlines]:
    """Yield the sentences of a text, each on one line; a row of a table is one."""
    for block in blocks:
        yield from map(without_breaks, _sentences(block, language))


def _sentences(block: Block, language: str) -> Iterator[Inlines]:
    match block:
        case Paragraph():
            yield from sentences(block.content, language)
        case FigureBlock():
            yield from sentences(block.image.title, language)
        case Table():
            yield from (_row(row) for row in (block.head, *block.rows))
        case ItemList(items=(ListItem(blocks=(Paragraph() as first, *others)),), start=int(number)):
            # a list of one item is a sentence that begins with a number: `17. mai`
            yield from sentences(merge_texts((Text(f"{number}. "), *first.content)), language)
            yield from all_sentences(tuple(others), language)
        case ItemList():
            for item in block.items:
                yield from all_sentences(item.blocks, language)
        case Definitions():
            for definition in block.items:
                yield from definition.words
                for meaning in definition.meanings:
                    yield from all_sentences(meaning, language)
        case Quote() | Box():
            yield from all_sentences(block.blocks, language)
        case Tabs():
            for tab in block.tabs:
                yield from all_sentences(tab.blocks, language)
        case Heading() | CodeBlock() | Equation() | Media() | EmbeddedQuestion() | Divider():
            return
        case _:
            assert_never(block)


def _row(cells: tuple[Inlines, ...]) -> Inlines:
    """Return the cells of a row on one line."""
    parts = [node for cell in cells if cell for node in (Text(" · "), *cell)]
    return merge_texts(parts[1:])


def is_whole(block: Block) -> bool:
    """Return whether a block is always shown whole, never without its first sentence."""
    match block:
        case Paragraph() | ItemList() | Quote() | Box():
            return False
        case (
            Definitions() | Table() | Tabs() | FigureBlock() | Heading() | CodeBlock() | Equation()
        ):
            return True
        case Media() | EmbeddedQuestion() | Divider():
            return True
        case _:
            assert_never(block)


def with_lead(lead: Inlines, document: Document) -> Document:
    """Return a text with words at the start of its first paragraph, or as a paragraph before it."""
    match document.blocks:
        case (Paragraph() as first, *others):
            begun = Paragraph(merge_texts((*lead, Text(" "), *first.content)), first.line)
            return replace(document, blocks=(begun, *others))
        case blocks:
            return replace(document, blocks=(Paragraph(lead), *blocks))


def without_breaks(inlines: Inlines) -> Inlines:
    """Return inline content with spaces instead of line breaks."""
    return merge_texts(
        Text(" ", node.line) if isinstance(node, Break) else node for node in inlines
    )


def merge_texts(nodes: Iterable[Inline]) -> Inlines:
    """Return nodes with adjacent `Text` nodes merged."""
    merged: list[Inline] = []
    for node in nodes:
        previous = merged[-1] if merged else None
        if isinstance(node, Text) and isinstance(previous, Text):
            merged[-1] = Text(previous.words + node.words, previous.line)
        else:
            merged.append(node)
    return tuple(merged)


def _first_inlines(block: Block) -> Inlines:
    """Return the first inline content of a block, empty if it has no running text."""
    match block:
        case Paragraph():
            return block.content
        case ItemList(items=(first, *_)):
            number = (Text(f"{block.start}. "),) if block.start is not None else ()
            inlines = _first_inlines_of(first.blocks)
            return merge_texts((*number, *inlines)) if inlines else ()
        case Quote() | Box():
            return _first_inlines_of(block.blocks)
        case Table():
            return _row(block.head)
        case ItemList() | Definitions() | Tabs() | FigureBlock():
            return ()
        case Heading() | CodeBlock() | Equation() | Media() | EmbeddedQuestion() | Divider():
            return ()
        case _:
            assert_never(block)


def _first_inlines_of(blocks: Blocks) -> Inlines:
    return next((inlines for block in blocks if (inlines := _first_inlines(block))), ())


def _after(blocks: Blocks, language: str) -> Blocks:
    """Return blocks without the first sentence and what precedes it."""
    for at, block in enumerate(blocks):
        if _first_inlines(block):
            return (*_rest(block, language), *blocks[at + 1 :])
    return ()


def _rest(block: Block, language: str) -> Blocks:
    """Return a block without its first sentence, nothing if that is all."""
    match block:
        case Paragraph():
            text = flat(block.content)
            end = next(sentence_ends(text, language), len(text))
            end += len(text[end:]) - len(text[end:].lstrip())
            content = cut(block.content, end, len(text))
            return (replace(block, content=content),) if content else ()
        case ItemList(items=(first, *others)):
            start = block.start
            if inside := _after(first.blocks, language):
                others.insert(0, replace(first, blocks=inside))
            elif start is not None:
                start += 1
            return (replace(block, items=tuple(others), start=start),) if others else ()
        case Quote() | Box():
            inside = _after(block.blocks, language)
            return (replace(block, blocks=inside),) if inside else ()
        case ItemList() | Definitions() | Table() | Tabs() | FigureBlock():
            return ()
        case Heading() | CodeBlock() | Equation() | Media() | EmbeddedQuestion() | Divider():
            return ()
        case _:
            assert_never(block)
