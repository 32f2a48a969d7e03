"""Adds links to terms to foreign HTML, that of pages in `docs/`.

Each run of inline HTML between two block elements is passed to the linker as nodes, with tags as
opaque nodes. Runs without links are kept byte for byte.
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
"""Elements whose text is not running text, or already a link."""
_INLINE_TAGS = (
    (_LEFT_ALONE - {"pre", "script", "style", "template"})
    | frozenset(("b", "br", "cite", "del", "em", "i", "img", "input", "ins", "label", "mark"))
    | frozenset(("q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"))
)
"""Inline elements, which do not end a run."""
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "figcaption", "caption", "th"))
"""Elements in which names do not become links automatically."""
_BOX_TITLE = 'class="admonition-title"'
_ENDLESS = frozenset(("br", "hr", "img", "input", "source", "track", "wbr"))
PieceKind = Literal["text", "opens", "closes", "other"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tag, a comment or a piece of text in the source."""

    html: str
    kind: PieceKind
    """`other` is never changed: comments, and everything within code or a link."""
    tag: str = ""


def with_links(
    html: str, finder: NameFinder, address: Callable[[str], str], *, automatic: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Return HTML with links to terms, and its references that match no single term.

    `address` returns the address of a term's page, given its id. The first occurrence of a name in
    a section becomes a link; with `automatic` off, only references do.
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
    """Yield the runs of inline HTML between block-level tags, and each of those tags alone."""
    run: list[_Piece] = []
    titles: list[str] = []
    for piece in pieces:
        if piece.kind in ("text", "other") or piece.tag in _INLINE_TAGS:
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
    """Yield pieces, with those inside of elements that are left alone as `other`."""
    inside: list[str] = []
    for piece in pieces:
        if inside and piece.kind == "closes" and piece.tag == inside[-1]:
            inside.pop()
        yield replace(piece, kind="other") if inside else piece
        if piece.kind == "opens" and (piece.tag in _LEFT_ALONE or piece.tag in inside):
            inside.append(piece.tag)


def _nodes(piece: _Piece) -> Iterator[Inline]:
    """Yield the nodes of a piece: a tag is an opaque node."""
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
            yield Code(words or "")  # `[[|words]]` prevents a link
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
            kind = f"term again-in-{node.repeats}" if node.repeats else "term"
            return f'<a class="{kind}" href="{escape(address(node.term))}">{inside}</a>'
        case Reference():
            return _html(node.content, address) or escape(node.target, quote=False)
        case _:
            raise AssertionError(f"the nodes of a line of HTML are others than {node}")


def _pieces(html: str) -> Iterator[_Piece]:
    """Yield the pieces of HTML, which join to the same HTML; entities are part of the text."""
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
    """Records where each tag and each text begins."""

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
