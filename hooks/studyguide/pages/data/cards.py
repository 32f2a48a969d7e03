"""`cards.json`: what the page of flashcards asks, made from terms and from short questions.

A card's id is the same in every language, since what a reader knows is kept under it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from markupsafe import Markup

from studyguide.linking import uris
from studyguide.linking.hidden_names import without_names
from studyguide.model.guide import Lesson, Term
from studyguide.pages.forms.form import Form, Writing
from studyguide.pages.forms.passages import Passage
from studyguide.pages.forms.question_forms import form
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.pages.week_names import names_by_number
from studyguide.text.capitalization import capitalized
from studyguide.text.markup import markup
from studyguide.text.tree.inline_contents import with_inline_contents
from studyguide.text.tree.unlinked import unlinked

CardKind = Literal["meaning", "name", "translate", "question"]
CARD_KINDS: tuple[CardKind, ...] = get_args(CardKind)


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its two sides are HTML without links."""

    id: str
    """`relu:meaning`: what the card is about and its kind."""
    kind: CardKind
    week: int
    """0 for a lesson that belongs to no week."""
    front: str
    back: str
    url: str
    """Where to read more, from the root of the language's site."""


def kind_names(site: Site) -> dict[CardKind, str]:
    """Return what each kind of card is called; with one language there are no names in another."""
    others = len(site.languages) - 1
    named = _numbered(site.words.entries["flashcards_kinds"], others)
    return {kind: named[kind] for kind in CARD_KINDS if kind in named}


def session_words(site: Site) -> dict[str, Any]:
    """Return the words of the page of flashcards that its script shows."""
    words = site.words.entries["flashcard"]
    asks = _numbered(words["asks"], len(site.languages) - 1)
    return {**words, "asks": asks, **names_by_number(site.guide, site.language)}


def _numbered(texts: Mapping[str, Any], others: int) -> dict[str, str]:
    """Return texts by kind of card; that of another language depends on how many others there are.

    With one language alone there is none.
    """
    form = "one" if others == 1 else "many"
    named = {**texts, "translate": texts["translate"][form]}
    return {kind: text for kind, text in named.items() if others or kind != "translate"}


def cards_json(site: Site) -> str:
    """Return the cards of a course as JSON, in course order."""
    records = [asdict(card) for card in cards(site)]
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


def cards(site: Site) -> Iterator[Card]:
    """Yield the cards of each lesson: its terms, then its short questions."""
    for lesson in site.guide.lessons:
        page = PageView(site, uris.FLASHCARDS, lesson)
        for term in lesson.terms:
            yield from _of_term(page, lesson, term)
        if lesson.week and site.guide.has_answers(lesson.week):
            for question in lesson.questions:
                yield from _of_form(page, lesson.week, form(question, site.text_settings))


def _of_term(page: PageView, lesson: Lesson, term: Term) -> Iterator[Card]:
    name = markup("<p>{}</p>", _name(page, term))
    sides: dict[CardKind, tuple[Markup, Markup]] = {
        "meaning": (name, _meaning(page, term, blank=False)),
        "name": (_meaning(page, term, blank=True), name),
    }
    if others := _other_names(page, term):
        sides["translate"] = (name, others)
    for kind, (front, back) in sides.items():
        url = uris.address_of(uris.term_uri(term.id))
        yield Card(f"{term.id}:{kind}", kind, lesson.week or 0, front, back, url)


def _of_form(page: PageView, week: int, question: Form) -> Iterator[Card]:
    """Yield the card of a question if that asks for no more than a short answer."""
    controls = [part.control for part in question.parts]
    match controls:
        case [Writing(long=False, answer=answer)]:
            front, back = _text(page, question.prompt), _text(page, answer)
            url = f"{uris.address_of(uris.quiz_uri(week))}#{question.id}"
            yield Card(f"{question.id}:question", "question", week, front, back, url)


def _name(page: PageView, term: Term) -> Markup:
    """Return a term's name with its abbreviation."""
    name = markup("<strong>{}</strong>", page.heading_name(term))
    if not term.short:
        return name
    return name + markup(' <span class="short">{}</span>', page.plain(term.short))


def _other_names(page: PageView, term: Term) -> Markup:
    """Return a term's names in the other languages, empty if they are the same."""
    names = [(code, term.name.get(code)) for code in page.site.languages]
    _, own = names[0]
    others = [(code, name) for code, name in names[1:] if own and name and name != own]
    return Markup("").join(
        markup('<p lang="{}" dir="auto"><strong>{}</strong></p>', code, capitalized(name))
        for code, name in others
    )


def _meaning(page: PageView, term: Term, *, blank: bool) -> Markup:
    """Return the first sentence of a term's definition, on wish without its own names."""
    line, language = page.unlinked_summary(term.definition)
    if blank:
        line = without_names(line, term, page.site.finders[language])
    return page.marked(markup("<p>{}</p>", page.html(line)), language)


def _text(page: PageView, text: Passage) -> Markup:
    html = page.document(with_inline_contents(page.linked(text), lambda line, _: unlinked(line)))
    return page.marked(html, text.language)
