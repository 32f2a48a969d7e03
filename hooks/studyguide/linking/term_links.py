"""Inserts links to terms into trees: for references, and automatically for names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from studyguide.formulas.latex.preamble import PLAIN, Preamble
from studyguide.linking.name_index import Name
from studyguide.linking.names_in_text import NameFinder, NameMatch
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.tree.blocks import Block, Document, Heading
from studyguide.text.tree.flat import Replacement, atoms, flat, replaced
from studyguide.text.tree.inline_contents import InlineRole, with_inline_contents
from studyguide.text.tree.inlines import Inlines, Link, Reference, Repeats, TermLink, Text
from studyguide.text.tree.sentences import first_sentence
from studyguide.text.tree.unlinked import unlinked

# addresses in running text, in which no names are linked
_ADDRESS = re.compile(r"\S+@\S+\.\S+|[\w.-]+\.\w{2,}/\S*")
_TERM_PAGE = re.compile(r"(?:^|/)glossary/([a-z0-9-]+)(?:\.md|/)?$")


_REMEMBERED = 2**16
"""The number of cached texts: those of a course with ten thousand terms."""


def linked_blocks(
    source: str, finder: NameFinder, preamble: Preamble = PLAIN, *, automatic: bool = True
) -> Document:
    """Return the tree of a text with links to terms.

    References become links, and so does the first mention of a term in a section if it is a name;
    a section begins at a heading of level 2. With `automatic` off, only references do.
    """
    return _linked_blocks(source, finder, preamble, automatic)


# by position: `lru_cache` takes f(x, automatic=True) and f(x) for different calls
@lru_cache(maxsize=_REMEMBERED)
def _linked_blocks(
    source: str,
    finder: NameFinder,
    preamble: Preamble,
    automatic: bool,  # noqa: FBT001
) -> Document:
    return with_term_links(parse_blocks(source, preamble=preamble)[0], finder, automatic=automatic)


@lru_cache(maxsize=_REMEMBERED)
def linked_summary(source: str, finder: NameFinder, preamble: Preamble) -> Inlines:
    """Return the first sentence of a text, with references as links to terms."""
    linked = linked_blocks(source, finder, preamble, automatic=False)
    return first_sentence(linked, finder.index.language)


@lru_cache(maxsize=_REMEMBERED)
def unlinked_summary(source: str, finder: NameFinder, preamble: Preamble) -> Inlines:
    """Return the first sentence of a text without links."""
    return unlinked(linked_summary(source, finder, preamble))


def with_term_links(document: Document, finder: NameFinder, *, automatic: bool = False) -> Document:
    """Return a tree with links to terms; names become links only if `automatic`."""
    return Linker(finder, automatic=automatic).document(document)


@lru_cache(maxsize=_REMEMBERED)
def linked_inline(source: str, finder: NameFinder, preamble: Preamble = PLAIN) -> Inlines:
    """Return inline content with references as links to terms."""
    return inline_with_term_links(parse_inline(source, preamble=preamble)[0], finder)


def inline_with_term_links(inlines: Inlines, finder: NameFinder) -> Inlines:
    """Return inline content with references as links to terms."""
    return Linker(finder, automatic=False).inlines(inlines, "running")


@dataclass(slots=True)
class Linker:
    """Inserts links into the inline content of a text, from top to bottom."""

    finder: NameFinder
    automatic: bool
    mentioned: set[str] = field(default_factory=set)
    """The terms mentioned in this section so far."""
    linked: set[str] = field(default_factory=set)
    """The terms mentioned in the text so far."""

    def document(self, document: Document) -> Document:
        """Return a whole text with links, section by section."""
        blocks: list[Block] = []
        for block in document.blocks:
            if isinstance(block, Heading) and block.level == 2:
                self.mentioned.clear()
            blocks += with_inline_contents(Document((block,)), self.inlines).blocks
        footnotes = with_inline_contents(Document((), document.footnotes), self.inlines).footnotes
        return Document(tuple(blocks), footnotes)

    def inlines(self, inlines: Inlines, role: InlineRole) -> Inlines:
        """Return inline content with links: names in running text only, references everywhere."""
        text = flat(inlines)
        candidates = [
            _LinkCandidate(start, end, node)
            for start, end, node in atoms(inlines)
            if isinstance(node, Reference | Link)
        ]
        if self.automatic and role == "running":
            candidates += _named(text, self.finder)
        return replaced(
            inlines, list(self._pieces(sorted(candidates, key=lambda candidate: candidate.start)))
        )

    def _pieces(self, candidates: list[_LinkCandidate]) -> Iterator[Replacement]:
        """Yield replacements by links, in order, since only the first mention becomes a link."""
        for candidate in candidates:
            if isinstance(candidate.origin, Name):
                if candidate.origin.linked and candidate.origin.term not in self.mentioned:
                    link = partial(_name_link, self._counted(candidate.origin.term))
                    yield candidate.start, candidate.end, link
            elif term := self._term(candidate.origin):
                link = partial(self._reference_link, candidate.origin, self._counted(term))
                yield candidate.start, candidate.end, link

    def _counted(self, term: str) -> TermLink:
        """Return a link to a term, still without words, and note that the term is mentioned."""
        repeats: Repeats = (
            "section" if term in self.mentioned else "page" if term in self.linked else ""
        )
        self.mentioned.add(term)
        self.linked.add(term)
        return TermLink(term, (), repeats=repeats)

    def _term(self, node: Reference | Link) -> str:
        """Return the id of the term that an author's link leads to, empty if it leads to none."""
        if isinstance(node, Reference):
            ids = self.finder.index.find(node.target)
            return ids[0] if len(ids) == 1 else ""
        page = _TERM_PAGE.search(node.href)
        return page[1] if page and page[1] in self.finder.index.ids else ""

    def _reference_link(self, node: Reference | Link, link: TermLink, _: Inlines) -> Inlines:
        if isinstance(node, Link):
            return (replace(link, content=node.content, line=node.line),)
        words = (Text(self.finder.index.text_of(node.target), node.line),)
        return (replace(link, content=node.content or words, line=node.line),)


@dataclass(frozen=True, slots=True)
class _LinkCandidate:
    """A range of the flat string that names or refers to a term."""

    start: int
    end: int
    origin: Name | Reference | Link


def _named(text: str, finder: NameFinder) -> Iterator[_LinkCandidate]:
    """Yield the names in running text."""
    yield from (
        _LinkCandidate(match.start, match.end, match.name)
        for match in names_in_flat_text(text, finder)
    )


@lru_cache(maxsize=_REMEMBERED)
def names_in_flat_text(text: str, finder: NameFinder) -> tuple[NameMatch, ...]:
    """Return every occurrence of a name in a flat string."""
    return tuple(
        match for start, stop in running_text(text) for match in finder.names_in(text, start, stop)
    )


def running_text(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a flat string between addresses."""
    start = 0
    for address in _ADDRESS.finditer(text):
        yield start, address.start()
        start = address.end()
    yield start, len(text)


def _name_link(link: TermLink, inside: Inlines) -> Inlines:
    return (replace(link, content=inside, automatic=True),)
