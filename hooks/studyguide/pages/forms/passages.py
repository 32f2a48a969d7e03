"""Authored texts as trees in one language, before any program has made its links in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studyguide.formulas.latex.preamble import Preamble
from studyguide.model.authored_text import AuthoredText
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.tree.blocks import Document, Paragraph
from studyguide.text.tree.inlines import Inlines, Text
from studyguide.text.tree.sentences import without_breaks


@dataclass(frozen=True, slots=True)
class TextSettings:
    """How texts are read: in which languages, and with which macros."""

    languages: tuple[str, ...]
    """The order in which to look for a text: the site's language, then the others."""
    macros: Mapping[str, str] = field(default_factory=dict)
    """Those of the course's formulas."""
    own_words: str = ""
    """The course's own words of the site in the first language, as YAML."""

    def preamble(self, language: str) -> Preamble:
        """Return what holds for the formulas of a text in a language."""
        return Preamble.of(self.macros, language)


@dataclass(frozen=True, slots=True)
class InlinePassage:
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
    def inline(self) -> InlinePassage | None:
        """The text as a line, None if it is more than one paragraph."""
        match self.content:
            case Document(blocks=(Paragraph(content=nodes),), footnotes=()):
                return InlinePassage(without_breaks(nodes), self.language, self.fallback)
            case _:
                return None


def passage(text: AuthoredText, settings: TextSettings, *, gaps: bool = False) -> Passage:
    """Return a text in the first of the languages that has it.

    With `gaps`, `{{answer}}` is a gap to fill in.
    """
    if text.kind != "blocks":
        inline = inline_passage(text, settings)
        document = Document((Paragraph(inline.content),))
        return Passage(document, inline.language, inline.fallback)
    localized = text.localized(settings.languages)
    preamble = settings.preamble(localized.language)
    document = parse_blocks(localized.markdown, gaps=gaps, preamble=preamble)[0]
    return Passage(document, localized.language, localized.fallback)


def inline_passage(text: AuthoredText, settings: TextSettings) -> InlinePassage:
    """Return a text of one line, of which a plain one holds no markup."""
    localized = text.localized(settings.languages)
    if localized.kind == "plain":
        return InlinePassage((Text(localized.markdown),), localized.language, localized.fallback)
    nodes = parse_inline(localized.markdown, preamble=settings.preamble(localized.language))[0]
    return InlinePassage(nodes, localized.language, localized.fallback)


def worded(words: str, language: str) -> Passage:
    """Return words of the site, in which no character is markup."""
    return Passage(Document((Paragraph((Text(words),)),)), language)
