"""What every course's booklets hold, read from the PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from sites import Site as BuiltSite
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson
from studyguide.pages.booklets.booklet import Booklet
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide
from studyguide.varying.drawn_questions import drawn
from studyguide.varying.draws import draw_for

RELEASE = Release("https://example.org/study-guide/", 1_700_000_000)
COMPILERS: dict[Path, PdfCompiler] = {}
"""Where courses have been printed already."""


def read(course: Path) -> Guide:
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert problems == ()
    return guide


@cache
def site(course: Path, language: str) -> Site:
    release = RELEASE if language == "en" else replace(RELEASE, address=f"{RELEASE.address}nb/")
    return Site.of(read(course), language, release)


@cache
def booklets(course: Path, language: str) -> tuple[Booklet, ...]:
    found, problems = print_all(site(course, language), COMPILERS.get(course, PdfCompiler()))
    assert problems == ()
    return found.all


@cache
def reader(course: Path, language: str, name: str) -> PdfReader:
    found = next(one for one in booklets(course, language) if one.uri == f"pdf/{name}.pdf")
    return PdfReader(BytesIO(found.data))


@cache
def page_texts(course: Path, language: str, name: str) -> tuple[str, ...]:
    """Return the text of each page of a booklet."""
    found = next(one for one in booklets(course, language) if one.uri == f"pdf/{name}.pdf")
    # pypdf reads text as well, in a hundred seconds for these courses
    with PdfDocument(found.data) as pdf:
        texts = (page.get_textpage().get_text_bounded() for page in pdf)
        # it gives a sign of its own where a word is broken
        return tuple(text.replace("\x02", "-\n").replace("\r\n", "\n") for text in texts)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, hyphenated ones joined."""
    joined = re.sub(
        r"\u00ad\s*|\u200b|[-\u2010]\s+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl")
    )
    return re.findall(r"[^\W_]{3,}", joined.casefold())


def shown(html: str) -> str:
    """Return the text of HTML without that of formulas and drawings, which are drawn."""
    return re.sub(r"<(math|svg)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)


@cache
def printed_words(course: Path, language: str, week: int) -> str:
    """Return all letters of a booklet: a word may be broken by a page, a column, a line."""
    return "".join(words("\n".join(page_texts(course, language, f"week-{week:02}"))))


def missing(course: Path, language: str, week: Week, html: str) -> list[str]:
    without_buttons = re.sub(r'<div class="program-tools">.*?</div>', "", html)
    text = re.sub(r"&\w+;|&#\d+;", " ", shown(without_buttons))
    letters = printed_words(course, language, week.number)
    not_found = [word for word in words(text) if word not in letters]
    pages = page_texts(course, language, f"week-{week.number:02}") if not_found else ()
    return [word for word in not_found if not _is_divided(word, pages)]


def _is_divided(word: str, pages: tuple[str, ...]) -> bool:
    """Return whether a word begins at the end of a page and goes on at the top of the next."""
    return any(
        f"{word[:at]}-\n" in page.casefold() and word[at:] in after.casefold()
        for page, after in pairwise(pages)
        for at in range(2, len(word) - 1)
    )


def lessons(one: Site) -> Iterator[tuple[Week, Lesson, PageView]]:
    """Yield the lessons that are printed, with their week and what writes their HTML."""
    for week in one.guide.course.weeks:
        for lesson in one.guide.lessons_of(week):
            yield week, lesson, PageView(one, "x.md", lesson)


def every_word_of_every_lesson_is_printed(course: Path, language: str) -> None:
    one = site(course, language)
    for week, lesson, view in lessons(one):
        article = lesson.article(one.languages)
        html = view.article(article)
        assert missing(course, language, week, html) == [], article.path


def every_word_of_every_term_is_printed(course: Path, language: str) -> None:
    one = site(course, language)
    for week, lesson, view in lessons(one):
        for term in lesson.terms:
            texts = [term.definition, *([term.example] if term.example else [])]
            html = " ".join(view.block(text) for text in texts)
            names = f"{one.name(term)} {term.name.get(one.languages[1])} {term.code or ''}"
            assert missing(course, language, week, f"{names} {html}") == [], term.id


def every_word_of_every_question_is_printed(course: Path, language: str) -> None:
    one = site(course, language)
    for week, lesson, view in lessons(one):
        for question in lesson.questions:
            draw = draw_for(lesson.week or lesson.slug, language)
            asked = drawn(question, draw, one.words["decimal"])
            texts = [asked.prompt, *([asked.explanation] if asked.explanation else [])]
            for option in getattr(asked, "options", ()):
                texts += [option.text, option.why]
            html = " ".join(view.block(text) for text in texts)
            assert missing(course, language, week, html) == [], asked.id


FOR_HANDS = ("-folded.pdf", "-two-pages.pdf", "-cards.pdf")
"""What is folded or cut, whose pages are not in the order in which one reads."""


def a_booklet_can_be_read_aloud(course: Path, language: str) -> None:
    for booklet in booklets(course, language):
        if booklet.uri.endswith(FOR_HANDS):
            continue
        pdf = PdfReader(BytesIO(booklet.data))
        root: Any = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712, an object of the library
        assert root["/Lang"].split("-")[0] == language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712, an object of the library
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
        assert pdf.metadata is not None
        assert pdf.metadata.title
        assert pdf.metadata.author


def a_week_has_an_outline_and_links(course: Path, language: str) -> None:
    one = site(course, language)
    for week in one.guide.course.weeks:
        pdf = reader(course, language, f"week-{week.number:02}")
        titles = [str(entry["/Title"]) for entry in flat(pdf.outline)]
        for lesson in one.guide.lessons_of(week):
            article = lesson.article(one.languages)
            assert article.title in titles
        links = [link for page in pdf.pages for link in marked_areas(page)]
        webs = {link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})}
        assert any(str(web).endswith(f"weeks/{week.number}/") for web in webs)
        assert any("/Dest" in link or "/D" in link.get("/A", {}) for link in links)


