"""`cards.json`: the flashcards of a course, made from terms and short questions.

A flashcard has one id in all languages: a reader's progress is stored under it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from markupsafe import Markup

from studyguide.linking import uris
from studyguide.linking.blanked_names import without_names
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

FlashcardKind = Literal["meaning", "name", "translate", "question"]
FLASHCARD_KINDS: tuple[FlashcardKind, ...] = get_args(FlashcardKind)


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A flashcard: its two sides are HTML without links."""

    id: str
    """`relu:meaning`: the term or question, and the kind."""
    kind: FlashcardKind
    week: int
    """0 for a lesson that belongs to no week."""
    front: str
    back: str
    url: str
    """Where to read more, from the root of the language's site."""


def kind_names(site: Site) -> dict[FlashcardKind, str]:
    """Return the name of each kind; with one language there is no `translate`."""
    others = len(site.languages) - 1
    named = _numbered(site.words.entries["flashcards_kinds"], others)
    return {kind: named[kind] for kind in FLASHCARD_KINDS if kind in named}


def session_words(site: Site) -> dict[str, Any]:
    """Return the words that the script of the flashcards shows."""
    words = site.words.entries["flashcard"]
    asks = _numbered(words["asks"], len(site.languages) - 1)
    return {**words, "asks": asks, **names_by_number(site.guide, site.language)}


def _numbered(texts: Mapping[str, Any], others: int) -> dict[str, str]:
    """Return texts by kind; that of `translate` depends on the number of other languages."""
    form = "one" if others == 1 else "many"
    named = {**texts, "translate": texts["translate"][form]}
    return {kind: text for kind, text in named.items() if others or kind != "translate"}


def flashcards_json(site: Site) -> str:
    """Return the flashcards of a course as JSON, in course order."""
    records = [asdict(flashcard) for flashcard in flashcards(site)]
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


def flashcards(site: Site) -> Iterator[Flashcard]:
    """Yield the flashcards of each lesson: its terms, then its short questions."""
    for lesson in site.guide.lessons:
        page = PageView(site, uris.FLASHCARDS, lesson)
        for term in lesson.terms:
            yield from _of_term(page, lesson, term)
        if lesson.week and site.guide.has_answers(lesson.week):
            for question in lesson.questions:
                yield from _of_form(page, lesson.week, form(question, site.text_settings))


def _of_term(page: PageView, lesson: Lesson, term: Term) -> Iterator[Flashcard]:
    name = markup("<p>{}</p>", _name(page, term))
    sides: dict[FlashcardKind, tuple[Markup, Markup]] = {
        "meaning": (name, _meaning(page, term, blank=False)),
        "name": (_meaning(page, term, blank=True), name),
    }
    if others := _other_names(page, term):
        sides["translate"] = (name, others)
    for kind, (front, back) in sides.items():
        url = uris.address_of(uris.term_uri(term.id))
        yield Flashcard(f"{term.id}:{kind}", kind, lesson.week or 0, front, back, url)


def _of_form(page: PageView, week: int, question: Form) -> Iterator[Flashcard]:
    """Yield the flashcard of a question, if it has one part with a short written answer."""
    controls = [part.control for part in question.parts]
    match controls:
        case [Writing(long=False, answer=answer)]:
            front, back = _text(page, question.prompt), _text(page, answer)
            url = f"{uris.address_of(uris.quiz_uri(week))}#{question.id}"
            yield Flashcard(f"{question.id}:question", "question", week, front, back, url)


def _name(page: PageView, term: Term) -> Markup:
    """Return a term's name with its abbreviation."""
    name = markup("<strong>{}</strong>", page.heading_name(term))
    if not term.short:
        return name
    return name + markup(' <span class="short">{}</span>', page.plain(term.short))


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


def _meaning(page: PageView, term: Term, *, blank: bool) -> Markup:
    """Return the first sentence of a term's definition, with `blank` without its names."""
    sentence, language = page.unlinked_summary(term.definition)
    if blank:
        sentence = without_names(sentence, term, page.site.finders[language])
    return page.marked(markup("<p>{}</p>", page.html(sentence)), language)


def _text(page: PageView, text: Passage) -> Markup:
    document = with_inline_contents(page.linked(text), lambda inlines, _: unlinked(inlines))
    return page.marked(page.document(document), text.language)
