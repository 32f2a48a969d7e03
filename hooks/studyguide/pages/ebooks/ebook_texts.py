"""Authored texts → trees with links to the terms of a book."""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.linking.term_links import inline_with_term_links, linked_blocks, with_term_links
from studyguide.model.article import Article
from studyguide.model.authored_text import AuthoredText
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.ebooks.ebook_links import EbookLinks
from studyguide.pages.ebooks.ebook_trees import BookForm
from studyguide.pages.forms.passages import passage
from studyguide.pages.html.lesson_references import with_references
from studyguide.text.parsing.parse import parse_inline
from studyguide.text.tree.blocks import Document, Media
from studyguide.text.tree.inlines import Inlines
from studyguide.text.tree.programs import with_titles


@dataclass(frozen=True, slots=True, kw_only=True)
class EbookTexts(ExportTexts):
    """Provides the texts of a site to a book, which has its terms and pictures."""

    links: EbookLinks

    def target(self, href: str) -> str:
        """Return where a link in a text leads, empty if nowhere."""
        return self.links.address(self.lesson, href)

    def article(self, article: Article) -> Document:
        """Return an article, in which names of terms become links."""
        preamble = self.site.preamble(article.language, lesson=True)
        finder = self.site.finders[article.language]
        linked = linked_blocks(article.body, finder, preamble, automatic=article.link)
        numbered = with_references(linked, self.lesson, self.site)
        return self._form(keeps_headings=True).transform.document(self._titled(numbered))

    def prose(self, text: AuthoredText) -> Document:
        """Return a text in which names of terms become links."""
        found = passage(text, self.site.text_settings)
        return self._linked(found.content, found.language, automatic=True)

    def source(self, markdown: str) -> Inlines:
        """Return the source of a term."""
        language = self.site.language
        parsed = parse_inline(markdown, preamble=self.site.preamble(language))[0]
        return self._inline_alone(parsed, language)

    def _alone(self, document: Document, language: str) -> Document:
        return self._linked(document, language, automatic=False)

    def _linked(self, document: Document, language: str, *, automatic: bool) -> Document:
        finder = self.site.finders[language]
        linked = with_term_links(self._titled(document), finder, automatic=automatic)
        return self._form().transform.document(linked)

    def _inline_alone(self, inlines: Inlines, language: str) -> Inlines:
        linked = inline_with_term_links(inlines, self.site.finders[language])
        return self._form().transform.inlines(linked)

    def _titled(self, document: Document) -> Document:
        return with_titles(document, self.site.words.entries["program"])

    def _form(self, *, keeps_headings: bool = False) -> BookForm:
        return BookForm(self.target, self._media_words, keeps_headings)

    def _media_words(self, media: Media) -> str:
        kind = "sound" if media.kind == "sound" else "film"
        return self.site.words(kind, shows=media.title)
