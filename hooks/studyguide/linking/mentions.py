"""Who mentions whom: for each term, the places of the guide that refer to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.occurrences import Occurrence, occurrences
from studyguide.linking.uris import hand_page_uri, lesson_uri, term_uri
from studyguide.model.guide import Article, Guide, HandPage, Lesson, Term
from studyguide.prose.sentences import sentence_at
from studyguide.prose.spans import spans


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a term is mentioned in running text."""

    term: str
    """The id of the mentioned term."""
    by: Lesson | Term | HandPage
    """Whose text it is."""
    uri: str
    """The page, with the anchor of the section."""
    sentence: str
    """The Markdown of the sentence."""


def mentions(guide: Guide, finder: NameFinder) -> Mapping[str, tuple[Mention, ...]]:
    """Return the mentions of each term in a language: lessons in course order, terms, pages.

    Of several in one section, or in one term's text, the first is kept.
    """
    found: dict[str, dict[str, Mention]] = {}
    for by, markdown, uri, occurrence in _all_occurrences(guide, finder):
        term = occurrence.term
        if isinstance(by, Term) and by.id == term:
            continue
        by_uri = found.setdefault(term, {})
        if uri not in by_uri:
            by_uri[uri] = Mention(term, by, uri, sentence_at(markdown, occurrence.start))
    return {term: tuple(by_uri.values()) for term, by_uri in found.items()}


Place = tuple[Lesson | Term | HandPage, str, str, Occurrence]
"""Whose text, the text, the page with the anchor of the section, and where in the text."""


def _all_occurrences(guide: Guide, finder: NameFinder) -> Iterator[Place]:
    for lesson in guide.lessons:
        yield from _in_article(lesson, lesson.articles, lesson_uri(lesson), finder)
    for term in guide.terms.values():
        for markdown in term_texts(term, finder.links.language):
            for occurrence in occurrences(markdown, finder):
                yield term, markdown, term_uri(term.id), occurrence
    for page in guide.pages:
        yield from _in_article(page, page.articles, hand_page_uri(page), finder)


def term_texts(term: Term, language: str) -> Iterator[str]:
    """Yield the running texts of a term in a language."""
    for text in (term.definition, term.example):
        if text and (written := text.get(language)):
            yield written


def _in_article(
    by: Lesson | HandPage, articles: Mapping[str, Article], uri: str, finder: NameFinder
) -> Iterator[Place]:
    article = articles.get(finder.links.language)
    if article is None:
        return
    anchors = _anchors(article)
    for occurrence in occurrences(article.body, finder, automatic=article.link):
        anchor = next((id_ for start, id_ in anchors if start <= occurrence.start), "")
        yield by, article.body, f"{uri}#{anchor}" if anchor else uri, occurrence


def _anchors(article: Article) -> list[tuple[int, str]]:
    """Return where each section of an article begins and its anchor, the last one first."""
    begins = (span.start for span in spans(article.body) if span.kind == "heading")
    ids = (heading.id for heading in article.headings)
    return list(zip(begins, ids, strict=True))[::-1]
