"""`Guide` and a language → every page of the site in that language, as HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from studyguide.linking import uris
from studyguide.linking.figures import files_of, pictures_of
from studyguide.linking.uris import address_of
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.model.problems import Problems
from studyguide.pages.booklets.booklet import Booklets
from studyguide.pages.booklets.files import print_all
from studyguide.pages.booklets.press import Press
from studyguide.pages.cards import cards_json, kind_names, session_words
from studyguide.pages.concept_map import week_map
from studyguide.pages.decks.files import shelves
from studyguide.pages.forms.kinds import form
from studyguide.pages.generated import generated_questions
from studyguide.pages.glossary import glossary_json, letter_groups
from studyguide.pages.names_index import names_index
from studyguide.pages.page import File, Page, page_of
from studyguide.pages.pictures import is_inlined
from studyguide.pages.previews import preview_files
from studyguide.pages.site import UNPUBLISHED, Release, Site
from studyguide.pages.view import PageView

_SHOWN_MENTIONS = 8
"""How many mentions a term's page shows with their sentence; the others are links."""


def render(
    guide: Guide, language: str, *, release: Release = UNPUBLISHED, press: Press | None = None
) -> tuple[tuple[Page | File, ...], Problems]:
    """Return the pages and files of a guide in one language by uri, and what prevented any.

    Without a press there are no booklets.
    """
    site = Site.of(guide, language, release)
    booklets, problems = print_all(site, press) if press else (Booklets(), ())
    if problems:
        return (), problems
    parts = (
        *_overviews(site, booklets),
        *(page for week in guide.course.weeks for page in _week_pages(site, week, booklets)),
        *(_lesson_page(site, lesson, booklets) for lesson in guide.lessons),
        *(_term_page(site, term) for term in guide.terms.values()),
        *_hand_pages(site),
        *_decks(site),
        *_files(guide),
        *(File(booklet.uri, booklet.data) for booklet in booklets.all),
    )
    listed = File("pages.json", _page_list(parts).encode())
    return tuple(sorted((*parts, listed), key=lambda part: part.uri)), ()


def _page_list(parts: Iterable[Page | File]) -> str:
    """Return the address and title of every page, for who asks for one that is not there."""
    pages = (part for part in parts if isinstance(part, Page))
    found = sorted((address_of(page.uri), page.title) for page in pages)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _overviews(site: Site, booklets: Booklets) -> Iterator[Page | File]:
    source = site.guide.course_file.path
    whole = (booklets.guide,) if booklets.guide else ()
    yield page_of("home.html", PageView(site, uris.HOME), source, booklets=whole)
    yield page_of("weeks.html", PageView(site, uris.WEEKS), source)
    yield page_of("quizzes.html", PageView(site, uris.QUIZZES), source)
    groups = letter_groups(site)
    yield page_of("glossary.html", PageView(site, uris.GLOSSARY), "", groups=groups)
    yield _map(site)
    yield _exam(site)
    yield page_of(
        "flashcards.html", PageView(site, uris.FLASHCARDS), source,
        kinds=kind_names(site), session_words=session_words(site),
    )  # fmt: skip
    yield File("cards.json", cards_json(site).encode())
    yield File("glossary.json", glossary_json(site).encode())
    yield File("terms.json", names_index(site).encode())
    yield from (File(uri, text.encode()) for uri, text in preview_files(site))


def _map(site: Site) -> Page:
    source = site.guide.course_file.path
    weeks = (week for week in site.guide.course.weeks if site.guide.terms_of(week))
    maps = [week_map(site.guide, week) for week in weeks]
    view = PageView(site, uris.MAP)
    return page_of("map.html", view, source, maps=maps, relatives=site.relatives)


