"""Which words of a text become links to terms, and whether those do that its author linked."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.linking.name_index import NameIndex, match_key
from studyguide.linking.names_in_text import NameFinder
from studyguide.linking.term_links import linked_blocks
from studyguide.model.guide import Guide
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import Document
from studyguide.text.tree.flat import atoms, flat
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Reference, TermLink


def links_in(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the words and the term of each link to a term."""
    for line, _ in inline_contents(document):
        for _, _, node in atoms(line):
            if isinstance(node, TermLink):
                yield flat(node.content), node.term


def linked(text: str, finder: NameFinder) -> list[str]:
    """Return what is linked in a text, as `words → term`."""
    return [f"{words} → {term}" for words, term in links_in(linked_blocks(text, finder))]


def references_found_alone(guide: Guide, language: str) -> tuple[int, list[str]]:
    """Take the brackets off each reference that reads as a form of its term; is it still found?

    Return how many there are, and the words of those that are not.
    """
    names = NameFinder.of(NameIndex.of(guide.terms.values(), language))
    missed, count = [], 0
    for lesson in guide.lessons:
        for reference in references(lesson.articles[language].body):
            words = flat(reference.content) or reference.target
            (term,) = names.index.find(reference.target) if reference.target else ("",)
            if term and term in names.index.find(words) and may_link(names.index, words):
                count += 1
                if linked(f"x {words} x", names) != [f"{words} → {term}"]:
                    missed.append(words)
    return count, missed


def references(source: str) -> Iterator[Reference]:
    """Yield the references that an author wrote."""
    for line, _ in inline_contents(parse_blocks(source)[0]):
        yield from (node for _, _, node in atoms(line) if isinstance(node, Reference))


def may_link(links: NameIndex, words: str) -> bool:
    """Return whether words may be linked without brackets: `link: false` and `unlinked` forbid."""
    names = links.by_key.get(match_key(words), ())
    return words[-1].isalnum() and bool(names) and all(name.linked for name in names)
