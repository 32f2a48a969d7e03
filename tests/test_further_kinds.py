"""Code to trace, questions of several parts, code as options, and what is told before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import BuiltOnce, served
from more_questions import guide_with_questions, project_in
from pages_in_browser import NARROW, WIDE, axe_violations, keep, listed, opened, stored
from studyguide.model.guide import Guide
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.question_tasks import solution, task
from studyguide.pages.decks.card_sides import back, front
from studyguide.pages.decks.deck_html import DeckHtml, data_address
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.gift import GiftHtml, form_questions
from studyguide.pages.forms.question_forms import form
from studyguide.pages.site import Site
from typst_context import printed

IDS = (
    "code-to-choose", "told-once-more", "it-prints", "it-fails", "in-three-parts",
    "names-of-the-walk", "where-it-is-flat",
)  # fmt: skip


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return guide_with_questions(tmp_path_factory.mktemp("further"))


@pytest.fixture(scope="module")
def url(built_once: BuiltOnce, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = built_once("more-questions", project_in)
    yield from served(site.folder, tmp_path_factory.mktemp("further-root"))


def question(page: Page, id_: str) -> Locator:
    expect(page.locator(".check").first).to_be_attached()
    return page.locator(f'[data-question="{id_}"]')


@pytest.mark.parametrize("language", ["en", "nb"])
def test_each_is_printed_with_its_answer_and_is_in_decks(guide: Guide, language: str) -> None:
    site, lesson = Site.of(guide, language), guide.lessons[0]
    writer = BookletWriter(site, BookletContents.of([lesson]), lesson)
    texts = ExportTexts(site, lesson)
    html: GiftHtml = DeckHtml(texts, data_address)
    for asked in (one for one in lesson.questions if one.id in IDS):
        paper = task(writer, 1, asked) + solution(writer, 1, asked)
        own = form(asked, site.text_settings)
        if own.figure:
            first = own.figure.pins[0]
            assert "parabola.svg" in paper
            assert f'("{first.name}", {first.x}, {first.y}, ' in paper
        else:
            assert isinstance(printed(paper), bytes)
        moodle = list(form_questions(html, own))
        card = html.block(front(texts, own)) + html.block(back(texts, own))
        assert len([one for one in moodle if not one.startswith("//")]) == len(own.parts)
        assert asked.id != "code-to-choose" or "// code-to-choose" in moodle[0]
        assert asked.id != "it-prints" or ("1.0" in paper and "1.0" in card)
        shown = card + paper + "".join(moodle)
        assert "None" not in shown


def test_code_is_traced_by_keyboard(browser: Browser, url: str) -> None:
    with opened(browser, f"{url}quiz/week-1/#it-prints", viewport=NARROW) as page:
        one = question(page, "it-prints")
        page.evaluate("scrollTo(0, 0)")
        assert axe_violations(page) == []
        one.get_by_role("radio", name="Runs without an error").press("Space")
        one.get_by_role("textbox").fill("2.0\n1.0")
        one.locator(".check").press("Enter")
        expect(one).to_have_attribute("data-result", "right")
        assert stored(page)["answers"]["it-prints"]["given"] == ["true", "", "2.0\n1.0"]
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize(("line", "result"), [("3", "right"), ("Line 3", "right"), ("2", "partly")])
def test_the_line_of_an_error_is_a_number_or_said_in_words(
    browser: Browser, url: str, line: str, result: str
) -> None:
    with opened(browser, f"{url}quiz/week-1/#it-fails") as page:
        one = question(page, "it-fails")
        one.get_by_role("radio", name="Stops with an error").check()
        one.get_by_role("textbox").fill(line)
        one.locator(".check").click()
        expect(one).to_have_attribute("data-result", result)


def test_each_part_counts_the_same_and_none_may_be_empty(browser: Browser, url: str) -> None:
    with opened(browser, f"{url}quiz/week-1/#in-three-parts", viewport=NARROW) as page:
        one = question(page, "in-three-parts")
        number, _, words = (one.get_by_role("group", name=f"Part {name}") for name in "abc")
        number.get_by_role("textbox").fill("6")
        one.locator(".check").click()
        expect(one.locator(".result")).to_have_text("Answer first.")
        one.get_by_role("radio", name="right").check()
        words.get_by_role("textbox").fill("Gradient descend")
        one.locator(".check").click()
        expect(one.locator(".result")).to_contain_text("67")
        expect(number.locator(".verdict")).to_have_text("✓ right")
        page.evaluate("scrollTo(0, 0)")
        assert axe_violations(page) == []
        assert stored(page)["answers"]["in-three-parts"]["score"] == pytest.approx(2 / 3)
        page.reload()
        expect(number.get_by_role("textbox")).to_have_value("6")


def test_an_option_of_code_is_chosen_by_a_tap_on_the_code(browser: Browser, url: str) -> None:
    options = {"has_touch": True, "viewport": NARROW}
    with opened(browser, f"{url}quiz/week-1/#code-to-choose", **options) as page:
        one = question(page, "code-to-choose")
        expect(one.locator("blockquote")).to_contain_text("A walker stands on a hill")
        one.locator(".option").nth(1).locator("code").tap()
        expect(one.get_by_role("radio").nth(1)).to_be_checked()
        one.locator(".check").tap()
        expect(one).to_have_attribute("data-result", "right")
        page.evaluate("scrollTo(0, 0)")
        assert axe_violations(page) == []


def test_a_region_is_found_by_a_tap_on_it_or_by_keyboard(browser: Browser, url: str) -> None:
    options = {"has_touch": True, "viewport": NARROW}
    with opened(browser, f"{url}quiz/week-1/#where-it-is-flat", **options) as page:
        one = question(page, "where-it-is-flat")
        one.locator('[data-pin="A"] text').tap()
        expect(one.get_by_role("radio").first).to_be_checked()
        expect(one.locator('[data-pin="A"]')).to_have_attribute("data-chosen", "")
        one.get_by_role("radio", name="at the bottom of the valley").press("Space")
        expect(one.locator('[data-pin="A"]')).not_to_have_attribute("data-chosen", "")
        one.locator(".check").tap()
        expect(one).to_have_attribute("data-result", "right")
        page.evaluate("scrollTo(0, 0)")
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_names_are_put_to_their_places_from_the_figure(browser: Browser, url: str) -> None:
    with opened(browser, f"{url}quiz/week-1/#names-of-the-walk") as page:
        one = question(page, "names-of-the-walk")
        for number, name in enumerate(("start", "step", "minimum"), start=1):
            one.locator(f'[data-pin="{number}"] text').click()
            one.locator(".match-right li", has_text=name).get_by_role("button").click()
        expect(one.locator("[data-chosen]")).to_have_count(3)
        page.evaluate("scrollTo(0, 0)")
        assert axe_violations(page) == []
        one.locator(".check").click()
        expect(one).to_have_attribute("data-result", "right")


def test_a_pin_lies_on_the_figure_at_every_width(browser: Browser, url: str) -> None:
    for viewport in (NARROW, WIDE):
        with opened(browser, f"{url}quiz/week-1/#where-it-is-flat", viewport=viewport) as page:
            one = question(page, "where-it-is-flat")
            picture = one.locator(".pinned figure > *").bounding_box()
            pins = one.locator(".pins").bounding_box()
            assert picture is not None
            assert pins is not None
            for side in ("x", "y", "width", "height"):
                assert pins[side] == pytest.approx(picture[side], abs=1)


def test_an_exam_gives_part_of_the_points_for_some_of_the_parts(browser: Browser, url: str) -> None:
    with opened(browser, f"{url}quiz/exam/") as page:
        expect(page.locator("form.exam-form")).to_be_visible()
        keep(page, {"settings": {"quiz.view": "list"}, "exam": {
            "began": page.evaluate("Date.now()"), "minutes": 0, "weeks": [1],
            "questions": ["in-three-parts", "it-fails"], "given": {},
        }})  # fmt: skip
        page.reload()
        page.locator("#in-three-parts-answer").fill("6")
        expect(page.locator(".exam-count")).to_have_text("1 of 2 answered")
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Finish and see the result").click()
        expect(page.locator(".exam-result")).to_be_visible()
        assert stored(page)["exam"]["scores"]["in-three-parts"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("id_", ["in-three-parts", "parameters"])
def test_a_lesson_asks_them_in_between(browser: Browser, url: str, id_: str) -> None:
    with opened(browser, f"{url}lessons/walking-downhill/") as page:
        one = question(page, id_)
        field = one.locator("input[data-answer]")
        field.fill(str(field.get_attribute("data-answer")))
        for radio in one.locator('[data-correct="true"] input').all():
            radio.check()
        for text in one.get_by_role("textbox").all()[1:]:
            text.fill("gradient descent")
        one.locator(".check").click()
        expect(one).to_have_attribute("data-result", "right")
        assert stored(page)["answers"][id_]["score"] == 1


def test_all_of_them_stand_on_one_page(browser: Browser, url: str) -> None:
    with listed(browser, f"{url}quiz/week-1/") as page:
        expect(page.locator("section.question")).to_have_count(19)
        assert axe_violations(page) == []
