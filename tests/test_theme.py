"""The frame of the pages in a real browser: header, menus, what scrolls, and what takes a tap."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, ViewportSize, expect

from pages_in_browser import NARROW, PHONE, WIDE, axe_violations, covered, opened
from sites import ROOT
from studyguide.pages.wording import wording

KINDS = (
    "", "weeks/", "weeks/1/", "lessons/walking-downhill/", "glossary/", "map/", "flashcards/",
    "glossary/gradient-descent/", "quiz/", "quiz/week-1/", "quiz/week-1-terms/", "quiz/exam/",
    "about/", "decks/", "404.html",
)  # fmt: skip
CONTROLS = ":is(a, button, input, label, summary)"
SIZES = pytest.mark.parametrize("size", [NARROW, PHONE, WIDE], ids=["320", "390", "1280"])
BOTH = pytest.mark.parametrize("prefix", ["", "nb/"])


@BOTH
def test_nothing_lies_over_a_control_of_the_frame(
    browser: Browser, small_url: str, prefix: str
) -> None:
    with opened(browser, small_url + prefix, reduced_motion="reduce") as page:
        for address in KINDS:
            page.goto(small_url + prefix + address)
            for size in (NARROW, PHONE, WIDE):
                page.set_viewport_size(size)
                page.evaluate("scrollTo(0, 0)")
                assert covered(page.locator(f".md-header {CONTROLS}")) == [], (address, size)
                page.evaluate("scrollTo(0, document.body.scrollHeight)")
                frame = page.locator(f":is(.md-header, .md-footer) {CONTROLS}, .md-top")
                assert covered(frame) == [], (address, size)


@BOTH
def test_nothing_lies_over_a_control_of_an_open_menu(
    browser: Browser, small_url: str, prefix: str
) -> None:
    options = {"viewport": NARROW, "has_touch": True, "reduced_motion": "reduce"}
    with opened(browser, f"{small_url}{prefix}lessons/walking-downhill/", **options) as page:
        tap_middle(page, "label.md-header__button[for=__drawer]")
        expect(page.locator("#__drawer")).to_be_checked()
        assert page.url.endswith("walking-downhill/")
        # the menus further up lie below the one that is shown
        shown = page.locator(".md-sidebar--primary .md-nav__item--active > .md-nav").last
        assert covered(shown.locator(f"> .md-nav__list > li > {CONTROLS}")) == []
        page.locator(".md-overlay").tap(position={"x": 310, "y": 300})
        tap_middle(page, "label.md-header__button[for=__search]")
        expect(page.locator(".md-search__input")).to_be_focused()
        assert covered(page.locator(".md-search__form :is(label, input, button)")) == []


def tap_middle(page: Page, selector: str) -> None:
    """Tap a place as a finger does, whatever lies over it."""
    box = page.locator(selector).bounding_box()
    assert box is not None, selector
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_the_logo_leads_home_and_the_skip_link_to_the_text(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "glossary/", viewport=WIDE, has_touch=True) as page:
        tap_middle(page, ".md-header .md-logo")
        expect(page).to_have_url(small_url)
        page.goto(small_url + "glossary/")
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        assert covered(page.locator(".md-skip")) == []
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{small_url}glossary/#g")


def test_up_does_not_lie_over_the_letters_of_the_glossary(browser: Browser, real_url: str) -> None:
    with opened(browser, real_url + "glossary/", viewport=WIDE) as page:
        page.evaluate("scrollTo(0, 3000)")
        page.mouse.wheel(0, -400)
        expect(page.locator(".md-top")).to_be_visible()
        expect(page.locator(".md-top")).not_to_have_attribute("hidden", "")
        assert covered(page.locator(".letters a, .md-top")) == []


@SIZES
@pytest.mark.parametrize(
    "names",
    [
        {"en": "English", "fr": "Français", "es": "Español", "de": "Deutsch"},
        {"en": "English", "pt": "Português (do Brasil)"},
    ],
)
def test_the_header_has_room_for_any_languages(
    browser: Browser, small_url: str, names: dict[str, str], size: ViewportSize
) -> None:
    alternates = [
        {"here": code == "en", "language": code, "name": name, "href": f"?{code}"}
        for code, name in names.items()
    ]
    with opened(browser, small_url + "weeks/1/", viewport=size) as page:
        page.locator(".jump-option").evaluate("(one) => one.remove()")
        switch = page.locator(".language-switch")
        switch.evaluate("(one, html) => { one.outerHTML = html }", header_part(alternates))
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        controls = page.locator(f".md-header {CONTROLS}:not(.md-search__inner *)")
        assert covered(controls) == []
        for box in (control.bounding_box() for control in controls.all() if control.is_visible()):
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
        if len(names) > 2:
            page.get_by_role("button", name="Languages").click()
            assert covered(page.locator(".language-link")) == []
            assert axe_violations(page) == []
        code, name = list(names.items())[-1]
        page.get_by_role("link", name=name).click()
        expect(page).to_have_url(f"{small_url}weeks/1/?{code}")


def header_part(alternates: list[dict[str, object]]) -> str:
    """Return the header's language switch for a course in other languages."""
    environment = Environment(loader=FileSystemLoader(ROOT / "hooks/theme"), autoescape=True)
    environment.filters["url"] = str
    own = SimpleNamespace(words=wording("en").entries)
    return environment.get_template("partials/alternate.html").render(
        config={"extra": {"studyguide": own}}, alternates=alternates, page=True
    )
