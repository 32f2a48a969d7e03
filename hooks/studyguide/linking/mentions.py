"""Who mentions whom: for each term, the places of the guide that refer to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studyguide.linking.links import Links
from studyguide.linking.uris import lesson_uri, term_uri
from studyguide.model.guide import Article, Guide, Term
from studyguide.prose.sentences import sentence_at
from studyguide.prose.spans import Span, spans


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a term is mentioned in running text."""

    term: str
    """The id of the mentioned term."""
    uri: str
    """The page, with the anchor of the section."""
    folder: str
    """The lesson's folder; empty for a term page."""
    by: str
    """The id of the term whose page it is; empty for a lesson."""
    sentence: str
    """The Markdown of the sentence."""


def mentions(guide: Guide, links: Links) -> Mapping[str, tuple[Mention, ...]]:
    """Return the mentions of each term in a language, in course order.

    Of several in one section, or in one term's text, the first is kept.
    """
    found: dict[str, dict[str, Mention]] = {}
    for mention in _all_mentions(guide, links):
        if mention.by != mention.term:
            found.setdefault(mention.term, {}).setdefault(mention.uri, mention)
    return {term: tuple(by_uri.values()) for term, by_uri in found.items()}


def _all_mentions(guide: Guide, links: Links) -> Iterator[Mention]:
    for lesson in guide.lessons:
        article = lesson.articles.get(links.language)
        if article:
            for span, anchor in _references(article):
                uri = lesson_uri(lesson) + anchor
                yield from _mention(span, article.body, links, (uri, lesson.folder, ""))
    for term in guide.terms.values():
        for markdown in term_texts(term, links.language):
            for span in spans(markdown):
                place = (term_uri(term.id), "", term.id)
                yield from _mention(span, markdown, links, place)


def term_texts(term: Term, language: str) -> Iterator[str]:
    """Yield the running texts of a term in a language."""
    for text in (term.definition, term.example):
        if text and (written := text.get(language)):
            yield written


def _references(article: Article) -> Iterator[tuple[Span, str]]:
    """Yield the spans of an article with the anchor of the section that they are in."""
    anchor, headings = "", iter(article.headings)
    for span in spans(article.body):
        if span.kind == "heading":
            anchor = f"#{next(headings).id}"
        yield span, anchor


def _mention(
    span: Span, markdown: str, links: Links, place: tuple[str, str, str]
) -> Iterator[Mention]:
    if span.kind == "reference" and len(found := links.find(span.part("target"))) == 1:
        uri, folder, by = place
        yield Mention(found[0], uri, folder, by, sentence_at(markdown, span.start))
