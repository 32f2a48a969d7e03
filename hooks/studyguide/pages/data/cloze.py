"""A sentence of a term's definition with another term to fill in, for flashcards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from studyguide.linking.blanked_names import without_names
from studyguide.linking.name_index import match_key
from studyguide.linking.term_links import linked_blocks
from studyguide.linking.term_names import names_of
from studyguide.model.guide import Term
from studyguide.pages.site import Site
from studyguide.text.tree.flat import atoms
from studyguide.text.tree.inlines import Inlines, TermLink
from studyguide.text.tree.plain import plain_words
from studyguide.text.tree.sentences import all_sentences

GAP: Final = "[…]"
"""Stands where a term has to be filled in."""
_WORDS: Final = range(5, 41)
"""How long a sentence may be: a shorter one says too little, a longer one is too much to hold."""


@dataclass(frozen=True, slots=True)
class Cloze:
    """A sentence that mentions a term."""

    target: Term
    """What is to be filled in."""
    sentence: Inlines
    language: str
    written: str
    """The words that the sentence has for it: `gradients`."""

    def gapped(self, site: Site) -> Inlines:
        """Return the sentence with gaps in place of all names of the target."""
        return without_names(self.sentence, self.target, site.finders[self.language], GAP)


def cloze_of(site: Site, term: Term) -> Cloze | None:
    """Return what to fill in about a term, None if no sentence is fit for it in some language.

    A card is the same in all languages, so the first target that all of them have is taken.
    """
    by_language = {
        code: {cloze.target.id: cloze for cloze in reversed([*_clozes(site, term, code)])}
        for code in site.guide.course.languages
    }
    first = by_language[site.guide.course.languages[0]]
    shared = (id_ for id_ in reversed(first) if all(id_ in found for found in by_language.values()))
    target = next(shared, None)
    return by_language[site.language][target] if target else None


def _clozes(site: Site, term: Term, code: str) -> Iterator[Cloze]:
    """Yield the sentences of a term's definition in a language, once for each fit target."""
    text = term.definition.localized(site.guide.fallbacks(code))
    preamble = site.preamble(text.language)
    document = linked_blocks(text.markdown, site.finders[text.language], preamble)
    for sentence in all_sentences(document.blocks, text.language):
        if len(plain_words(sentence).split()) not in _WORDS:
            continue
        for target, written in _linked(sentence).items():
            if _is_fit(site, term, site.guide.terms[target]):
                yield Cloze(site.guide.terms[target], sentence, text.language, written)


def _linked(sentence: Inlines) -> Mapping[str, str]:
    """Return the words of the links in a sentence, by term."""
    links = (node for _, _, node in atoms(sentence) if isinstance(node, TermLink))
    return {link.term: plain_words(link.content) for link in links}


def _is_fit(site: Site, term: Term, target: Term) -> bool:
    """Return whether a target is known by then, and not told by the name of the term."""
    order = site.guide.lessons.index
    lessons = site.guide.lesson_of_term
    own, others = _all_names(site, term), _all_names(site, target)
    told = any(one in other or other in one for one in own for other in others)
    return not told and order(lessons[target.id]) <= order(lessons[term.id])


def _all_names(site: Site, term: Term) -> tuple[str, ...]:
    return tuple(match_key(name) for code in site.languages for name in names_of(term, code))
