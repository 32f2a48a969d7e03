"""Readers find terms: cards, the filter of the glossary, and the searches of students."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from checks import finding as check
from pages_in_browser import PHONE, WIDE, axe_violations, opened
from sites import Site

LESSON = "lessons/walking-downhill/"
LANGUAGES = pytest.mark.parametrize(
    ("prefix", "shown"),
    [
        ("", ["Gradient descent", "gradientnedstigning", "Gradient descent is a walk against the"]),
        ("nb/", ["Gradientnedstigning", "gradient descent", "Gradientnedstigning er en tur mot"]),
    ],
)


def term_link(page: Page) -> Locator:
    return page.locator('article a.term[href*="/gradient-descent/"]').first


@LANGUAGES
def test_a_card_shows_the_meaning_while_the_pointer_is_on_the_link(
    browser: Browser, small_url: str, prefix: str, shown: list[str]
) -> None:
    name, other, text = shown
    with opened(browser, small_url + prefix + LESSON, viewport=WIDE) as page:
        card = page.locator(".preview-card")
        expect(card).to_have_count(0)
        link = term_link(page)
        link.hover()
        expect(card.locator(".preview-name")).to_have_text(name)
        expect(card.locator(".preview-other")).to_have_text(other)
        expect(card.locator(".preview-text")).to_contain_text(text)
        expect(link).to_have_attribute("aria-describedby", "preview-text")
        card.hover()
        expect(card.get_by_role("link")).to_be_visible()
        assert axe_violations(page) == []
        page.mouse.move(5, 5)
        expect(card).to_have_count(0)
        assert link.get_attribute("aria-describedby") is None


def test_a_link_shows_its_card_although_the_pointer_rested_on_it_before_the_script_came(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        waiting: list[Route] = []

        def hold(route: Route) -> None:
            waiting.append(route)

        page.route("**/term-previews*.js*", hold)
        page.goto(small_url + LESSON, wait_until="commit")
        term_link(page).hover()
        page.wait_for_function("document.querySelector('article a.term:hover')")
        assert len(waiting) == 1
        waiting.pop().continue_()
        expect(page.locator(".preview-name")).to_have_text("Gradient descent")


def test_the_card_is_there_for_the_keyboard_and_escape_closes_it(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        card = page.locator(".preview-card")
        page.keyboard.press("Tab")
        link = term_link(page)
        for _ in range(60):
            if link.evaluate("(one) => one === document.activeElement"):
                break
            page.keyboard.press("Tab")
        expect(card.locator(".preview-name")).to_have_text("Gradient descent")
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(link).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(card).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_tap_shows_the_card_and_a_second_one_follows_the_link(
    browser: Browser, small_url: str, prefix: str
) -> None:
    with opened(browser, small_url + prefix + LESSON, viewport=PHONE, has_touch=True) as page:
        card = page.locator(".preview-card")
        link = term_link(page)
        link.tap()
        expect(card).to_be_visible()
        box = card.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= PHONE["width"] - box["width"]
        card.get_by_role("button").tap()
        expect(card).to_have_count(0)
        expect(page).to_have_url(small_url + prefix + LESSON)
        link.tap()
        expect(card).to_be_visible()
        page.locator("h1").tap()
        expect(card).to_have_count(0)
        link.tap()
        link.tap()
        expect(page).to_have_url(small_url + prefix + "glossary/gradient-descent/")


def test_a_card_moves_nothing_and_is_fetched_only_when_needed(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        height = page.evaluate("document.documentElement.scrollHeight")
        link = term_link(page)
        link.hover()
        expect(page.locator(".preview-card")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") == height
        page.mouse.move(5, 5)
        expect(page.locator(".preview-card")).to_have_count(0)
        link.hover()
        expect(page.locator(".preview-card")).to_be_visible()
        assert [url for url in asked if "preview" in url] == [small_url + "previews/0.json"]


def test_without_its_file_a_link_is_a_link(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + LESSON, viewport=PHONE, has_touch=True) as page:
        page.route("**/previews/*.json", lambda route: route.fulfill(body="{}"))
        term_link(page).tap()
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


def test_a_card_is_not_printed(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        term_link(page).hover()
        expect(page.locator(".preview-card")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".preview-card")).to_be_hidden()


def test_cards_work_after_instant_navigation(browser: Browser, instant_url: str) -> None:
    with opened(browser, instant_url, viewport=WIDE) as page:
        page.evaluate("window.stayed = true")
        page.get_by_role("link", name="Start with week 1").click()
        page.get_by_role("link", name="Lesson: Walking downhill").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Walking downhill")
        assert page.evaluate("window.stayed"), "the page was loaded anew"
        term_link(page).hover()
        expect(page.locator(".preview-text")).to_contain_text("Gradient descent is a walk")


def test_every_term_has_its_card_with_its_formulas_and_no_link(long_site: Site) -> None:
    check.every_term_has_its_card_with_its_formulas_and_no_link(long_site)


def test_a_quiz_works_after_instant_navigation(browser: Browser, instant_url: str) -> None:
    with opened(browser, instant_url + "quiz/", viewport=WIDE) as page:
        page.evaluate("window.stayed = true")
        page.locator(".week-card a").first.click()
        question = page.locator('section.question[data-kind="true-false"]')
        page.get_by_role("button", name="Question 3: not answered").click()
        question.locator("input").first.check()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".result")).not_to_be_empty()
        assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_a_link_to_a_question_leads_there_by_instant_navigation(
    browser: Browser, instant_url: str
) -> None:
    with opened(browser, instant_url + "glossary/step-size/", viewport=PHONE) as page:
        page.evaluate("window.stayed = true")
        page.locator('a[href*="#how-far"]').first.click()
        shown = page.locator("section.question:visible")
        expect(shown).to_have_attribute("data-question", "how-far")
        expect(shown.locator("h2")).to_be_in_viewport()
        page.locator(".step-arrow").first.click()
        expect(shown).to_have_attribute("data-question", "pairs")
        page.go_back()
        expect(page.get_by_role("heading", name="Step size")).to_be_visible()
        page.go_forward()
        expect(shown).to_have_attribute("data-question", "pairs")
        assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_the_glossarys_filter_forgives_and_enter_goes_to_the_best(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "glossary/", viewport=WIDE) as page:
        field = page.locator("#glossary-filter")
        field.fill("stpe size")
        expect(page.locator(".entry:visible")).to_have_count(1)
        field.press("Enter")
        expect(page).to_have_url(small_url + "glossary/step-size/")


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_every_name_finds_its_term_first_and_a_typo_among_the_first_three(
    browser: Browser, long_url: str, prefix: str
) -> None:
    result = check.names_and_typos(browser, long_url + prefix)
    assert result["names"] > 200
    assert result["notFirst"] == []
    assert len(result["notFound"]) <= 0.03 * result["typos"], result["notFound"]
