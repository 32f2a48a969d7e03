"""Inline content without links, for flashcards and previews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studyguide.text.tree.inlines import Inline, Inlines, Link, Reference, Styled, TermLink, Text
from studyguide.text.tree.sentences import merge_texts


def unlinked(inlines: Inlines) -> Inlines:
    """Return inline content with words in place of links and references."""
    return merge_texts(_without_links(inlines))


def keep_links_to(inlines: Inlines, term_id: str) -> Inlines:
    """Return inline content in which automatic links to other terms than one are removed."""
    return merge_texts(_with_own_links(inlines, term_id))


def _with_own_links(inlines: Inlines, term_id: str) -> Iterator[Inline]:
    for node in inlines:
        match node:
            case TermLink(automatic=True) if node.term != term_id:
                yield from node.content
            case Styled():
                yield replace(node, content=keep_links_to(node.content, term_id))
            case _:
                yield node


def _without_links(inlines: Inlines) -> Iterator[Inline]:
    for node in inlines:
        match node:
            case Link() | TermLink():
                yield from _without_links(node.content)
            case Reference():
                yield from _without_links(node.content or (Text(node.target, node.line),))
            case Styled():
                yield replace(node, content=unlinked(node.content))
            case _:
                yield node
