"""What the search of a site finds: terms by their meaning, sections of pages, and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from markupsafe import Markup, escape

from studyguide.addresses.site_map import Overview, PageEntry, Quiz, TermsQuiz, page_entries
from studyguide.addresses.uris import address_of, quiz_uri
from studyguide.linking.term_names import names_of
from studyguide.model.authored_text import AuthoredText
from studyguide.model.course import Week
from studyguide.model.guide import Lesson, Term
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.pages.titles import title_of
from studyguide.text.markup import markup
from studyguide.text.tree.inlines import Image

PassageKind = Literal["section", "question"]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A part of a page that is found by itself."""

    address: str
    """From the root of the language's site, with the anchor of a section."""
    page: str
    """The title of the page."""
    section: str
    """The heading; empty at the beginning of a page."""
    text: Markup
    """As `text/renderers/search_html.py` has it."""
    kind: PassageKind = "section"

    @property
    def page_address(self) -> str:
        """The address of the page."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The id of the section; empty at the beginning of a page."""
        return self.address.partition("#")[2]


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """What a term is found by."""

    id: str
    names: tuple[str, ...]
    meaning: Markup
    """The first sentence of its definition, as HTML without links."""
    texts: tuple[Markup, ...]
    """Its definition, and what else its page says of it."""


def found_terms(site: Site) -> Iterator[FoundTerm]:
    """Yield every term, sorted by id, as in `terms.json`."""
    for term in sorted(site.guide.terms.values(), key=lambda term: term.id):
        lesson = site.guide.lesson_of_term[term.id]
        page = PageView(site, "", lesson)
        sentence, language = page.unlinked_summary(term.definition)
        meaning = page.marked_inline(page.html(sentence), language)
        names = dict.fromkeys(name for code in site.languages for name in names_of(term, code))
        yield FoundTerm(term.id, tuple(names), meaning, tuple(_texts(page, term)))


def _texts(page: PageView, term: Term) -> Iterator[Markup]:
    yield page.found(term.definition)
    if term.example:
        yield page.found(term.example)
    if figure := term.figure:
        yield page.found(figure.alt)
        if figure.caption:
            yield page.found(figure.caption)
        yield escape(page.media.drawn(Image(figure.file, "")))
    if term.code:
        yield escape(term.code)


def passages(site: Site) -> Iterator[SearchEntry]:
    """Yield what is found of the guide's pages besides its terms, in the order of the site."""
    for entry in page_entries(site.guide, site.languages):
        title = title_of(site.guide, site.language, entry.subject)
        yield from _of_page(site, entry, title)


def _of_page(site: Site, entry: PageEntry, title: str) -> Iterator[SearchEntry]:
    first = SearchEntry(address_of(entry.uri), title, "", Markup(""))
    match entry.subject:
        case Lesson():
            yield from _of_lesson(PageView(site, entry.uri, entry.subject), entry.subject, first)
        case Week():
            yield from _of_week(PageView(site, entry.uri), entry.subject, first)
        case Overview("home"):
            text = PageView(site, entry.uri).found(site.guide.course.description)
            yield replace(first, text=text)
        case Overview():
            yield replace(first, text=_lead(site, entry.subject))
        case Quiz(week):
            yield first
            yield from _questions(site, week, first)
        case TermsQuiz():
            yield first
        case Term():
            return
        case _:
            assert_never(entry.subject)


def _lead(site: Site, overview: Overview) -> Markup:
    key = {"quizzes": "self_check_lead"}.get(overview.name, f"{overview.name}_lead")
    words = site.words.entries.get(key, "")
    return markup("<p>{}</p>", words) if isinstance(words, str) and words else Markup("")


def _of_lesson(page: PageView, lesson: Lesson, first: SearchEntry) -> Iterator[SearchEntry]:
    article = lesson.article(page.site.languages)
    top, *others = page.found_sections(article)
    yield replace(first, text=markup("<p>{}</p> {}", article.summary, top.text))
    for section in others:
        address = f"{first.address}#{section.anchor}" if section.anchor else first.address
        title = section.title.striptags()
        yield replace(first, address=address, section=title, text=section.text)


def _of_week(page: PageView, week: Week, first: SearchEntry) -> Iterator[SearchEntry]:
    words = page.site.words
    events = (text for event in week.events for text in (event.title, event.text) if text)
    summary = (week.summary,) if week.summary else ()
    yield replace(first, text=_all_found(page, (*summary, *events)))
    sections = (
        ("topics", words["topics"], week.topics),
        ("homework", words["homework"], tuple(task.text for task in week.homework)),
        ("readings", words["readings"], week.readings),
    )
    for anchor, title, texts in sections:
        if texts:
            address, text = f"{first.address}#{anchor}", _all_found(page, texts)
            yield replace(first, address=address, section=title, text=text)


def _all_found(page: PageView, texts: Iterable[AuthoredText]) -> Markup:
    return Markup(" ").join(map(page.found, texts))


def _questions(site: Site, week: Week, first: SearchEntry) -> Iterator[SearchEntry]:
    """Yield the questions of a week: what is asked, never what is right."""
    for lesson in site.guide.lessons_of(week):
        page = PageView(site, quiz_uri(week.number), lesson)
        for question in lesson.questions:
            text, address = page.found(site.prompt(question)), f"{first.address}#{question.id}"
            yield SearchEntry(address, first.page, "", text, "question")
