"""The concept map: nothing left out, nothing over anything, and usable by mouse and keyboard."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pages_in_browser import PHONE, WIDE, opened
from sites import Site
from studyguide.linking.relations import relatives
from studyguide.model.guide import Guide
from studyguide.pages.concept_map.concept_map import WeekMap, week_map
from studyguide.pages.concept_map.graph_layout import Edge, LayoutNode, lay_out
from studyguide.reading.load import load_guide

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def guide() -> Guide:
    found, _ = load_guide(ROOT / "content")
    assert found is not None
    return found


def maps(guide: Guide) -> list[WeekMap]:
    return [week_map(guide, week) for week in guide.course.weeks]


def test_every_term_is_on_its_weeks_map_once(guide: Guide) -> None:
    for found in maps(guide):
        ids = [term.id for term in found.terms]
        assert len(ids) == len(set(ids))
        assert {term.id for term in guide.terms_of(found.week)} <= set(ids)


def test_every_requirement_is_drawn_or_follows_from_those_drawn(guide: Guide) -> None:
    for found in maps(guide):
        drawn = {(edge.start, edge.end) for edge in found.edges if edge.kind == "requires"}
        for term in guide.terms_of(found.week):
            for other in term.related.requires:
                reached, waiting = set[str](), [other]
                while waiting:
                    one = waiting.pop()
                    reached.add(one)
                    waiting += [end for start, end in drawn if start == one]
                assert term.id in reached, f"{other} → {term.id}"


def test_contrasts_and_parts_within_a_week_are_drawn(guide: Guide) -> None:
    for found in maps(guide):
        pairs = {frozenset((edge.start, edge.end)) for edge in found.edges}
        ids = {term.id for term in guide.terms_of(found.week)}
        for term in guide.terms_of(found.week):
            for other in {*term.related.contrast, *term.related.part_of} & ids:
                assert frozenset((term.id, other)) in pairs


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
    browser: Browser, real_url: str, real_site: Site, prefix: str
) -> None:
    with opened(browser, real_url + prefix + "map/", viewport=WIDE) as page:
        page.evaluate("document.fonts.ready")
        sticking_out = page.evaluate("""() => [...document.querySelectorAll(".map a")].filter(a => {
          const { x, width } = a.querySelector("rect").getBBox();
          return [...a.querySelectorAll("text")].some((text) => {
            const box = text.getBBox();
            return box.x < x + 1 || box.x + box.width > x + width - 1;
          });
        }).map((a) => a.textContent)""")
        assert sticking_out == []
        page.locator(".map a", has_text="ReLU").first.click()
        expect(page).to_have_url(f"{real_url}{prefix}glossary/relu/")
    text = real_site.page(f"{prefix}map/")
    assert text.count("<title>") == text.count('<a class="node') + 1


def test_the_list_tells_what_the_drawing_shows(real_site: Site, guide: Guide) -> None:
    text = real_site.page("map/")
    entries = dict(
        re.findall(r'<li><a class="term" href="\.\./glossary/([\w-]+)/">(.*?)</li>', text)
    )
    assert set(entries) == set(guide.terms)
    for id_, ways in relatives(guide).items():
        others = {*guide.terms[id_].related.requires}
        others |= {one.id for group in (ways.contrast, ways.see, ways.part_of) for one in group}
        found = set(re.findall(r'href="\.\./glossary/([\w-]+)/"', entries[id_]))
        assert found == others, id_


def test_a_map_is_enlarged_and_moved(browser: Browser, real_url: str) -> None:
    with opened(browser, real_url + "weeks/3/", viewport=WIDE) as page:
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
        expect(page).to_have_url(real_url + "weeks/3/")
        page.get_by_role("button", name="Whole map").click()
        assert area.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        area.focus()
        page.keyboard.press("+")
        page.keyboard.press("0")
        assert drawing.evaluate("(one) => one.getBoundingClientRect().width") == width


def test_without_scripts_a_map_scrolls_and_leads_on(browser: Browser, real_url: str) -> None:
    options = {"viewport": PHONE, "java_script_enabled": False}
    with opened(browser, real_url + "nb/weeks/1/", **options) as page:
        expect(page.locator(".map-tools")).to_have_count(0)
        page.locator(".map a", has_text="kunstig").first.click()
        expect(page).to_have_url(real_url + "nb/glossary/artificial-intelligence/")


def test_on_paper_a_map_is_whole_and_without_buttons(browser: Browser, real_url: str) -> None:
    with opened(browser, real_url + "weeks/3/", viewport=WIDE, color_scheme="dark") as page:
        page.emulate_media(media="print")
        expect(page.locator(".map-tools")).to_be_hidden()
        assert page.evaluate("document.querySelector('.map svg').clientWidth") <= WIDE["width"]
        fill = page.locator(".map rect").first.evaluate("(one) => getComputedStyle(one).fill")
        assert fill == "rgb(255, 255, 255)"
