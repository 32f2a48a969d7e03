"""A tree → the sections in which a full-text search finds its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from studyguide.text.renderers.search_html import (
    SearchContext,
    blocks_search,
    footnotes_search,
    inline_search,
)
from studyguide.text.tree.blocks import Document, Heading
from studyguide.text.tree.inner_blocks import every_block


@dataclass(slots=True)
class FoundSection:
    """What is below one heading, to the next."""

    anchor: str = ""
    """The id of the heading; empty for what stands above the first."""
    title: Markup = field(default_factory=Markup)
    parts: list[Markup] = field(default_factory=list)

    @property
    def text(self) -> Markup:
        """The words, as `search_html` has them."""
        return Markup(" ").join(filter(None, self.parts))


def found_sections(document: Document, context: SearchContext) -> Iterator[FoundSection]:
    """Yield the sections of a text, its footnotes in the last."""
    section = FoundSection()
    for block in document.blocks:
        for inner in every_block((block,)):
            if isinstance(inner, Heading):
                yield section
                section = FoundSection(inner.id, inline_search(inner.content, context))
        if not isinstance(block, Heading):
            section.parts.append(blocks_search((block,), context))
    section.parts.append(footnotes_search(document, context))
    yield section