def _exam(site: Site) -> Page:
    """Return the mock exam's page; it begins with the weeks up to the first exam."""
    weeks = [week for week in site.guide.course.weeks if site.guide.questions_of(week)]
    exams = (week.number for week in weeks if any(one.kind == "exam" for one in week.events))
    until = next(exams, max((week.number for week in weeks), default=0))
    source = site.guide.course_file.path
    return page_of("exam.html", PageView(site, uris.EXAM), source, weeks=weeks, until=until)


def _week_pages(site: Site, week: Week, booklets: Booklets) -> Iterator[Page]:
    weeks = site.guide.course.weeks
    at = weeks.index(week)
    before = weeks[at - 1] if at else None
    after = weeks[at + 1] if at + 1 < len(weeks) else None
    view = PageView(site, uris.week_uri(week))
    map_ = week_map(site.guide, week) if site.guide.terms_of(week) else None
    yield page_of(
        "week.html", view, site.guide.course_file.path, week=week, before=before, after=after,
        map=map_, booklets=booklets.weeks.get(week.number, ()),
    )  # fmt: skip
    lessons = tuple(lesson for lesson in site.guide.lessons_of(week) if lesson.questions)
    if lessons:
        yield _quiz_page(site, week, lessons)
    if site.guide.terms_of(week):
        yield _terms_quiz_page(site, week)


def _quiz_page(site: Site, week: Week, lessons: tuple[Lesson, ...]) -> Page:
    view = PageView(site, uris.quiz_uri(week.number))
    asked = [
        (view.of(lesson, question.id), form(question, site.reading))
        for lesson in lessons
        for question in lesson.questions
    ]
    source = lessons[0].quiz_file.path
    return page_of("quiz.html", view, source, week=week, asked=asked)


def _terms_quiz_page(site: Site, week: Week) -> Page:
    view = PageView(site, uris.quiz_terms_uri(week.number))
    questions = generated_questions(site, week)
    asked = [(view.of(home, one.id), one) for home, one in questions]
    return page_of("quiz_terms.html", view, "", week=week, asked=asked)


def _lesson_page(site: Site, lesson: Lesson, booklets: Booklets) -> Page:
    view = PageView(site, uris.lesson_uri(lesson), lesson)
    article = lesson.article(site.languages)
    return page_of(
        "lesson.html", view, article.path, lesson=lesson, article=article,
        booklets=booklets.weeks.get(lesson.week or 0, ())[:1],
    )  # fmt: skip


def _term_page(site: Site, term: Term) -> Page:
    home = site.guide.home[term.id]
    view = PageView(site, uris.term_uri(term.id), home, term.id)
    mentions = site.mentions.get(term.id, ())
    return page_of(
        "term.html",
        view,
        home.terms_file.path,
        term=term,
        home=home,
        relatives=site.relatives[term.id],
        introduced=[one for one in mentions if one.by is home][:1],
        used=[one for one in mentions if one.by is not home],
        asked=site.asked.get(term.id, ()),
        shown_mentions=_SHOWN_MENTIONS,
    )


def _hand_pages(site: Site) -> Iterator[Page]:
    for page in site.guide.pages:
        article = next(page.articles[code] for code in site.languages if code in page.articles)
        view = PageView(site, uris.hand_page_uri(page))
        yield page_of("page.html", view, article.path, article=article)


def _decks(site: Site) -> Iterator[Page | File]:
    found = shelves(site)
    view = PageView(site, uris.DECKS)
    yield page_of("decks.html", view, site.guide.course_file.path, shelves=found)
    for shelf in found:
        yield from (File(file.uri, file.data) for file in shelf.files)


def _files(guide: Guide) -> Iterator[File]:
    """Yield the files that pages lead to or show by address; our drawings are part of the pages."""
    for lesson in guide.lessons:
        pictures = (path for path in pictures_of(lesson.folder_path) if not is_inlined(path))
        for path in dict.fromkeys((*pictures, *files_of(lesson.folder_path))):
            file = path.relative_to(lesson.folder_path).as_posix()
            yield File(uris.asset_uri(lesson, file), copied_from=path)
