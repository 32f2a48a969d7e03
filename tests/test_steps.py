"""One question at a time: the self-check and the mock exam as steps, by keyboard and by touch."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pages_in_browser import (
    LISTED,
    NARROW,
    PHONE,
    WIDE,
    axe_violations,
    covered,
    finger_drawn,
    keep,
    listed,
    opened,
    stored,
)  # fmt: skip
from test_quiz import BOTH, QUIZ, answer_rightly, answer_wrongly, pair, put_in_order

NAMES = {
    "": {
        "open": "Question {}: not answered", "answered": "Question {}: answered",
        "right": "Question {}: right",
        "wrong": "Question {}: not right", "again": "Question {}: once more",
        "check": "Check", "next": "Next", "result": "See the result",
        "summary": "7 of 9 right at the first try", "missed": "Missed at the first try",
        "study": "Study these next", "read": "Read again in the lesson",
        "restart": "All of them again", "more": "Once more what I missed", "comes": "Once more",
    },
    "nb/": {
        "open": "Spørsmål {}: ikke besvart", "answered": "Spørsmål {}: besvart",
        "right": "Spørsmål {}: riktig",
        "wrong": "Spørsmål {}: ikke riktig", "again": "Spørsmål {}: en gang til",
        "check": "Sjekk", "next": "Neste", "result": "Se resultatet",
        "summary": "7 av 9 riktige på første forsøk", "missed": "Ikke riktig på første forsøk",
        "study": "Les mer om disse", "read": "Les om igjen i leksjonen",
        "restart": "Alle en gang til", "more": "De jeg bommet på, en gang til",
        "comes": "En gang til",
    },
}  # fmt: skip
IDS = (
    "uphill", "walking", "always-down", "say-it", "explain-it", "in-order", "pairs", "how-far",
    "fill-in",
)  # fmt: skip
"""The questions of the small course in their order."""
RIGHT = {"at": 1, "score": 1, "tries": 1}
WRONG = {"at": 1, "score": 0, "tries": 1}


def shown(page: Page) -> Locator:
    """Return the question that is shown; there is one."""
    one = page.locator(".stepping > section.question:visible")
    expect(one).to_have_count(1)
    return one


def dot(page: Page, name: str) -> Locator:
    return page.locator(".dots").get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def judge(one: Locator) -> None:
    """Judge an essay as good, below the model answer."""
    for box in one.locator(".self-grade input").all():
        box.check()


def is_at_the_top(page: Page, one: Locator) -> bool:
    """Return whether a question's heading and text are in the window, below the header."""
    header = page.locator(".md-header").bounding_box()
    heading, prompt = one.locator("h2").bounding_box(), one.locator(".prompt").bounding_box()
    assert header
    assert heading
    assert prompt
    assert page.viewport_size
    below = header["y"] + header["height"] <= heading["y"]
    return below and prompt["y"] + prompt["height"] < page.viewport_size["height"]


@BOTH
def test_a_self_check_is_gone_through_to_the_end_and_what_was_missed_comes_back(
    browser: Browser, small_url: str, prefix: str
) -> None:
    words = NAMES[prefix]
    with opened(browser, small_url + prefix + QUIZ, viewport=PHONE, has_touch=True) as page:
        for number, kind in enumerate(KINDS_IN_ORDER, 1):
            one = shown(page)
            expect(one).to_have_attribute("data-kind", kind)
            assert is_at_the_top(page, one) or number == 1
            (answer_wrongly if kind in ("choice", "numeric") else answer_rightly)(one)
            one.locator(".check").tap()
            if kind == "essay":
                expect(one.locator(".next")).to_be_hidden()
                judge(one)
            standing = "wrong" if kind in ("choice", "numeric") else "right"
            expect(dot(page, words[standing].format(number))).to_have_attribute(
                "aria-current", "step"
            )
            assert covered(one.locator(".question-bar button")) == []
            one.locator(".next").tap()
        expect(page.locator(".quiz-progress")).to_have_js_property("value", 7)
        one = shown(page)
        expect(one).to_have_attribute("data-question", "uphill")
        expect(page.locator(".comes-back")).to_contain_text(words["comes"])
        expect(one.locator("input:checked, [data-verdict]")).to_have_count(0)
        page.reload()
        expect(dot(page, words["again"].format(1))).to_have_attribute("aria-current", "step")
        answer_wrongly(one)
        one.locator(".check").tap()
        one.locator(".next").tap()
        for question in ("how-far", "uphill"):
            one = shown(page)
            expect(one).to_have_attribute("data-question", question)
            answer_rightly(one)
            one.locator(".check").tap()
            last = words["result" if question == "uphill" else "next"]
            expect(one.locator(".next")).to_have_text(last)
            one.locator(".next").tap()
        expect(page.get_by_role("heading", name=words["summary"])).to_be_focused()


