"""HTML that somebody else made → the same with links to terms: for pages of `docs/`.

The linker is given runs of text, as from a tree: what stands between two blocks is a line, in which
tags are characters of their own. What is not changed stays as it is to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from typing import Literal

from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import Linker
from studyguide.text.tree.inline_contents import InlineRole
from studyguide.text.tree.inlines import Code, Inline, Inlines, Reference, TermLink, Text

_REFERENCE = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_LEFT_ALONE = frozenset(
    ("a", "abbr", "button", "code", "kbd", "math", "option", "pre", "samp", "script", "select")
) | {"style", "svg", "template", "textarea", "var"}
"""Elements whose words are no running text, or are a link already."""
_IN_LINES = (
    (_LEFT_ALONE - {"pre", "script", "style", "template"})
    | frozenset(("b", "br", "cite", "del", "em", "i", "img", "input", "ins", "label", "mark"))
    | frozenset(("q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"))
)
"""Elements that do not end a line."""
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "figcaption", "caption", "th"))
"""Elements in whose words no name becomes a link by itself."""
_BOX_TITLE = 'class="admonition-title"'
_ENDLESS = frozenset(("br", "hr", "img", "input", "source", "track", "wbr"))
PieceKind = Literal["text", "opens", "closes", "other"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tag, a comment or a stretch of text, as it is written."""

    html: str
    kind: PieceKind
    """`other` is what is left alone: comments, and all that is within code or a link."""
    tag: str = ""


def with_links(
    html: str, finder: NameFinder, address: Callable[[str], str], *, automatic: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Return HTML with links to terms, and the references in it that mean no single term.

    `address` returns the address of a term's page, by its id. Of each name the first in a section
    links; with `automatic` off, references only.
    """
    linker, unknown, parts = Linker(finder, automatic=automatic), list[str](), list[str]()
    for run, role in _runs(_without_inside(_pieces(html))):
        if run[0].tag == "h2" and run[0].kind == "opens":
            linker.mentioned.clear()
        linked = linker.inlines(tuple(node for piece in run for node in _nodes(piece)), role)
        unknown += (node.target for node in linked if isinstance(node, Reference))
        same = not any(isinstance(node, Reference | TermLink) for node in linked)
        parts += [piece.html for piece in run] if same else [_html(linked, address)]
    return "".join(parts), tuple(unknown)


def _runs(pieces: Iterable[_Piece]) -> Iterator[tuple[list[_Piece], InlineRole]]:
    """Yield what stands between the borders of two blocks, and those borders by themselves."""
    run: list[_Piece] = []
    titles: list[str] = []
    for piece in pieces:
        if piece.kind in ("text", "other") or piece.tag in _IN_LINES:
            run.append(piece)
            continue
        if run:
            yield run, "heading" if titles else "running"
            run = []
        yield [piece], "heading"
        if piece.kind == "opens" and (piece.tag in _TITLES or _BOX_TITLE in piece.html):
            titles.append(piece.tag)
        elif titles and piece.kind == "closes" and piece.tag == titles[-1]:
            titles.pop()
    if run:
        yield run, "heading" if titles else "running"


def _without_inside(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Yield pieces of which those within an element that is left alone are `other`."""
    inside: list[str] = []
    for piece in pieces:
        if inside and piece.kind == "closes" and piece.tag == inside[-1]:
            inside.pop()
        yield replace(piece, kind="other") if inside else piece
        if piece.kind == "opens" and (piece.tag in _LEFT_ALONE or piece.tag in inside):
            inside.append(piece.tag)


def _nodes(piece: _Piece) -> Iterator[Inline]:
    """Yield the nodes of a piece: a tag is one that holds no names."""
    if piece.kind != "text":
        yield Code(piece.html)
        return
    start = 0
    for match in _REFERENCE.finditer(piece.html):
        yield Text(unescape(piece.html[start : match.start()]))
        target, words = unescape(match[1]), match[2]
        if target.strip():
            yield Reference(target, (Text(unescape(words)),) if words else ())
        else:
            yield Code(words or "")  # `[[|words]]` says: no link here
        start = match.end()
    yield Text(unescape(piece.html[start:]))


def _html(nodes: Inlines, address: Callable[[str], str]) -> str:
    return "".join(_node_html(node, address) for node in nodes)


def _node_html(node: Inline, address: Callable[[str], str]) -> str:
    match node:
        case Text():
            return escape(node.words, quote=False)
        case Code():
            return node.code
        case TermLink():
            inside = _html(node.content, address)
            return f'<a class="term" href="{escape(address(node.term))}">{inside}</a>'
        case Reference():
            return _html(node.content, address) or escape(node.target, quote=False)
        case _:
            raise AssertionError(f"the nodes of a line of HTML are others than {node}")


def _pieces(html: str) -> Iterator[_Piece]:
    """Yield what HTML is written of, together the HTML again; entities are part of their text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
    positions = [
        (starts[line - 1] + column, kind, tag) for (line, column), kind, tag in reader.positions
    ]
    begins = [
        position
        for before, position in pairwise([(0, "other", ""), *positions])
        if not before[1] == position[1] == "text"
    ]
    for (start, kind, tag), (end, _, _) in pairwise([*begins, (len(html), "other", "")]):
        yield _Piece(html[start:end], kind, tag)


class _Reader(HTMLParser):
    """Notes where each tag and each text begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.positions: list[tuple[tuple[int, int], PieceKind, str]] = []

    def _record(self, kind: PieceKind, tag: str = "") -> None:
        self.positions.append((self.getpos(), kind, tag))

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._record("opens" if tag not in _ENDLESS else "other", tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self._record("other", tag)

    def handle_endtag(self, tag: str) -> None:
        self._record("closes", tag)

    def handle_data(self, data: str) -> None:
        self._record("text")

    def handle_entityref(self, name: str) -> None:
        self._record("text")

    def handle_charref(self, name: str) -> None:
        self._record("text")

    def handle_comment(self, data: str) -> None:
        self._record("other")

    def handle_decl(self, decl: str) -> None:
        self._record("other")

    def handle_pi(self, data: str) -> None:
        self._record("other")

    def unknown_decl(self, data: str) -> None:
        self._record("other")
