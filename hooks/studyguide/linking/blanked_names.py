"""Hides the names of a term in inline content, for flashcards that ask for the term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import names_in_flat_text
from studyguide.linking.term_names import names_of
from studyguide.model.guide import Term
from studyguide.text.tree.flat import Replacement, atoms, flat, replaced
from studyguide.text.tree.inlines import Code, Inlines, Link, Reference, TermLink, Text

NAME_BLANK = "…"
"""Replaces a name that the reader has to find."""


def without_names(
    inlines: Inlines, term: Term, finder: NameFinder, blank: str = NAME_BLANK
) -> Inlines:
    """Return inline content with `blank` for every name of a term, in text, links or code."""
    spans = {*_words(inlines, term, finder), *_nodes(inlines, term, finder)}
    pieces: list[Replacement] = [(start, end, lambda _: (Text(blank),)) for start, end in spans]
    for start, end, node in atoms(inlines):
        if isinstance(node, Link):
            inside = without_names(node.content, term, finder, blank)
            pieces.append((start, end, partial(_with_content, node, inside)))
    return replaced(inlines, sorted(pieces, key=lambda piece: piece[:2]))


def _with_content(link: Link, content: Inlines, _: Inlines) -> Inlines:
    return (replace(link, content=content),)


def _words(inlines: Inlines, term: Term, finder: NameFinder) -> Iterator[tuple[int, int]]:
    for match in names_in_flat_text(flat(inlines), replace(finder, about=term.id)):
        if match.name.term == term.id:
            yield match.start, match.end


def _nodes(inlines: Inlines, term: Term, finder: NameFinder) -> Iterator[tuple[int, int]]:
    names = "|".join(re.escape(name) for name in names_of(term, finder.index.language))
    for start, end, node in atoms(inlines):
        match node:
            case Reference():
                is_own = finder.index.find(node.target) == (term.id,)
            case TermLink():
                is_own = node.term == term.id
            case Code():
                is_own = bool(re.search(rf"\b(?:{names})(?!\w)", node.code, re.IGNORECASE))
            case _:
                is_own = False
        if is_own:
            yield start, end
