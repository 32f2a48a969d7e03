"""`Registry`: all pages and files of a site in one language, rendered on demand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path

from studyguide.addresses.lesson_files import files_of, pictures_of
from studyguide.addresses.site_map import PageEntry, page_entries
from studyguide.addresses.uris import address_of, ebook_uri, lesson_file_uri
from studyguide.model.guide import Guide, Lesson
from studyguide.model.problems import Problems
from studyguide.pages.assets.course_files import course_files
from studyguide.pages.assets.rasters import published, published_name
from studyguide.pages.booklets.booklet import Booklets
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.data.flashcards import flashcards_json
from studyguide.pages.data.glossary import glossary_json
from studyguide.pages.data.llms import LLMS, llms_text
from studyguide.pages.data.previews import preview_files
from studyguide.pages.data.progress import progress_json
from studyguide.pages.data.questions_by_page import questions_by_page
from studyguide.pages.data.term_names_json import term_names_json
from studyguide.pages.dates import CALENDAR, calendar, has_dates
from studyguide.pages.decks.deck_files import download_groups
from studyguide.pages.ebooks.make_ebook import ebook
from studyguide.pages.html.make_page import Downloads, make_page
from studyguide.pages.html.pictures import is_inlined
from studyguide.pages.page import File, Page
from studyguide.pages.redirects import redirect_files
from studyguide.pages.site import UNPUBLISHED, Release, Site
from studyguide.pages.titles import title_of
from studyguide.text.parsing.media import is_drawing, is_picture

PAGE_LIST = "pages.json"


class Registry:
    """The pages and files of a guide in one language."""

    def __init__(self, site: Site, booklets: Booklets) -> None:
        self.site = site
        entries = page_entries(site.guide, site.languages)
        self._entries = {entry.uri: entry for entry in entries}
        self._booklets = booklets
        self._ebook = cache(partial(ebook, site))
        self._download_groups = cache(partial(download_groups, site, self._ebook))
        self._lists: Mapping[str, Callable[[], str]] = {
            "cards.json": partial(flashcards_json, site),
            "glossary.json": partial(glossary_json, site),
            LLMS: partial(llms_text, site),
            "terms.json": partial(term_names_json, site),
            "progress.json": partial(progress_json, site),
            "questions.json": partial(questions_by_page, site),
            PAGE_LIST: self.page_list,
        }

    @cached_property
    def uris(self) -> tuple[str, ...]:
        """The uris of all pages, sorted."""
        return tuple(sorted(self._entries))

    def __contains__(self, uri: str) -> bool:
        return uri in self._entries

    def entry(self, uri: str) -> PageEntry:
        """Return the entry of a page. Raises `KeyError` if there is none."""
        return self._entries[uri]

    def page(self, uri: str) -> Page:
        """Return a newly rendered page. Raises `KeyError` if there is none."""
        downloads = Downloads(self._booklets, self._download_groups)
        return make_page(self.site, self._entries[uri], downloads)

    def pages(self) -> Iterator[Page]:
        """Yield every page, sorted by uri."""
        return map(self.page, self.uris)

    def files(self) -> Iterator[File]:
        """Yield every file that is not a page."""
        yield from (File(uri, make().encode()) for uri, make in self._lists.items())
        yield from self._calendar()
        yield from redirect_files(self.site)
        yield from self._previews()
        yield from self._downloads()
        yield from _lesson_files(self.site.guide)
        yield from course_files(self.site.guide)
        yield from (File(booklet.uri, booklet.data) for booklet in self._booklets.all)

    def file(self, uri: str) -> File | None:
        """Return a file that is not a page, computing only what it needs, or None."""
        match uri.partition("/")[0]:
            case _ if uri in self._lists:
                return File(uri, self._lists[uri]().encode())
            case "calendar.ics":
                files = self._calendar()
            case "previews":
                files = self._previews()
            case "epub":
                files = self._ebooks()
            case "decks" | "guide":
                files = self._downloads()
            case _ if uri.endswith("/index.html"):
                files = redirect_files(self.site)
            case "assets":
                files = course_files(self.site.guide)
            case _:
                files = _lesson_files(self.site.guide)
        return next((file for file in files if file.uri == uri), None)

    def _calendar(self) -> Iterator[File]:
        if has_dates(self.site.guide):
            yield File(CALENDAR, calendar(self.site))

    def _previews(self) -> Iterator[File]:
        return (File(uri, text.encode()) for uri, text in preview_files(self.site))

    def _downloads(self) -> Iterator[File]:
        return (
            File(file.uri, file.data) for group in self._download_groups() for file in group.files
        )

    def _ebooks(self) -> Iterator[File]:
        """Yield the e-books, each made when it is read: `serve` needs one at a time."""
        course = self.site.guide.course
        numbers = (*(week.number for week in course.weeks), None)
        for number in numbers if course.booklets.epub else ():
            yield File(ebook_uri(number), make=partial(self._ebook, number))

    def page_list(self, others: Iterable[tuple[str, str]] = ()) -> str:
        """Return the address and title of every page as JSON, for suggestions on the 404 page."""
        guide, language = self.site.guide, self.site.language
        titles = (
            (address_of(entry.uri), title_of(guide, language, entry.subject))
            for entry in self._entries.values()
        )
        return json.dumps(sorted((*titles, *others)), ensure_ascii=False, separators=(",", ":"))


def registry_of(
    guide: Guide,
    language: str,
    *,
    release: Release = UNPUBLISHED,
    compiler: PdfCompiler | None = None,
) -> tuple[Registry, Problems]:
    """Return the registry of a site, and problems in printing booklets.

    Without a compiler there are no booklets.
    """
    site = Site.of(guide, language, release)
    booklets, problems = print_all(site, compiler) if compiler else (Booklets(), ())
    return Registry(site, booklets), problems


def _lesson_files(guide: Guide) -> Iterator[File]:
    """Yield files that pages link to or load; drawings with our classes are inlined instead."""
    for lesson in guide.lessons:
        pictures = (path for path in pictures_of(lesson.folder_path) if not is_inlined(path))
        for path in dict.fromkeys((*pictures, *files_of(lesson.folder_path))):
            for slug in (lesson.slug, *lesson.formerly):
                yield _lesson_file(lesson, path, slug)
        for figure in lesson.playable.values():
            yield File(lesson_file_uri(lesson, figure.file), figure.script)


def _lesson_file(lesson: Lesson, path: Path, slug: str) -> File:
    if is_picture(path.name) and not is_drawing(path.name):
        uri = lesson_file_uri(lesson, published_name(lesson, path), slug=slug)
        return File(uri, make=partial(published, lesson, path))
    file = path.relative_to(lesson.folder_path).as_posix()
    return File(lesson_file_uri(lesson, file, slug=slug), copied_from=path)
