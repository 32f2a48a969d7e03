"""The mentions of each term: the places of the guide that refer to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from studyguide.addresses.uris import lesson_uri, term_uri
from studyguide.formulas.latex.preamble import Preamble
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import linked_blocks
from studyguide.model.article import Article
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.text.tree.blocks import Document, Heading
from studyguide.text.tree.flat import atoms
from studyguide.text.tree.inlines import Inlines, TermLink
from studyguide.text.tree.sentences import all_sentences


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a term is mentioned in running text."""

    term: str
    """The id of the mentioned term."""
    source: Lesson | Term
    """The lesson or term with the text."""
    uri: str
    """The uri of the page, with the anchor of the section."""
    sentence: Inlines
    """With links to terms."""


def mentions(guide: Guide, finder: NameFinder) -> Mapping[str, tuple[Mention, ...]]:
    """Return the mentions of each term in a language: lessons in course order, then terms.

    Of several mentions in one section or in one term's text, only the first is kept.
    """
    everyone: tuple[Lesson | Term, ...] = (
        *guide.lessons, *guide.terms.values()
    )  # fmt: skip
    return _by_term(
        mention for source in everyone for mention in _mentions_in(source, guide, finder)
    )


def mentions_in_source(
    source: Lesson | Term, guide: Guide, finder: NameFinder
) -> Mapping[str, tuple[Mention, ...]]:
    """Return the same for the texts of one lesson or term."""
    return _by_term(_mentions_in(source, guide, finder))


def _by_term(listed: Iterable[Mention]) -> Mapping[str, tuple[Mention, ...]]:
    """Return mentions by mentioned term, without those in the term's own texts."""
    by_term: dict[str, dict[str, Mention]] = {}
    for mention in listed:
        if not (isinstance(mention.source, Term) and mention.source.id == mention.term):
            by_term.setdefault(mention.term, {}).setdefault(mention.uri, mention)
    return {term: tuple(by_uri.values()) for term, by_uri in by_term.items()}


def _mentions_in(source: Lesson | Term, guide: Guide, finder: NameFinder) -> Iterator[Mention]:
    preamble = Preamble.of(guide.course.macros, finder.index.language)
    article_preamble = replace(preamble, lesson=True)
    match source:
        case Lesson(articles=articles):
            yield from _in_article(source, articles, lesson_uri(source), finder, article_preamble)
        case Term():
            for text in term_texts(source, finder.index.language):
                linked = linked_blocks(text, finder, preamble)
                yield from _in_text(source, linked, term_uri(source.id), finder.index.language)
        case _:
            assert_never(source)


def term_texts(term: Term, language: str) -> Iterator[str]:
    """Yield the running texts of a term in a language."""
    for text in (term.definition, term.example):
        if text and (markdown := text.get(language)):
            yield markdown


def _in_article(
    source: Lesson,
    articles: Mapping[str, Article],
    uri: str,
    finder: NameFinder,
    preamble: Preamble,
) -> Iterator[Mention]:
    article = articles.get(finder.index.language)
    if article is not None:
        document = linked_blocks(article.body, finder, preamble, automatic=article.link)
        yield from _in_text(source, document, uri, article.language)


def _in_text(
    source: Lesson | Term, document: Document, uri: str, language: str
) -> Iterator[Mention]:
    section_uri = uri
    for block in document.blocks:
        if isinstance(block, Heading):
            section_uri = f"{uri}#{block.id}" if block.id else uri
        for sentence in all_sentences((block,), language):
            for _, _, node in atoms(sentence):
                if isinstance(node, TermLink):
                    yield Mention(node.term, source, section_uri, sentence)
