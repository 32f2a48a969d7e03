"""Numbers of the figures of a lesson, and references to them.

Only figures with an id are numbered: authors who refer to none see no numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from studyguide.text.tree.blocks import Block, Blocks, Document, Fault, FigureBlock
from studyguide.text.tree.inlines import Inline, Inlines, Link, Reference, Styled, Text
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.transform import TreeTransform

FigureName = Callable[[int], str]
"""Returns the label of a figure with a number: `Figure 3`."""


def figure_ids(document: Document) -> tuple[str, ...]:
    """Return the ids of the figures of a text in the order of their numbers."""
    return tuple(block.image.id for block in labelled_figures(document))


def labelled_figures(document: Document) -> Iterator[FigureBlock]:
    """Yield the figures that have an id, those in footnotes last."""
    for blocks in (document.blocks, *document.footnotes):
        for block in every_block(blocks):
            if isinstance(block, FigureBlock) and block.image.id:
                yield block


def figure_id_faults(document: Document) -> Iterator[Fault]:
    """Yield figures whose id is already used."""
    before: set[str] = set()
    for block in labelled_figures(document):
        if block.image.id in before:
            message = f"the id '{block.image.id}' is used by an earlier figure. Choose another"
            yield Fault(block.line, message)
        before.add(block.image.id)


def with_figure_numbers(document: Document, name: FigureName) -> Document:
    """Return a text with numbers on figures with an id and on references to them."""
    ids = figure_ids(document)
    if not ids:
        return document
    names = _names(ids, name)

    def numbered(block: Block) -> Blocks:
        if not isinstance(block, FigureBlock) or not block.image.id:
            return (block,)
        image, words = block.image, names[block.image.id]
        lead = Styled("strong", (Text(f"{words}." if image.title else words, block.line),))
        between = (Text(" "), *image.title) if image.title else ()
        return (replace(block, image=replace(image, title=(lead, *between))),)

    return TreeTransform(inline=_named(names), block=numbered).document(document)


def inline_with_figure_numbers(inlines: Inlines, ids: tuple[str, ...], name: FigureName) -> Inlines:
    """Return inline content quoted outside its lesson, with unlinked references to figures."""
    named = _named(_names(ids, name), linked=False)
    return TreeTransform(inline=named).inlines(inlines) if ids else inlines


def _names(ids: tuple[str, ...], name: FigureName) -> dict[str, str]:
    return {id_: name(number) for number, id_ in enumerate(ids, start=1)}


def _named(names: Mapping[str, str], *, linked: bool = True) -> Callable[[Inline], Inlines]:
    def named(node: Inline) -> Inlines:
        if not isinstance(node, Reference) or node.target[1:] not in names:
            return (node,)
        words = node.content or (Text(names[node.target[1:]], node.line),)
        return (Link(node.target, words, line=node.line),) if linked else words

    return named
