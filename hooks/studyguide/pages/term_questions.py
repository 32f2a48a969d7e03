"""Questions generated from the glossary: which term is this, and what does this term mean?

One for each term, the same in every build: the question and the other terms offered depend only on
ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from studyguide.addresses.uris import GLOSSARY, quiz_terms_uri
from studyguide.linking.blanked_names import without_names
from studyguide.linking.name_index import match_key
from studyguide.linking.term_names import names_of
from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term, first_id
from studyguide.pages.forms.form import Form, FormOption, FormPart, Options
from studyguide.pages.forms.part_forms import letter
from studyguide.pages.forms.passages import Passage
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.text.tree.blocks import Block, Blocks, Document, Paragraph, Quote
from studyguide.text.tree.inlines import Inlines, Styled, Text
from studyguide.text.tree.plain import plain_words

_OTHERS = 3
_BEGINNING = 120
"""As many characters of a definition as tell whether two of them may begin alike."""


def generated_questions(site: Site, week: Week) -> Iterator[tuple[Lesson, Form]]:
    """Yield a question for each term of a week for which there are distractors."""
    page, chooser = PageView(site, quiz_terms_uri(week.number)), Distractors(site)
    for lesson in site.guide.lessons_of(week):
        for term in lesson.terms:
            others = chooser.of(term)
            if others:
                yield lesson, _question(page, term, others)


def distractors(site: Site, term: Term) -> tuple[Term, ...]:
    """Return terms with another meaning, as `Distractors` chooses them."""
    return Distractors(site).of(term)


@dataclass(frozen=True, slots=True)
class Distractors:
    """Chooses the terms that are offered beside the right one, and keeps what it compares."""

    site: Site
    _surfaces: dict[str, frozenset[str]] = field(default_factory=dict)
    _openings: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    _meanings: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)

    def of(self, term: Term) -> tuple[Term, ...]:
        """Return terms with another meaning: first its contrasts, then terms of its week.

        Its parts and wholes and its related terms are left out, since they could be right as well.
        So are names within its name: every hidden layer is a layer. No two meanings read alike once
        their names are hidden.
        """
        chosen: dict[str, Term] = {}
        for candidate in self._candidates(term):
            offered = (term, *chosen.values())
            if not any(
                one.id == candidate.id or self._read_alike(one, candidate) for one in offered
            ):
                chosen[candidate.id] = candidate
            if len(chosen) == _OTHERS:
                break
        return tuple(chosen.values())

    def _candidates(self, term: Term) -> Iterator[Term]:
        relatives = self.site.relatives[term.id]
        out = {
            term.id,
            *(relative.id for relative in relatives.see),
            *_whole(self.site, term),
            *_parts(self.site, term),
        }
        yield from (relative for relative in relatives.contrast if relative.id not in out)
        surfaces = self._surfaces_of(term)
        for candidate in _neighbours(self.site, term):
            if candidate.id in out or surfaces & self._surfaces_of(candidate):
                continue
            if not _is_within(self.site, term, candidate):
                yield candidate

    def _surfaces_of(self, term: Term) -> frozenset[str]:
        """Return the match keys of all its names."""
        if term.id not in self._surfaces:
            names = (name for code in self.site.languages for name in names_of(term, code))
            self._surfaces[term.id] = frozenset(map(match_key, names))
        return self._surfaces[term.id]

    def _read_alike(self, first: Term, second: Term) -> bool:
        """Whether a question would show the same words for both meanings, in some language."""
        words = zip(self._openings_of(first), self._openings_of(second), strict=True)
        # few pairs have words in common, and only for those is it worth while to look closely
        if not any(2 * len(own & others) > min(len(own), len(others)) for own, others in words):
            return False
        return bool(self._meanings_of(first) & self._meanings_of(second))

    def _openings_of(self, term: Term) -> tuple[frozenset[str], ...]:
        """Return the words that its definition begins with in each language."""
        if term.id not in self._openings:
            texts = (term.definition.localized((code,)).markdown for code in self.site.languages)
            self._openings[term.id] = tuple(frozenset(text[:_BEGINNING].split()) for text in texts)
        return self._openings[term.id]

    def _meanings_of(self, term: Term) -> frozenset[tuple[str, str]]:
        """Return what a term means in each language, as a question shows it."""
        if term.id not in self._meanings:
            page = PageView(self.site, GLOSSARY)
            sentences = (
                page.unlinked_summary(term.definition, (code, *self.site.languages))
                for code in self.site.languages
            )
            self._meanings[term.id] = frozenset(
                (code, plain_words(without_names(sentence, term, self.site.finders[code])))
                for sentence, code in sentences
            )
        return self._meanings[term.id]


def _neighbours(site: Site, term: Term) -> Iterator[Term]:
    """Yield the terms of the same week, then all, each starting at an index derived from the id."""
    guide = site.guide
    number = guide.lesson_of_term[term.id].week
    week = guide.terms_of(guide.week(number)) if number else ()
    for terms in (week, tuple(guide.terms.values())):
        start = int.from_bytes(_digest(first_id(term))[:4], "big") % max(1, len(terms))
        yield from terms[start:]
        yield from terms[:start]


def _whole(site: Site, term: Term) -> Iterator[str]:
    """Yield everything that a term is part of, directly or indirectly."""
    for whole in site.relatives[term.id].part_of:
        yield whole.id
        yield from _whole(site, whole)


def _parts(site: Site, term: Term) -> Iterator[str]:
    for part in site.relatives[term.id].parts:
        yield part.id
        yield from _parts(site, part)


def _is_within(site: Site, first: Term, second: Term) -> bool:
    """Return whether in any language all words of one name are in the other."""
    pairs = ((_name_words(first, code), _name_words(second, code)) for code in site.languages)
    return any(words <= others or others <= words for words, others in pairs)


def _name_words(term: Term, language: str) -> frozenset[str]:
    return frozenset(match_key(term.name.get(language) or term.id).split())


def blanked(page: PageView, term: Term) -> Inlines:
    """Return the first sentence of a term's definition with its names as `…`."""
    sentence, language = page.unlinked_summary(term.definition)
    return without_names(sentence, term, page.site.finders[language])