@BOTH
def test_the_summary_tells_what_was_missed_and_where_to_go_from_there(
    browser: Browser, small_url: str, prefix: str
) -> None:
    words = NAMES[prefix]
    with opened(browser, small_url + prefix + QUIZ, viewport=PHONE, has_touch=True) as page:
        missed = {"missed:week-1": "uphill how-far"}
        keep(page, {"answers": dict.fromkeys(IDS, RIGHT), "settings": missed})
        page.reload()
        summary = page.locator(".quiz-summary")
        expect(page.locator("section.question:visible")).to_have_count(0)
        expect(summary.get_by_role("heading", name=words["summary"])).to_be_visible()
        links = summary.get_by_role("heading", name=words["missed"]).locator("+ ul a")
        expect(links).to_have_text([re.compile(" 1$"), re.compile(" 8$")])
        expect(
            summary.get_by_role("heading", name=words["study"]).locator("+ ul li")
        ).to_have_count(2)
        expect(summary.get_by_role("heading", name=words["read"]).locator("+ ul a")).to_have_count(
            1
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        links.last.tap()
        expect(shown(page)).to_have_attribute("data-question", "how-far")
        page.locator(".to-result").tap()
        press(page, words["more"])
        expect(page.locator(".dot:not(.to-result)")).to_have_count(2)
        expect(shown(page)).to_have_attribute("data-question", "uphill")
        page.locator(".to-result").tap()
        press(page, words["restart"])
        expect(page.locator('.dot[data-standing="open"]')).to_have_count(9)
        expect(shown(page).locator(".earlier")).not_to_be_empty()


KINDS_IN_ORDER = (
    "choice", "multiple", "true-false", "short", "essay", "order", "match", "numeric", "cloze",
)  # fmt: skip


def test_the_keys_choose_check_and_go_on(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = shown(page)
        expect(page.locator(".quiz-keys")).to_be_visible()
        page.keyboard.press("2")
        expect(page.locator("#uphill-B")).to_be_checked()
        page.keyboard.press("Enter")
        expect(one.locator(".result")).to_have_text("✓ Right.")
        expect(one.locator(".next")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Question 2")).to_be_focused()
        for key in "132":
            page.keyboard.press(key)
        page.keyboard.press("3")
        expect(shown(page).locator("input:checked")).to_have_count(2)
        page.keyboard.press("Enter")
        expect(shown(page).locator(".result")).to_have_text("✓ Right.")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        one = shown(page)
        expect(one.locator("textarea")).to_be_focused()
        page.keyboard.type("1]")
        expect(one.locator("textarea")).to_have_value("1]")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        expect(one.locator("textarea")).to_have_value("1\n]")
        one.locator("textarea").fill("the slope")
        page.keyboard.press("Control+Enter")
        expect(one.locator(".result")).to_have_text("✓ Right.")
        page.keyboard.press("[")
        expect(shown(page)).to_have_attribute("data-question", "always-down")
        page.keyboard.press("1")
        page.keyboard.press("ArrowRight")  # goes to the other choice, not to another question
        expect(shown(page).locator("input").nth(1)).to_be_checked()
        page.locator(".quiz-settings > summary").click()
        page.get_by_role("checkbox", name="Keys 1–9").uncheck()
        page.get_by_role("heading", name="Question 3").focus()
        page.keyboard.press("1")
        page.keyboard.press("ArrowLeft")
        expect(shown(page).locator("input").nth(1)).to_be_checked()


def test_the_dots_are_one_stop_on_the_way_with_tab(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        shown(page)
        page.locator(".quiz-settings > summary").focus()
        page.keyboard.press("Tab")
        expect(dot(page, "Question 1: not answered")).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(dot(page, "Question 3: not answered")).to_be_focused()
        expect(shown(page)).to_have_attribute("data-question", "uphill")
        page.keyboard.press("Tab")
        expect(shown(page).locator(".headerlink")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("End")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Question 2")).to_be_focused()


def test_a_field_is_answered_by_keyboard_alone(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ + "#how-far", viewport=WIDE) as page:
        shown(page).locator("form input").focus()
        page.keyboard.type("2.5")
        page.keyboard.press("Enter")
        expect(shown(page).locator(".result")).to_have_text("✓ Right.")
        page.keyboard.press("Enter")
        expect(page.locator("#fill-in ~ form input")).to_be_focused()
        page.keyboard.type("nothing")
        page.keyboard.press("Enter")
        expect(dot(page, "Question 9: not right")).to_be_visible()


def test_there_are_as_many_tries_as_are_chosen_before_the_answer_is_shown(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + QUIZ, viewport=PHONE) as page:
        page.locator(".quiz-settings > summary").click()
        page.get_by_role("radio", name="3").check()
        page.get_by_role("checkbox", name="Let me open the answer").uncheck()
        one = shown(page)
        expect(one.locator("details.answer")).to_be_hidden()
        one.locator("input").first.check()
        one.locator(".check").click()
        expect(one.locator(".result")).to_have_text("✗ Not right. You have 2 more tries.")
        expect(one.locator(".verdict")).to_have_text("✗ your answer")
        expect(one.get_by_text("That is its opposite.")).to_be_visible()
        expect(one.get_by_text("The steepest way up.")).to_be_hidden()
        assert axe_violations(page) == []
        one.locator(".check").click()
        expect(one.locator(".result")).to_have_text("Change your answer first.")
        page.reload()
        expect(one.locator(".result")).to_have_text("✗ Not right. You have 2 more tries.")
        expect(one.locator("input").first).to_be_checked()
        one.locator("input").last.check()
        expect(one.locator("[data-verdict]")).to_have_count(0)
        one.locator(".check").click()
        expect(one.locator(".result")).to_have_text("✓ Right.")
        assert stored(page)["answers"]["uphill"]["tries"] == 2
        page.locator(".to-result").click()
        expect(page.get_by_role("heading", name="0 of 9 right at the first")).to_be_visible()
        expect(page.get_by_text("8 questions are not answered yet.")).to_be_visible()
        press(page, "Go on")
        one = shown(page)
        page.locator(".quiz-settings > summary").click()
        page.get_by_role("radio", name="2").check()
        page.get_by_role("checkbox", name="While there are tries left").uncheck()
        for left in ("1 more try.", ""):
            one.locator("input").nth(2).check()
            one.locator(".check").click()
            expect(one.locator(".result")).to_contain_text(left)
            expect(one.locator(".why:visible")).to_have_count(0 if left else 3)
            if left:
                one.locator("input").nth(0).check()
        expect(one.locator("details.answer")).to_have_attribute("open", "")


def test_a_link_to_a_question_leads_to_it_also_back_and_in_the_other_language(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "glossary/step-size/", viewport=PHONE) as page:
        page.locator('a[href*="#how-far"]').first.click()
        expect(shown(page)).to_have_attribute("data-question", "how-far")
        assert is_at_the_top(page, shown(page))
        page.locator(".step-arrow").first.click()
        expect(page).to_have_url(small_url + QUIZ + "#pairs")
        page.reload()
        expect(shown(page)).to_have_attribute("data-question", "pairs")
        page.evaluate("location.hash = 'walking-A'")
        expect(shown(page)).to_have_attribute("data-question", "walking")
        page.goto(small_url)
        page.go_back()
        expect(shown(page)).to_have_attribute("data-question", "walking")
        page.get_by_role("button", name="Languages and colours").click()
        page.get_by_role("link", name="Norsk", exact=True).click()
        expect(page).to_have_url(re.compile(r"/nb/quiz/week-1/#walking$"))
        expect(shown(page)).to_have_attribute("data-question", "walking")


def test_a_reader_who_returns_goes_on_at_the_first_open_question(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + QUIZ, viewport=PHONE) as page:
        keep(page, {"answers": {"uphill": RIGHT, "walking": WRONG}})
        page.reload()
        expect(shown(page)).to_have_attribute("data-question", "always-down")
        expect(dot(page, "Question 2: not right")).to_be_visible()
        keep(page, {"answers": dict.fromkeys(IDS, RIGHT) | {"walking": WRONG}})
        page.reload()
        expect(page.get_by_role("heading", name="8 of 9 right at the first try")).to_be_visible()
        press(page, "Go on")
        expect(shown(page)).to_have_attribute("data-question", "walking")


def test_things_are_put_in_order_by_keyboard_mouse_and_touch(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + QUIZ + "#in-order", viewport=PHONE, has_touch=True) as page:
        one = shown(page)
        lines = one.locator(".order .item-text")
        expect(one.locator("select:visible")).to_have_count(0)
        first = one.get_by_role("button", name="Move up: compute")
        first.press("Enter")
        expect(first).to_be_focused()
        expect(lines).to_have_text(["compute", "scale", "subtract"])
        expect(one.get_by_role("status").filter(has_text="compute: 1")).to_have_count(0)
        expect(one.get_by_text("compute: place 1 of 3")).to_be_attached()
        one.get_by_role("button", name="Move down: compute").tap()
        expect(lines).to_have_text(["scale", "compute", "subtract"])
        for finger in (False, True):
            drag(page, one.locator(".grip").nth(0), one.locator(".grip").nth(2), finger=finger)
        expect(lines).to_have_text(["subtract", "scale", "compute"])
        page.reload()
        expect(lines).to_have_text(["subtract", "scale", "compute"])
        assert axe_violations(page) == []
        put_in_order(one, ["1", "2", "3"])
        one.locator(".check").tap()
        expect(one.locator(".result")).to_have_text("✓ Right.")
        expect(one.locator(".move:visible, .grip:visible")).to_have_count(0)


def drag(page: Page, grip: Locator, onto: Locator, *, finger: bool) -> None:
    """Drag an item by its grip, with the mouse or with a finger."""
    start, end = grip.bounding_box(), onto.bounding_box()
    assert start
    assert end
    x, top, bottom = start["x"] + 9, start["y"] + 9, end["y"] + 20
    if not finger:
        page.mouse.move(x, top)
        page.mouse.down()
        page.mouse.move(x, bottom, steps=8)
        page.mouse.up()
        return
    with finger_drawn(page, (x, top), (0, bottom - top)):
        pass


def test_partners_are_found_by_touch_and_by_keyboard(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ + "#pairs", viewport=NARROW, has_touch=True) as page:
        one = shown(page)
        left, right = one.locator(".match-left button"), one.locator(".match-right button")
        left.nth(0).tap()
        expect(left.nth(0)).to_have_attribute("aria-pressed", "true")
        right.nth(2).tap()
        expect(left.nth(0)).to_have_accessible_name("x^2, paired with C 2x")
        expect(left.nth(0)).to_have_text("C")
        expect(right.nth(2)).to_have_accessible_name("C 2x, paired with x^2")
        right.nth(2).tap()
        expect(left.nth(0)).to_have_accessible_name("x^2, not paired")
        right.nth(1).tap()
        left.nth(1).tap()
        left.nth(0).tap()
        right.nth(1).tap()  # is taken from the other
        expect(left).to_have_text(["B", "–", "–"])
        left.nth(1).tap()
        right.nth(0).tap()
        page.reload()
        expect(left).to_have_text(["B", "A", "–"])
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")  # the header covers nothing
        assert axe_violations(page) == []
        left.nth(0).tap()
        left.nth(1).tap()
        expect(left).to_have_text(["–", "–", "–"])
        pair(one, ["C", "A", "B"])
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        one.locator(".check").tap()
        expect(one.locator(".result")).to_have_text("✓ Right.")


STATES = ("open", "right", "wrong", "ordering", "pairing", "settings", "summary")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_narrow_window(
    browser: Browser, small_url: str, scheme: str
) -> None:
    options = {"viewport": NARROW, "color_scheme": scheme, "reduced_motion": "reduce"}
    with opened(browser, small_url + QUIZ, **options) as page:
        for state in STATES:
            match state:
                case "right":
                    answer_rightly(shown(page))
                    shown(page).locator(".check").click()
                case "wrong":
                    shown(page).locator(".next").click()
                    answer_wrongly(shown(page))
                    shown(page).locator(".check").click()
                case "ordering" | "pairing":
                    dot(page, f"Question {6 if state == 'ordering' else 7}: not answered").click()
                    answer_wrongly(shown(page))
                case "settings":
                    page.locator(".quiz-settings > summary").click()
                    page.locator(".quiz-settings fieldset").first.scroll_into_view_if_needed()
                case "summary":
                    page.locator(".to-result").click()
            # what is half under the header or the buttons is a small target to axe
            page.evaluate("scrollTo(0, 0)")
            assert axe_violations(page) == [], state
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], state
        sizes = "all => all.map((one) => Math.min(one.offsetWidth, one.offsetHeight))"
        assert min(page.locator(".dot").evaluate_all(sizes)) >= 24


def test_paper_and_a_page_without_scripts_have_every_question(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        expect(page.locator("section.question:visible")).to_have_count(1)
        page.emulate_media(media="print")
        expect(page.locator("section.question:visible")).to_have_count(9)
        expect(page.locator(":is(.dots, .question-bar, .quiz-bar):visible")).to_have_count(0)
    with opened(browser, small_url + QUIZ, java_script_enabled=False) as page:
        expect(page.locator("section.question:visible")).to_have_count(9)
        expect(page.locator(".order select:visible")).to_have_count(3)


def test_the_list_is_a_choice_that_holds_on_every_page(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ, viewport=PHONE) as page:
        page.locator(".quiz-settings > summary").click()
        page.get_by_role("radio", name="all on one page").check()
        expect(page.locator("section.question:visible")).to_have_count(9)
        expect(page.locator(".dots")).to_be_hidden()
        page.goto(small_url + "nb/quiz/week-2-terms/")
        expect(page.locator(".check").first).to_be_visible()
        page.locator(".quiz-settings > summary").click()
        expect(page.get_by_role("radio", name="alle på én side")).to_be_checked()
        page.get_by_role("radio", name="ett spørsmål om gangen").check()
        expect(page.locator("section.question:visible")).to_have_count(1)
        assert stored(page)["settings"]["quiz.view"] == ""


def test_an_answer_in_another_tab_is_shown_in_the_dots(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ, viewport=PHONE) as page:
        other = page.context.new_page()
        other.goto(small_url + QUIZ)
        expect(dot(other, "Question 1: not answered")).to_be_visible()
        answer_rightly(shown(page))
        shown(page).locator(".check").click()
        expect(dot(other, "Question 1: right")).to_be_visible()
        expect(shown(other).locator(".next")).to_be_visible()


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_exam_is_sat_and_reviewed_question_by_question(
    browser: Browser, small_url: str, prefix: str, scheme: str
) -> None:
    words = NAMES[prefix]
    exam = {"began": 1, "minutes": 0, "weeks": [1], "questions": IDS, "given": {}}
    with opened(
        browser, small_url + prefix + "quiz/exam/",
        viewport=NARROW, color_scheme=scheme, has_touch=True,
    ) as page:  # fmt: skip
        page.on("dialog", lambda dialog: dialog.accept())
        keep(page, {"exam": exam})
        page.reload()
        answer_wrongly(shown(page))
        expect(dot(page, words["answered"].format(1))).to_be_visible()
        expect(dot(page, words["open"].format(2))).to_be_visible()
        press(page, words["next"])
        expect(shown(page)).to_have_attribute("data-question", "walking")
        assert is_at_the_top(page, shown(page))
        expect(page.locator(".exam-count")).to_be_in_viewport()
        page.reload()
        expect(shown(page)).to_have_attribute("data-question", "walking")
        for at in (4, 5, 6):
            page.locator(".dot").nth(at).tap()
            answer_rightly(shown(page))
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        page.get_by_role("button", name=re.compile("Finish|Avslutt")).tap()
        expect(page.locator(".exam-result h2")).to_be_focused()
        expect(page.locator("section.question:visible")).to_have_count(0)
        assert axe_violations(page) == []
        page.locator(".exam-open a").tap()
        expect(shown(page)).to_have_attribute("data-question", "explain-it")
        judge(shown(page))
        expect(dot(page, words["right"].format(5))).to_have_attribute("aria-current", "step")
        expect(dot(page, words["wrong"].format(1))).to_be_visible()
        page.locator(".dot").nth(5).tap()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        page.emulate_media(media="print")
        expect(page.locator("section.question:visible")).to_have_count(9)


def test_an_exam_begins_with_its_first_question_and_may_be_a_list(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "quiz/exam/", viewport=PHONE) as page:
        press(page, "Begin")
        expect(page.get_by_role("heading", name="Question 1")).to_be_visible()
        assert is_at_the_top(page, shown(page))
        press(page, "all on one page")
        expect(page.locator("section.question:visible")).to_have_count(9)
        press(page, "one question at a time")
        shown(page)
        assert stored(page)["settings"] == {"quiz.view": ""}
        expect(page.get_by_role("timer")).to_be_in_viewport()


def test_what_only_lists_had_is_there_in_lists_alone(browser: Browser, small_url: str) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        answer_rightly(page.locator("section.question").first)
        page.locator(".check").first.click()
        expect(page.locator(".again").first).to_be_focused()
        expect(page.locator(":is(.next, .quiz-summary, .quiz-keys):visible")).to_have_count(0)
        assert stored(page)["settings"] == LISTED
