"""`cards.json`: what the page of flashcards asks, made from terms and from short questions.

A card's id is the same in every language, since what a reader knows is kept under it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from markupsafe import Markup

from studyguide.linking import uris
from studyguide.linking.hidden_names import without_names
from studyguide.linking.term_links import linked_blocks
from studyguide.model.guide import Lesson, Term
from studyguide.model.questions import Short
from studyguide.model.text import Text
from studyguide.pages.site import Site
from studyguide.pages.view import PageView
from studyguide.text.lines import with_lines
from studyguide.text.names import capitalized
from studyguide.text.unlinked import unlinked

Kind = Literal["meaning", "name", "translate", "question"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its two sides are HTML without links."""

    id: str
    """`relu:meaning`: what the card is about and its kind."""
    kind: Kind
    week: int
    """0 for a lesson that belongs to no week."""
    front: str
    back: str
    url: str
    """Where to read more, from the root of the language's site."""


def cards_json(site: Site) -> str:
    """Return the cards of a course as JSON, in course order."""
    found = [asdict(card) for card in cards(site)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def cards(site: Site) -> Iterator[Card]:
    """Yield the cards of each lesson: its terms, then its short questions."""
    for lesson in site.guide.lessons:
        page = PageView(site, uris.FLASHCARDS, lesson)
        for term in lesson.terms:
            yield from _of_term(page, lesson, term)
        if lesson.week:
            asked = (one for one in lesson.questions if isinstance(one, Short))
            yield from (_of_question(page, lesson.week, one) for one in asked)


def _of_term(page: PageView, lesson: Lesson, term: Term) -> Iterator[Card]:
    name = Markup("<p>{}</p>").format(_name(page, term))
    sides: dict[Kind, tuple[Markup, Markup]] = {
        "meaning": (name, _meaning(page, term, blank=False)),
        "name": (_meaning(page, term, blank=True), name),
    }
    if others := _other_names(page, term):
        sides["translate"] = (name, others)
    for kind, (front, back) in sides.items():
        url = uris.address_of(uris.term_uri(term.id))
        yield Card(f"{term.id}:{kind}", kind, lesson.week or 0, front, back, url)


def _of_question(page: PageView, week: int, question: Short) -> Card:
    front, back = _text(page, question.prompt), _text(page, question.answer)
    url = f"{uris.address_of(uris.quiz_uri(week))}#{question.id}"
    return Card(f"{question.id}:question", "question", week, front, back, url)


def _name(page: PageView, term: Term) -> Markup:
    """Return a term's name with its abbreviation."""
    name = Markup("<strong>{}</strong>").format(page.title(term))
    if not term.short:
        return name
    return name + Markup(' <span class="short">{}</span>').format(page.words(term.short))


def _other_names(page: PageView, term: Term) -> Markup:
    """Return a term's names in the other languages, empty if they are the same."""
    names = [(code, term.name.get(code)) for code in page.site.languages]
    _, own = names[0]
    others = [(code, name) for code, name in names[1:] if own and name and name != own]
    return Markup("").join(
        Markup('<p lang="{}"><strong>{}</strong></p>').format(code, capitalized(name))
        for code, name in others
    )


def _meaning(page: PageView, term: Term, *, blank: bool) -> Markup:
    """Return the first sentence of a term's definition, on wish without its own names."""
    line, language = page.unlinked_summary(term.definition)
    if blank:
        line = without_names(line, term, page.site.finders[language])
    return _marked(page, Markup("<p>{}</p>").format(page.html(line)), language)


def _text(page: PageView, text: Text) -> Markup:
    found = text.localized(page.site.languages)
    finder = page.site.finders[found.language]
    document = linked_blocks(found.markdown, finder, automatic=False)
    html = page.document(with_lines(document, lambda line, _: unlinked(line)))
    return _marked(page, html, found.language)


def _marked(page: PageView, html: Markup, language: str) -> Markup:
    """Return HTML that says which language it is in if that is not the page's."""
    if language == page.site.language:
        return html
    return Markup('<div lang="{}">{}</div>').format(language, html)
