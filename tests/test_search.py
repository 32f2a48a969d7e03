"""The search in a real browser: by keyboard, by touch, pasted, offline, without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from pages_in_browser import NARROW, PHONE, WIDE, axe_violations, covered, opened
from sites import Site
from studyguide.languages.stemming import stemming_of

LESSON = "lessons/walking-downhill/"


def search(page: Page, typed: str) -> Locator:
    """Open the search by its keys, type, and return the lines that it shows."""
    page.keyboard.press("Control+K")
    page.get_by_role("combobox").fill(typed)
    return page.get_by_role("option")


def hold(page: Page, pattern: str) -> Callable[[], None]:
    """Let requests wait; return what lets them go on, and all that come then."""
    waiting: list[Route] = []
    released: list[bool] = []

    def wait(route: Route) -> None:
        if released:
            route.continue_()
        else:
            waiting.append(route)

    def release() -> None:
        released.append(True)
        for route in waiting:
            route.continue_()

    page.route(pattern, wait)
    return release


def group(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


@pytest.mark.parametrize(
    ("prefix", "typed", "names"),
    [
        ("", "gradientnedstigning", ("gradient descent", "gradientnedstigning")),
        ("nb/", "gradient descent", ("gradientnedstigning", "gradient descent")),
        ("", "steepest decent", ("gradient descent", "steepest descent")),
        ("nb/", "steglengdene", ("steglengde", "step size")),
        ("", "stepsize", ("step size", "steglengde")),
    ],
)
def test_a_name_in_any_language_and_form_finds_its_term_with_its_meaning(
    browser: Browser, small_url: str, prefix: str, typed: str, names: tuple[str, str]
) -> None:
    with opened(browser, small_url + prefix, viewport=WIDE) as page:
        first = search(page, typed).first
        expect(first.locator(".search-name")).to_have_text(names[0])
        expect(first).to_contain_text(names[1])
        expect(first.locator(".search-text")).not_to_be_empty()
        expect(first).to_have_attribute("aria-selected", "true")


def test_plain_words_find_the_term_that_they_describe(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        search(page, "all the partial derivatives in a vector")
        first = group(page, "Terms").get_by_role("option").first
        expect(first.locator(".search-name")).to_have_text("gradient")
        expect(first.locator("mark")).to_have_text(
            ["vector", ["all", "partial", "derivatives"][1], "derivatives"]
        )


def test_terms_come_first_then_passages_with_marked_words_then_questions(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        search(page, "gradients")
        groups = page.locator("dialog [role=group]")
        expect(groups.locator(".search-title")).to_have_text(
            ["Terms", "Lessons and pages", "Questions"]
        )
        passage = page.get_by_role("option").filter(has_text="The slope")
        expect(passage.locator(".search-page")).to_have_text("Walking downhill")
        expect(passage.locator(".search-heading")).to_have_text("The slope")
        expect(passage.locator(".search-text mark")).to_have_text("gradient")
        expect(passage.locator(".search-text math")).to_have_count(1)
        question = group(page, "Questions").get_by_role("option").first
        expect(question).to_contain_text("Where does the gradient point?")
        expect(page.locator(".search-status")).to_have_text("8 results")
        passage.click()
        expect(page).to_have_url(f"{small_url}{LESSON}#the-slope")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_name_of_the_other_language_finds_the_texts_of_this_one(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "nb/", viewport=WIDE) as page:
        search(page, "gradient descent")
        passage = group(page, "Leksjoner og sider").get_by_role("option").first
        expect(passage.locator("mark").first).to_contain_text("gradientnedstigning")


def test_it_is_used_by_keyboard_alone(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "nb/" + LESSON, viewport=WIDE) as page:
        page.get_by_role("link", name="Søk").focus()
        page.keyboard.press("Enter")
        field = page.get_by_role("combobox", name="Søk")
        expect(field).to_be_focused()
        expect(page.locator(".search-status")).to_contain_text("Skrivefeil går bra")
        field.press_sequentially("gradient")
        chosen = page.locator('[role=option][aria-selected="true"] .search-name')
        expect(chosen).to_have_text("gradient")
        page.keyboard.press("ArrowDown")
        expect(chosen).to_have_text("gradientnedstigning")
        expect(field).to_have_attribute("aria-activedescendant", "search-1")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        last = page.get_by_role("option").last
        expect(last).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_role("link", name="Søk")).to_be_focused()
        expect(search(page, "qqqqqq")).to_have_count(0)
        expect(page.locator(".search-status")).to_contain_text("Ingen treff.")
        field.fill("steglengde")
        page.keyboard.press("Enter")
        expect(page).to_have_url(small_url + "nb/glossary/step-size/")


@pytest.mark.parametrize("keys", ["/", "Control+K", "Meta+K"])
def test_keys_open_it_but_not_while_something_is_typed(
    browser: Browser, small_url: str, keys: str
) -> None:
    with opened(browser, small_url + "glossary/", viewport=WIDE) as page:
        page.keyboard.press(keys)
        expect(page.get_by_role("combobox")).to_be_focused()
        expect(page.get_by_role("combobox")).to_have_value("")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.locator("#glossary-filter")).to_be_visible()
        page.locator("#glossary-filter").focus()
        page.keyboard.press("/")
        expect(page.locator("#glossary-filter")).to_have_value("/")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_it_is_used_by_touch_and_fills_the_screen(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=PHONE, has_touch=True) as page:
        assert page.locator(".md-header [data-search]").count() == 1
        page.get_by_role("link", name="Search").tap()
        box = page.get_by_role("dialog").bounding_box()
        assert box == {"x": 0, "y": 0, "width": PHONE["width"], "height": PHONE["height"]}
        page.keyboard.insert_text("steg")
        page.get_by_role("option", name="step size").tap()
        expect(page).to_have_url(small_url + "glossary/step-size/")
        page.get_by_role("link", name="Search").tap()
        page.get_by_role("button", name="Close").tap()
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.goto(small_url)
        page.get_by_role("link", name="Find a term").tap()
        expect(page.get_by_role("combobox")).to_be_focused()


def test_text_that_comes_without_keys_is_heard(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        page.keyboard.press("/")
        page.keyboard.insert_text("steepest descent")
        expect(page.get_by_role("option").first).to_contain_text("gradient descent")


def test_names_answer_before_the_texts_are_there(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        release = hold(page, "**/search/*.json")
        lines = search(page, "gradient")
        expect(lines).to_have_count(2)
        page.keyboard.press("ArrowDown")
        release()
        expect(group(page, "Questions")).to_be_visible()
        expect(lines.nth(1)).to_have_attribute("aria-selected", "true")
        expect(lines.nth(1).locator(".search-text")).to_contain_text("a walk against")


def test_enter_before_the_names_have_come_goes_to_the_term(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        release = hold(page, "**/terms.json")
        with page.expect_request("**/terms.json"):
            search(page, "GD")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        release()
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


def test_enter_goes_to_the_line_that_the_arrows_chose(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        expect(search(page, "gradient").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


def test_nothing_is_loaded_before_it_is_opened(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.reload(wait_until="networkidle")
        parts = ("/search/", "terms.json", "search-results", "lunr", "workers/")
        assert not [one for one in loaded if any(part in one for part in parts)]
        expect(search(page, "gradient").first).to_be_visible()


def test_once_loaded_it_works_offline_and_with_storage_blocked(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        page.evaluate(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
        )
        expect(search(page, "gradient").locator(".search-text").first).not_to_be_empty()
        context: BrowserContext = page.context
        context.set_offline(True)
        first = search(page, "all partial derivatives").first
        expect(first.locator(".search-text")).to_contain_text("partial derivatives")
        context.set_offline(False)


@pytest.mark.parametrize(
    ("missing", "told", "count"),
    [
        ("**/terms.json", "The search could not be loaded.", 0),
        ("**/search/index.json", "Only names of terms are searched", 2),
        ("**/search/words-0.json", "Only names of terms are searched", 2),
    ],
)
def test_a_file_that_is_missing_is_told_and_asked_for_again(
    browser: Browser, small_url: str, missing: str, told: str, count: int
) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        page.route(missing, lambda route: route.fulfill(status=200, body="{"))
        lines = search(page, "gradient")
        expect(page.locator(".search-status")).to_contain_text(told)
        expect(lines).to_have_count(count)
        page.unroute(missing)
        page.get_by_role("combobox").fill("gradien")
        expect(group(page, "Lessons and pages")).to_be_visible()


def test_the_nearest_names_are_offered_where_nothing_is_found(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url, viewport=WIDE) as page:
        lines = search(page, "gradyunth")
        expect(lines.first.locator(".search-name")).to_have_text("gradient")
        expect(page.locator(".search-nearest .search-title")).to_have_text("The nearest names")
        expect(page.locator(".search-status")).to_contain_text("Nothing was found.")


def test_a_link_with_a_query_opens_it(browser: Browser, small_url: str) -> None:
    with opened(browser, f"{small_url}{LESSON}?q=step", viewport=WIDE) as page:
        expect(page.get_by_role("combobox")).to_have_value("step")
        expect(page.get_by_role("option").first).to_contain_text("step size")
        page.goto(f"{small_url}glossary/?q=step")
        expect(page.locator("#glossary-filter")).to_have_value("step")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_it_works_after_instant_navigation(browser: Browser, instant_url: str) -> None:
    with opened(browser, instant_url, viewport=WIDE) as page:
        page.evaluate("window.stayed = true")
        expect(search(page, "GD").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Gradient descent")
        expect(search(page, "step").first).to_contain_text("step size")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Step size")
        assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_without_scripts_it_is_a_link_to_the_glossary(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE, java_script_enabled=False) as page:
        page.locator(".search-open").get_by_text("Glossary").click()
        expect(page).to_have_url(small_url + "glossary/")
        expect(page.locator(".search-open")).not_to_contain_text("Search", use_inner_text=True)


SAID = ("", "gradient", "gradyunth", "qqqqqq")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, PHONE, WIDE], ids=["320", "390", "1280"])
def test_axe_finds_nothing_and_all_of_it_is_on_the_screen(
    browser: Browser, small_url: str, scheme: str, size: dict[str, int]
) -> None:
    with opened(browser, small_url, viewport=size, color_scheme=scheme) as page:
        page.get_by_role("link", name="Search").click()
        for typed in SAID:
            page.get_by_role("combobox").fill(typed)
            page.wait_for_load_state("networkidle")
            assert axe_violations(page) == [], typed
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert covered(page.locator(".search-top :is(input, button)")) == []
            wide = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).length"
            assert page.locator(".search, .search-list, .search-line").evaluate_all(wide) == 0


def test_at_twice_the_size_everything_is_in_reach(browser: Browser, small_url: str) -> None:
    half = {"width": 640, "height": 450}
    with opened(browser, small_url, viewport=half, device_scale_factor=2) as page:
        lines = search(page, "gradient")
        expect(lines.first).to_be_visible()
        page.wait_for_load_state("networkidle")  # passages come after the terms
        page.keyboard.press("ArrowUp")
        expect(lines.last).to_be_in_viewport()


COMPARED = """async ([root, rules, words]) => {
  const { Stemming } = await import(`${root}assets/studyguide/search-words.js`);
  const stemming = new Stemming(rules);
  return words.map((word) => stemming.words(word).map(({ stem }) => stem));
}"""


@pytest.mark.parametrize("language", ["en", "nb", "ar", "tlh"])
def test_words_are_compared_in_the_browser_as_in_the_index(
    browser: Browser, small_url: str, small_site: Site, language: str
) -> None:
    stemming = stemming_of(language, ("en", "nb", "de"))
    texts = [file.read_text("utf-8") for file in small_site.folder.rglob("texts-0.json")]
    words = [
        *" ".join(texts).split(),
        "Säuren",
        "والشبكات",
        "łódź",
        "Übergänge",
        "smørbrød",
        "C++",
        "œuvre",
        "x²",
        "K8s",
    ]
    with opened(browser, small_url) as page:
        found = page.evaluate(COMPARED, [small_url, stemming.settings, words])
    assert found == [[*stemming.words(word)] for word in words]
