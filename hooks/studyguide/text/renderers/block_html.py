"""Blocks → HTML, as Material's styles expect it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from markupsafe import Markup

from studyguide.text.markup import joined, markup
from studyguide.text.renderers.inline_html import HtmlContext, anchored, inline_html
from studyguide.text.tree.blocks import (
    Alignment,
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
from studyguide.text.tree.inlines import Inlines
from studyguide.text.tree.plain import document_words


def document_html(document: Document, context: HtmlContext) -> Markup:
    """Return the HTML of a text, its footnotes at its end."""
    return blocks_html(document.blocks, context) + _footnotes(document, context)


def blocks_html(blocks: Blocks, context: HtmlContext, *, tight: bool = False) -> Markup:
    """Return the HTML of blocks; in a tight list, paragraphs have no element of their own."""
    return _lines(_block(block, context, tight=tight) for block in blocks)


def _block(block: Block, context: HtmlContext, *, tight: bool) -> Markup:
    match block:
        case Paragraph():
            inside = inline_html(block.content, context)
            return inside if tight else markup("<p>{}</p>", inside)
        case Heading():
            inside = inline_html(block.content, context)
            return heading_html(block.level, block.id, inside, context.permalink)
        case CodeBlock():
            return context.listing(block)
        case Equation():
            return anchored(context.formula(block.tex, True), block.anchors)  # noqa: FBT003
        case ItemList():
            return _list(block, context)
        case Definitions():
            return _definitions(block, context)
        case Table():
            return _table(block, context)
        case Quote():
            inside = blocks_html(block.blocks, context)
            return markup("<blockquote>\n{}\n</blockquote>", inside)
        case Box():
            return _box(block, context)
        case Tabs():
            return _tabs(block, context)
        case FigureBlock():
            return context.figure(block.image, inline_html(block.image.title, context))
        case Media():
            return _media(block, context)
        case EmbeddedQuestion():
            return context.question(block.question)
        case Divider():
            return Markup("<hr>")
        case _:
            assert_never(block)


def heading_html(level: int, id_: str, inside: Markup, permalink: str) -> Markup:
    """Return a heading; `permalink` names the link to it."""
    permalink_html = markup('<a class="headerlink" href="#{}" title="{}">¶</a>', id_, permalink)
    about = markup(' id="{}"', id_) if id_ else Markup("")
    content = inside + permalink_html if id_ and permalink else inside
    return markup("<h{0}{1}>{2}</h{0}>", level, about, content)


def _list(block: ItemList, context: HtmlContext) -> Markup:
    items = _lines(_item(item, context, tight=block.tight) for item in block.items)
    if block.start is None:
        return markup("<ul>\n{}\n</ul>", items)
    start = markup(' start="{}"', block.start) if block.start != 1 else Markup("")
    return markup("<ol{}>\n{}\n</ol>", start, items)


def _item(item: ListItem, context: HtmlContext, *, tight: bool) -> Markup:
    if item.checked is None:
        id_ = markup(' id="{}"', item.anchor) if item.anchor else Markup("")
        return markup("<li{}>{}</li>", id_, blocks_html(item.blocks, context, tight=tight))
    return markup('<li class="task-list-item">{}</li>', _task(item, context, tight=tight))


def _task(item: ListItem, context: HtmlContext, *, tight: bool) -> Markup:
    """Return a task item: its paragraph labels the checkbox."""
    checked = Markup(" checked") if item.checked else Markup("")
    match item.blocks:
        case (Paragraph() as first, *rest):
            label = markup(
                '<label><input type="checkbox" disabled{}> {}</label>',
                checked,
                inline_html(first.content, context),
            )
            label = label if tight else markup("<p>{}</p>", label)
            return _lines((label, *(_block(child, context, tight=tight) for child in rest)))
        case _:
            words = document_words(Document(item.blocks))
            return markup(
                '<input type="checkbox" disabled{} aria-label="{}"> {}',
                checked,
                words,
                blocks_html(item.blocks, context, tight=tight),
            )


def _definitions(block: Definitions, context: HtmlContext) -> Markup:
    parts: list[Markup] = []
    for item in block.items:
        parts += [markup("<dt>{}</dt>", inline_html(words, context)) for words in item.words]
        parts += [
            markup("<dd>{}</dd>", blocks_html(meaning, context, tight=block.tight))
            for meaning in item.meanings
        ]
    return markup("<dl>\n{}\n</dl>", _lines(parts))


def _table(block: Table, context: HtmlContext) -> Markup:
    head = _row(block.head, block.alignments, "th", context)
    body = _lines(_row(row, block.alignments, "td", context) for row in block.rows)
    return markup("<table>\n<thead>\n{}\n</thead>\n<tbody>\n{}\n</tbody>\n</table>", head, body)


def _row(
    cells: tuple[Inlines, ...], alignments: tuple[Alignment, ...], tag: str, context: HtmlContext
) -> Markup:
    parts = []
    for at, cell in enumerate(cells):
        alignment = alignments[at] if at < len(alignments) else None
        kind = markup(' class="align-{}"', alignment) if alignment else Markup("")
        parts.append(markup("<{0}{1}>{2}</{0}>", tag, kind, inline_html(cell, context)))
    return markup("<tr>\n{}\n</tr>", _lines(parts))


def _box(block: Box, context: HtmlContext) -> Markup:
    title, inside = inline_html(block.title, context), blocks_html(block.blocks, context)
    if block.folded:
        opened = Markup(" open") if block.folded == "open" else Markup("")
        return markup(
            '<details class="box box-{}"{}>\n<summary>{}</summary>\n{}\n</details>',
            block.kind,
            opened,
            title,
            inside,
        )
    heading = markup('<p class="admonition-title">{}</p>\n', title) if title else ""
    return markup('<div class="admonition box-{}">\n{}{}\n</div>', block.kind, heading, inside)


def _tabs(block: Tabs, context: HtmlContext) -> Markup:
    """Return tabs in Material's markup: radio buttons with labels, which need no script."""
    name = f"tabs{context.id_prefix}-{block.line}"
    inputs = joined(
        markup(
            '<input{} id="{}-{}" name="{}" type="radio">',
            Markup(" checked") if at == 1 else Markup(""),
            name,
            at,
            name,
        )
        for at in range(1, len(block.tabs) + 1)
    )
    labels = joined(
        markup('<label for="{}-{}">{}</label>', name, at, inline_html(tab.title, context))
        for at, tab in enumerate(block.tabs, start=1)
    )
    contents = _lines(
        markup('<div class="tabbed-block">\n{}\n</div>', blocks_html(tab.blocks, context))
        for tab in block.tabs
    )
    return markup(
        '<div class="tabbed-set tabbed-alternate">{}<div class="tabbed-labels">{}</div>'
        '<div class="tabbed-content">\n{}\n</div></div>',
        inputs,
        labels,
        contents,
    )


def _media(block: Media, context: HtmlContext) -> Markup:
    if block.kind == "hosted film":
        return context.film(block)
    address = context.address(block.source)
    tag = "audio" if block.kind == "sound" else "video"
    return markup(
        '<figure class="media"><{0} controls preload="none" src="{1}" aria-label="{2}"></{0}>'
        '<figcaption><a href="{1}">{2}</a></figcaption></figure>',
        tag,
        address,
        block.title,
    )


def _footnotes(document: Document, context: HtmlContext) -> Markup:
    if not document.footnotes:
        return Markup("")
    name = markup(' aria-label="{}"', context.back) if context.back else Markup("")
    items = _lines(
        markup(
            '<li id="fn{0}-{1}">{2} '
            '<a class="footnote-backref" role="doc-backlink" href="#fnref{0}-{1}"{3}>↩</a></li>',
            context.id_prefix,
            number,
            blocks_html(footnote, context),
            name,
        )
        for number, footnote in enumerate(document.footnotes, start=1)
    )
    return markup('\n<div class="footnote">\n<hr>\n<ol>\n{}\n</ol>\n</div>', items)


def _lines(parts: Iterable[Markup]) -> Markup:
    return joined(parts, "\n")
