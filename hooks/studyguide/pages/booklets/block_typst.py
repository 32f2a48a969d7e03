"""Tree → Typst: blocks and whole texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import assert_never

from studyguide.pages.booklets import media_typst
from studyguide.pages.booklets.formula_breaks import displayed
from studyguide.pages.booklets.inline_typst import (
    DEEPEST,
    InlineTypst,
    formula_typst,
    has_words,
    try_write,
)
from studyguide.pages.booklets.lead_ins import leads_in
from studyguide.pages.booklets.table_typst import table_typst
from studyguide.pages.booklets.typst_context import Progress, TypstContext
from studyguide.pages.booklets.typst_syntax import (
    PARAGRAPH,
    UnprintableError,
    anchor_labels,
    call,
    content,
    quoted,
    run_in,
)
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
from studyguide.text.tree.inlines import FootnoteReference, Image, Inlines, Link

_FIRST_PAGE = 4000
"""The length of the source of about half a page."""


def document_typst(document: Document, context: TypstContext) -> str:
    """Return Typst of a text. Raises `UnprintableError` with everything that cannot be printed."""
    progress = Progress()
    writer = BlockTypst(context, progress, document.footnotes)
    source = writer.blocks(document.blocks) + writer.rest()
    if progress.faults:
        raise UnprintableError(*progress.faults)
    return source


def inline_typst(nodes: Inlines, context: TypstContext) -> str:
    """Return Typst of inline content. Raises `UnprintableError` with all that cannot be printed."""
    progress = Progress()
    source = BlockTypst(context, progress).inline.typst(nodes)
    if progress.faults:
        raise UnprintableError(*progress.faults)
    return source


@dataclass(frozen=True, slots=True)
class BlockTypst:
    """Writes the blocks of a text."""

    context: TypstContext
    progress: Progress
    footnotes: tuple[Blocks, ...] = ()
    depth: int = 0
    in_footnote: bool = False

    @property
    def inline(self) -> InlineTypst:
        """The writer of its inline content."""
        return InlineTypst(self.context, self.progress, self.footnote)

    def blocks(self, blocks: Blocks, *, tight: bool = False) -> str:
        """Return Typst of blocks; in a tight list, a paragraph is inline content."""
        written = []
        for block, following in zip_longest(blocks, blocks[1:]):
            kept = leads_in(block, following)
            written.append(self._lead_in(block) if kept else self._block(block, tight=tight))
            self.progress.length += 0 if self.depth else len(written[-1])
        return "".join(written)

    def _lead_in(self, block: Block) -> str:
        """Return a paragraph that stays with the beginning of what follows it."""
        return call("lead-in", content(run_in(self._block(block, tight=False))))

    def footnote(self, reference: FootnoteReference) -> str:
        """Return a footnote at its first reference, and a link to it at later ones."""
        label = quoted(f"fn-{self.context.id_prefix}-{reference.number}")
        if reference.number in self.progress.footnotes:
            return call("note-again", label)
        self.progress.footnotes.add(reference.number)
        return call("note", label, content(self._footnote(reference.number)))

    def _footnote_once(self, reference: FootnoteReference) -> str:
        return call("once", content(self.footnote(reference)))

    def rest(self) -> str:
        """Return the footnotes without a reference on paper, such as those in alternative texts."""
        missing = (n for n in range(1, len(self.footnotes) + 1) if n not in self.progress.footnotes)
        return "".join(self.footnote(FootnoteReference(number)) for number in missing)

    def _footnote(self, number: int) -> str:
        footnote = self.footnotes[number - 1] if number <= len(self.footnotes) else ()
        inner = replace(self, in_footnote=True)
        return run_in(inner.within(footnote, footnote[0].line)[1:-1]) if footnote else ""

    def within(self, blocks: Blocks, line: int, *, tight: bool = False) -> str:
        """Return nested blocks as content."""
        if self.depth == DEEPEST:
            message = "too many lists or boxes within each other for paper. Write it flatter"
            return content(self.progress.add_fault(message, line))
        return content(replace(self, depth=self.depth + 1).blocks(blocks, tight=tight))

    def _block(self, block: Block, *, tight: bool) -> str:
        typst = self.inline.typst
        match block:
            case Paragraph():
                return self._paragraph(block.content, tight=tight)
            case Heading():
                return self._heading(block)
            case CodeBlock():
                return media_typst.listing(block)
            case Equation():
                speaker, prefix = self.context.speaker, self.context.prefix
                return anchor_labels(block.anchors, prefix) + formula_typst(
                    block.tex, speaker, self.progress, block.line, displayed
                )
            case ItemList():
                return self._list(block)
            case Definitions():
                return self._definitions(block)
            case Table():
                return table_typst(block, self.inline)
            case Quote():
                return call("quote", self.within(block.blocks, block.line), block="true")
            case Box():
                title = content(typst(block.title)) if block.title else "none"
                inside = self.within(block.blocks, block.line)
                return call("admonition", quoted(block.kind), title, inside)
            case Tabs():
                return self._tabs(block)
            case FigureBlock():
                return self._figure(block.image, block.line)
            case Media():
                return media_typst.media_placeholder(block, self.context.web(block.source))
            case EmbeddedQuestion(question, at):
                return try_write(lambda: self.context.question(question), self.progress, at)
            case Divider():
                return "#rule();"
            case _:
                assert_never(block)

    def _paragraph(self, nodes: Inlines, *, tight: bool) -> str:
        match nodes:
            case (Link() as link,) if not tight and self.context.is_file(link.href):
                return media_typst.file_placeholder(link, self.context.web(link.href))
        inside = self.inline.typst(nodes)
        return inside if tight else f"{PARAGRAPH}{inside}{PARAGRAPH}"

    def _heading(self, block: Heading) -> str:
        title = replace(self.inline, footnote=self._footnote_once, in_title=True)
        inside = title.typst(block.content)
        if not any(map(has_words, block.content)):
            return self.progress.add_fault("a heading without words. Give it a title", block.line)
        if self.in_footnote:
            return f"{PARAGRAPH}{call('strong', content(inside))}{PARAGRAPH}"
        label = f"#label({quoted(self.context.prefix + block.id)});" if block.id else ""
        return f"#heading(level: {self._level(block)}){content(inside)}{label}\n"

    def _level(self, block: Heading) -> int:
        """Return the level on paper. PDF/UA allows no skipped levels."""
        progress = self.progress
        if progress.shift is None:
            progress.shift = 1 if block.level == 1 else 0
        if block.level > progress.level + 1:
            above = f"a heading with {block.level} '#' below one with {progress.level}"
            progress.add_fault(f"{above}. Leave out no level", block.line)
        progress.level = block.level
        return max(2, block.level + progress.shift) + self.context.level

    def _list(self, block: ItemList) -> str:
        items = [self._item(item, tight=block.tight) for item in block.items]
        tight = "true" if block.tight else "false"
        if block.start is not None:
            return call("enum", *items, tight=tight, start=str(block.start))
        if all(item.checked is not None for item in block.items):
            return call("list", *items, tight=tight, marker="[]")
        return call("list", *items, tight=tight)

    def _item(self, item: ListItem, *, tight: bool) -> str:
        label = anchor_labels(tuple(filter(None, (item.anchor,))), self.context.prefix)
        inside = content(label + self.within(item.blocks, item.line, tight=tight)[1:-1])
        box = call("tick", "true" if item.checked else "false")
        return inside if item.checked is None else content(box + run_in(inside[1:-1]))

    def _definitions(self, block: Definitions) -> str:
        items = (self._definition(item, block) for item in block.items)
        return call("terms", *items, **({} if block.tight else {"tight": "false"}))

    def _definition(self, item: Definition, block: Definitions) -> str:
        names = content("#linebreak();".join(self.inline.typst(words) for words in item.words))
        meanings = (
            self.within(meaning, block.line, tight=block.tight)[1:-1] for meaning in item.meanings
        )
        return f"terms.item({names}, {content(PARAGRAPH.join(meanings))})"

    def _tabs(self, block: Tabs) -> str:
        typst = self.inline.typst
        return "".join(
            call("variant", content(typst(tab.title)), self.within(tab.blocks, block.line))
            for tab in block.tabs
        )

    def _figure(self, image: Image, line: int) -> str:
        label = anchor_labels(tuple(filter(None, (image.id,))), self.context.prefix)
        caption = label + self.inline.typst(image.title)
        # on its first page it could stand above the title, or on the page before that
        may_float = self.depth == 0 and not self.in_footnote and self.progress.length > _FIRST_PAGE

        def figure() -> str:
            if self.context.floating and may_float:
                return self.context.floating(image, caption)
            return self.context.figure(image, caption)

        return try_write(figure, self.progress, line)
