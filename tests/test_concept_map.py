"""The concept map: nothing left out, nothing over anything, and usable by mouse and keyboard."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from checks import concept_map as check
from long_course import long_guide
from pages_in_browser import PHONE, WIDE, opened
from sites import Site
from studyguide.pages.concept_map.graph_layout import Edge, LayoutNode, lay_out


def test_every_term_is_on_its_weeks_map_once() -> None:
    check.every_term_is_on_its_weeks_map_once(long_guide())


def test_every_requirement_is_drawn_or_follows_from_those_drawn() -> None:
    check.every_requirement_is_drawn_or_follows_from_those_drawn(long_guide())


def test_contrasts_and_parts_within_a_week_are_drawn() -> None:
    check.contrasts_and_parts_within_a_week_are_drawn(long_guide())


def test_no_box_is_over_another() -> None:
    boxes = tuple(LayoutNode(f"b{number}", 60 + number % 7 * 15, 24) for number in range(40))
    kinds = ("requires", "part_of", "contrast", "see")
    edges = tuple(
        Edge(f"b{number // 2}", f"b{number}", kinds[number % 4])  # type: ignore[arg-type]
        for number in range(1, 40)
    )
    layout = lay_out(boxes, edges)
    assert len(layout.curves) == len(edges)
    for one, other in combinations(boxes, 2):
        (ax, ay), (bx, by) = layout.centres[one.id], layout.centres[other.id]
        apart_x = abs(ax - bx) >= (one.width + other.width) / 2
        assert apart_x or abs(ay - by) >= (one.height + other.height) / 2
    for x, y in layout.centres.values():
        assert 0 <= x <= layout.width
        assert 0 <= y <= layout.height


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_every_label_fits_its_box_and_leads_to_its_term(
    browser: Browser, long_url: str, prefix: str
) -> None:
    check.every_label_fits_its_box_and_leads_to_its_term(browser, long_url + prefix, "quebec")


def test_the_list_tells_what_the_drawing_shows(long_site: Site) -> None:
    check.the_list_tells_what_the_drawing_shows(long_site, long_guide())


def test_a_map_is_enlarged_and_moved(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + "weeks/2/", viewport=WIDE) as page:
        drawing = page.locator(".map svg").first
        width = drawing.evaluate("(one) => one.getBoundingClientRect().width")
        page.get_by_role("button", name="Enlarge").click()
        larger = drawing.evaluate("(one) => one.getBoundingClientRect().width")
        assert larger > width * 1.2
        area = page.locator(".map")
        area.evaluate("(one) => one.scrollTo(0, 0)")
        box = area.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 300, box["y"] + 60)
        page.mouse.down()
        page.mouse.move(box["x"] + 100, box["y"] + 60, steps=5)
        page.mouse.up()
        assert area.evaluate("(one) => one.scrollLeft") >= 150
        expect(page).to_have_url(long_url + "weeks/2/")
        page.get_by_role("button", name="Whole map").click()
        assert area.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        area.focus()
        page.keyboard.press("+")
        page.keyboard.press("0")
        assert drawing.evaluate("(one) => one.getBoundingClientRect().width") == width


def test_without_scripts_a_map_scrolls_and_leads_on(browser: Browser, long_url: str) -> None:
    options = {"viewport": PHONE, "java_script_enabled": False}
    with opened(browser, long_url + "nb/weeks/2/", **options) as page:
        expect(page.locator(".map-tools").first).to_be_hidden()
        page.locator(".map a", has_text="bravo").first.click()
        expect(page).to_have_url(long_url + "nb/glossary/bravo/")


def test_on_paper_a_map_is_whole_and_without_buttons(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + "weeks/2/", viewport=WIDE, color_scheme="dark") as page:
        page.emulate_media(media="print")
        expect(page.locator(".map-tools")).to_be_hidden()
        assert page.evaluate("document.querySelector('.map svg').clientWidth") <= WIDE["width"]
        fill = page.locator(".map rect").first.evaluate("(one) => getComputedStyle(one).fill")
        assert fill == "rgb(255, 255, 255)"


def test_the_map_of_each_week_is_printed_on_a_page_with_its_list(
    browser: Browser, long_url: str
) -> None:
    with opened(browser, long_url + "map/", viewport=WIDE) as page:
        weeks = page.locator("article h2").count()
        terms = page.locator(".map-list li").evaluate_all(
            "(all) => all.map((one) => one.textContent.split(';')[0].trim())"
        )
        pages = [one.extract_text() for one in PdfReader(BytesIO(page.pdf(format="A4"))).pages]
    assert len(pages) == weeks
    assert all("Week" in text and "The same as a list" in text for text in pages)
    assert all(any(term in text for text in pages) for term in terms)
