"""What our pages say of each term, as Markdown that every generator reads: for the other ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from studyguide.linking.term_links import linked_blocks
from studyguide.linking.term_names import names_of
from studyguide.model.guide import Term
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.tree.blocks import (
    Block,
    Document,
    Equation,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
)
from studyguide.text.tree.inlines import Image, Inline, Inlines, Link, TermLink, Text
from studyguide.text.tree.transform import TreeTransform as Changes

_USES = 8
"""How many uses a page of ours shows with their sentence."""


def texts(ours: Path) -> Mapping[str, tuple[str, str]]:
    """Return the title and the Markdown of each English term of a project by its id."""
    guide, _ = load_guide(ours / "content", docs=ours / "docs")
    assert guide is not None, "it has been built"
    site = Site.of(guide, "en")
    view = PageView(site, "glossary/index.md")
    return {
        term.id: (view.title(term), document_markdown(Document(tuple(_blocks(site, term)))))
        for term in guide.terms.values()
    }


def _blocks(site: Site, term: Term) -> Iterator[Block]:
    changes = Changes(inline=partial(_plain, term))
    yield Paragraph((Text(" · ".join(names_of(term, site.language))),))
    for text in filter(None, (term.definition, term.example)):
        written = text.localized(site.languages)
        document = linked_blocks(written.markdown, site.finders[written.language])
        yield from changes.document(document).blocks
    if term.formula:
        yield Equation(term.formula.strip())
    related = site.relatives[term.id]
    for title, terms in {
        "Easily confused": related.contrast,
        "See also": related.see,
        "Part of": related.part_of,
        "Parts": related.parts,
        "Builds on": related.prerequisites,
    }.items():
        if terms:
            yield Heading(2, "", (Text(title),))
            yield _list(tuple((_link(one.id, (Text(site.name(one)),)),) for one in terms))
    if uses := site.mentions(term)[:_USES]:
        yield Heading(2, "", (Text("Where it appears"),))
        yield _list(tuple(changes.inlines(one.sentence) for one in uses))


def _list(lines: tuple[Inlines, ...]) -> ItemList:
    return ItemList(tuple(ListItem((Paragraph(line),)) for line in lines), None, tight=True)


def _plain(own: Term, node: Inline) -> Inlines:
    """Return a node without what other generators do not have; a page does not link to itself."""
    match node:
        case TermLink() if node.term == own.id:
            return node.content
        case TermLink():
            return (_link(node.term, node.content),)
        case Link() if ":" not in node.href:
            return node.content
        case Image():
            return (Text(node.alt),)
        case _:
            return (node,)


def _link(term: str, words: Inlines) -> Link:
    return Link(f"{term}.md", words)
