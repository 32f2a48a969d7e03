"""Tree → HTML for the search index, with only the elements that search results show.

A formula in a sentence is MathML, so that a result has no hole; displayed ones are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup, escape

from studyguide.text.markup import joined, markup
from studyguide.text.renderers.inline_html import bare_formula_html
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

_SPACE = Markup(" ")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchContext:
    """What depends on the page: the words of pictures and questions."""

    drawn: Callable[[Image], str] = lambda _: ""
    """What is written in a picture."""
    question: Callable[[str], Markup] = lambda _: Markup("")
    """Returns what is shown of an embedded question, given its id."""


_PLAIN = SearchContext()


def inline_search(content: Inlines, context: SearchContext = _PLAIN) -> Markup:
    """Return inline content for the index.

    >>> inline_search(parse_inline("The *slope* `x` of $x$")[0])
    Markup('The slope <code>x</code> of <math><mi>x</mi></math>')
    """
    return joined(_inline(node, context) for node in content)


def _inline(node: Inline, context: SearchContext) -> Markup:
    match node:
        case Text() | Abbreviation():
            return escape(node.words)
        case Styled(style="subscript"):
            return markup("<sub>{}</sub>", inline_search(node.content, context))
        case Styled(style="superscript"):
            return markup("<sup>{}</sup>", inline_search(node.content, context))
        case Styled() | Link() | TermLink():
            return inline_search(node.content, context)
        case Reference():
            return inline_search(node.content, context) or escape(node.target)
        case Code():
            return markup("<code>{}</code>", node.code)
        case Image():
            return escape(f"{node.alt} {context.drawn(node)}".strip())
        case Gap():
            return inline_search(node.answers[0], context)
        case Keys():
            return escape("+".join(node.keys))
        case Break():
            return _SPACE
        case Formula():
            return bare_formula_html(node.tex)
        case FootnoteReference():
            return Markup("")
        case _:
            assert_never(node)


def document_search(document: Document, context: SearchContext = _PLAIN) -> Markup:
    """Return a text for the index, its footnotes at its end."""
    return _joined((blocks_search(document.blocks, context), footnotes_search(document, context)))


def footnotes_search(document: Document, context: SearchContext) -> Markup:
    """Return the footnotes of a text for the index, empty if there are none."""
    return _list(document.footnotes, context, tag="ol") if document.footnotes else Markup("")


def blocks_search(blocks: Blocks, context: SearchContext, *, tight: bool = False) -> Markup:
    """Return blocks for the index; in a tight list, paragraphs have no element of their own."""
    return _joined(_block(block, context, tight=tight) for block in blocks)


def paragraph_search(words: str | Markup) -> Markup:
    """Return words as a paragraph, empty if there are none."""
    return markup("<p>{}</p>", words) if words.strip() else Markup("")


def code_search(code: str) -> Markup:
    """Return code for the index."""
    return markup("<pre><code>{}</code></pre>", code)


def _block(block: Block, context: SearchContext, *, tight: bool) -> Markup:
    match block:
        case Paragraph():
            words = inline_search(block.content, context)
            return words if tight else paragraph_search(words)
        case Heading():
            return paragraph_search(inline_search(block.content, context))
        case CodeBlock():
            return paragraph_search(block.title) + code_search(block.code)
        case ItemList():
            items = tuple(item.blocks for item in block.items)
            tag = "ul" if block.start is None else "ol"
            return _list(items, context, tag=tag, tight=block.tight)
        case Definitions():
            return _joined(part for item in block.items for part in _definition(item, context))
        case Table():
            return _joined(_paragraphs(row, context) for row in (block.head, *block.rows))
        case Quote():
            return blocks_search(block.blocks, context)
        case Box():
            return _titled(block.title, block.blocks, context)
        case Tabs():
            return _joined(_titled(tab.title, tab.blocks, context) for tab in block.tabs)
        case FigureBlock():
            caption = inline_search(block.image.title, context)
            words = paragraph_search(block.image.alt)
            drawn = paragraph_search(context.drawn(block.image))
            return _joined((words, paragraph_search(caption), drawn))
        case Media():
            return paragraph_search(block.title)
        case EmbeddedQuestion():
            return context.question(block.question)
        case Equation() | Divider():
            return Markup("")
        case _:
            assert_never(block)


def _list(
    items: tuple[Blocks, ...], context: SearchContext, *, tag: str, tight: bool = False
) -> Markup:
    contents = (blocks_search(item, context, tight=tight) for item in items)
    inside = _joined(markup("<li>{}</li>", item) for item in contents)
    return markup("<{0}>{1}</{0}>", tag, inside)


def _definition(item: Definition, context: SearchContext) -> Iterator[Markup]:
    yield _paragraphs(item.words, context)
    yield from (blocks_search(meaning, context) for meaning in item.meanings)


def _titled(title: Inlines, blocks: Blocks, context: SearchContext) -> Markup:
    return _joined((_paragraphs((title,), context), blocks_search(blocks, context)))


def _paragraphs(contents: tuple[Inlines, ...], context: SearchContext) -> Markup:
    return _joined(paragraph_search(inline_search(content, context)) for content in contents)


def _joined(parts: Iterable[Markup]) -> Markup:
    return _SPACE.join(filter(None, parts))
