"""Formulas too wide for their place scroll in themselves, wherever they stand, and show that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from pages_in_browser import NARROW, WIDE, listed, opened
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.block_html import document_html
from text_context import CONTEXT

SUM = " + ".join(f"x_{{{n}}}" for n in range(30))
PLACES = {
    "lessons/walking-downhill/": "p, li, td, th, dd, figcaption, summary, h2, h3",
    "glossary/": "p, .entry p, dd",
    "glossary/gradient-descent/": "p, li, dd, .names li, h1",
    "quiz/week-1/": ".option, .option label, .prompt, p, legend, li",
    "quiz/week-1-terms/": ".option, .option label, .prompt, p, legend",
    "weeks/1/": "p, li, td, dd",
}
"""What a formula can stand in, by the page's address."""
_PUT = """([selector, html]) => {
    let count = 0;
    for (const place of document.querySelectorAll(`.md-content :is(${selector})`)) {
        if (!place.checkVisibility() || place.querySelector(":scope > .put")) continue;
        place.insertAdjacentHTML("beforeend", html);
        count += 1;
    }
    return count;
}"""
_CUT = """() => [...document.querySelectorAll(".put")].filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    const scrolls = one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === "auto";
    return left < -1 || right > innerWidth + 1 || !scrolls;
}).map((one) => one.parentElement.outerHTML.slice(0, 200))"""
"""Returns the places of formulas that are not wholly in the window, or cannot be scrolled."""


def html(markdown: str) -> str:
    return str(document_html(parse_blocks(markdown)[0], CONTEXT))


def line() -> str:
    inside = html(f"${SUM}$").removeprefix("<p>").partition("</p>")[0]
    return inside.replace('class="math"', 'class="math put"')


def put(page: Page, selector: str, formula: str) -> int:
    """Put a formula at the end of all places that are seen; return how many there are."""
    count: int = page.evaluate(_PUT, [selector, formula])
    return count


@pytest.mark.parametrize("address", PLACES)
def test_a_formula_in_a_line_is_never_wider_than_its_place(
    browser: Browser, small_url: str, address: str
) -> None:
    with listed(browser, small_url + address, viewport=NARROW) as page:
        assert put(page, PLACES[address], line()) > 3
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(_CUT) == []


BLOCKS = {
    "lessons/walking-downhill/": "li, td, dd, .admonition, blockquote, details > :not(summary)",
    "glossary/": ".entry, dd",
    "glossary/gradient-descent/": "article, li, dd",
    "quiz/week-1/": ".question, .option, .prompt",
    "flashcards/": ".md-content__inner, main",
    "weeks/1/": "li, td, dd",
}


@pytest.mark.parametrize("address", BLOCKS)
@pytest.mark.parametrize("tex", [SUM, f"{SUM} \\tag{{1}}"], ids=["plain", "numbered"])
def test_a_displayed_formula_scrolls_and_fades_where_there_is_more(
    browser: Browser, small_url: str, address: str, tex: str
) -> None:
    block = html(f"$$\n{tex}\n$$").replace('class="math-block"', 'class="math-block put"')
    with listed(browser, small_url + address, viewport=NARROW) as page:
        assert put(page, BLOCKS[address], block) > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(_CUT) == []
        shown = page.locator(".math-block.put:visible").first
        assert "gradient" in shown.evaluate("(one) => getComputedStyle(one).maskImage")
        assert shown.get_attribute("tabindex") == "0"


def test_a_formula_on_a_card_and_in_a_preview_stays_in_it(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "flashcards/", viewport=NARROW) as page:
        page.locator(".cards-begin button").click()
        page.locator(".card-show").click()
        assert put(page, ".card-front, .card-back", line()) == 2
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(_CUT) == []
        page.goto(small_url + "lessons/walking-downhill/")
        page.locator(".md-content a.term").first.hover()
        expect(page.locator(".preview-text")).to_be_visible()
        page.locator(".preview-text").evaluate(
            "(one, html) => one.insertAdjacentHTML('beforeend', html)", line()
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(_CUT) == []


def test_a_wide_formula_in_a_line_is_scrolled_by_keyboard(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "lessons/walking-downhill/", viewport=NARROW) as page:
        put(page, "p", line())
        wide = page.locator(".math.put").first
        expect(wide).to_have_attribute("tabindex", "0")
        wide.focus()
        page.keyboard.press("ArrowRight")
        expect(wide).not_to_have_js_property("scrollLeft", 0)


def test_a_number_is_at_the_margin_and_its_formula_in_the_middle(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "lessons/walking-downhill/", viewport=WIDE) as page:
        put(page, "article", html("$$\nE = mc^2 \\tag{1}\n$$").replace("-block", "-block put"))
        block, number, formula = (
            page.locator(f".put{inner}").last.bounding_box()
            for inner in ("", " .math-number mtext", " mtd:nth-child(2)")
        )
        assert block
        assert number
        assert formula
        right = block["x"] + block["width"]
        assert right - number["x"] - number["width"] < 2
        middle = formula["x"] + formula["width"] / 2
        assert abs(middle - block["x"] - block["width"] / 2) < 15


def test_authors_colours_have_a_light_ground_in_the_dark(browser: Browser, small_url: str) -> None:
    address = small_url + "lessons/walking-downhill/"
    ground = "(one) => getComputedStyle(one).backgroundColor"
    with opened(browser, address, color_scheme="dark") as page:
        red = html("$\\textcolor{#c00000}{x}$").replace('class="math"', 'class="math red"')
        put(page, "p", red.removeprefix("<p>").partition("</p>")[0])
        assert page.locator(".red").first.evaluate(ground) == "rgb(255, 255, 255)"
        page.emulate_media(media="print")
        assert page.locator(".red").first.evaluate(ground) == "rgba(0, 0, 0, 0)"
