"""The frame of the pages in a real browser: header, menus, what scrolls, and what takes a tap."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from long_course import LESSON
from pages_in_browser import CONTROLS, NARROW, PHONE, WIDE, axe_violations, covered, opened
from sites import ROOT
from studyguide.languages.wording import wording

KINDS = (
    "", "weeks/", "weeks/1/", "lessons/walking-downhill/", "glossary/", "map/", "flashcards/",
    "glossary/gradient-descent/", "quiz/", "quiz/week-1/", "quiz/week-1-terms/", "quiz/exam/",
    "about/", "decks/", "404.html",
)  # fmt: skip
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
        tap_middle(page, ".search-open")
        expect(page.get_by_role("combobox")).to_be_focused()
        assert covered(page.locator(".search-top :is(input, button)")) == []


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


def test_up_does_not_lie_over_the_letters_of_the_glossary(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + "glossary/", viewport=WIDE) as page:
        page.evaluate("scrollTo(0, 3000)")
        page.wait_for_function("scrollY > 2500")
        page.wait_for_load_state("networkidle")
        page.mouse.wheel(0, -400)
        expect(page.locator(".md-top")).to_be_visible()
        expect(page.locator(".md-top")).not_to_have_attribute("hidden", "")
        assert covered(page.locator(".letters a, .md-top")) == []


SIX = {
    "en": "English", "fr": "Français", "es": "Español", "de": "Deutsch",
    "pt": "Português (do Brasil)", "nn": "Norsk nynorsk",
}  # fmt: skip
LONG_TITLE = "Introduction to deep learning for engineers and economists"


@SIZES
@pytest.mark.parametrize("names", [dict([*SIX.items()][:2]), SIX], ids=["two", "six"])
def test_the_header_has_room_for_any_languages_and_a_long_title(
    browser: Browser, small_url: str, names: dict[str, str], size: ViewportSize
) -> None:
    alternates = [
        {"here": code == "en", "language": code, "name": name, "href": f"?{code}"}
        for code, name in names.items()
    ]
    with opened(browser, small_url + "weeks/1/", viewport=size) as page:
        put_header_menu(page, alternates, LONG_TITLE)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        controls = page.locator(f".md-header {CONTROLS}")
        assert covered(controls) == []
        assert page.locator(".md-header__topic").first.evaluate(CUT_OFF) is False
        for box in (control.bounding_box() for control in controls.all() if control.is_visible()):
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
        open_languages(page)
        assert covered(page.locator(f".header-menu {CONTROLS}")) == []
        assert axe_violations(page) == []
        code, name = list(names.items())[-1]
        page.get_by_role("link", name=name).click()
        expect(page).to_have_url(f"{small_url}weeks/1/?{code}")


CUT_OFF = """(topic) => {
    const text = new Range();
    text.selectNodeContents(topic);
    const inner = text.getBoundingClientRect();
    const bar = topic.closest("header").getBoundingClientRect();
    const room = topic.closest(".md-header__title").getBoundingClientRect();
    const ellipsis = getComputedStyle(topic.querySelector("span")).textOverflow === "ellipsis";
    const high = inner.top < bar.top || inner.bottom > bar.bottom;
    return ellipsis || high || inner.right > room.right + 1;
}"""


def put_header_menu(page: Page, alternates: list[dict[str, object]], title: str) -> None:
    """Show a title and the menu of a course in other languages, as its pages would."""
    menu = page.locator(".header-menu")
    menu.evaluate("(one, html) => { one.outerHTML = html }", header_menu(alternates, title))
    page.locator(".md-header__topic span").first.evaluate(
        "(one, title) => { one.textContent = title }", title
    )


def header_menu(alternates: list[dict[str, object]], title: str) -> str:
    """Return the menu of the header of a course in other languages."""
    loader = FileSystemLoader(ROOT / "hooks/studyguide/theme")
    environment = Environment(loader=loader, autoescape=True)
    return environment.get_template("partials/header-menu.html").render(
        studyguide=SimpleNamespace(words=wording("en").entries),
        alternates=alternates,
        config=SimpleNamespace(site_name=title, theme={}),
        page=SimpleNamespace(title="Week 1"),
    )


def open_languages(page: Page) -> None:
    """Open what the languages are in, if they are not in the header itself."""
    for name in ("Languages and colours", "Languages"):
        button = page.get_by_role("button", name=name, exact=True)
        if button.is_visible():
            button.click()
            break


@SIZES
def test_one_menu_holds_languages_and_colours_on_a_phone(
    browser: Browser, small_url: str, size: ViewportSize
) -> None:
    options = {"viewport": size, "has_touch": True, "color_scheme": "light"}
    with opened(browser, small_url + "weeks/1/", **options) as page:
        expect(page.get_by_role("link", name="Search")).to_have_count(1)
        if size["width"] < 960:
            expect(page.get_by_role("link", name="Norsk")).to_have_count(0)
            page.get_by_role("button", name="Languages and colours").tap()
            for control in page.locator(f".menu-list {CONTROLS}:visible:not(input)").all():
                box = control.bounding_box()
                assert box is not None
                assert box["height"] >= 43.9
        assert axe_violations(page) == []
        page.locator("label[title='Switch to dark mode']").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        expect(page.locator("label[title='Switch to light mode']")).to_be_visible()
        page.get_by_role("link", name="Norsk").click()
        expect(page).to_have_url(f"{small_url}nb/weeks/1/")


def test_the_menu_opens_and_closes_by_keyboard_and_without_scripts(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "weeks/1/", viewport=NARROW) as page:
        button = page.get_by_role("button", name="Languages and colours")
        button.press("Enter")
        expect(page.get_by_role("link", name="Norsk")).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Norsk")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("link", name="Norsk")).to_have_count(0)
        expect(button).to_be_focused()
    plain = {"viewport": NARROW, "java_script_enabled": False}
    with opened(browser, small_url + "weeks/1/", **plain) as page:
        page.get_by_role("button", name="Languages and colours").click()
        page.get_by_role("link", name="Norsk").click()
        expect(page).to_have_url(f"{small_url}nb/weeks/1/")


LENGTHEN = """() => {
    const formula = "<span class=math><math><mi>x</mi>" + "<mo>+</mo><mi>x</mi>".repeat(40);
    const word = " https://example.org/" + "donaudampfschiff".repeat(8);
    const texts = ":is(p, li, dt, dd, td, th, h1, h2, label, legend, summary, figcaption)";
    for (const one of document.querySelectorAll(`.md-content ${texts}`)) {
        one.insertAdjacentHTML("beforeend", ` ${formula}</math></span>`);
        if (!one.closest("table")) one.append(word);
    }
    document.querySelectorAll("details").forEach((one) => one.open = true);
}"""


def test_a_long_formula_or_word_never_widens_the_page(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=NARROW) as page:
        for address in KINDS[:-1]:
            page.goto(small_url + address)
            page.evaluate(LENGTHEN)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
            shown = page.locator(".md-content .math:visible").first
            assert shown.evaluate("(one) => one.scrollWidth > one.clientWidth + 100"), address
            expect(shown).to_have_attribute("tabindex", "0")


UNFOCUSABLE = """(all) => all.filter((one) =>
    (one.scrollWidth > one.clientWidth) !== (one.tabIndex === 0)).map((one) => one.textContent)"""


@SIZES
def test_what_scrolls_can_be_focused_and_shows_that_it_scrolls(
    browser: Browser, long_url: str, size: ViewportSize
) -> None:
    hand = {"has_touch": size["width"] < 1000, "is_mobile": size["width"] < 1000}
    for address in (LESSON, f"nb/{LESSON}"):
        with opened(browser, long_url + address, viewport=size, **hand) as page:
            page.evaluate("document.fonts.ready")
            code = page.locator("article pre[tabindex='0']").first
            expect(code).to_be_attached()
            assert page.locator(f"article {SCROLLING}").evaluate_all(UNFOCUSABLE) == []
            assert axe_violations(page) == []
            code.scroll_into_view_if_needed()
            assert faded(code) == [0, 40]
            code.evaluate("(one) => one.scrollTo(one.scrollWidth, 0)")
            page.evaluate("new Promise(requestAnimationFrame)")
            assert faded(code) == [40, 0]


SCROLLING = ":is(pre, .math, .md-typeset__scrollwrap)"


def faded(place: Locator) -> list[float]:
    """Return over how many pixels the left and the right end of a place fade."""
    read = "getComputedStyle(one).getPropertyValue(`--more-${end}`)"
    found = place.evaluate(f"(one) => ['before', 'after'].map((end) => parseFloat({read}))")
    return [round(float(number)) for number in found]


COVERED_CODE = """(boxes) => boxes.filter((box) => {
    const text = new Range();
    text.selectNodeContents(box.querySelector("code"));
    const button = box.querySelector("button").getBoundingClientRect();
    return [...text.getClientRects()].some((line) => line.width > 1 && line.top < button.bottom);
}).length"""


@SIZES
def test_the_button_that_copies_lies_above_the_code(
    browser: Browser, long_url: str, size: ViewportSize
) -> None:
    with opened(browser, f"{long_url}nb/{LESSON}", viewport=size) as page:
        button = page.locator(".copy-code")
        expect(button.first).to_be_visible()
        assert page.locator(".highlight:has(button)").evaluate_all(COVERED_CODE) == 0
        assert button.first.evaluate("(one) => one.getBoundingClientRect().height") >= 24
        box = page.locator(".highlight").first
        before = button.first.bounding_box()
        box.evaluate("(one) => one.querySelector('pre').scrollTo(1000, 0)")
        assert button.first.bounding_box() == before


def test_without_scripts_there_is_no_room_for_a_button(browser: Browser, small_url: str) -> None:
    plain = {"java_script_enabled": False}
    with opened(browser, small_url + "lessons/walking-downhill/", **plain) as page:
        room = "(one) => parseFloat(getComputedStyle(one).paddingTop)"
        assert page.locator("pre > code").first.evaluate(room) < 16


def test_places_in_the_side_navigation_are_large_enough(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + LESSON, viewport=WIDE) as page:
        page.evaluate("scrollTo(0, 2000)")
        page.evaluate("document.querySelector('.md-sidebar__scrollwrap').scrollTop += 40")
        links = page.locator(".md-sidebar a:visible")
        heights = [box["height"] for link in links.all() if (box := link.bounding_box())]
        assert len(heights) > 20
        assert min(heights) >= 24
        small = [fault for fault in axe_violations(page) if fault[0] == "target-size"]
        assert small == []


@pytest.mark.parametrize(
    ("address", "says", "suggests"),
    [
        ("glossary/gradent-descent/", "Page not found", "Gradient descent"),
        ("glossary/gradient_descent.html", "Page not found", "Gradient descent"),
        ("lessons/gradient/", "Page not found", "Gradient"),
        ("lesson/walking-downhil", "Page not found", "Walking downhill"),
        ("weeks/99/", "Page not found", "Weeks"),
        ("nb/glossary/gradientnedstignin/", "Siden finnes ikke", "Gradientnedstigning"),
        ("nb/glossary/steglengde/", "Siden finnes ikke", "Steglengde"),
        ("nb/quiz/week-1-x/y/", "Siden finnes ikke", "Selvtest"),
    ],
)
def test_what_is_not_there_is_told_in_its_language_with_what_is_near(
    browser: Browser, small_url: str, address: str, says: str, suggests: str
) -> None:
    page = browser.new_page(viewport=NARROW)
    page.goto(small_url + address)
    expect(page.locator(".not-found h1:visible")).to_have_text([says])
    expect(page.locator(".nearest a:visible").get_by_text(suggests, exact=True)).to_have_count(1)
    home = small_url + ("nb/" if address.startswith("nb/") else "")
    button = page.get_by_role("link", name="Hjem" if "nb/" in home else "Home", exact=True).last
    assert button.evaluate("(link) => link.href") == home
    expect(page).to_have_title(says)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(".nearest a:visible").first.click()
    expect(page.locator(".not-found")).to_have_count(0)
    page.close()


def test_what_is_far_from_every_page_suggests_none(browser: Browser, small_url: str) -> None:
    page = browser.new_page()
    with page.expect_response("**/pages.json"):
        page.goto(small_url + "%E0%A4%A/wp-admin/setup-config.php")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    expect(page.locator(".nearest:visible")).to_have_count(0)
    page.close()


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_without_scripts_what_is_not_there_is_told_in_every_language(
    browser: Browser, small_url: str, prefix: str
) -> None:
    options = {"java_script_enabled": False}
    with opened(browser, f"{small_url}{prefix}404.html", **options) as page:
        own, other = ("nb", "en") if prefix else ("en", "nb")
        told = page.locator(".not-found section:visible")
        assert told.evaluate_all("(all) => all.map((one) => one.lang)") == [own, other]
        told.first.get_by_role("link", name="Ordliste" if prefix else "Glossary").click()
        expect(page).to_have_url(f"{small_url}{prefix}glossary/")


def test_the_page_that_is_not_there_searches_the_site(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "nb/404.html", viewport=WIDE) as page:
        page.get_by_role("searchbox", name="Søk i hele nettstedet").fill("steglengde")
        page.get_by_role("button", name="Søk", exact=True).click()
        expect(page.get_by_role("combobox")).to_have_value("steglengde")
        expect(page.get_by_role("option").first).to_contain_text("steglengde")


def test_the_language_switch_keeps_the_place(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + LESSON + "#section-8", viewport=PHONE) as page:
        page.get_by_role("button", name="Languages and colours").click()
        switch = page.get_by_role("link", name="Norsk", exact=True)
        expect(switch).to_have_attribute("href", f"../../nb/{LESSON}#section-8")
        switch.click()
        expect(page).to_have_url(f"{long_url}nb/{LESSON}#section-8")
        page.get_by_role("button", name="Språk og farger").click()
        back = page.get_by_role("link", name="English", exact=True)
        expect(back).to_have_attribute("href", f"../../../{LESSON}#section-8")
        page.wait_for_load_state()  # only then has the browser gone to the place for good
        page.locator("#section-4").evaluate("(one) => one.scrollIntoView()")
        page.mouse.wheel(0, 300)
        expect(back).to_have_attribute("href", f"../../../{LESSON}#section-4")
        page.evaluate("scrollTo(0, 0)")
        expect(back).to_have_attribute("href", f"../../../{LESSON}")


def test_the_language_switch_keeps_what_was_chosen(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "glossary/?h=marked") as page:
        page.locator("#glossary-filter").fill("step")
        expect(page).to_have_url(small_url + "glossary/?h=marked&q=step")
        page.get_by_role("link", name="Norsk", exact=True).click()
        expect(page).to_have_url(small_url + "nb/glossary/?q=step")
        expect(page.locator(".entry:visible")).to_have_count(1)


def test_light_and_dark_hold_in_every_language(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE, color_scheme="light") as page:
        page.locator("label[title='Switch to dark mode']").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        for address in ("nb/", "nb/glossary/gradient/", "nb/404.html", "404.html"):
            page.goto(small_url + address)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
