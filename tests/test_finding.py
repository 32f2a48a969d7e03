"""Readers find terms: cards, the jump, the full-text search, the map; in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from checks import finding as check
from checks.finding import jump
from conftest import served
from pages_in_browser import PHONE, WIDE, axe_violations, opened
from sites import Site, build_site, project_with

LESSON = "lessons/walking-downhill/"
LANGUAGES = pytest.mark.parametrize(
    ("prefix", "shown"),
    [
        ("", ["Gradient descent", "gradientnedstigning", "Gradient descent is a walk against the"]),
        ("nb/", ["Gradientnedstigning", "gradient descent", "Gradientnedstigning er en tur mot"]),
    ],
)


@pytest.fixture(scope="session")
def instant_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small course with the theme's instant navigation, which looks into the sitemap."""
    project = project_with("tests/small_course", tmp_path_factory.mktemp("instant"))
    for url in served(project / "site", tmp_path_factory.mktemp("instant-root")):
        for config in project.glob("mkdocs*.yml"):
            text = config.read_text(encoding="utf-8")
            new = text.replace("theme: {", "theme: {features: [navigation.instant], ")
            config.write_text(f"{new}\nsite_url: {url}\n", encoding="utf-8")
        build_site(project)
        yield url


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


def test_a_norwegian_name_on_the_english_site_finds_the_term_and_shows_both(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        lines = jump(page, "steglengden")
        expect(lines.first).to_contain_text("step size")
        expect(lines.first.locator("[lang=nb]").first).to_have_text("steglengde")
        expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "jump-0")
        assert axe_violations(page) == []
        page.keyboard.press("Enter")
        expect(page).to_have_url(small_url + "glossary/step-size/")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gradeint", "gradient"),
        ("nedstigning", "gradient descent"),
        ("GD", "gradient descent"),
        ("steglengdene", "step size"),
        ("step sizes", "step size"),
        ("stegg lengde", "step size"),
        ("gradient decsent", "gradient descent"),
    ],
)
def test_a_half_remembered_name_is_found(
    browser: Browser, small_url: str, typed: str, first: str
) -> None:
    with opened(browser, small_url + "about/", viewport=WIDE) as page:
        expect(jump(page, typed).first.locator(".jump-name")).to_have_text(first)


def test_the_jump_is_used_by_keyboard_alone(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "nb/" + LESSON, viewport=WIDE) as page:
        page.get_by_role("link", name="Finn et begrep").focus()
        page.keyboard.press("Enter")
        field = page.get_by_role("combobox")
        expect(field).to_be_focused()
        expect(page.locator(".jump-status")).to_contain_text("Skrivefeil går bra")
        field.press_sequentially("gradient")
        chosen = page.locator('[role=option][aria-selected="true"] .jump-name')
        expect(chosen).to_have_text("gradient")
        page.keyboard.press("ArrowDown")
        expect(chosen).to_have_text("gradientnedstigning")
        page.keyboard.press("ArrowDown")
        expect(chosen).to_have_text("gradient")
        page.keyboard.press("Escape")
        expect(page.locator("dialog.jump")).to_be_hidden()
        expect(page.get_by_role("link", name="Finn et begrep")).to_be_focused()
        expect(jump(page, "zzzzz")).to_have_count(0)
        expect(page.locator(".jump-status")).to_contain_text("Ingen begreper heter det.")


def test_the_jump_is_used_by_touch(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=PHONE, has_touch=True) as page:
        page.get_by_role("link", name="Find a term").last.tap()
        page.get_by_role("combobox").fill("steg")
        page.get_by_role("option", name="step size").tap()
        expect(page).to_have_url(small_url + "glossary/step-size/")
        page.get_by_role("link", name="Find a term").tap()
        page.get_by_role("button", name="Close").tap()
        expect(page.locator("dialog.jump")).to_be_hidden()


def test_the_jump_works_after_instant_navigation(browser: Browser, instant_url: str) -> None:
    with opened(browser, instant_url, viewport=WIDE) as page:
        page.evaluate("window.stayed = true")
        jump(page, "GD")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Gradient descent")
        expect(jump(page, "step").first).to_contain_text("step size")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Step size")
        assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_enter_before_the_names_have_come_goes_to_the_term(
    browser: Browser, small_url: str
) -> None:
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        page.route("**/terms.json", wait)
        with page.expect_request("**/terms.json"):
            jump(page, "GD")
        page.keyboard.press("Enter")
        expect(page.locator("dialog.jump")).to_be_visible()
        for route in waiting:
            route.continue_()
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


def test_enter_goes_to_the_term_that_the_arrows_chose(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        expect(jump(page, "gradient")).to_have_count(2)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


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


def test_without_scripts_the_jump_is_a_link_to_the_glossary(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + LESSON, java_script_enabled=False) as page:
        page.get_by_role("link", name="Find a term").click()
        expect(page).to_have_url(small_url + "glossary/")


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


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_the_full_text_search_has_an_exact_name_first(
    browser: Browser, long_site: Site, long_url: str, prefix: str
) -> None:
    folder = long_site.folder / prefix
    assert check.names_that_are_not_first(browser, long_url + prefix, folder) == []
