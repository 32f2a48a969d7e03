"""`cards.json`: the flashcards of a course, made from terms and short questions.

A flashcard has one id in all languages: a reader's progress is stored under it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from markupsafe import Markup

from studyguide.addresses import uris
from studyguide.languages.folding import folding_of
from studyguide.pages.data.flashcard import FLASHCARD_KINDS, OWN_KIND, Flashcard, FlashcardKind
from studyguide.pages.data.term_cards import term_cards
from studyguide.pages.data.typed_names import TypedNames, endings
from studyguide.pages.forms.form import Form, Writing
from studyguide.pages.forms.passages import Passage
from studyguide.pages.forms.question_forms import form
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.pages.week_names import names_by_number
from studyguide.text.tree.inline_contents import with_inline_contents
from studyguide.text.tree.unlinked import unlinked


def kind_names(site: Site) -> dict[str, str]:
    """Return the name of each kind; with one language there is no `translate`."""
    others = len(site.languages) - 1
    named = _numbered(site.words.entries["flashcards_kinds"], others)
    return {kind: named[kind] for kind in (*FLASHCARD_KINDS, OWN_KIND) if kind in named}


def session_words(site: Site) -> dict[str, Any]:
    """Return the words that the script of the flashcards shows, and what is no mistake."""
    words = site.words.entries["flashcard"]
    asks = _numbered(words["asks"], len(site.languages) - 1)
    folding = json.loads(folding_of(site.guide.course.languages).json)
    names = names_by_number(site.guide, site.language)
    return {**words, "asks": asks, **names, "folding": folding, "endings": endings(site)}


def _numbered(texts: Mapping[str, Any], others: int) -> dict[str, str]:
    """Return texts by kind; that of `translate` depends on the number of other languages."""
    form = "one" if others == 1 else "many"
    named = {**texts, "translate": texts["translate"][form]}
    return {kind: text for kind, text in named.items() if others or kind != "translate"}


def flashcards_json(site: Site) -> str:
    """Return the flashcards of a course as JSON, in course order, without empty fields."""
    records = [_record(flashcard) for flashcard in flashcards(site)]
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


def _record(flashcard: Flashcard) -> dict[str, Any]:
    values = {field.name: getattr(flashcard, field.name) for field in fields(flashcard)}
    return {key: value for key, value in values.items() if value or key == "week"}


def flashcards(site: Site) -> Iterator[Flashcard]:
    """Yield the flashcards of each lesson: its terms, then its short questions."""
    names = TypedNames.of(site)
    for lesson in site.guide.lessons:
        page = PageView(site, uris.FLASHCARDS, lesson)
        for term in lesson.terms:
            yield from term_cards(page, lesson, term, names)
        if lesson.week and site.guide.has_answers(lesson.week):
            for question in lesson.questions:
                yield from _of_form(page, lesson.week, form(question, site.text_settings))


def _of_form(page: PageView, week: int, question: Form) -> Iterator[Flashcard]:
    """Yield the flashcard of a question, if it has one part with a short written answer."""
    controls = [part.control for part in question.parts]
    match controls:
        case [Writing(long=False, answer=answer)]:
            front, back = _text(page, question.prompt), _text(page, answer)
            url = f"{uris.address_of(uris.quiz_uri(week))}#{question.id}"
            kind: FlashcardKind = "question"
            yield Flashcard(f"{question.id}:{kind}", kind, week, front, back, url)


def _text(page: PageView, text: Passage) -> Markup:
    document = with_inline_contents(page.linked(text), lambda inlines, _: unlinked(inlines))
    return page.marked(page.document(document), text.language)
