"""Authored texts as trees in one language, before any program has made its links in them."""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.model.text import Text
from studyguide.text.blocks import Document, Paragraph
from studyguide.text.inlines import Inlines
from studyguide.text.inlines import Text as Words
from studyguide.text.parse import parse_blocks, parse_line
from studyguide.text.sentences import one_line

Languages = tuple[str, ...]
"""The order in which to look for a text: the site's language, then the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text of one line."""

    content: Inlines
    language: str
    fallback: bool = False
    """Whether the language is not the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of one or more blocks."""

    content: Document
    language: str
    fallback: bool = False
    """Whether the language is not the one that was asked for."""

    @property
    def line(self) -> Line | None:
        """The text as a line, None if it is more than one paragraph."""
        match self.content:
            case Document(blocks=(Paragraph(content=nodes),), notes=()):
                return Line(one_line(nodes), self.language, self.fallback)
            case _:
                return None


def passage(text: Text, languages: Languages, *, gaps: bool = False) -> Passage:
    """Return a text in the first of the languages that has it.

    With `gaps`, `{{answer}}` is a gap to fill in.
    """
    if text.kind != "blocks":
        line = line_of(text, languages)
        return Passage(Document((Paragraph(line.content),)), line.language, line.fallback)
    found = text.localized(languages)
    return Passage(parse_blocks(found.markdown, gaps=gaps)[0], found.language, found.fallback)


def line_of(text: Text, languages: Languages) -> Line:
    """Return a text of one line, of which a plain one holds no markup."""
    found = text.localized(languages)
    plain = found.kind == "plain"
    nodes = (Words(found.markdown),) if plain else parse_line(found.markdown)[0]
    return Line(nodes, found.language, found.fallback)


def worded(words: str, language: str) -> Passage:
    """Return words of the site, in which no sign is markup."""
    return Passage(Document((Paragraph((Words(words),)),)), language)
