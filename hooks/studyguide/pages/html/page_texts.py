"""Renders texts of a guide as HTML for one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import assert_never

from markupsafe import Markup, escape

from studyguide.addresses.uris import relative_address, term_uri
from studyguide.formulas.latex.preamble import Preamble
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import (
    inline_with_term_links,
    linked_blocks,
    linked_inline,
    linked_summary,
    unlinked_summary,
    with_term_links,
)
from studyguide.model.article import Article
from studyguide.model.authored_text import AuthoredText, LocalizedText
from studyguide.model.guide import Lesson
from studyguide.pages.forms.passages import InlinePassage, Passage
from studyguide.pages.html.lesson_media import LessonMedia
from studyguide.pages.html.lesson_references import with_references
from studyguide.pages.html.outline import Outline
from studyguide.pages.html.question_link import question_link
from studyguide.pages.html.translation_marks import marked_blocks, marked_inline
from studyguide.pages.site import Site
from studyguide.text.markup import markup
from studyguide.text.renderers.block_html import document_html
from studyguide.text.renderers.formula_words import formula_line
from studyguide.text.renderers.inline_html import HtmlContext, inline_html
from studyguide.text.renderers.search_html import (
    SearchContext,
    document_search,
    inline_search,
    paragraph_search,
)
from studyguide.text.renderers.search_sections import FoundSection, found_sections
from studyguide.text.tree.blocks import Document, Tabs
from studyguide.text.tree.inlines import Gap, Inlines, Repeats
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.plain import FormulaText, as_latex, document_words, plain_words


@dataclass(frozen=True, slots=True)
class PageTexts:
    """Renders the texts of one page, and records them in its outline."""

    site: Site
    uri: str
    lesson: Lesson | None = None
    """The lesson whose folder pictures and links are relative to."""
    term_id: str = ""
    """The term that the page is about, which is not linked to itself."""
    strong: bool = False
    """Whether the page's own term is shown in bold instead of a link."""
    id_prefix: str = ""
    """A prefix for ids in the texts of a question, since a page may have several: its id."""
    check: Callable[[str], Markup] | None = None
    """Returns a question that a text asks in between; without it there is a link to it."""
    numbered_documents: list[Document] = field(default_factory=list)
    """The texts of the page so far that have footnotes or tabs, which need unique ids."""
    outline: Outline = field(default_factory=Outline)
    """The headings of the page so far."""

    def block(self, text: AuthoredText) -> Markup:
        """Return one or more paragraphs, marked if they are not translated."""
        return self._block(text, automatic=False)

    def prose(self, text: AuthoredText) -> Markup:
        """Return paragraphs in which names of terms become links automatically."""
        return self._block(text, automatic=True)

    def passage(self, passage: Passage, *, automatic: bool = False) -> Markup:
        """Return a passage of a form."""
        html = self.document(self.linked(passage, automatic=automatic))
        return self.marked(html, passage.language)

    def inline_passage(self, text: InlinePassage) -> Markup:
        """Return an inline passage of a form."""
        return self._inline(self.linked_inline(text), text)

    def linked(self, passage: Passage, *, automatic: bool = False) -> Document:
        """Return the tree of a passage with links to terms."""
        finder = self.site.finders[passage.language]
        return with_term_links(passage.content, finder, automatic=automatic)

    def linked_inline(self, text: InlinePassage) -> Inlines:
        """Return the nodes of an inline passage with links to terms."""
        return inline_with_term_links(text.content, self.site.finders[text.language])

    def article(self, article: Article) -> Markup:
        """Return the body of an article."""
        html = self.document(self._linked_article(article))
        return self.marked(html, article.language)

    def inline(self, text: AuthoredText) -> Markup:
        """Return inline content, marked if it is not translated."""
        localized = text.localized(self.site.languages)
        return self._inline(self._linked_inline(localized.markdown, localized.language), localized)

    def summary(self, text: AuthoredText) -> Markup:
        """Return the first sentence of a text."""
        first = text.localized(self.site.languages)
        return self._inline(linked_summary(*self._source(first)), first)

    def unlinked_summary(
        self, text: AuthoredText, languages: tuple[str, ...] = ()
    ) -> tuple[Inlines, str]:
        """Return the first sentence of a text without links, and its language.

        It is the first of the languages that has the text; those of the page if none is given.
        """
        localized = text.localized(languages or self.site.languages)
        return unlinked_summary(*self._source(localized)), localized.language

    def html(self, inlines: Inlines) -> Markup:
        """Return the HTML of a line."""
        return inline_html(inlines, self.context())

    def document(self, document: Document) -> Markup:
        """Return the HTML of a text."""
        self.outline.add_document(document, formula_line)
        return self.unlisted(document)

    def unlisted(self, document: Document) -> Markup:
        """Return the HTML of a text whose headings the page's contents do not list."""
        has_tabs = any(isinstance(block, Tabs) for block in every_block(document.blocks))
        named = has_tabs or bool(document.footnotes)
        before = (self.id_prefix, str(len(self.numbered_documents) or ""))
        id_prefix = "".join(f"-{part}" for part in before if part) if named else ""
        if named:
            self.numbered_documents.append(document)
        return document_html(document, self.context(id_prefix))

    def words(self, text: AuthoredText, *, formula: FormulaText = as_latex) -> str:
        """Return the words of a text without markup; `formula` turns formulas into words."""
        localized = text.localized(self.site.languages)
        match localized.kind:
            case "plain":
                return localized.markdown
            case "inline":
                line = self._linked_inline(localized.markdown, localized.language)
                return plain_words(line, formula=formula)
            case "blocks":
                return document_words(self._linked_blocks(localized), formula=formula)
            case _:
                assert_never(localized.kind)

    def first_words(self, text: AuthoredText) -> str:
        """Return the words of a text's first sentence without markup."""
        return plain_words(linked_summary(*self._source(text.localized(self.site.languages))))

    def plain(self, text: AuthoredText) -> Markup:
        """Return a plain text, marked if it is not translated."""
        localized = text.localized(self.site.languages)
        return self.marked_inline(escape(localized.markdown), localized.language)

    def to(self, uri: str) -> str:
        """Return the address of another page, relative to this one."""
        return relative_address(uri, self.uri)

    def context(self, id_prefix: str = "") -> HtmlContext:
        """Return the context for texts on this page."""
        return HtmlContext(
            address=self.media.address,
            term=lambda link, words: self._term(link.term, words, link.repeats),
            picture=self.media.picture,
            figure=self.media.figure,
            film=self.media.film,
            gap=self._gap,
            question=self.check or partial(question_link, self),
            listing=self.media.listing,
            permalink=self.site.words["permalink"],
            back=self.site.words["back_to_text"],
            id_prefix=id_prefix,
        )

    @property
    def media(self) -> LessonMedia:
        """The renderer for pictures and links of its texts."""
        return LessonMedia(self.site, self.uri, self.lesson)

    def found(self, text: AuthoredText) -> Markup:
        """Return what the search finds in a text, as `search_html` has it."""
        linked = self._linked_blocks(text.localized(self.site.languages))
        return document_search(linked, self._found)

    def found_sections(self, article: Article) -> Iterator[FoundSection]:
        """Yield the sections of an article, as the search finds them."""
        return found_sections(self._linked_article(article), self._found)

    def linked_text(self, article: Article) -> Document:
        """Return the tree of an article with links to terms."""
        finder = self.site.finders[article.language]
        preamble = self.site.preamble(article.language, lesson=True)
        return linked_blocks(article.body, finder, preamble, automatic=article.link)

    def _linked_article(self, article: Article) -> Document:
        return with_references(self.linked_text(article), self.lesson, self.site)

    @property
    def _found(self) -> SearchContext:
        return SearchContext(drawn=self.media.drawn, question=self._question_words)

    def _linked_blocks(self, text: LocalizedText, *, automatic: bool = False) -> Document:
        return linked_blocks(*self._source(text), automatic=automatic)

    def _source(self, text: LocalizedText) -> tuple[str, NameFinder, Preamble]:
        finder, preamble = self.site.finders[text.language], self.site.preamble(text.language)
        return text.markdown, finder, preamble

    def _linked_inline(self, markdown: str, language: str) -> Inlines:
        return linked_inline(markdown, self.site.finders[language], self.site.preamble(language))

    def _block(self, text: AuthoredText, *, automatic: bool) -> Markup:
        localized = text.localized(self.site.languages)
        html = self.document(self._linked_blocks(localized, automatic=automatic))
        return self.marked(html, localized.language)

    def _inline(self, inlines: Inlines, text: LocalizedText | InlinePassage) -> Markup:
        return self.marked_inline(self.html(inlines), text.language)

    def marked_inline(self, html: Markup, language: str) -> Markup:
        """Return inline HTML, marked if it is in another language than the page."""
        return marked_inline(html, language, self.site.words)

    def marked(self, html: Markup, language: str) -> Markup:
        """Return the HTML of a text, below a notice if it is in another language than the page."""
        return marked_blocks(html, language, self.site.words)

    def _term(self, term_id: str, words: Markup, repeats: Repeats = "") -> Markup:
        if term_id == self.term_id:
            return markup("<strong>{}</strong>", words) if self.strong else words
        kind = f"term again-in-{repeats}" if repeats else "term"
        return markup('<a class="{}" href="{}">{}</a>', kind, self.to(term_uri(term_id)), words)

    def _gap(self, gap: Gap) -> Markup:
        """Return the model answer of a gap, for texts that show it."""
        return markup("<strong>{}</strong>", inline_html(gap.answers[0], self.context()))

    def _question_words(self, question_id: str) -> Markup:
        _, question = self.site.question(question_id)
        return paragraph_search(inline_search(self.unlinked_summary(self.site.prompt(question))[0]))
