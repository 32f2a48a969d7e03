"""The headings of a page, noted while its template is filled in, for the contents beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from studyguide.text.tree.blocks import Document, Heading
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.plain import FormulaText, plain_words

_CONTENTS = (2, 3)
"""The levels of the headings that the contents list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a page's table of contents."""

    level: int
    """2 or 3."""
    id: str
    title: str


@dataclass(slots=True)
class Outline:
    """The headings of a page so far."""

    contents: list[Entry] = field(default_factory=list)

    def add(self, level: int, id_: str, label: str) -> None:
        """Note a heading; `label` is what the contents call it."""
        if id_ and level in _CONTENTS:
            self.contents.append(Entry(level, id_, label))

    def add_document(self, document: Document, formula: FormulaText) -> None:
        """Note the headings of a text; `formula` says a formula."""
        for block in every_block(document.blocks):
            if isinstance(block, Heading):
                self.add(block.level, block.id, plain_words(block.content, formula=formula))
