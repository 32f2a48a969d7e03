"""The site in a real browser: accessibility, keyboard, language switch, filter, no script."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from checks import in_browser as check
from long_course import LESSON
from pages_in_browser import PHONE, WIDE, listed, opened
from sites import Site

KINDS = {
    "home": "",
    "weeks": "weeks/",
    "week": "weeks/1/",
    "lesson": "lessons/walking-downhill/",
    "glossary": "glossary/",
    "map": "map/",
    "flashcards": "flashcards/",
    "term": "glossary/gradient-descent/",
    "self-checks": "quiz/",
    "self-check": "quiz/week-1/",
    "terms": "quiz/week-1-terms/",
    "exam": "quiz/exam/",
    "what I know": "progress/",
    "offline": "offline/",
    "formulas": "formulas/",
    "about": "about/",
    "not found": "404.html",
}


@pytest.mark.parametrize(("address", "scheme"), check.looks(KINDS.values()))
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, small_url: str, address: str, scheme: str
) -> None:
    check.axe_finds_nothing_and_nothing_sticks_out(browser, small_url + address, scheme)


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        (LESSON, "light"), ("nb/glossary/", "dark"), ("map/", "light"), ("nb/weeks/2/", "dark"),
        ("quiz/exam/", "light"),
    ],
)  # fmt: skip
def test_axe_finds_nothing_on_long_pages(
    browser: Browser, long_url: str, address: str, scheme: str
) -> None:
    check.axe_finds_nothing_and_nothing_sticks_out(browser, long_url + address, scheme)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_no_page_is_wider_than_the_narrowest_window(
    browser: Browser, small_url: str, small_site: Site, prefix: str
) -> None:
    assert check.wide_pages(browser, small_url, small_site.folder, prefix) == []


def test_the_language_switch_stays_on_the_page(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "glossary/gradient-descent/") as page:
        page.get_by_role("link", name="Norsk", exact=True).click()
        expect(page).to_have_url(small_url + "nb/glossary/gradient-descent/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Gradientnedstigning")
        page.get_by_role("link", name="English", exact=True).click()
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


@pytest.mark.parametrize(
    ("prefix", "typed", "found"),
    [
        ("", "steepest", ["gradient descent"]),
        ("", "GRADIENT", ["gradient", "gradient descent"]),
        ("", "steglengde", ["step size"]),
        ("nb/", "step size", ["steglengde"]),
        ("nb/", "nedstig grad", ["gradientnedstigning"]),
        ("", "gd", ["gradient descent"]),
    ],
)
def test_the_filter_finds_a_term_by_any_of_its_names(
    browser: Browser, small_url: str, prefix: str, typed: str, found: list[str]
) -> None:
    with opened(browser, f"{small_url}{prefix}glossary/") as page:
        page.get_by_role("searchbox", name="ilt").last.fill(typed)
        expect(page.locator(".entry:visible .entry-name .term")).to_have_text(found)
        expect(page.get_by_role("status")).to_contain_text(str(len(found)))


def test_the_filter_says_when_nothing_is_found_and_escape_brings_all_back(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "glossary/?q=zzz") as page:
        expect(page.get_by_text("No term has that name.")).to_be_visible()
        expect(page.locator(".entry:visible")).to_have_count(0)
        field = page.locator("#glossary-filter")
        expect(field).to_have_value("zzz")
        field.press("Escape")
        expect(page.locator(".entry:visible")).to_have_count(3)
        expect(page).to_have_url(small_url + "glossary/")
        field.fill("step")
        expect(page).to_have_url(small_url + "glossary/?q=step")
        page.reload()
        expect(page.locator(".entry:visible")).to_have_count(1)


def test_a_question_is_answered_by_keyboard_alone(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "quiz/week-1/") as page:
        expect(page.locator(".check").first).to_be_visible()  # the script has come
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        page.locator("#uphill-A").focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(page.locator("#uphill-B")).to_be_checked()
        page.keyboard.press("Enter")
        expect(page.get_by_text("The steepest way up.")).to_be_visible()
        expect(page.get_by_role("button", name="Next", exact=True)).to_be_focused()


def test_every_control_can_be_reached_with_tab(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "weeks/1/", viewport=WIDE) as page:
        reached = set()
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.textContent.trim()"))
        assert {"Norsk", "Weeks", "Glossary", "gradient descent", "Start the self-check"} <= reached


@pytest.mark.parametrize(
    "address", ["", "lessons/walking-downhill/", "glossary/", "quiz/week-1/", "flashcards/"]
)
def test_without_scripts_everything_can_be_read(
    browser: Browser, small_url: str, address: str
) -> None:
    with opened(browser, small_url + address, java_script_enabled=False) as page:
        assert len(page.locator("article").first.inner_text()) > 100
        expect(page.locator(".glossary-filter:visible")).to_have_count(0)
        expect(page.get_by_role("link", name="Norsk", exact=True)).to_be_visible()


def test_without_scripts_a_question_shows_its_reasons_and_its_answer(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "quiz/week-1/", java_script_enabled=False) as page:
        page.get_by_label("uphill").check()
        page.get_by_text("Why A?").first.click()
        expect(page.get_by_text("That is its opposite.")).to_be_visible()
        page.locator(".answer summary").last.click()
        expect(page.locator("[data-question=fill-in] .answer")).to_contain_text("uphill")


def test_the_reader_chooses_light_or_dark(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "lessons/walking-downhill/") as page:
        line = page.locator(".figure .fig-ink").first
        writer = "(line) => getComputedStyle(line).stroke"
        light = line.evaluate(writer)
        page.get_by_title("Switch to dark mode").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert line.evaluate(writer) != light
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_wide_formula_scrolls_by_itself(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "lessons/walking-downhill/", viewport=PHONE) as page:
        block = page.locator(".math-block").first
        expect(block).to_have_attribute("tabindex", "0")
        assert block.evaluate("(one) => getComputedStyle(one).overflowX") == "auto"


def test_formulas_are_set_in_the_sites_own_math_font(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "lessons/walking-downhill/") as page:
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('16px \"Guide Math\"')")


def test_a_printed_page_has_only_the_answers_left_open(browser: Browser, small_url: str) -> None:
    """The theme opens everything folded when the browser prints, which `emulate_media` is not."""
    with opened(browser, small_url + "quiz/week-1/") as page:
        page.get_by_label("uphill").check()
        page.get_by_role("button", name="Check").first.click()
        page.get_by_text("Why A?").first.click()
        page.get_by_text("Why B?").first.click()
        text = "".join(one.extract_text() for one in PdfReader(BytesIO(page.pdf())).pages)
        assert "That is its opposite." in text
        assert "Why A?" in text
        assert "Why B?" not in text
        page.get_by_text("Why A?").first.click()
        page.get_by_text("Why B?").first.click()
        text = "".join(one.extract_text() for one in PdfReader(BytesIO(page.pdf())).pages)
        assert "That is its opposite." not in text
        assert "Why B?" in text


def test_no_printed_question_is_torn_and_options_stand_beside_their_letters(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + "quiz/week-1/") as page:
        pages = [one.extract_text() for one in PdfReader(BytesIO(page.pdf(format="A5"))).pages]
        assert len(pages) > 2
        told = 0
        for question in page.locator("section.question").all():
            heading = question.locator("h2").text_content() or ""
            title = heading.strip()[: len("Question 1")]
            assert title.startswith("Question")
            [whole] = [text for text in pages if title in text]
            for option in question.locator(".option:not(:has(math, code, .twin))").all():
                told += 1
                assert " ".join((option.locator("label").text_content() or "").split()) in whole, (
                    title
                )
        assert told > 3


def test_a_printed_lesson_tells_addresses_and_cuts_no_code(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + LESSON) as page:
        page.set_viewport_size({"width": 640, "height": 900})
        page.emulate_media(media="print")
        wide = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
        assert page.locator("pre > code").evaluate_all(wide) == 0
        link = page.locator("article a[href^='http']").first
        shown = link.evaluate("(one) => getComputedStyle(one, '::after').content")
        assert str(link.get_attribute("href")) in shown


def test_paper_has_no_navigation_and_only_the_answers_left_open(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "quiz/week-1/") as page:
        page.get_by_label("uphill").check()
        page.get_by_role("button", name="Check").first.click()
        page.get_by_text("Why A?").first.click()
        page.get_by_text("Why B?").first.click()
        page.emulate_media(media="print")
        for hidden in (".md-header", ".md-tabs", ".md-footer", ".crumbs"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(page.get_by_text("That is its opposite.")).to_be_visible()
        expect(page.get_by_text("Why B?").first).to_be_hidden()
