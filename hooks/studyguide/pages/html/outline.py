"""What a page shows, noted while its template is filled in: its headings and the words below each.

The contents beside the page and the full-text search are made from this: neither reads the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from studyguide.text.renderers.search_html import (
    SearchContext,
    blocks_search,
    footnotes_search,
    inline_search,
)
from studyguide.text.tree.blocks import Document, Heading
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.plain import FormulaText, plain_words

_CONTENTS = (2, 3)
"""The levels of the headings that the contents list."""
_SPACE = Markup(" ")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a page's contents."""

    level: int
    """2 or 3."""
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A part of a page that the full-text search finds by itself."""

    anchor: str
    """The id of its heading; empty for what stands above the first heading below the title."""
    title: Markup
    text: Markup
    """HTML of `p`, `ul`, `ol`, `li`, `pre`, `code`, `sub` and `sup` without attributes."""


@dataclass(slots=True)
class _Section:
    anchor: str
    title: Markup
    top: bool = False
    """Whether the heading is that of the whole page."""
    parts: list[Markup] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The headings of a page so far, and what is found below each."""

    contents: list[Entry] = field(default_factory=list)
    _sections: list[_Section] = field(default_factory=lambda: [_Section("", Markup(""))])

    def begin_section(self, level: int, id_: str, title: Markup, label: str) -> None:
        """Note a heading; `label` is what the contents call it."""
        if id_:
            self._sections.append(_Section(id_, title, top=level == 1))
        if id_ and level in _CONTENTS:
            self.contents.append(Entry(level, id_, label))

    def add_text(self, text: Markup) -> None:
        """Note words below the last heading."""
        if text:
            self._sections[-1].parts.append(text)

    def add_document(
        self, document: Document, context: SearchContext, formula: FormulaText
    ) -> None:
        """Note a text with its headings; `formula` says a formula in the contents."""
        for block in document.blocks:
            headings = every_block((block,))
            for heading in (inner for inner in headings if isinstance(inner, Heading)):
                label = plain_words(heading.content, formula=formula)
                self.begin_section(
                    heading.level, heading.id, inline_search(heading.content, context), label
                )
            if not isinstance(block, Heading):
                self.add_text(blocks_search((block,), context))
        self.add_text(footnotes_search(document, context))

    def sections(self, title: str, heading: str) -> tuple[SearchSection, ...]:
        """Return the sections of the page of this title; the first is the page itself.

        A heading of the page that says more than is expected, `Gradient descent GD`, is a section:
        who types the title finds that first, and who types the rest finds this.
        """
        first, *others = self._sections
        page = _Section("", escape(title), parts=first.parts)
        if others and others[0].top and others[0].title == escape(heading):
            page.parts, others = [*page.parts, *others[0].parts], others[1:]
        return tuple(
            SearchSection(section.anchor, section.title, _SPACE.join(section.parts))
            for section in (page, *others)
        )
