"""Authored texts → self-contained trees, with absolute links if the site's address is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile

from studyguide.addresses.uris import address_of, lesson_at, lesson_uri, term_uri
from studyguide.linking.blanked_names import without_names
from studyguide.model.article import Article
from studyguide.model.authored_text import AuthoredText, LocalizedText
from studyguide.model.guide import Figure, Lesson, Term
from studyguide.pages.forms.passages import InlinePassage, Passage, inline_passage, passage
from studyguide.pages.html.lesson_references import with_references
from studyguide.pages.html.view import PageView
from studyguide.pages.link_resolution import file_address
from studyguide.pages.site import Site
from studyguide.text.gaps import gaps_in
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.parsing.picture_attributes import with_credit
from studyguide.text.parsing.url_schemes import is_web
from studyguide.text.standalone import (
    MediaKind,
    StandaloneContext,
    deeper,
    inline_standing_alone,
    inline_without_pictures,
    standing_alone,
    without_boxes,
    without_pictures,
)
from studyguide.text.tree.blocks import Blocks, Document, FigureBlock, Paragraph
from studyguide.text.tree.inlines import Gap, Image, Inline, Inlines, Text
from studyguide.text.tree.plain import plain_words
from studyguide.text.tree.programs import with_titles
from studyguide.text.tree.sentences import after_first_sentence, first_sentence, is_whole
from studyguide.text.tree.transform import TreeTransform

EXPORT_BLANK = "[…]"
"""Replaces a name or an answer that the reader has to find."""
FillGap = Callable[[Gap], Inlines]
"""Returns the content of a gap."""


@dataclass(frozen=True, slots=True)
class ExportTexts:
    """Provides the texts of a site to programs outside of it."""

    site: Site
    lesson: Lesson | None = None

    def for_lesson(self, lesson: Lesson) -> ExportTexts:
        """Return the same for the texts of a lesson."""
        return replace(self, lesson=lesson)

    @property
    def view(self) -> PageView:
        """A page of the lesson, for its helper methods."""
        return PageView(self.site, "", self.lesson)

    def text(self, text: AuthoredText) -> Document:
        """Return an authored text."""
        return self.passage(passage(text, self.site.text_settings))

    def passage(self, text: Passage) -> Document:
        """Return a passage of a form."""
        return self._alone(text.content, text.language)

    def inline(self, text: AuthoredText) -> Inlines:
        """Return inline content."""
        return self.inline_passage(inline_passage(text, self.site.text_settings))

    def inline_passage(self, text: InlinePassage) -> Inlines:
        """Return an inline passage of a form."""
        return self._inline_alone(text.content, text.language)

    def words(self, text: AuthoredText) -> str:
        """Return the words of inline content, formulas as LaTeX."""
        return self.passage_words(inline_passage(text, self.site.text_settings))

    def passage_words(self, text: InlinePassage) -> str:
        """Return the words of an inline passage, formulas as LaTeX."""
        return plain_words(inline_without_pictures(self.inline_passage(text), self.outside()))

    def with_gaps(self, text: Passage, filling: FillGap) -> Document:
        """Return a passage with each gap replaced by the result of `filling`."""

        def filled(node: Inline) -> Inlines:
            return filling(node) if isinstance(node, Gap) else (node,)

        return self._alone(TreeTransform(inline=filled).document(text.content), text.language)

    def gaps(self, text: Passage) -> tuple[Gap, ...]:
        """Return the gaps of a passage."""

        def alone(gap: Gap) -> Gap:
            answers = (self._inline_alone(answer, text.language) for answer in gap.answers)
            return replace(gap, answers=tuple(answers))

        return tuple(map(alone, gaps_in(text.content)))

    def article(self, article: Article) -> Document:
        """Return an article below a heading of level 2."""
        preamble = self.site.preamble(article.language, lesson=True)
        document = parse_blocks(article.body, preamble=preamble)[0]
        numbered = with_references(document, self.lesson, self.site)
        return deeper(self._alone(numbered, article.language), 1)

    def figure(self, figure: Figure) -> Document:
        """Return the figure of a term."""
        words = self.inline(figure.caption) if figure.caption else ()
        caption = with_credit(words, self.inline(figure.credit) if figure.credit else ())
        return Document((FigureBlock(Image(figure.file, self.words(figure.alt), caption)),))

    def first(self, text: AuthoredText) -> Inlines:
        """Return the first sentence of a text."""
        localized, sentence = self._first(text)
        return self._inline_alone(sentence, localized.language)

    def rest(self, text: AuthoredText) -> Document:
        """Return a text without its first sentence."""
        localized = text.localized(self.site.languages)
        document = parse_blocks(
            localized.markdown, preamble=self.site.preamble(localized.language)
        )[0]
        before = tuple(takewhile(is_whole, document.blocks))
        body = replace(document, blocks=document.blocks[len(before) :])
        after = after_first_sentence(body, localized.language)
        return self._alone(replace(after, blocks=(*before, *after.blocks)), localized.language)

    def definition_without_names(self, term: Term) -> Inlines:
        """Return the first sentence of a definition, without the term's names."""
        localized, sentence = self._first(term.definition)
        hidden = without_names(sentence, term, self.site.finders[localized.language], EXPORT_BLANK)
        return self._inline_alone(hidden, localized.language)

    def address(self, term: Term) -> str:
        """Return the absolute address of a term's page, empty if the site's is unknown."""
        root = self.site.release.address
        return root + address_of(term_uri(term.id)) if root else ""

    def in_words(self, document: Document) -> Document:
        """Return a text for programs that show neither pictures nor boxes."""
        return without_pictures(without_boxes(document), self.outside())

    def outside(self, language: str = "") -> StandaloneContext:
        """Return the context for texts in a language."""
        name_index = self.site.finders[language or self.site.language].index

        def media_words(kind: MediaKind, shows: str) -> str:
            return self.site.words(kind, shows=shows)

        return StandaloneContext(
            reference_words=lambda reference: name_index.text_of(reference.target),
            address=self._address,
            media_words=media_words,
            question=self._question,
        )

    def _first(self, text: AuthoredText) -> tuple[LocalizedText, Inlines]:
        localized = text.localized(self.site.languages)
        preamble = self.site.preamble(localized.language)
        document = parse_blocks(localized.markdown, preamble=preamble)[0]
        return localized, first_sentence(document, localized.language)

    def _alone(self, document: Document, language: str) -> Document:
        titled = with_titles(document, self.site.words.entries["program"])
        return standing_alone(titled, self.outside(language))

    def _inline_alone(self, inlines: Inlines, language: str) -> Inlines:
        return inline_standing_alone(inlines, self.outside(language))

    def _address(self, href: str) -> str:
        """Return the absolute address of a link to the web, a lesson or a file, else empty."""
        if is_web(href):
            return href
        root, languages = self.site.release.address, self.site.languages
        if file := file_address(self.lesson, languages, href):
            return root + file if root else ""
        path, hash_, anchor = href.partition("#")
        uri = self._uri(path)
        return root + address_of(uri) + hash_ + anchor if root and uri else ""

    def _uri(self, path: str) -> str:
        """Return the uri of the lesson that a link in a lesson leads to, empty if it is none."""
        if not self.lesson:
            return ""
        if not path:
            return lesson_uri(self.lesson)
        target = lesson_at(self.site.guide, self.lesson, path)
        return lesson_uri(target[0]) if target else ""

    def _question(self, id_: str) -> Blocks:
        """Return the first sentence of an embedded question."""
        words = self.site.words
        lesson, question = self.site.question(id_)
        asks = self.for_lesson(lesson).first(self.site.prompt(question))
        return (Paragraph((Text(f"{words['anki_question']}{words['colon']} "), *asks)),)
