"""The booklets hold the whole course, can be read aloud, and are the same bytes again."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from mistakes import small_course
from pictures import png
from sites import Site as BuiltSite
from studyguide.formulas.convert import to_element
from studyguide.languages.wording import wording
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson
from studyguide.model.problems import Problem
from studyguide.pages.booklets.block_typst import document_typst
from studyguide.pages.booklets.booklet import Booklet
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.html.view import PageView
from studyguide.pages.render import render
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_blocks
from typst_context import CONTEXT
from typst_context import printed as print_text

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests/small_course"
COURSES = pytest.mark.parametrize("course", [SMALL, ROOT], ids=["small", "real"])
LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])
RELEASE = Release("https://example.org/study-guide/", 1_700_000_000)


def read(course: Path) -> Guide:
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert problems == ()
    return guide


@cache
def site(course: Path, language: str) -> Site:
    release = RELEASE if language == "en" else replace(RELEASE, address=f"{RELEASE.address}nb/")
    return Site.of(read(course), language, release)


COMPILERS: dict[Path, PdfCompiler] = {}
"""Where courses have been printed already."""


@pytest.fixture(autouse=True, scope="module")
def _printed(real_site: BuiltSite) -> None:
    """Take the real course's booklets from the built site: they are the same bytes."""
    COMPILERS[ROOT] = PdfCompiler(real_site.folder.parent / ".cache/booklets")


@cache
def booklets(course: Path, language: str) -> tuple[Booklet, ...]:
    found, problems = print_all(site(course, language), COMPILERS.get(course, PdfCompiler()))
    assert problems == ()
    return found.all


def test_the_built_site_has_the_booklets(real_site: BuiltSite) -> None:
    for language, prefix in (("en", ""), ("nb", "nb/")):
        for booklet in booklets(ROOT, language):
            assert (real_site.folder / prefix / booklet.uri).read_bytes() == booklet.data
    assert COMPILERS[ROOT].printed_keys == []


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
    text = re.sub(r"&\w+;|&#\d+;", " ", shown(html))
    letters = printed_words(course, language, week.number)
    return [word for word in words(text) if word not in letters]


def lessons(one: Site) -> Iterator[tuple[Week, Lesson, PageView]]:
    """Yield the lessons that are printed, with their week and what writes their HTML."""
    for week in one.guide.course.weeks:
        for lesson in one.guide.lessons_of(week):
            yield week, lesson, PageView(one, "x.md", lesson)


@COURSES
@LANGUAGES
def test_every_word_of_every_lesson_is_printed(course: Path, language: str) -> None:
    one = site(course, language)
    for week, lesson, view in lessons(one):
        article = lesson.article(one.languages)
        html = view.article(article)
        assert missing(course, language, week, html) == [], article.path


@COURSES
@LANGUAGES
def test_every_word_of_every_term_is_printed(course: Path, language: str) -> None:
    one = site(course, language)
    for week, lesson, view in lessons(one):
        for term in lesson.terms:
            texts = [term.definition, *([term.example] if term.example else [])]
            html = " ".join(view.block(text) for text in texts)
            names = f"{one.name(term)} {term.name.get(one.languages[1])} {term.code or ''}"
            assert missing(course, language, week, f"{names} {html}") == [], term.id


@COURSES
@LANGUAGES
def test_every_word_of_every_question_is_printed(course: Path, language: str) -> None:
    one = site(course, language)
    for week, lesson, view in lessons(one):
        for asked in lesson.questions:
            texts = [asked.prompt, *([asked.explanation] if asked.explanation else [])]
            for option in getattr(asked, "options", ()):
                texts += [option.text, option.why]
            html = " ".join(view.block(text) for text in texts)
            assert missing(course, language, week, html) == [], asked.id


@COURSES
@LANGUAGES
def test_a_booklet_can_be_read_aloud(course: Path, language: str) -> None:
    for booklet in booklets(course, language):
        pdf = PdfReader(BytesIO(booklet.data))
        root: Any = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712, an object of the library
        assert root["/Lang"].split("-")[0] == language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712, an object of the library
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
        assert pdf.metadata is not None
        assert pdf.metadata.title
        assert pdf.metadata.author


