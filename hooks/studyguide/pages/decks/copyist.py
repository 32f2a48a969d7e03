"""Authored text → Markdown and HTML that stand alone: no links into the site, LaTeX formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from studyguide.linking.links import names_of
from studyguide.linking.occurrences import names_in_prose
from studyguide.linking.uris import address_of, term_uri
from studyguide.model.guide import Article, Lesson, Term
from studyguide.model.text import Localized, Text
from studyguide.pages.site import Site
from studyguide.pages.writer import Writer
from studyguide.prose.html import HtmlWriter
from studyguide.prose.lines import as_text, in_line
from studyguide.prose.plain import as_markdown, plain_text
from studyguide.prose.sentences import after_first_sentence, first_sentence
from studyguide.prose.spans import Span, replace_spans, replaced, spans

BLANK = "[…]"
"""Markdown of what stands where a name or an answer is to be found."""


@dataclass(frozen=True, slots=True)
class Copyist:
    """Copies the texts of a site for programs that do not know it."""

    site: Site
    html: HtmlWriter
    lesson: Lesson | None = None

    def at(self, lesson: Lesson) -> Copyist:
        """Return the copyist of a lesson's texts."""
        return replace(self, lesson=lesson)

    @property
    def writer(self) -> Writer:
        """The writer of the lesson's texts, for what needs no links."""
        return Writer(self.site, "", self.lesson)

    def block(self, text: Text) -> str:
        """Return Markdown of one or more paragraphs."""
        return self._copied(text.localized(self.site.languages))

    def line(self, text: Text) -> str:
        """Return Markdown of one line."""
        return in_line(self.block(text))

    def words(self, text: Text) -> str:
        """Return the words of a text on one line, formulas as LaTeX."""
        return plain_text(self.block(text))

    def markdown(self, written: str, language: str) -> str:
        """Return Markdown of a text in a language."""
        return self._copied(Localized(written, language))

    def article(self, article: Article) -> str:
        """Return Markdown of an article below a heading of level 2."""
        text = self.markdown(article.body, article.language)
        deeper = replace_spans(
            text, lambda span: f"#{span.match[0]}" if span.kind == "heading" else None
        )
        return deeper.strip()

    def first(self, text: Text) -> str:
        """Return Markdown of the first sentence of a text."""
        found = text.localized(self.site.languages)
        return self.markdown(first_sentence(found.markdown), found.language)

    def rest(self, text: Text) -> str:
        """Return Markdown of what follows the first sentence of a text."""
        found = text.localized(self.site.languages)
        return self.markdown(after_first_sentence(found.markdown), found.language)

    def riddle(self, term: Term) -> str:
        """Return Markdown of the first sentence of a definition, without the term's names."""
        found = term.definition.localized(self.site.languages)
        sentence = first_sentence(found.markdown)
        own = [
            (start, end, BLANK) for start, end in self._own_names(sentence, term, found.language)
        ]
        return self.markdown(replaced(sentence, own), found.language)

    def address(self, term: Term) -> str:
        """Return the address of a term's page, empty if the site does not know its own."""
        root = self.site.release.address
        return root + address_of(term_uri(term.id)) if root else ""

    def _own_names(self, sentence: str, term: Term, language: str) -> list[tuple[int, int]]:
        """Return where a sentence names a term, by its name or in a reference."""
        finder = self.site.finders[language]
        named = (one for one in names_in_prose(sentence, finder) if one.name.term == term.id)
        about = (span for span in spans(sentence) if self._is_about(span, term, language))
        found = [(one.start, one.end) for one in named]
        return sorted(found + [(span.start, span.end) for span in about])

    def _is_about(self, span: Span, term: Term, language: str) -> bool:
        """Return whether a span is a reference to a term, or code with a name of it."""
        match span.kind:
            case "reference":
                return self.site.term(span.part("target"), language) is term
            case "code":
                names = map(re.escape, names_of(term, language))
                return bool(re.search(rf"\b(?:{'|'.join(names)})\b", span.match[0], re.IGNORECASE))
            case _:
                return False

    def _copied(self, found: Localized) -> str:
        def copied(span: Span) -> str | None:
            match span.kind:
                case "reference":
                    shown = span.part("shown").strip()
                    return shown or as_markdown(self.writer.reads(span, found.language))
                case "link" if ":" not in span.part("href"):
                    return span.part("label")
                case "image":
                    return self._picture(span)
                case "heading":
                    return span.match[0].partition(" {")[0]
                case _:
                    return None

        return replace_spans(as_text(found.markdown), copied)

    def _picture(self, span: Span) -> str:
        """Return a picture in words."""
        words = self.site.words("picture", shows=plain_text(span.part("alt")))
        caption = span.part("title")
        return f"{caption} ({as_markdown(words)})" if caption else f"({as_markdown(words)})"
