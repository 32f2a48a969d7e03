"""Tree → self-contained tree, for programs that have neither the site nor its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, assert_never

from studyguide.text.parsing.picture_attributes import without_credit
from studyguide.text.tree.abbreviations import explained_once
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

MediaKind = Literal["picture", "sound", "film"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandaloneContext:
    """Replacements for what only the site has: links, media, embedded questions."""

    reference_words: Callable[[Reference], str]
    """Returns the words of a reference without link text."""
    address: Callable[[str], str]
    """Returns the absolute address of a link, empty if there is none."""
    media_words: Callable[[MediaKind, str], str]
    """Returns words for a picture, sound or film, given what it shows."""
    question: Callable[[str], Blocks]
    """Returns blocks for an embedded question, given its id."""


def standing_alone(document: Document, outside: StandaloneContext) -> Document:
    """Return a text without links into the site, tabs, sound, film and abbreviations."""
    return _transform(outside).document(document)


def inline_standing_alone(inlines: Inlines, outside: StandaloneContext) -> Inlines:
    """Return the same for inline content."""
    return _transform(outside).inlines(inlines)


def _transform(outside: StandaloneContext) -> TreeTransform:
    alone = _Alone(outside)
    return TreeTransform(inline=alone.inline, block=alone.block)


@dataclass(frozen=True, slots=True)
class _Alone:
    outside: StandaloneContext
    explained: set[str] = field(default_factory=set)
    """The abbreviations explained so far."""

    def inline(self, node: Inline) -> Inlines:
        match node:
            case TermLink():
                return node.content
            case Reference():
                return node.content or (Text(self.outside.reference_words(node), node.line),)
            case Link():
                address = self.outside.address(node.href)
                return (replace(node, href=address),) if address else node.content
            case Abbreviation():
                return (Text(explained_once(node, self.explained), node.line),)
            case (
                Text() | Styled() | Code() | Formula() | Image() | FootnoteReference() | Gap()
                | Keys() | Break()
            ):  # fmt: skip
                return (node,)
            case _:
                assert_never(node)

    def block(self, block: Block) -> Blocks:
        match block:
            case Heading():
                return (replace(block, id=""),)
            case Tabs():
                return tuple(
                    inner
                    for tab in block.tabs
                    for inner in (_titled(tab.title, block.line), *tab.blocks)
                )
            case Media():
                kind: MediaKind = "sound" if block.kind == "sound" else "film"
                words = (Text(f"({self.outside.media_words(kind, block.title)})", block.line),)
                address = self.outside.address(block.source)
                linked = (Link(address, words, line=block.line),) if address else words
                return (Paragraph(linked, block.line),)
            case EmbeddedQuestion():
                return self.outside.question(block.question)
            case (
                Paragraph() | CodeBlock() | Equation() | ItemList() | Definitions() | Table()
                | Quote() | Box() | FigureBlock() | Divider()
            ):  # fmt: skip
                return (block,)
            case _:
                assert_never(block)


def without_boxes(document: Document) -> Document:
    """Return a text with boxes as quotations that begin with the title."""

    def quoted(block: Block) -> Blocks:
        if not isinstance(block, Box):
            return (block,)
        title = (_titled(block.title, block.line),) if block.title else ()
        return (Quote((*title, *block.blocks), block.line),)

    return TreeTransform(block=quoted).document(document)


def without_pictures(document: Document, outside: StandaloneContext) -> Document:
    """Return a text with pictures replaced by their captions and what they show."""
    return _media_as_words(outside).document(document)


def inline_without_pictures(inlines: Inlines, outside: StandaloneContext) -> Inlines:
    """Return the same for inline content."""
    return _media_as_words(outside).inlines(inlines)


def _media_as_words(outside: StandaloneContext) -> TreeTransform:
    def inline(node: Inline) -> Inlines:
        return picture_in_words(node, outside) if isinstance(node, Image) else (node,)

    def block(block: Block) -> Blocks:
        if not isinstance(block, FigureBlock):
            return (block,)
        return (Paragraph(picture_in_words(block.image, outside), block.line),)

    return TreeTransform(inline=inline, block=block)


def picture_in_words(image: Image, outside: StandaloneContext) -> Inlines:
    """Return the caption of a picture, what it shows, and who made it."""
    caption, credit = without_credit(image.title)
    shows = Text(f"({outside.media_words('picture', image.alt)})", image.line)
    words: Inlines = (*caption, Text(" "), shows) if caption else (shows,)
    return (*words, Text(" "), *credit) if credit else words


def with_listed_footnotes(document: Document) -> Document:
    """Return a text with its footnotes as a list and superscript numbers instead of links."""
    if not document.footnotes:
        return document
    plain = TreeTransform(inline=_raised).document(document)
    listed = as_list((Document(footnote) for footnote in plain.footnotes), start=1)
    return Document((*plain.blocks, Divider(), *listed.blocks))


def inline_with_raised_footnotes(inlines: Inlines) -> Inlines:
    """Return inline content with superscript numbers as footnote references."""
    return TreeTransform(inline=_raised).inlines(inlines)


def _raised(node: Inline) -> Inlines:
    if not isinstance(node, FootnoteReference):
        return (node,)
    return (Styled("superscript", (Text(str(node.number)),), node.line),)


def deeper(document: Document, by: int) -> Document:
    """Return a text with its headings `by` levels deeper."""

    def lowered(block: Block) -> Blocks:
        if isinstance(block, Heading):
            return (replace(block, level=min(6, block.level + by)),)
        return (block,)

    return TreeTransform(block=lowered).document(document)


def together(documents: Iterable[Document]) -> Document:
    """Return texts joined to one, with footnotes numbered consecutively."""
    counted = tuple(_counted(documents))
    blocks = tuple(block for document in counted for block in document.blocks)
    footnotes = tuple(footnote for document in counted for footnote in document.footnotes)
    return Document(blocks, footnotes)


def as_list(documents: Iterable[Document], *, start: int | None = None) -> Document:
    """Return texts as items of a list, with footnotes numbered consecutively."""
    counted = tuple(_counted(documents))
    items = tuple(ListItem(document.blocks) for document in counted)
    tight = not any(isinstance(block, Paragraph) for item in items for block in item.blocks[1:])
    footnotes = tuple(footnote for document in counted for footnote in document.footnotes)
    return Document((ItemList(items, start, tight),) if items else (), footnotes)


def _counted(documents: Iterable[Document]) -> Iterator[Document]:
    before = 0
    for document in documents:
        yield _counted_from(document, before)
        before += len(document.footnotes)


def _counted_from(document: Document, before: int) -> Document:
    def counted(node: Inline) -> Inlines:
        if isinstance(node, FootnoteReference):
            return (replace(node, number=node.number + before),)
        return (node,)

    if not document.footnotes or not before:
        return document
    return TreeTransform(inline=counted).document(document)


def _titled(title: Inlines, line: int) -> Paragraph:
    return Paragraph((Styled("strong", title, line),), line)
