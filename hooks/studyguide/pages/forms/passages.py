"""Passages: authored texts as trees in one language, before links are inserted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studyguide.formulas.latex.preamble import Preamble
from studyguide.model.authored_text import AuthoredText
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.parsing.values import in_words
from studyguide.text.tree.blocks import CodeBlock, Document, Paragraph
from studyguide.text.tree.inlines import Inlines, Text
from studyguide.text.tree.sentences import without_breaks


@dataclass(frozen=True, slots=True)
class TextSettings:
    """How texts are parsed: in which languages, and with which macros."""

    languages: tuple[str, ...]
    """The order of preference: the site's language, then the others."""
    macros: Mapping[str, str] = field(default_factory=dict)
    """The macros of the course's formulas."""
    course_words: str = ""
    """The course's own words in the first language, as YAML."""

    def preamble(self, language: str) -> Preamble:
        """Return the preamble for formulas in a language."""
        return Preamble.of(self.macros, language)


@dataclass(frozen=True, slots=True)
class InlinePassage:
    """Inline content in one language."""

    content: Inlines
    language: str
    fallback: bool = False
    """Whether the language is not the requested one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks in one language."""

    content: Document
    language: str
    fallback: bool = False
    """Whether the language is not the requested one."""

    @property
    def inline(self) -> InlinePassage | None:
        """The passage as inline content, None if it is more than one paragraph."""
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
    """Return inline content in the first of the languages that has it; plain text has no markup."""
    localized = text.localized(settings.languages)
    if localized.kind == "plain":
        return InlinePassage(
            (Text(in_words(localized.markdown)),), localized.language, localized.fallback
        )
    nodes = parse_inline(localized.markdown, preamble=settings.preamble(localized.language))[0]
    return InlinePassage(nodes, localized.language, localized.fallback)


def listing(code: str, language: str, *, numbered: bool = True) -> Document:
    """Return lines of code as a text."""
    lines = code.strip("\n") + "\n"
    return Document((CodeBlock(lines, language, first_number=1 if numbered else None),))


def worded(words: str, language: str) -> Passage:
    """Return words of the site as a passage, without parsing them."""
    return Passage(Document((Paragraph((Text(words),)),)), language)