def _question(page: PageView, term: Term, others: tuple[Term, ...]) -> Form:
    asks_name = _digest(first_id(term))[0] % 2 == 0
    words = page.site.words
    prompt: Blocks = (_named(words["what_term"], page.site.name(term)),)
    if asks_name:
        heading = Paragraph((Text(words["which_term"]),))
        prompt = (heading, Quote((Paragraph(blanked(page, term)),)))
    offered_terms = sorted(
        (term, *others), key=lambda offered: _digest(f"{first_id(term)}|{first_id(offered)}")
    )
    options = tuple(
        FormOption(
            letter=letter(index),
            content=_about(
                page, offered, _offered(page, offered, asks_name=asks_name), named=asks_name
            ),
            correct=offered is term,
            why=_about(
                page, offered, _why(page, offered, asks_name=asks_name), named=not asks_name
            ),
        )
        for index, offered in enumerate(offered_terms)
    )
    id_ = f"term-{term.id}"
    return Form(
        id=id_,
        kind="choice",
        prompt=_about(page, term, *prompt, named=not asks_name),
        parts=(FormPart(id=id_, instruction="choose_one", control=Options(options=options)),),
        difficulty=1,
        terms=(term.id,),
        formerly=tuple(f"term-{former}" for former in term.formerly),
    )


def _offered(page: PageView, term: Term, *, asks_name: bool) -> Paragraph:
    """Return an option: a term's name, or its definition."""
    return Paragraph((Text(page.site.name(term)),) if asks_name else blanked(page, term))


def _why(page: PageView, term: Term, *, asks_name: bool) -> Paragraph:
    """Return the explanation of an option: a term's definition, or its name."""
    if asks_name:
        return Paragraph(page.unlinked_summary(term.definition)[0])
    return _named(page.site.words["this_is"], page.site.name(term))


def _named(sentence: str, name: str) -> Paragraph:
    """Return a sentence of the site with a name in bold in place of `{name}`."""
    before, _, after = sentence.partition("{name}")
    parts = (Text(before), Styled("strong", (Text(name),)), Text(after))
    return Paragraph(tuple(part for part in parts if part != Text("")))


def _about(page: PageView, term: Term, *blocks: Block, named: bool) -> Passage:
    """Return a passage with a term's name or definition, in the language of that text."""
    text = (term.name if named else term.definition).localized(page.site.languages)
    return Passage(Document(blocks), text.language, text.fallback)


def _digest(seed: str) -> bytes:
    return hashlib.sha256(seed.encode()).digest()
