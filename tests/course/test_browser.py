"""The pages of this course in a real browser: accessible, and no wider than the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from checks import in_browser as check
from pages_in_browser import WIDE, opened
from sites import Site

KINDS = {
    "home": "",
    "weeks": "weeks/",
    "week": "weeks/3/",
    "lesson": "lessons/how-a-network-learns/",
    "glossary": "glossary/",
    "map": "map/",
    "flashcards": "flashcards/",
    "term": "glossary/gradient-descent/",
    "self-checks": "quiz/",
    "offline": "offline/",
    "formulas": "formulas/",
    "self-check": "quiz/week-1/",
    "terms": "quiz/week-2-terms/",
    "exam": "quiz/exam/",
    "what I know": "progress/",
    "about": "about/",
    "not found": "404.html",
}


@pytest.mark.parametrize(("address", "scheme"), check.looks(KINDS.values()))
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, real_url: str, address: str, scheme: str
) -> None:
    check.axe_finds_nothing_and_nothing_sticks_out(browser, real_url + address, scheme)


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_no_page_is_wider_than_the_narrowest_window(
    browser: Browser, real_url: str, real_site: Site, prefix: str
) -> None:
    assert check.wide_pages(browser, real_url, real_site.folder, prefix) == []


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_every_formula_of_the_list_is_seen_whole_on_a_wide_screen(
    browser: Browser, real_url: str, prefix: str
) -> None:
    with opened(browser, f"{real_url}{prefix}formulas/", viewport=WIDE) as page:
        formulas = page.locator(".formula-list .math-block")
        assert formulas.count() > 80
        cut = formulas.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)")
        assert cut == []
