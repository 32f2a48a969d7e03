"""Tables on paper."""

from __future__ import annotations

from dataclasses import replace

from studyguide.pages.booklets.inline_typst import InlineTypst
from studyguide.pages.booklets.typst_syntax import array, call, content
from studyguide.text.tree.blocks import Table
from studyguide.text.tree.inlines import FootnoteReference, Inlines
from studyguide.text.tree.plain import plain_words


def table_typst(block: Table, inline: InlineTypst) -> str:
    """Return Typst of a table; one without a header is recorded as a fault."""
    if not any(plain_words(cell) for cell in block.head):
        message = "a table without a header, which cannot be printed. Name its columns"
        inline.progress.add_fault(message, block.line)
    width = max(map(len, (block.head, *block.rows)))
    columns = [alignment or "left" for alignment in block.alignments]
    columns += ["left"] * (width - len(columns))
    header, once = _header(_filled(block.head, width), inline)
    rows = (_filled(row, width) for row in block.rows)
    cell_inline = replace(inline, beside="0em")
    cells = (content(cell_inline.typst(cell)) for row in rows for cell in row)
    return call("grid-table", array(columns), header, array(cells), **once)


def _header(cells: tuple[Inlines, ...], inline: InlineTypst) -> tuple[str, dict[str, str]]:
    """Return a header, repeated unless it has footnotes: PDF/UA allows no links in copies."""
    footnotes: list[FootnoteReference] = []

    def footnote(reference: FootnoteReference) -> str:
        footnotes.append(reference)
        return inline.footnote(reference)

    unlinked = replace(inline, footnote=footnote, linked=True)
    header = array([content(unlinked.typst(cell)) for cell in cells])
    return header, {"repeat": "false"} if footnotes else {}


def _filled(row: tuple[Inlines, ...], width: int) -> tuple[Inlines, ...]:
    return row + ((),) * (width - len(row))