def flat(outline: Any) -> list[Any]:
    return [entry for one in outline for entry in (flat(one) if isinstance(one, list) else [one])]


def marked_areas(page: Any) -> list[Any]:
    return [one.get_object() for one in page.get("/Annots", [])]


def page_references_are_right(course: Path, language: str) -> None:
    """A reference in the glossary gives the page on which the term's name heads its entry."""
    one = site(course, language)
    found = 0
    short = one.words.entries["booklet"]["page-short"]
    for week in one.guide.course.weeks:
        pages = page_texts(course, language, f"week-{week.number:02}")
        texts = [re.sub(r"\s+", " ", page) for page in pages]
        for term in one.guide.terms_of(week):
            name = one.name(term)
            given = {
                int(page)
                for text in texts
                for page in re.findall(
                    rf"(?:: |, ){re.escape(name)} \({re.escape(short)}\s?(\d+)\)", text
                )
            }
            assert len(given) <= 1, name
            for page in given:
                found += 1
                assert _letters(PageView(one, "").title(term)) in _letters(texts[page - 1]), name
    assert found


def _letters(text: str) -> str:
    """Return a text without spaces and hyphens: names stand in a narrow column."""
    return re.sub(r"[-\u2010\u00ad\u200b\s]+", "", text)


def the_guide_has_every_lesson_term_and_name(course: Path, language: str) -> None:
    one = site(course, language)
    pdf = reader(course, language, "guide")
    titles = [str(entry["/Title"]) for entry in flat(pdf.outline)]
    assert one.words["booklet_index"] in titles
    assert {lesson.article(one.languages).title for lesson in one.guide.lessons} <= set(titles)
    letters = "".join(words("\n".join(page_texts(course, language, "guide"))))
    for term in one.guide.terms.values():
        for code in one.languages:
            assert all(word in letters for word in words(term.name.get(code) or "")), term.id


def blank_shares(page: Any) -> tuple[float, float]:
    """Return how much of a page's text area is blank above the first thing, and at a stretch."""
    picture = page.render(scale=0.2, grayscale=True).to_pil()
    # between the running title and the page number
    area = picture.crop((0, round(picture.height * 0.09), picture.width, picture.height * 0.92))
    dark = area.point(lambda grey: 255 * (grey < 220)).tobytes()
    rows = (any(dark[at : at + area.width]) for at in range(0, len(dark), area.width))
    runs = [(inked, len([*run])) for inked, run in groupby(rows)]
    blank = [0, *(length for inked, length in runs if not inked)]
    above = 0 if runs[0][0] else runs[0][1]
    return above / area.height, max(blank) / area.height


def last_pages_of_parts(pdf: PdfReader) -> set[int | None]:
    """Return the numbers of the pages before those on which a part begins, and the last."""
    titles = [entry for entry in flat(pdf.outline) if entry["/Title"]]
    begins = {pdf.get_destination_page_number(entry) for entry in titles if entry.top > 700}
    return begins | {len(pdf.pages)}


def mostly_empty_pages(course: Path, language: str) -> tuple[int, list[str], list[str]]:
    """Return how many pages the booklets have, and those that are blank for more than a third.

    Last pages of parts are left out: there a title begins the next page. Then follow the pages that
    do not begin at their top: a figure has gone before the title that it belongs to.
    """
    empty, late, count = [], [], 0
    for booklet in booklets(course, language):
        last = last_pages_of_parts(PdfReader(BytesIO(booklet.data)))
        with PdfDocument(booklet.data) as pdf:
            count += len(pdf)
            for number, page in enumerate(pdf, start=1):
                above, most = blank_shares(page)
                place = f"{booklet.uri} p. {number}: {most:.0%}"
                if most > 1 / 3 and number not in last:
                    empty.append(place)
                if above > 1 / 8 and not booklet.uri.endswith(FOR_HANDS):
                    late.append(place)
    return count, empty, late


_EDGE = 5 / 25.4 * 72
"""In points: what a printer leaves white, 5 mm."""


def nothing_runs_off_the_paper(course: Path, language: str) -> None:
    # several pages on a sheet are those of the usual booklet, made smaller
    usual = [one for one in booklets(course, language) if not one.uri.endswith(FOR_HANDS[:2])]
    for booklet in usual:
        with PdfDocument(booklet.data) as pdf:
            for number, page in enumerate(pdf, start=1):
                text, (width, height) = page.get_textpage(), page.get_size()
                for at in range(text.count_rects()):
                    left, bottom, right, top = text.get_rect(at)
                    across = left > _EDGE and right < width - _EDGE
                    inside = across and bottom > _EDGE and top < height - _EDGE
                    words_ = text.get_text_bounded(left, bottom, right, top)
                    assert inside, f"{booklet.uri} p. {number}: {words_}"


def pages_are_full(course: Path, language: str) -> None:
    count, empty, late = mostly_empty_pages(course, language)
    assert len(empty) <= count * 0.02, empty
    assert late == []


def a_booklet_knows_its_pages(course: Path, language: str) -> None:
    for booklet in booklets(course, language):
        assert booklet.pages == len(PdfReader(BytesIO(booklet.data)).pages)


def the_built_site_has_the_booklets(course: Path, built: BuiltSite) -> None:
    for language, prefix in (("en", ""), ("nb", "nb/")):
        for booklet in booklets(course, language):
            assert (built.folder / prefix / booklet.uri).read_bytes() == booklet.data
