"""`cards.json`: what the page of flashcards asks, made from terms and from short questions.

A card's id is the same in every language, since what a reader knows is kept under it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any, Literal, get_args

from studyguide.linking import uris
from studyguide.linking.links import names_of
from studyguide.linking.occurrences import names_in_prose
from studyguide.model.guide import Lesson, Term
from studyguide.model.questions import Short
from studyguide.model.text import Text
from studyguide.pages.site import Site
from studyguide.pages.writer import Writer
from studyguide.prose.plain import as_markdown, capitalized
from studyguide.prose.spans import replaced, spans

Kind = Literal["meaning", "name", "translate", "question"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_BLANK = "…"


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


def kind_names(site: Site) -> dict[Kind, str]:
    """Return what each kind of card is called; with one language there are no names in another."""
    others = len(site.languages) - 1
    named = _numbered(site.words.entries["flashcards_kinds"], others)
    return {kind: named[kind] for kind in KINDS if kind != "translate" or others}


def session_words(site: Site) -> dict[str, Any]:
    """Return the words of the page of flashcards that its script shows."""
    words = site.words.entries["flashcard"]
    return {**words, "asks": _numbered(words["asks"], len(site.languages) - 1)}


def _numbered(texts: Mapping[str, Any], others: int) -> dict[str, str]:
    """Return texts by kind of card, of which one depends on how many other languages there are."""
    return {**texts, "translate": texts["translate"]["one" if others == 1 else "many"]}


def cards_json(site: Site) -> str:
    """Return the cards of a course as JSON, in course order."""
    found = [asdict(card) for card in cards(site)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def cards(site: Site) -> Iterator[Card]:
    """Yield the cards of each lesson: its terms, then its short questions."""
    for lesson in site.guide.lessons:
        writer = Writer(site, uris.FLASHCARDS, lesson)
        for term in lesson.terms:
            yield from _of_term(writer, lesson, term)
        if lesson.week:
            asked = (one for one in lesson.questions if isinstance(one, Short))
            yield from (_of_question(writer, lesson.week, one) for one in asked)


def _of_term(writer: Writer, lesson: Lesson, term: Term) -> Iterator[Card]:
    name = f"<p>{_name(writer, term)}</p>"
    sides: dict[Kind, tuple[str, str]] = {
        "meaning": (name, _meaning(writer, term, blank=False)),
        "name": (_meaning(writer, term, blank=True), name),
    }
    if others := _other_names(writer, term):
        sides["translate"] = (name, others)
    for kind, (front, back) in sides.items():
        url = uris.address_of(uris.term_uri(term.id))
        yield Card(f"{term.id}:{kind}", kind, lesson.week or 0, front, back, url)


def _of_question(writer: Writer, week: int, question: Short) -> Card:
    front, back = _text(writer, question.prompt), _text(writer, question.answer)
    url = f"{uris.address_of(uris.quiz_uri(week))}#{question.id}"
    return Card(f"{question.id}:question", "question", week, front, back, url)


def _name(writer: Writer, term: Term) -> str:
    """Return a term's name with its abbreviation, as HTML."""
    name = writer.site.html.line(as_markdown(writer.title(term)))
    short = f' <span class="short">{escape(writer.words(term.short))}</span>' if term.short else ""
    return f"<strong>{name}</strong>{short}"


def _other_names(writer: Writer, term: Term) -> str:
    """Return a term's names in the other languages as HTML, empty if they are the same."""
    names = [(code, term.name.get(code)) for code in writer.site.languages]
    _, own = names[0]
    others = [(code, name) for code, name in names[1:] if own and name and name != own]
    html = writer.site.html
    return "".join(
        f'<p lang="{code}"><strong>{html.line(as_markdown(capitalized(name)))}</strong></p>'
        for code, name in others
    )


def _meaning(writer: Writer, term: Term, *, blank: bool) -> str:
    """Return the first sentence of a term's definition as HTML, on wish without its own names."""
    text, language = writer.unlinked_summary(term.definition)
    if blank:
        text = replaced(
            text, ((*place, _BLANK) for place in _own_names(writer, term, text, language))
        )
    return _marked(writer, f"<p>{writer.site.html.line(text)}</p>", language)


def _own_names(writer: Writer, term: Term, text: str, language: str) -> list[tuple[int, int]]:
    """Return where a text has names of the term, as words or as code: `model.fit()`."""
    found = names_in_prose(text, writer.site.finders[language])
    words = [(one.start, one.end) for one in found if one.name.term == term.id]
    names = {name.removesuffix("()") for name in names_of(term, language)}
    code = (
        (span.start, span.end)
        for span in spans(text)
        if span.kind == "code" and span.match[0].strip("` ").removesuffix("()") in names
    )
    return sorted([*words, *code])


def _text(writer: Writer, text: Text) -> str:
    found = text.localized(writer.site.languages)
    html = writer.site.html.block(writer.unlinked(found.markdown, found.language))
    return _marked(writer, html, found.language)


def _marked(writer: Writer, html: str, language: str) -> str:
    """Return HTML that says which language it is in if that is not the page's."""
    return html if language == writer.site.language else f'<div lang="{language}">{html}</div>'
