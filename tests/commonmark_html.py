"""Our tree → HTML as the CommonMark specification writes it, to compare structures."""

from __future__ import annotations

from html import escape
from typing import assert_never

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
from studyguide.text.tree.plain import plain_words

_TAGS = {"emphasis": "em", "strong": "strong", "struck": "del", "marked": "mark",
         "subscript": "sub", "superscript": "sup"}  # fmt: skip


def blocks_html(blocks: Blocks, *, tight: bool = False) -> str:
    return "".join(_block(block, tight=tight) for block in blocks)


def _block(block: Block, *, tight: bool) -> str:
    match block:
        case Paragraph():
            inside = inline_html(block.content)
            return inside if tight else f"<p>{inside}</p>"
        case FigureBlock():
            inside = _inline(block.image)
            return inside if tight else f"<p>{inside}</p>"
        case Heading():
            return f"<h{block.level}>{inline_html(block.content)}</h{block.level}>"
        case CodeBlock():
            language = f' class="language-{escape(block.language)}"' if block.language else ""
            return f"<pre><code{language}>{escape(block.code)}</code></pre>"
        case ItemList():
            items = "".join(
                f"<li>{blocks_html(one.blocks, tight=block.tight)}</li>" for one in block.items
            )
            start = f' start="{block.start}"' if block.start not in (None, 1) else ""
            return f"<ul>{items}</ul>" if block.start is None else f"<ol{start}>{items}</ol>"
        case Quote():
            return f"<blockquote>{blocks_html(block.blocks)}</blockquote>"
        case Divider():
            return "<hr />"
        case Equation() | Definitions() | Table() | Box() | Tabs() | Media() | EmbeddedQuestion():
            return f"<x>{type(block).__name__}</x>"
        case _:
            assert_never(block)


def inline_html(content: Inlines) -> str:
    return "".join(map(_inline, content))


def _inline(node: Inline) -> str:
    match node:
        case Text():
            return escape(node.words)
        case Styled():
            tag = _TAGS[node.style]
            return f"<{tag}>{inline_html(node.content)}</{tag}>"
        case Code():
            return f"<code>{escape(node.code)}</code>"
        case Link():
            title = f' title="{escape(node.title)}"' if node.title else ""
            return f'<a href="{escape(node.href)}"{title}>{inline_html(node.content)}</a>'
        case Image():
            title = f' title="{escape(plain_words(node.title))}"' if node.title else ""
            return f'<img src="{escape(node.source)}" alt="{escape(node.alt)}"{title} />'
        case Break():
            return "<br />\n" if node.hard else "\n"
        case (
            Formula()
            | Reference()
            | TermLink()
            | FootnoteReference()
            | Gap()
            | Keys()
            | Abbreviation()
        ):
            return f"<x>{type(node).__name__}</x>"
        case _:
            assert_never(node)
