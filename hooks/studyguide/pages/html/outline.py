"""The headings of a page and the words below each, recorded while its template is rendered.

The table of contents and the search index are built from this, without reading the page again.
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
"""The levels of headings in the table of contents."""
_SPACE = Markup(" ")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a page's table of contents."""

    level: int
    """2 or 3."""
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A part of a page that is a result of its own in the full-text search."""

    anchor: str
    """The id of its heading; empty for the text before the first heading."""
    title: Markup
    text: Markup
    """HTML of `p`, `ul`, `ol`, `li`, `pre`, `code`, `sub` and `sup` without attributes."""


@dataclass(slots=True)
class _Section:
    anchor: str
    title: Markup
    top: bool = False
    """Whether the heading is the title of the page."""
    parts: list[Markup] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The headings of a page so far, and the searchable text below each."""

    contents: list[Entry] = field(default_factory=list)
    _sections: list[_Section] = field(default_factory=lambda: [_Section("", Markup(""))])

    def begin_section(self, level: int, id_: str, title: Markup, label: str) -> None:
        """Record a heading; `label` is its text in the table of contents."""
        if id_:
            self._sections.append(_Section(id_, title, top=level == 1))
        if id_ and level in _CONTENTS:
            self.contents.append(Entry(level, id_, label))

    def add_text(self, text: Markup) -> None:
        """Record text below the last heading."""
        if text:
            self._sections[-1].parts.append(text)

    def add_document(
        self, document: Document, context: SearchContext, formula: FormulaText
    ) -> None:
        """Record a text with its headings; `formula` renders formulas in the table of contents."""
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
        """Return the sections of a page with this title; the first is the page itself.

        A main heading with more than `heading`, `Gradient descent GD`, is a section of its own: a
        search for the title finds the page first, and a search for the rest this section.
        """
        first, *others = self._sections
        page = _Section("", escape(title), parts=first.parts)
        if others and others[0].top and others[0].title == escape(heading):
            page.parts, others = [*page.parts, *others[0].parts], others[1:]
        return tuple(
            SearchSection(section.anchor, section.title, _SPACE.join(section.parts))
            for section in (page, *others)
        )
