"""A lesson with every construct of the authors' guide, in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from conftest import served
from constructs import project_with_constructs
from pages_in_browser import NARROW, PHONE, WIDE, axe_violations, opened
from sites import Site, build_site

LESSON = "lessons/walking-downhill/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the built site: a strict build, so that a warning fails."""
    return build_site(project_with_constructs(tmp_path_factory.mktemp("constructs")))


@pytest.fixture(scope="module")
def url(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    for root in served(site.folder, tmp_path_factory.mktemp("constructs-root")):
        yield root + LESSON


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    with opened(browser, url, viewport=PHONE, reduced_motion="reduce") as page:
        yield page


def test_the_site_has_a_file_for_what_a_lesson_links_to(site: Site) -> None:
    for name in ("files/slides.pdf", "files/wind.mp3", "figures/photos/valley.PNG"):
        assert (site.folder / LESSON / name).is_file(), name
    assert (site.folder / "pdf/week-01.pdf").is_file()


def test_no_construct_has_a_style_or_a_script_of_its_own(site: Site) -> None:
    """A strict content security policy would not let them count."""
    _, _, article = site.page(LESSON).partition("<article")
    article = re.sub(r"<math.*?</math>", "", article.partition("</article>")[0], flags=re.DOTALL)
    assert 'class="tabbed-set' in article
    assert " style=" not in article
    assert "<script" not in article


def test_texts_on_one_page_share_no_ids(site: Site) -> None:
    found = re.findall(r'\sid="([^"]+)"', site.page("quiz/week-1"))
    assert sum(name.startswith("tabs") for name in found) == 8
    assert len(found) == len(set(found))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, WIDE], ids=["phone", "wide"])
def test_axe_finds_nothing(browser: Browser, url: str, window: ViewportSize, scheme: str) -> None:
    with opened(browser, url, viewport=window, color_scheme=scheme) as page:
        assert axe_violations(page) == []


def test_nothing_is_wider_than_the_narrowest_window(browser: Browser, url: str) -> None:
    with opened(browser, url, viewport=NARROW) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_tabs_are_switched_by_click_and_by_keyboard(
    browser: Browser, url: str, *, scripts: bool
) -> None:
    with opened(browser, url, viewport=PHONE, java_script_enabled=scripts) as page:
        code, words = page.locator(".tabbed-block").all()
        expect(code).to_be_visible()
        expect(words).to_be_hidden()
        page.get_by_text("In words", exact=True).click()
        expect(words).to_be_visible()
        expect(code).to_be_hidden()
        page.keyboard.press("ArrowLeft")
        expect(code).to_be_visible()
        expect(words).to_be_hidden()


def test_a_tab_that_is_reached_by_keyboard_shows_it(page: Page) -> None:
    first = page.locator(".tabbed-labels > label").first
    page.locator(".tabbed-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(first).to_have_css("outline-style", "solid")


def test_a_footnote_leads_there_and_back(page: Page) -> None:
    page.locator(".footnote-ref").first.click()
    expect(page.locator("#fn-1")).to_be_in_viewport()
    page.get_by_label("Back to the text").click()
    expect(page.locator("#fnref-1")).to_be_in_viewport()


def test_a_task_is_named_by_its_words_and_cannot_be_changed(page: Page) -> None:
    task = page.get_by_role("checkbox", name="read the lesson")
    expect(task).to_be_checked()
    expect(task).to_be_disabled()


def test_cells_stand_where_the_author_put_them(page: Page) -> None:
    cells = page.locator("tbody tr").first.locator("td")
    for cell, alignment in zip(cells.all(), ("right", "center", "left"), strict=True):
        expect(cell).to_have_css("text-align", alignment)


def test_code_is_copied_as_written_without_the_numbers_of_its_lines(
    browser: Browser, url: str
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with opened(browser, url, viewport=WIDE, permissions=allowed) as page:
        code = page.locator(".highlight", has_text="walk.py")
        code.get_by_role("button").click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("x = 4.0\nfor _ in range(3):\n    slope = 2 * x\n")
        number = code.locator("[data-linenos]").first
        shown = number.evaluate("element => getComputedStyle(element, '::before').content")
        assert '"1 "' in shown


def test_a_picture_is_as_wide_as_the_author_wants_it(page: Page) -> None:
    picture = page.get_by_role("img", name="A valley from above.")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("width", 300)


def test_sound_and_film_are_as_wide_as_the_text(page: Page) -> None:
    for name in ("audio", "video"):
        widths = "element => [element.offsetWidth, element.parentElement.parentElement.offsetWidth]"
        own, text = page.locator(name).evaluate(widths)
        assert text - 40 <= own <= text


def test_each_kind_of_box_has_its_colour(page: Page) -> None:
    edges = [
        page.locator(f".box-{kind}").first.evaluate("e => getComputedStyle(e).borderLeftColor")
        for kind in ("tip", "warning", "example", "question", "note", "important")
    ]
    assert len(set(edges)) == len(edges) - 1  # a note and a question have the usual one


def test_tabs_in_a_question_are_no_part_of_the_answer(browser: Browser, url: str) -> None:
    with opened(browser, url.replace(LESSON, "quiz/week-1/#variants-1"), viewport=PHONE) as page:
        question = page.locator("[data-question=variants-1]")
        question.get_by_text("Two", exact=True).first.click()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".result")).to_contain_text("first")
        question.get_by_label("True", exact=True).check()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".result")).to_contain_text("Right")


def test_all_tabs_are_printed(page: Page) -> None:
    page.emulate_media(media="print")
    for block in page.locator(".tabbed-block").all():
        expect(block).to_be_visible()


def test_a_film_is_loaded_from_its_host_only_when_the_reader_asks_for_it(
    browser: Browser, url: str
) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page, elsewhere = context.new_page(), list[str]()
    page.on("request", lambda one: elsewhere.append(one.url) if one.url[:5] == "https" else None)
    page.goto(url)
    card = page.get_by_role("button", name="The lecture about steps Film on YouTube")
    expect(card).to_be_visible()
    assert elsewhere == []
    context.set_offline(True)  # what is asked for is seen; no test needs the answer
    card.focus()
    with page.expect_request(lambda one: one.url.startswith("https")):
        page.keyboard.press("Enter")
    player = "https://www.youtube-nocookie.com/embed/aircAruvnKk?autoplay=1&start=90"
    assert elsewhere == [player]
    assert page.locator(".film iframe").get_attribute("title") == "The lecture about steps"
    context.close()


def test_without_scripts_a_film_is_a_link(browser: Browser, url: str) -> None:
    with opened(browser, url, java_script_enabled=False) as page:
        link = page.get_by_role("link", name="The lecture about steps Film on YouTube")
        address = "https://www.youtube.com/watch?v=aircAruvnKk&t=90"
        assert link.get_attribute("href") == address
