"""The flashcards of a term: its meaning, its names, its picture, a sentence to complete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from studyguide.addresses import uris
from studyguide.linking.blanked_names import without_names
from studyguide.linking.term_links import linked_inline
from studyguide.model.guide import Figure, Lesson, Term
from studyguide.pages.data.cloze import cloze_of
from studyguide.pages.data.flashcard import Flashcard, FlashcardKind
from studyguide.pages.data.spoken import spoken_formula
from studyguide.pages.data.typed_names import TypedNames
from studyguide.pages.html.pictures import picture_words
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.text.capitalization import capitalized
from studyguide.text.markup import markup
from studyguide.text.tree.inlines import Image, Inlines, Text
from studyguide.text.tree.plain import plain_words
from studyguide.text.tree.unlinked import unlinked


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a card: its HTML, and how it is read aloud where that is not its text."""

    html: Markup
    said: str = ""


def term_cards(
    page: PageView, lesson: Lesson, term: Term, names: TypedNames
) -> Iterator[Flashcard]:
    """Yield the cards of a term, the same in every language of the course."""
    name, meaning = _Side(_name(page, term)), _meaning(page, term)
    accepted = names.accepted(term)

    def card(
        kind: FlashcardKind, front: _Side, back: _Side, accept: tuple[str, ...] = ()
    ) -> Flashcard:
        said = (front.said, back.said) if front.said or back.said else ()
        url, refused = uris.address_of(uris.term_uri(term.id)), names.refused_beside(accept)
        id_, week = f"{term.id}:{kind}", lesson.week or 0
        return Flashcard(id_, kind, week, front.html, back.html, url, accept, refused, said)

    yield card("meaning", name, meaning)
    yield card("name", _meaning(page, term, blank=True), name, accepted)
    if others := _other_names(page, term):
        yield card("translate", name, _Side(others))
    if term.figure and not _is_lettered(page.site, lesson, term, term.figure.file):
        yield card("picture", _picture(page, term, term.figure), _both(name, meaning))
    if cloze := cloze_of(page.site, term):
        gapped = _line(page, unlinked(cloze.gapped(page.site)), cloze.language)
        answer = _Side(_name(page, cloze.target))
        accept = names.accepted(cloze.target, cloze.written)
        yield card("cloze", _both(name, gapped), answer, accept)


def _name(page: PageView, term: Term) -> Markup:
    """Return a term's name with its abbreviation."""
    name = markup("<strong>{}</strong>", page.heading_name(term))
    if not term.short:
        return markup("<p>{}</p>", name)
    return markup('<p>{} <span class="short">{}</span></p>', name, page.plain(term.short))


def _other_names(page: PageView, term: Term) -> Markup:
    """Return a term's names in the other languages, empty if they are the same."""
    names = [(code, term.name.get(code)) for code in page.site.languages]
    _, first_name = names[0]
    others = [
        (code, name) for code, name in names[1:] if first_name and name and name != first_name
    ]
    return Markup("").join(
        markup('<p lang="{}" dir="auto"><strong>{}</strong></p>', code, capitalized(name))
        for code, name in others
    )


def _meaning(page: PageView, term: Term, *, blank: bool = False) -> _Side:
    """Return the first sentence of a term's definition, with `blank` without its names."""
    sentence, language = page.unlinked_summary(term.definition)
    if blank:
        sentence = without_names(sentence, term, page.site.finders[language])
    return _line(page, sentence, language)


def _line(page: PageView, sentence: Inlines, language: str) -> _Side:
    words = plain_words(sentence, formula=spoken_formula(page.site))
    said = words if words != plain_words(sentence) else ""
    return _Side(page.marked(markup("<p>{}</p>", page.html(sentence)), language), said)


def _both(one: _Side, other: _Side) -> _Side:
    said = f"{one.html.striptags()}. {other.said}" if other.said else ""
    return _Side(one.html + other.html, said)


def _picture(page: PageView, term: Term, figure: Figure) -> _Side:
    """Return a place for a term's figure, with its caption and description but not its names.

    The figure itself is on the term's page, from where a script fetches it when it is asked for:
    a drawing is inlined, so that its colours follow the scheme, and all of them would be too much.
    """
    site, caption = page.site, Markup("")
    if figure.caption:
        text = figure.caption.localized(site.languages)
        finder = site.finders[text.language]
        line = linked_inline(text.markdown, finder, site.preamble(text.language))
        blanked = page.html(unlinked(without_names(line, term, finder)))
        caption = markup("<figcaption>{}</figcaption>", page.marked_inline(blanked, text.language))
    alt = figure.alt.localized(site.languages)
    described = without_names((Text(page.words(figure.alt)),), term, site.finders[alt.language])
    address = uris.address_of(uris.term_uri(term.id))
    return _Side(
        markup(
            '<figure class="figure" data-from="{}" data-alt="{}">{}</figure>',
            address,
            plain_words(described),
            caption,
        )
    )


def _is_lettered(site: Site, lesson: Lesson, term: Term, file: str) -> bool:
    """Return whether a drawing itself tells the name of its term, in any language."""
    for code in site.languages:
        words = picture_words(lesson, site.guide.fallbacks(code), Image(file, ""))
        written = (Text(words),)
        if any(without_names(written, term, finder) != written for finder in site.finders.values()):
            return True
    return False