@LANGUAGES
def test_every_font_is_in_the_booklet(language: str) -> None:
    for booklet in booklets(SMALL, language):
        pdf = PdfReader(BytesIO(booklet.data))
        fonts = [one for one in objects(pdf) if one.get("/Type") == "/FontDescriptor"]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font or "/FontFile3" in font, font["/FontName"]


def objects(pdf: PdfReader) -> list[Any]:
    size: Any = pdf.trailer["/Size"]
    found = (pdf.get_object(IndirectObject(number, 0, pdf)) for number in range(1, size))
    return [one for one in found if hasattr(one, "get")]


@COURSES
@LANGUAGES
def test_a_week_has_an_outline_and_links(course: Path, language: str) -> None:
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


@LANGUAGES
def test_page_references_are_right(language: str) -> None:
    """A reference in the glossary gives the page on which the term's name heads its entry."""
    one = site(ROOT, language)
    short = one.words.entries["booklet"]["page-short"]
    for week in one.guide.course.weeks:
        pages = page_texts(ROOT, language, f"week-{week.number:02}")
        texts = [re.sub(r"\s+", " ", page) for page in pages]
        for term in one.guide.terms_of(week):
            name = one.name(term)
            given = {
                int(found)
                for text in texts
                for found in re.findall(
                    rf"(?:: |, ){re.escape(name)} \({re.escape(short)}\s?(\d+)\)", text
                )
            }
            assert len(given) <= 1, name
            for page in given:
                assert PageView(one, "").title(term) in texts[page - 1], name


@COURSES
@LANGUAGES
def test_the_guide_has_every_lesson_term_and_name(course: Path, language: str) -> None:
    one = site(course, language)
    pdf = reader(course, language, "guide")
    titles = [str(entry["/Title"]) for entry in flat(pdf.outline)]
    assert one.words["booklet_index"] in titles
    assert {lesson.article(one.languages).title for lesson in one.guide.lessons} <= set(titles)
    letters = "".join(words("\n".join(page_texts(course, language, "guide"))))
    for term in one.guide.terms.values():
        for code in one.languages:
            assert all(word in letters for word in words(term.name.get(code) or "")), term.id


@COURSES
@LANGUAGES
def test_a_booklet_knows_its_pages(course: Path, language: str) -> None:
    for booklet in booklets(course, language):
        assert booklet.pages == len(PdfReader(BytesIO(booklet.data)).pages)


@LANGUAGES
def test_a_booklet_is_the_same_bytes_again(language: str) -> None:
    release = site(SMALL, language).release
    again, _ = print_all(Site.of(read(SMALL), language, release), PdfCompiler())
    assert [digest(one.data) for one in again.all] == [
        digest(one.data) for one in booklets(SMALL, language)
    ]


def digest(data: bytes) -> str:
    """Return what a failing comparison can show in a line."""
    return sha256(data).hexdigest()


def with_rules(folder: Path, rules: str) -> Site:
    """Return the small course with rules for its booklets."""
    course = small_course(folder)
    file = course / "content/course.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("weeks:\n", f"booklets: {rules}\nweeks:\n", 1), encoding="utf-8")
    return Site.of(read(course), "en", RELEASE)


def size(booklet: Booklet) -> tuple[int, int]:
    """Return the width and the height of a booklet's page, in points."""
    box = PdfReader(BytesIO(booklet.data)).pages[0].mediabox
    return round(float(box.width)), round(float(box.height))


def test_a_course_chooses_its_paper(tmp_path: Path) -> None:
    found, _ = print_all(with_rules(tmp_path, "{paper: letter}"), PdfCompiler())
    assert {size(one) for one in found.all} == {(612, 792)}
    assert {size(one) for one in booklets(SMALL, "en")} == {(595, 842)}


