"""Authored text → Markdown of one page: references become links, pictures become figures."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Literal

from studyguide.linking.occurrences import occurrences
from studyguide.linking.uris import (
    address_of,
    lesson_at,
    lesson_uri,
    relative,
    term_uri,
)  # fmt: skip
from studyguide.model.guide import Article, Lesson, Term
from studyguide.model.questions import Question
from studyguide.model.text import Localized, Text
from studyguide.pages.languages import twin
from studyguide.pages.pictures import picture
from studyguide.pages.site import Site
from studyguide.prose.plain import as_markdown, capitalized, plain_text
from studyguide.prose.sentences import first_sentence
from studyguide.prose.spans import Span, replace_spans, replaced, spans
from studyguide.text.inlines import Image

Automatic = Literal["all", "own", "none"]
"""Which terms become links where the author wrote just their names: on quoting, the own one."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the texts of one page; templates call its methods."""

    site: Site
    uri: str
    lesson: Lesson | None = None
    """The lesson to whose folder pictures and links are relative."""
    term_id: str = ""
    """The term whose own page this is: it does not link to itself."""
    strong: bool = False
    """Whether the page's own term is shown in strong instead."""

    def block(self, text: Text) -> str:
        """Return Markdown of one or more paragraphs, marked if it is not translated."""
        return self._block(text.localized(self.site.languages), "none")

    def prose(self, text: Text) -> str:
        """Return Markdown of paragraphs in which terms become links by themselves."""
        return self._block(text.localized(self.site.languages), "all")

    def article(self, article: Article) -> str:
        """Return the body of an article, marked if it is not translated."""
        fallback = article.language != self.site.language
        found = Localized(article.body.strip("\n"), article.language, fallback=fallback)
        return self._block(found, "all" if article.link else "none")

    def line(self, text: Text) -> str:
        """Return Markdown of one line."""
        return self._in_line(text.localized(self.site.languages))

    def summary(self, text: Text) -> str:
        """Return Markdown of the first sentence of a text."""
        found = text.localized(self.site.languages)
        return self._in_line(
            Localized(first_sentence(found.markdown), found.language, fallback=found.fallback)
        )

    def unlinked_summary(self, text: Text) -> tuple[str, str]:
        """Return Markdown of the first sentence of a text without any link, and its language."""
        found = text.localized(self.site.languages)
        return self.unlinked(first_sentence(found.markdown), found.language), found.language

    def unlinked(self, markdown: str, language: str) -> str:
        """Return Markdown with words in place of references and links, and with its pictures."""

        def words(span: Span) -> str | None:
            match span.kind:
                case "reference":
                    shown = span.part("shown").strip()
                    return shown or as_markdown(self.reads(span, language))
                case "link":
                    return span.part("label")
                case "image":
                    return self.figure(span.part("source"), span.part("alt"), span.part("title"))
                case _:
                    return None

        return replace_spans(markdown, words)

    def about(self, term: Term) -> str:
        """Return Markdown of the first sentence of a term's definition."""
        home = self.site.guide.home[term.id]
        return replace(self, lesson=home).summary(term.definition)

    def asks(self, lesson: Lesson, question: Question) -> str:
        """Return Markdown of the first sentence of a lesson's question."""
        return replace(self, lesson=lesson).summary(question.prompt)

    def required(self, term: Term) -> tuple[Term, ...]:
        """Return the terms that a term builds on directly."""
        return tuple(self.site.guide.terms[id_] for id_ in term.related.requires)

    def markdown(self, written: str) -> str:
        """Return text that has no language of its own: a source."""
        return self._links(written, self.site.language, "none")

    def plain(self, text: Text) -> str:
        """Return a plain text, as Markdown that shows it to the letter."""
        return as_markdown(text.localized(self.site.languages).markdown)

    def words(self, text: Text) -> str:
        """Return the words of a text without any markup."""
        return plain_text(text.localized(self.site.languages).markdown, self.reads)

    def first_words(self, text: Text) -> str:
        """Return the words of a text's first sentence without any markup."""
        found = text.localized(self.site.languages)
        return plain_text(first_sentence(found.markdown), self.reads)

    def title(self, term: Term) -> str:
        """Return a term's name as a heading begins, without markup."""
        return capitalized(self.site.name(term))

    def name(self, term: Term) -> str:
        """Return a term's name as in running text, as Markdown."""
        return as_markdown(self.site.name(term))

    def term_link(self, term: Term) -> str:
        """Return a link to a term's page."""
        return f"[{self.name(term)}]({self.to(term_uri(term.id))}){{ .term }}"

    def to(self, uri: str) -> str:
        """Return the link from this page to another page's source."""
        return relative(uri, self.uri)

    def twin(self, language: str) -> str:
        """Return the address of this page in another language, relative to this page's."""
        return twin(self.site.guide, self.site.language, language, address_of(self.uri))

    def figure(self, file: str, alt: str, caption: str = "") -> str:
        """Return a picture of this page's lesson as an HTML block."""
        assert self.lesson is not None, "pictures belong to lessons: `reading.addresses`"
        shown = picture(self.lesson, self.site.languages, self.uri, Image(file, plain_text(alt)))
        text = self.site.html.line(self.markdown(caption)) if caption else ""
        below = f"<figcaption>{text}</figcaption>" if text else ""
        return f'<figure class="figure">{shown}{below}</figure>'

    def _in_line(self, found: Localized) -> str:
        written = self._links(" ".join(found.markdown.split()), found.language, "none")
        if not found.fallback:
            return written
        note = self._note(found.language)
        return f'<span lang="{found.language}" class="untranslated" title="{note}">{written}</span>'

    def _block(self, found: Localized, automatic: Automatic) -> str:
        written = self._links(found.markdown, found.language, automatic)
        if not found.fallback:
            return written
        begin = f'<div class="untranslated" lang="{found.language}" markdown="1">'
        note = f'<p class="untranslated-note">{self._note(found.language)}</p>'
        return f"{note}\n\n{begin}\n\n{written}\n\n</div>"

    def _note(self, language: str) -> str:
        """Return the note that a text is in another language, as HTML."""
        notes: dict[str, str] = self.site.words.entries["not_translated_from"]
        return html.escape(notes.get(language, notes["other"]))

    def _links(self, markdown: str, language: str, automatic: Automatic) -> str:
        """Return a text with its references, addresses and pictures as this page needs them."""
        pieces = [
            (span.start, span.end, new)
            for span in spans(markdown)
            if (new := self._replacement(span, language)) is not None
        ]
        if automatic != "none":
            for found in occurrences(markdown, self.site.finders[language]):
                if found.spelling and (automatic == "all" or found.term == self.term_id):
                    words = markdown[found.start : found.end]
                    pieces.append((found.start, found.end, self._linked(words, found.term)))
        return replaced(markdown, sorted(pieces))

    def _replacement(self, span: Span, language: str) -> str | None:
        match span.kind:
            case "reference":
                term = self.site.term(span.part("target"), language)
                shown = span.part("shown").strip() or as_markdown(self.reads(span, language))
                return self._linked(shown, term.id if term else "")
            case "image":
                return self.figure(span.part("source"), span.part("alt"), span.part("title"))
            case "link":
                return self._link(span)
            case _:
                return None

    def _linked(self, shown: str, term_id: str) -> str:
        """Return words as a link to a term; on the term's own page, and for no term, as words."""
        if not term_id or term_id == self.term_id:
            return f"**{shown}**" if self.strong and term_id else shown
        return f"[{shown}]({self.to(term_uri(term_id))}){{ .term }}"

    def reads(self, span: Span, language: str = "") -> str:
        """Return what a reference reads as: its own words, or the name of the id it gives."""
        target = span.part("target").strip()
        by_id = self.site.guide.terms.get(target)
        links = self.site.finders[language or self.site.language].links
        name = self.site.name(by_id) if by_id and not links.spells(target) else target
        return plain_text(span.part("shown")) or name

    def _link(self, span: Span) -> str | None:
        path, hash_, anchor = span.part("href").partition("#")
        if not path or ":" in path:
            return None
        uri = path  # hand-written pages name pages of the site
        if self.lesson is not None:
            found = lesson_at(self.site.guide, self.lesson, path)
            assert found is not None, "the address was checked when the guide was read"
            uri = lesson_uri(found[0])
        return f"[{span.part('label')}]({self.to(uri)}{hash_}{anchor})"
