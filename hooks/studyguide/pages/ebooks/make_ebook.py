"""The book of a week, and that of the whole course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from studyguide.addresses.uris import HOME, address_of, week_uri
from studyguide.languages.cldr import direction_of
from studyguide.model.authored_text import AuthoredText
from studyguide.model.course import Week
from studyguide.model.digest import digest
from studyguide.model.guide import Term
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets.rasters import picture_cache
from studyguide.pages.booklets.cache_keys import inputs_key
from studyguide.pages.booklets.glossary_entries import in_order
from studyguide.pages.booklets.week_booklet import edition
from studyguide.pages.data.glossary import letter_groups
from studyguide.pages.ebooks.chapters import ChapterWriter
from studyguide.pages.ebooks.cover import cover
from studyguide.pages.ebooks.ebook import BookFile, Chapter, Ebook
from studyguide.pages.ebooks.ebook_html import BookPictures, EbookHtml
from studyguide.pages.ebooks.ebook_links import EbookLinks
from studyguide.pages.ebooks.ebook_texts import EbookTexts
from studyguide.pages.ebooks.packing import packed
from studyguide.pages.html.html_template import fill_in
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site
from studyguide.pages.site_facts import licence_line

_STYLES = Path(__file__).parent
_FONTS = Path(__file__).parents[2] / "theme/assets/studyguide/fonts"
_FONT = "math.woff2"
_COVER = "cover.png"


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of a glossary: its name, its title, and its terms in order."""

    name: str
    title: str
    terms: tuple[Term, ...]


def ebook(site: Site, number: int | None) -> bytes:
    """Return the book of the week with a number, without one that of the whole course.

    If nothing has changed, it comes from the cache.
    """
    cache = picture_cache()
    key = digest("ebook", inputs_key(site), str(number))
    if kept := cache.get(key):
        return kept
    made = _written(site, None if number is None else site.guide.week(number), cache)
    cache.put(key, made)
    return made


def _sections(site: Site, week: Week | None) -> tuple[Section, ...]:
    """Return the glossary: that of a week is a chapter, that of the course one a letter."""
    if week:
        terms = in_order(site, site.guide.terms_of(week))
        return (Section("glossary.xhtml", site.words["glossary"], terms),) if terms else ()
    return tuple(
        Section(f"glossary-{number}.xhtml", letter, terms)
        for number, (letter, _, terms) in enumerate(letter_groups(site), start=1)
    )


def _written(site: Site, week: Week | None, cache: ResultCache) -> bytes:
    weeks = (week,) if week else site.guide.course.weeks
    sections = _sections(site, week)
    lessons = tuple(lesson for one in weeks for lesson in site.guide.lessons_of(one))
    named = {term.id: section.name for section in sections for term in section.terms}
    pictures = BookPictures()
    html = EbookHtml(EbookTexts(site, links=EbookLinks(site, lessons, named)), pictures)
    writer = ChapterWriter(html, is_guide=week is None)
    about = _About(PageView(site, ""), week)
    chapters = (*_front(html, about), *_chapters(writer, weeks, sections))
    front = cover(site, about.title, about.above, cache)
    drawn = BookFile(_COVER, front, "image/png", is_cover=True)
    files = (drawn, *_styles(chapters), *pictures.by_name.values())
    return packed(_book(about, chapters, files), about.view)


@dataclass(frozen=True, slots=True)
class _About:
    """What is said of a book."""

    view: PageView
    week: Week | None
    """None for the book of the whole course."""

    @property
    def course(self) -> str:
        """The title of the course."""
        return self.view.words(self.view.site.guide.course.title)

    @property
    def title(self) -> str:
        """Its title."""
        return self.view.site.week_title(self.week) if self.week else self.course

    @property
    def above(self) -> str:
        """The smaller words above the title on its cover."""
        return self.course if self.week else self.view.site.words["booklet_guide"]

    @property
    def text(self) -> AuthoredText | None:
        """What it is about."""
        return self.week.summary if self.week else self.view.site.guide.course.description


def _front(html: EbookHtml, about: _About) -> Iterator[Chapter]:
    """Yield the cover and the page with the title."""
    site, view = about.view.site, about.view
    alt = site.words("ebook_cover", title=about.title)
    picture = fill_in("ebook/cover.html", view, picture=_COVER, alt=alt).body
    yield Chapter("cover.xhtml", about.title, picture, "front", level=0)
    values = {
        "title": about.title,
        "course": about.course if about.week else "",
        "description": html.block(about.text) if about.text else "",
        "imprint": tuple(filter(None, (edition(site), _licence(site)))),
        "address": html.texts.links.web(week_uri(about.week) if about.week else HOME),
    }
    body = fill_in("ebook/front.html", view, **values).body
    yield Chapter("title.xhtml", about.title, body, "front", level=0)


def _chapters(
    writer: ChapterWriter, weeks: tuple[Week, ...], sections: tuple[Section, ...]
) -> Iterator[Chapter]:
    for week in weeks:
        yield from writer.week(week)
    level = 2 if len(sections) > 1 else 1
    for section in sections:
        yield writer.glossary(section.name, section.title, section.terms, level)
    for week in weeks:
        yield from writer.answers(week)


def _styles(chapters: Iterable[Chapter]) -> Iterator[BookFile]:
    """Yield the style sheets, and the font of formulas if there are any."""
    yield BookFile("book.css", (_STYLES / "book.css").read_bytes(), "text/css")
    if any(chapter.has_formulas for chapter in chapters):
        yield BookFile("formulas.css", (_STYLES / "formulas.css").read_bytes(), "text/css")
        yield BookFile(_FONT, (_FONTS / _FONT).read_bytes(), "font/woff2")


def _licence(site: Site) -> str:
    return licence_line(site.guide.course, site.languages, site.words)


def _book(about: _About, chapters: tuple[Chapter, ...], files: tuple[BookFile, ...]) -> Ebook:
    view, site = about.view, about.view.site
    part = f"week-{about.week.number}" if about.week else "guide"
    name = f"studyguide/{site.guide.course.id}/{site.language}/{part}"
    titles = (about.course, about.title) if about.week else (about.title,)
    source = site.release.address and site.release.address + address_of(
        week_uri(about.week) if about.week else HOME
    )
    return Ebook(
        id=uuid5(NAMESPACE_URL, name).urn,
        title=" · ".join(titles),
        description=view.words(about.text) if about.text else "",
        language=site.language,
        direction=direction_of(site.language),
        seconds=site.release.seconds,
        source=source,
        rights=_licence(site),
        chapters=chapters,
        files=files,
    )