def test_a_week_is_printed_large_and_without_answers(tmp_path: Path) -> None:
    one = with_rules(tmp_path, "{also: [large-print, without-answers]}")
    found, problems = print_all(one, PdfCompiler())
    assert problems == ()
    usual, large, unanswered = found.weeks[1]
    assert [usual.uri, large.uri, unanswered.uri] == [
        "pdf/week-01.pdf", "pdf/week-01-large-print.pdf", "pdf/week-01-without-answers.pdf"
    ]  # fmt: skip
    texts = {one.layout: letters(one) for one in found.weeks[1]}
    assert large.pages > usual.pages > unanswered.pages
    assert "thatitsopposite" in texts[""]
    assert "thatitsopposite" in texts["large-print"]
    assert "thatitsopposite" not in texts["without-answers"]
    assert biggest_share(large) >= 16
    assert 10 < biggest_share(usual) < 11


def letters(booklet: Booklet) -> str:
    """Return the words of a booklet without what is between them."""
    pages = PdfReader(BytesIO(booklet.data)).pages
    return "".join(words("\n".join(page.extract_text() for page in pages)))


def biggest_share(booklet: Booklet) -> float:
    """Return the size of type, in points, in which most of a booklet is set."""
    signs: dict[float, int] = {}

    def count(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        points = round(size * abs(matrix[3]), 1)
        signs[points] = signs.get(points, 0) + len(text)

    for page in PdfReader(BytesIO(booklet.data)).pages:
        page.extract_text(visitor_text=count)
    return max(signs, key=lambda points: signs[points])


def test_homework_readings_and_dates_are_printed() -> None:
    text = printed_words(SMALL, "en", 1)
    for told in ("drawparabola", "deeplearningbookorg", "friday"):
        assert told in text, told


@pytest.mark.parametrize("name", ["figures/dots.png", "figures/more/DOTS.PNG"])
def test_a_picture_of_dots_is_printed(tmp_path: Path, name: str) -> None:
    course = small_course(tmp_path)
    folder = course / "content/lessons/01-walking-downhill"
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(png(width=40, height=20))
    lesson = folder / "lesson.en.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(f"{text}\n![Grey dots.]({name})\n", encoding="utf-8")
    found, problems = print_all(Site.of(read(course), "en", RELEASE), PdfCompiler())
    assert problems == ()
    pictures = objects(PdfReader(BytesIO(found.weeks[1][0].data)))
    assert any(one.get("/Subtype") == "/Image" and one["/Width"] == 40 for one in pictures)
    assert any(one.get("/Alt") == "Grey dots." for one in pictures)


@pytest.mark.parametrize("name", ["broken.png", "modern.avif"])
def test_a_picture_that_cannot_be_printed_is_named(tmp_path: Path, name: str) -> None:
    course = small_course(tmp_path)
    folder = course / "content/lessons/01-walking-downhill"
    (folder / "figures" / name).write_bytes(b"no picture")
    lesson = folder / "lesson.en.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(f"{text}\n![Grey dots.](figures/{name})\n", encoding="utf-8")
    _, problems = print_all(Site.of(read(course), "en", RELEASE), PdfCompiler())
    path = f"content/lessons/01-walking-downhill/figures/{name}"
    message = "the picture cannot be printed. Save it anew, as SVG, PNG, JPEG, WebP or GIF"
    assert problems == (Problem(path, 1, message),)


def test_what_is_not_translated_is_printed_in_the_other_language(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "content/lessons/02-steps/lesson.nb.md").unlink()
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert {problem.severity for problem in problems} == {"warning"}
    found, unprinted = print_all(Site.of(guide, "nb", RELEASE), PdfCompiler())
    assert unprinted == ()
    title = guide.lessons[1].articles["en"].title
    assert "".join(words(title)) in letters(found.weeks[2][0])


def test_what_is_kept_costs_nothing_and_what_is_damaged_is_printed_anew(tmp_path: Path) -> None:
    one = site(SMALL, "en")
    first, again, third, foreign = (PdfCompiler(tmp_path / "kept") for _ in range(4))
    expected = print_all(one, first)[0].all
    assert len(first.printed_keys) == len(expected)
    assert print_all(one, again)[0].all == expected
    assert again.printed_keys == []
    pdfs = [path for path in (tmp_path / "kept").iterdir() if b"%PDF" in path.read_bytes()[:80]]
    assert len(pdfs) == len(expected)
    pdfs[0].write_bytes(pdfs[0].read_bytes()[:-100])
    assert print_all(one, third)[0].all == expected
    assert len(third.printed_keys) == 1
    shutil.copyfile(pdfs[1], pdfs[0])
    assert print_all(one, foreign)[0].all == expected
    assert len(foreign.printed_keys) == 1


def test_a_change_prints_what_it_is_in_anew(tmp_path: Path) -> None:
    course, kept = small_course(tmp_path), tmp_path / "kept"
    print_all(Site.of(read(course), "en", RELEASE), PdfCompiler(kept))
    file = course / "content/lessons/02-steps/lesson.en.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    compiler = PdfCompiler(kept)
    found, _ = print_all(Site.of(read(course), "en", RELEASE), compiler)
    assert set(compiler.printed_keys) == {
        found.weeks[2][0].key,
        found.guide.key if found.guide else "",
    }


def test_a_changed_picture_or_date_prints_anew(tmp_path: Path) -> None:
    course, kept = small_course(tmp_path), tmp_path / "kept"
    print_all(Site.of(read(course), "en", RELEASE), PdfCompiler(kept))
    picture = course / "content/lessons/01-walking-downhill/figures/parabola.svg"
    picture.write_text(picture.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    compiler = PdfCompiler(kept)
    print_all(Site.of(read(course), "en", RELEASE), compiler)
    assert len(compiler.printed_keys) == 2
    later = PdfCompiler(kept)
    found, _ = print_all(Site.of(read(course), "en", Release(RELEASE.address, 1)), later)
    assert len(later.printed_keys) == len(found.all)


def test_what_was_kept_a_month_ago_is_removed(tmp_path: Path) -> None:
    compiler = PdfCompiler(tmp_path)
    compiler.cache.put("old", b"a")
    compiler.cache.put("new", b"b")
    os.utime(tmp_path / "old", (0, 0))
    compiler.cache.remove_old()
    assert (compiler.cache.get("old"), compiler.cache.get("new")) == (None, b"b")


def test_what_another_build_renames_meanwhile_is_not_missed(tmp_path: Path) -> None:
    compiler = PdfCompiler(tmp_path)
    (tmp_path / "listed").symlink_to(tmp_path / "renamed")  # in the list, but not there any more
    compiler.cache.remove_old()


def test_a_sign_that_no_font_has_is_a_problem_at_its_line(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "content/lessons/01-walking-downhill/lesson.en.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nWell done! 🙂\n", encoding="utf-8")
    pages, problems = render(read(course), "en", release=RELEASE, compiler=PdfCompiler())
    assert pages == ()
    line = len(file.read_text(encoding="utf-8").splitlines())
    path = "content/lessons/01-walking-downhill/lesson.en.md"
    message = "no font on paper has the sign '🙂'. Write it in words"
    assert problems == (Problem(path, line, message),)


def test_formulas_too_wide_for_paper_are_problems_at_their_lines(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    path = "content/lessons/01-walking-downhill/lesson.en.md"
    file = course / path
    before = file.read_text(encoding="utf-8")
    wide = r"\left(" + "+".join("abcdefghij") * 5 + r"\right)"
    text = f"\nA $x = {wide}$.\n\n$$\nx = y\n$$\n\n$$\n{wide}\n$$\n"
    file.write_text(before + text, encoding="utf-8")
    terms = course / "content/lessons/01-walking-downhill/terms.yml"
    defined = terms.read_text(encoding="utf-8")
    terms.write_text(
        defined.replace("en: |\n", f"en: |\n      The ${wide}$ first.\n\n", 1), encoding="utf-8"
    )
    _, problems = render(read(course), "en", release=RELEASE, compiler=PdfCompiler())
    message = "the formula is too wide for paper, even if it is set smaller. Split it"
    line = len(before.splitlines())
    assert {(one.path, one.message) for one in problems} == {
        (path, message), (terms.relative_to(course).as_posix(), message),
    }  # fmt: skip
    assert {one.line for one in problems if one.path == path} == {line + 2, line + 9}


def test_a_table_without_a_header_is_a_problem_at_its_line(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "content/lessons/01-walking-downhill/lesson.en.md"
    table = "\n| | |\n| --- | --- |\n| downhill | uphill |\n"
    file.write_text(file.read_text(encoding="utf-8") + table, encoding="utf-8")
    _, problems = render(read(course), "en", release=RELEASE, compiler=PdfCompiler())
    line = len(file.read_text(encoding="utf-8").splitlines()) - 2
    path = "content/lessons/01-walking-downhill/lesson.en.md"
    message = "a table without a header, which cannot be printed. Name its columns"
    assert problems == (Problem(path, line, message),)


def test_a_question_asked_in_between_is_told_with_its_page(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "content/lessons/01-walking-downhill/lesson.en.md"
    asked = "\n```check\nwalking\n```\n"
    file.write_text(file.read_text(encoding="utf-8") + asked, encoding="utf-8")
    found, problems = print_all(Site.of(read(course), "en", RELEASE), PdfCompiler())
    assert problems == ()
    with PdfDocument(found.weeks[1][0].data) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    told = next(
        match for text in texts if (match := re.search(r"Question 2 \(p\.\s?(\d+)\)", text))
    )
    assert "What does a step need?" in texts[int(told[1]) - 1]


def test_a_question_of_another_week_is_told_with_its_address() -> None:
    one = site(SMALL, "en")
    writer = BookletWriter(one, BookletContents.of(()), one.guide.lessons[0])
    address = '"https://example.org/study-guide/quiz/week-1/#walking"'
    told = writer.document(parse_blocks("```check\nwalking\n```")[0])
    assert told.startswith(f'#asked("Question 2", {address}, [#"What does a step need?";]')


def speaker(language: str) -> Speaker:
    spoken = wording(language).entries["spoken"]
    return Speaker(spoken["words"], spoken["signs"])


@pytest.mark.parametrize(
    ("tex", "language", "said"),
    [
        (r"\frac{a}{b}", "en", "a over b"),
        (r"\frac{a+1}{b}", "nb", "brøken a pluss 1 over b, slutt på brøk,"),
        ("x_1^2", "en", "x sub 1 squared"),
        (r"\sum_{i=1}^{n} x_i", "en", "the sum over i equals 1 up to n x sub i"),
        (r"\sqrt{2}", "nb", "kvadratroten av 2, slutt på rot,"),
        (r"\hat{y} \leq \alpha", "en", "y hat is at most alpha"),
        (r"\lceil x \rceil, \ldots", "en", "round up x end of rounding comma and so on"),
        (r"f'(x)", "nb", "f merket venstre parentes x høyre parentes"),
    ],
)
def test_formulas_are_said_in_the_language(tex: str, language: str, said: str) -> None:
    assert speaker(language).speech(to_element(tex, display=False)) == said


FORMULAS = (
    r"\left(\frac{a}{b}\right)^2", r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}",
    r"\mathbf{w}^\top\mathbf{x} + b", r"\operatorname*{argmax}_x f(x)", r"\binom{n}{k}",
    r"\begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases}", r"\lVert x \rVert_2",
    r"\underbrace{a + b}_{c}", r"\overline{x}", r"\vec{v}", r"\sqrt[3]{x}", r"\boxed{x}",
    r"\begin{aligned} a &= b, c \\ d &= e; f \end{aligned}", r"\mathbb{R}^{n \times m}",
    r"\begin{array}{l|r} a & b \\ \hline c & d \end{array}", r"\cancel{x} + \bcancel{y}",
    r"\xcancel{z}", r"\begin{array}{c} a \\ b \end{array}", r"{}{}a{}", r"x \xrightarrow{f} y",
    r"\mathcal{L}(\theta)", r"1{,}5", r"\prod_{i} p_i", r"\ddot{x}",
)  # fmt: skip


@pytest.mark.parametrize("tex", FORMULAS)
def test_formulas_of_all_kinds_can_be_printed(tex: str) -> None:
    document, _ = parse_blocks(f"$$\n{tex}\n$$")
    printed = print_text(document_typst(document, CONTEXT))
    assert isinstance(printed, bytes), printed
