"""The booklets hold the whole course, can be read aloud, and are the same bytes again."""

from __future__ import annotations

import os
import re
import shutil
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from checks import booklets as check
from checks.booklets import RELEASE, booklets, printed_words, read, site, words
from mistakes import SMALL_COURSE as SMALL
from mistakes import small_course
from pictures import png
from sites import Site as BuiltSite
from studyguide.formulas.convert import to_element
from studyguide.languages.wording import wording
from studyguide.model.problems import Problem
from studyguide.pages.booklets.block_typst import document_typst
from studyguide.pages.booklets.booklet import Booklet
from studyguide.pages.booklets.booklet_builder import print_all, unprintable
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.exam_paper import drawn_for_exam
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.render import render
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_blocks
from typst_context import CONTEXT
from typst_context import printed as print_text

LANGUAGES = pytest.mark.parametrize("language", ["en", "nb"])


def test_the_built_site_has_the_booklets(small_site: BuiltSite) -> None:
    check.the_built_site_has_the_booklets(SMALL, small_site)


@LANGUAGES
def test_every_word_of_every_lesson_is_printed(language: str) -> None:
    check.every_word_of_every_lesson_is_printed(SMALL, language)


@LANGUAGES
def test_every_word_of_every_term_is_printed(language: str) -> None:
    check.every_word_of_every_term_is_printed(SMALL, language)


@LANGUAGES
def test_every_word_of_every_question_is_printed(language: str) -> None:
    check.every_word_of_every_question_is_printed(SMALL, language)


@LANGUAGES
def test_a_booklet_can_be_read_aloud(language: str) -> None:
    check.a_booklet_can_be_read_aloud(SMALL, language)


@LANGUAGES
def test_nothing_runs_off_the_paper(language: str) -> None:
    check.nothing_runs_off_the_paper(SMALL, language)


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


@LANGUAGES
def test_a_week_has_an_outline_and_links(language: str) -> None:
    check.a_week_has_an_outline_and_links(SMALL, language)


@LANGUAGES
def test_page_references_are_right(language: str) -> None:
    check.page_references_are_right(SMALL, language)


@LANGUAGES
def test_the_guide_has_every_lesson_term_and_name(language: str) -> None:
    check.the_guide_has_every_lesson_term_and_name(SMALL, language)


@LANGUAGES
def test_a_booklet_knows_its_pages(language: str) -> None:
    check.a_booklet_knows_its_pages(SMALL, language)


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


def test_a_week_has_further_sheets(tmp_path: Path) -> None:
    one = with_rules(tmp_path, "{also: [lesson-only, two-pages, folded, cards]}")
    found, problems = print_all(one, PdfCompiler())
    assert problems == ()
    usual, alone, side_by_side, folded, cards = found.weeks[1]
    assert "Glossary" not in outline(alone)
    assert "Glossary" in outline(usual)
    assert side_by_side.pages == -(-usual.pages // 2)
    assert folded.pages == -(-usual.pages // 4) * 2
    assert size(folded) == size(side_by_side) == size(usual)[::-1]
    terms = one.guide.terms_of(one.guide.course.weeks[0])
    assert cards.pages == -(-len(terms) // 8) * 2
    assert all("".join(words(one.name(term))) in letters(cards) for term in terms)


def test_a_folded_booklet_begins_and_ends_outside(tmp_path: Path) -> None:
    one = with_rules(tmp_path, "{also: [folded]}")
    usual, folded = print_all(one, PdfCompiler())[0].weeks[1]
    texts = [words(page.extract_text()) for page in PdfReader(BytesIO(folded.data)).pages]
    pages = [words(page.extract_text()) for page in PdfReader(BytesIO(usual.data)).pages]
    assert set(pages[0]) <= set(texts[0])
    assert set(pages[1]) <= set(texts[1])
    assert set(pages[2]) <= set(texts[2] if len(texts) > 2 else texts[1])


def test_an_exam_is_drawn_anew_by_another_seed(tmp_path: Path) -> None:
    rules = "{exam_paper: {questions: 3, seed: SEED}}"
    drawn: list[list[str]] = []
    for seed in ("1", "1", "2", "3", "4"):
        one = with_rules(tmp_path / str(len(drawn)), rules.replace("SEED", seed))
        drawn.append([question.id for _, question in drawn_for_exam(one.guide)])
    assert {len(ids) for ids in drawn} == {3}
    assert drawn[0] == drawn[1]
    assert len(set(map(tuple, drawn))) > 1


def test_an_exam_has_points_and_its_answers_are_apart(tmp_path: Path) -> None:
    found, problems = print_all(with_rules(tmp_path, "{exam_paper: {}}"), PdfCompiler())
    assert problems == ()
    paper, key = (letters(booklet) for booklet in found.exam)
    assert "name" in paper
    assert "points" in paper
    assert "thatitsopposite" in key
    assert "thatitsopposite" not in paper


def test_the_formulas_of_terms_are_on_a_sheet() -> None:
    one = site(SMALL, "en")
    [sheet] = print_all(one, PdfCompiler())[0].formulas
    named = [term for term in one.guide.terms.values() if term.formula]
    assert named
    assert all("".join(words(one.name(term))) in letters(sheet) for term in named)
    assert sheet.pages <= 2


def test_formulas_up_to_an_exam_are_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "content/course.yml"
    text = file.read_text("utf-8").replace("kind: deadline", "kind: exam")
    file.write_text(f"booklets: {{exam_paper: {{questions: 2}}}}\n{text}", "utf-8")
    terms = course / "content/lessons/02-steps/terms.yml"
    terms.write_text(terms.read_text("utf-8").rstrip() + "\n  formula: x\n", "utf-8")
    one = Site.of(read(course), "en", RELEASE)
    compiler = PdfCompiler(tmp_path / "kept")
    whole, part = print_all(one, compiler)[0].formulas
    assert (part.uri, part.layout) == ("pdf/formulas-to-exam.pdf", "to-exam")
    later = [term for term in one.guide.terms_of(one.guide.week(2)) if term.formula]
    assert later
    for term in later:
        name = "".join(words(one.name(term)))
        assert name in letters(whole)
        assert name not in letters(part)
    again = print_all(one, compiler)[0]
    assert [sheet.layout for sheet in again.formulas] == ["", "to-exam"]
    assert [paper.layout for paper in again.exam] == ["exam", "exam-answers"]


def test_what_fits_only_a_wider_column_is_told_before_a_build(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    path = "content/lessons/02-steps/terms.yml"
    wide = "\\text{one word after the other in a formula that has nowhere to break}"
    text = (course / path).read_text("utf-8").rstrip() + f"\n  formula: '{wide}'\n"
    (course / path).write_text(text, "utf-8")
    [problem] = unprintable(Site.of(read(course), "en", RELEASE), PdfCompiler())
    assert problem.path == path
    assert "too wide" in problem.message


def outline(booklet: Booklet) -> list[str]:
    return [str(entry["/Title"]) for entry in check.flat(PdfReader(BytesIO(booklet.data)).outline)]


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
        (r"\sum_{i=1}^{n} x_i", "en", "the sum from i equals 1 to n x sub i"),
        (r"\sum_{i} x_i", "de", "die Summe über i x Index i"),
        (r"\int_0^1 x", "fr", "l’intégrale de 0 à 1 x"),
        (r"\lim_{x \to 0} x", "nb", "lim når x går mot 0 x"),
        (r"\max_i x", "en", "max over i x"),
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
