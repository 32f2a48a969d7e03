"""The self-check and the mock exam, driven by mouse, keyboard and touch in a real browser."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pages_in_browser import (
    LISTED,
    NARROW,
    PHONE,
    WIDE,
    axe_violations,
    keep,
    listed,
    opened,
    stored,
)
from studyguide.languages.folding import folding_of

QUIZ = "quiz/week-1/"
WORDS = {
    "": {"check": "Check", "right": "✓ Right."},
    "nb/": {"check": "Sjekk", "right": "✓ Riktig."},
}
BOTH = pytest.mark.parametrize("prefix", ["", "nb/"])


def question(page: Page, kind: str) -> Locator:
    expect(page.locator(".check").first).to_be_attached()
    return page.locator(f'section.question[data-kind="{kind}"]').first


def places(one: Locator) -> list[str]:
    """Return where each item belongs, or which partner, in the order of the page."""
    at = "all => all.map((one) => one.dataset.place ?? one.dataset.partner)"
    found: list[str] = one.locator("li:has(select)").evaluate_all(at)
    return found


def put_in_order(one: Locator, order: list[str]) -> None:
    """Move items up until they stand in an order, each called by its right place."""
    for at, place in enumerate(order):
        item = one.locator(f'.order li[data-place="{place}"]')
        for _ in range(places(one).index(place) - at):
            item.get_by_role("button", name=re.compile("up|opp")).press("Enter")


def pair(one: Locator, letters: list[str]) -> None:
    """Pair what is on the left with the letters on the right."""
    for at, letter in enumerate(letters):
        one.locator(".match-left button").nth(at).press("Space")
        one.locator(".match-right button").filter(has_text=letter).press("Space")


def answer_rightly(one: Locator) -> None:
    """Give the right answer of a question, as its page says it."""
    kind = one.get_attribute("data-kind")
    if kind in ("choice", "multiple", "true-false"):
        for right in one.locator('.option[data-correct="true"] input').all():
            right.check()
    elif kind == "order":
        put_in_order(one, sorted(places(one)))
    elif kind == "match":
        pair(one, places(one))
    elif kind == "numeric":
        field = one.locator("form input")
        field.fill(str(field.get_attribute("data-answer")).replace(".", ","))
    else:
        for field in one.locator("form :is(input, textarea)").all():
            accepted = json.loads(field.get_attribute("data-accept") or "[]")
            field.fill(accepted[0].upper() if accepted else "In my own words.")


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [
        ("choice", ""), ("multiple", "nb/"), ("true-false", ""), ("numeric", "nb/"),
        ("order", ""), ("match", "nb/"), ("cloze", ""), ("short", "nb/"),
    ],
)  # fmt: skip
def test_a_right_answer_is_called_right_and_its_reason_is_shown(
    browser: Browser, small_url: str, kind: str, prefix: str
) -> None:
    with listed(browser, small_url + prefix + QUIZ, viewport=WIDE) as page:
        one = question(page, kind)
        answer_rightly(one)
        one.get_by_role("button", name=WORDS[prefix]["check"]).click()
        result = one.locator(".result")
        if one.locator(".self-grade button").count():
            one.locator(".self-grade button").first.click()
        expect(result).to_have_text(WORDS[prefix]["right"])
        assert one.locator("details.answer[open]").count() == 1
        expect(one.locator(".option[data-correct=true] .why:not([open])")).to_have_count(0)
        expect(one.locator(".option:not([data-correct=true]) .why[open]")).to_have_count(0)
        expect(one.locator(".about a").first).to_be_visible()


def test_a_wrong_answer_is_marked_in_words_and_can_be_tried_again(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, "choice")
        one.locator('.option[data-correct="false"] input').first.check()
        one.get_by_role("button", name="Check").click()
        expect(one.locator(".result")).to_have_text("✗ Not right.")
        expect(one.locator('.option[data-correct="false"] .verdict')).to_have_text("✗ your answer")
        expect(one.locator('.option[data-correct="true"] .verdict')).to_have_text(
            "→ the right answer"
        )
        assert axe_violations(page) == []
        one.get_by_role("button", name="Try again").click()
        expect(one.locator(".earlier")).to_have_text("Last time: ✗ Not right.")
        expect(one.locator(".verdict")).to_have_count(0)
        expect(one.locator("input").first).to_be_focused()
        answer_rightly(one)
        one.get_by_role("button", name="Check").click()
        expect(one.locator(".result")).to_have_text("✓ Right.")


def test_part_of_several_right_options_gives_part_of_the_credit(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, "multiple")
        right = one.locator('.option[data-correct="true"] input')
        assert right.count() == 2
        right.first.check()
        one.get_by_role("button", name="Check").click()
        expect(one.locator(".result")).to_have_text("◐ Partly right: 50 %.")


def answer_wrongly(one: Locator) -> None:
    """Give an answer of which nothing is right."""
    kind = one.get_attribute("data-kind")
    if kind in ("choice", "multiple", "true-false"):
        one.locator('.option[data-correct="false"] input').first.check()
    elif kind == "order":
        first, *rest = sorted(places(one))
        put_in_order(one, [*rest, first])
    elif kind == "match":
        first, *rest = places(one)
        pair(one, [*rest, first])
    else:
        for field in one.locator("form :is(input, textarea)").all():
            field.fill("77")


def check(one: Locator) -> None:
    one.get_by_role("button", name=re.compile("^(Check|Sjekk)$")).click()


GREEN = {"light": "rgb(27, 110, 60)", "dark": "rgb(119, 211, 150)"}
RED = {"light": "rgb(168, 32, 26)", "dark": "rgb(255, 157, 148)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_right_is_green_and_solid_and_wrong_is_red_and_dashed(
    browser: Browser, small_url: str, scheme: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=PHONE, color_scheme=scheme) as page:
        for kind in ("choice", "multiple", "true-false", "order", "match", "numeric", "cloze"):
            one = question(page, kind)
            answer_wrongly(one)
            check(one)
            marked = one.locator("[data-verdict]")
            expect(marked.first).to_be_visible()
            wrong = one.locator('[data-verdict="wrong"]')
            for place in marked.all():
                is_wrong = place.get_attribute("data-verdict") == "wrong"
                colour = (RED if is_wrong else GREEN)[scheme]
                expect(place).to_have_css("border-top-color", colour)
                expect(place).to_have_css("border-top-style", "dashed" if is_wrong else "solid")
                expect(place).to_have_css("box-shadow", "none")
            assert wrong.count() > 0
            for said in one.locator(".verdict").all():
                is_wrong = said.inner_text() == "✗ your answer"
                expect(said).to_have_css("color", (RED if is_wrong else GREEN)[scheme])
        assert axe_violations(page) == []


def test_every_option_of_several_is_told_what_is_true_of_it(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, "multiple")
        one.locator('.option[data-correct="true"] input').first.check()
        one.locator('.option[data-correct="false"] input').check()
        check(one)
        assert one.locator(".verdict").all_inner_texts() == [
            "✓ right",
            "→ right, but you did not choose it",
            "✗ your answer",
        ]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [("order", ["2", "3", "1"]), ("match", "CAB"), ("numeric", ["2.5"]), ("cloze", ["uphill"])],
)
def test_a_wrong_part_is_told_what_would_be_right(
    browser: Browser, small_url: str, kind: str, keys: list[str]
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, kind)
        answer_wrongly(one)
        check(one)
        wrong = ["✗ your answer"] * len(keys)
        assert one.locator(".verdict.wrong").all_inner_texts() == wrong
        told = one.locator(".verdict.missed").all_inner_texts()
        assert told == [f"→ the right answer: {key}" for key in keys]


def test_an_essay_is_judged_by_the_reader_against_the_rubric(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, "essay")
        check(one)
        expect(one.locator(".result")).to_have_text("Answer first.")
        one.locator("textarea").fill("In my own words.")
        check(one)
        below = one.locator("details.answer").inner_text().split("\n")
        shown = [line for line in below if line.strip()]
        assert shown[1:5] == [
            "Against the slope.", "A good answer", "Names the direction.", "None of these",
        ]  # fmt: skip
        box = one.get_by_role("list", name="A good answer").get_by_role(
            "checkbox", name="Names the direction."
        )
        box.check()
        expect(one.locator(".result")).to_have_text("✓ Right.")
        one.get_by_role("button", name="None of these").click()
        expect(box).not_to_be_checked()
        expect(one.locator(".result")).to_have_text("✗ Not right.")
        assert axe_violations(page) == []
        assert stored(page)["answers"]["explain-it"]["tries"] == 1


def test_a_short_answer_is_judged_below_the_model_answer(browser: Browser, long_url: str) -> None:
    with listed(browser, long_url + "nb/" + QUIZ, viewport=PHONE) as page:
        one = page.locator('.question:has(textarea[data-accept="[]"][rows="2"])').first
        one.locator("textarea").fill("Med egne ord.")
        check(one)
        steps = one.get_by_role("group", name="Vurder selv")
        steps.get_by_role("button", name="Jeg kunne noe av det").click()
        expect(one.locator(".result")).to_have_text("◐ Delvis riktig: 50 %.")
        model = one.locator("details.answer .model-answer + .self-grade")
        expect(model).to_be_visible()
        page.reload()
        expect(one.locator("textarea")).to_have_value("Med egne ord.")
        expect(one.locator(".result")).to_have_text("◐ Delvis riktig: 50 %.")
        expect(steps.get_by_role("button", pressed=True)).to_have_text("Jeg kunne noe av det")


KINDS = (
    "choice", "multiple", "true-false", "short", "essay", "order", "match", "numeric", "cloze",
)  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_what_was_answered_is_shown_as_answered_after_a_reload(
    browser: Browser, small_url: str, prefix: str
) -> None:
    with listed(browser, small_url + prefix + QUIZ, viewport=WIDE) as page:
        for kind in KINDS:
            one = question(page, kind)
            (answer_rightly if kind in ("order", "essay", "multiple") else answer_wrongly)(one)
            check(one)
        question(page, "essay").locator(".self-grade input").check()
        look = """[...document.querySelectorAll(".question")].map((one) => [one.innerText,
          one.dataset.result, one.outerHTML.match(/data-verdict="\\w+"/g),
          [...one.querySelectorAll("input, select, textarea")].map((field) =>
            [field.value, field.checked, field.disabled])])"""
        expect(page.locator(".quiz-score")).to_have_text(re.compile("^3 "))
        before = page.evaluate(look)
        score = page.locator(".quiz-score").inner_text()
        page.reload()
        expect(page.locator(".quiz-score")).to_have_text(score)
        assert page.evaluate(look) == before
        assert axe_violations(page) == []
        page.locator(".quiz-settings > summary").click()
        page.get_by_role("button", name=re.compile("^(Shuffle|Stokk om)$")).click()
        page.get_by_role("button", name=re.compile("Only|Bare")).click()
        expect(page.locator(".question:visible")).to_have_count(6)
        one = question(page, "choice")
        one.get_by_role("button", name=re.compile("Try again|Prøv igjen")).click()
        page.reload()
        expect(one.locator(".check")).to_be_visible()
        expect(one.locator(".earlier")).not_to_be_empty()
        expect(one.locator("input:is(:checked, :disabled), [data-verdict]")).to_have_count(0)


def test_what_is_half_written_survives_a_reload_and_the_way_back(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        for kind in ("essay", "short", "numeric", "cloze"):
            question(page, kind).locator("form :is(input, textarea)").fill(" half \n a word ")
        question(page, "match").locator(".match-left button").first.click()
        question(page, "match").get_by_role("button", name="B 1, not").click()
        question(page, "multiple").locator("input").first.check()
        page.reload()
        for leave in (page.reload, lambda: (page.goto(small_url), page.go_back())):
            leave()
            expect(page.locator(".quiz-score")).to_have_text("0 right, 0 of 9 answered")
            expect(question(page, "essay").locator("textarea")).to_have_value(" half \n a word ")
            for kind in ("short", "numeric", "cloze"):
                written = question(page, kind).locator("form :is(input, textarea)")
                expect(written).to_have_value(re.compile(r"^ half .*a word $", re.DOTALL))
            expect(question(page, "match").locator("select").first).to_have_value("B")
            expect(question(page, "multiple").locator("input").first).to_be_checked()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(small_url + "progress/")
        page.get_by_role("button", name="Forget everything").click()
        page.goto(small_url + QUIZ)
        expect(question(page, "essay").locator("textarea")).to_have_value("")
        expect(question(page, "multiple").locator("input").first).not_to_be_checked()


OLD = """localStorage.setItem("studyguide:small-course", JSON.stringify({
  program: "studyguide", version: 1, state: {answers: {
    uphill: {at: 1, score: 1, tries: 1}, "explain-it": {at: 1, score: 0.5, tries: 2},
    "how-far": {at: 1, score: 0, tries: 1}}, settings: {"quiz.view": "list"}}}))"""


def test_an_answer_of_which_only_the_result_is_known_is_shown_with_it(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        page.evaluate(OLD)
        page.reload()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 3 of 9 answered")
        for kind, result in (
            ("choice", "✓ Right."), ("essay", "◐ Partly right: 50 %."), ("numeric", "✗ Not right."),
        ):  # fmt: skip
            one = question(page, kind)
            expect(one.locator(".result")).to_have_text(result)
            expect(one.locator("[data-verdict], input:checked")).to_have_count(0)
            expect(one.get_by_role("button", name="Try again")).to_be_visible()
        assert axe_violations(page) == []


def test_marks_are_shown_only_where_they_agree_with_the_result(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        for kind in ("cloze", "choice"):
            answer_rightly(question(page, kind))
            check(question(page, kind))
        page.goto(small_url + "nb/" + QUIZ)
        one = question(page, "cloze")  # an English word in the Norwegian text
        expect(one.locator("input")).to_have_value("UPHILL")
        expect(one.locator(".result")).to_have_text("✓ Riktig.")
        expect(one.locator(".verdict")).to_have_count(0)
        expect(question(page, "choice").locator(".verdict")).to_have_text("✓ riktig")


def test_another_tab_shows_what_was_answered_in_this_one(browser: Browser, small_url: str) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        other = page.context.new_page()
        other.goto(small_url + QUIZ)
        question(other, "essay").locator("textarea").fill("Mine.")
        answer_rightly(question(page, "choice"))
        check(question(page, "choice"))
        expect(question(other, "choice").locator(".result")).to_have_text("✓ Right.")
        expect(other.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        expect(question(other, "essay").locator("textarea")).to_have_value("Mine.")


def test_a_page_that_comes_back_has_not_forgotten_what_was_kept_meanwhile(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        expect(question(page, "choice").locator(".check")).to_be_visible()
        page.evaluate(OLD)  # no page is told of its own changes
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        expect(page.locator(".quiz-score")).to_have_text("1 right, 3 of 9 answered")
        answer_rightly(question(page, "true-false"))
        check(question(page, "true-false"))
        assert len(stored(page)["answers"]) == 4


def test_reasons_can_be_opened_only_after_the_answer(browser: Browser, small_url: str) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, "choice")
        reasons = one.locator(".why")
        expect(reasons).to_have_count(2)
        expect(one.locator(".why:visible")).to_have_count(0)
        one.locator("input").first.focus()
        page.keyboard.press("Tab")
        expect(one.locator(".check")).to_be_focused()
        answer_rightly(one)
        check(one)
        expect(one.locator(".why[open]:visible")).to_have_count(1)
        one.locator(".why:not([open]):visible summary").click()
        expect(one.locator(".why[open]:visible")).to_have_count(2)
        one.get_by_role("button", name="Try again").click()
        expect(one.locator(".why:visible")).to_have_count(0)


def test_reasons_can_be_opened_without_scripts(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ, java_script_enabled=False) as page:
        reason = page.locator(".why").first
        expect(reason).to_be_visible()
        reason.locator("summary").click()
        expect(reason.get_by_text("That is its opposite.")).to_be_visible()


def test_reasons_can_be_opened_if_the_script_did_not_come(browser: Browser, small_url: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/quiz.js", lambda route: route.abort())
    page.goto(small_url + QUIZ)
    expect(page.locator(".why").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_is_never_lost(browser: Browser, small_url: str, kind: str) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, kind)
        button = one.locator(".check")
        by_hand = kind in ("order", "match")
        first = one.locator("form li button" if by_hand else "form :is(input, textarea)").first
        button.press("Enter")
        expect(one.locator(".result")).to_have_text("Answer first.")
        expect(first).to_be_focused()
        answer_rightly(one)
        button.press("Enter")
        summary = one.locator("details.answer > summary")
        expect(summary if kind == "essay" else one.locator(".again")).to_be_focused()
        one.locator(".again").press("Enter")
        expect(first).to_be_focused()


def test_what_is_missing_is_asked_for_before_it_is_graded(browser: Browser, small_url: str) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        order, match, number = (question(page, kind) for kind in ("order", "match", "numeric"))
        match.get_by_role("button", name="x^2, not paired", exact=True).click()
        match.get_by_role("button", name="C 2x, not paired").click()
        check(match)
        expect(match.locator(".result")).to_have_text(
            "Answer first: “Partner of x^3” is still empty."
        )
        expect(match.get_by_role("button", name="x^3, not paired")).to_be_focused()
        # what is known of a time when places were chosen from menus
        choose = """(one) => {
            one.value = "1"; one.dispatchEvent(new Event("input", {bubbles: true})) }"""
        chosen = order.locator("select")
        chosen.nth(0).evaluate(choose)
        chosen.nth(1).evaluate(choose)
        check(order)
        expect(order.locator(".result")).to_have_text(
            "Answer first: “Position of subtract” is still empty."
        )
        chosen.nth(2).evaluate(choose)
        expect(order.locator(".result")).to_be_empty()
        check(order)
        expect(order.locator(".result")).to_have_text("“1” is there twice. Use each once.")
        number.locator("form input").fill("abc")
        check(number)
        expect(number.locator(".result")).to_contain_text("This is not a number.")
        expect(number.locator("form input")).to_be_focused()
        expect(page.locator(".quiz-score")).to_have_text("0 right, 0 of 9 answered")


def test_an_empty_gap_is_asked_for(browser: Browser, long_url: str) -> None:
    with listed(browser, long_url + QUIZ, viewport=WIDE) as page:
        one = page.locator('.question[data-kind="cloze"]:has(input ~ input)').first
        gaps = one.locator("input")
        gaps.nth(1).fill("something")
        check(one)
        expect(one.locator(".result")).to_have_text("Answer first: “Gap 1” is still empty.")
        expect(gaps.nth(0)).to_be_focused()


def test_a_question_and_its_choices_are_read_with_their_texts(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        group = page.get_by_role("group", name="Where does the gradient point?", exact=True)
        expect(group).to_have_accessible_description("Choose one.")
        expect(group.get_by_role("radio")).to_have_count(2)
        match = page.get_by_role("group", name="Match.", exact=True)
        sides = match.get_by_role("button")
        expect(sides.nth(0)).to_have_accessible_name("x^2, not paired")
        expect(sides.nth(3)).to_have_accessible_name("A 3x^2, not paired")


def test_the_score_and_the_ring_survive_and_are_shared_by_the_languages(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        one = question(page, "choice")
        answer_rightly(one)
        one.get_by_role("button", name="Check").click()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        page.goto(small_url + "nb/" + QUIZ)
        expect(page.locator(".quiz-score")).to_have_text("1 riktig, 1 av 9 besvart")
        page.goto(small_url + "nb/weeks/1/")
        expect(page.locator(".progress")).to_have_text("1 av 9 riktig")
        page.goto(small_url)
        expect(page.locator(".week-card .progress").first).to_have_text("1 of 9 right")


def test_shuffling_survives_a_reload_and_what_was_right_can_be_hidden(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        ids = (
            "[...document.querySelectorAll('section.question')].map((one) => one.dataset.question)"
        )
        first = page.evaluate(ids)
        settings = page.locator(".quiz-settings > summary")
        settings.click()
        page.get_by_role("button", name="Shuffle").click()
        mixed = page.evaluate(ids)
        assert mixed != first
        assert sorted(mixed) == sorted(first)
        page.reload()
        expect(page.locator(".quiz-bar")).to_be_visible()
        assert page.evaluate(ids) == mixed
        settings.click()
        page.get_by_role("button", name="Shuffle").click()
        assert page.evaluate(ids) == first
        one = question(page, "true-false")
        answer_rightly(one)
        one.get_by_role("button", name="Check").click()
        page.get_by_role("button", name="Only what was not right").click()
        expect(one).to_be_hidden()


def test_a_question_is_answered_on_a_phone(browser: Browser, small_url: str) -> None:
    with listed(browser, small_url + "nb/" + QUIZ, viewport=PHONE, has_touch=True) as page:
        one = question(page, "true-false")
        one.locator(".option label").first.tap()
        one.get_by_role("button", name="Sjekk").tap()
        expect(one.locator(".result")).not_to_be_empty()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


GRADING = """async ([root, folding]) => {
  const { isAccepted, isNear, numberIn, partialCredit } =
    await import(root + "assets/studyguide/typed-answer.js");
  return {
    right: [
      ["Uphill", ["uphill"]], ["up hill", ["uphill"]], ["the gradient", ["gradient"]],
      ["gradeint", ["gradient"]], ["gradien", ["gradient"]], ["OVERTILPASNING", ["overtilpasning"]],
      ["laeringsrate", ["læringsrate"]], ["naïve", ["naive"]], ["et trekk", ["trekk"]],
      ["das Methan", ["Methan"]], ["Strasse", ["Straße"]], ["carbonsaeure", ["Carbonsäure"]],
      ["Uebergaenge", ["Übergänge"]], ["eine Säure", ["Säure"]],
      ["H2O", ["H₂O"]], ["alkanes", ["alkane"], { refused: ["alkene"] }],
      ["An alkane", ["alkane"], { refused: ["alkene"] }],
      ["alkne", ["alkane"], { refused: ["alkene"] }],
      ["alkene", ["alkane", "alkene"], { refused: ["alkene"] }],
      ["the learnnig rate", ["learning rate"]], ["16 chanels", ["16 channels"]],
      ["1.0", ["1,0"]], ["1,0", ["1.0"]], ["1,000", ["1000"]], ["12 832", ["12832"]],
      ["3,5", ["3, 5"]], ["(2, 64)", ["2 64"]], ["−1", ["-1"]], ["- 1", ["-1"]],
      ["GPT 2", ["GPT-2"]], ["gpt2", ["GPT-2"]], ["5", ["5 %"]], ["28x28", ["28 × 28"]],
      [" Alkane ", ["alkane"], { exact: true }], ["A\u030angstrøm", ["ångstrøm"], { exact: true }],
    ].filter(([typed, accepted, strict]) => !isAccepted(typed, accepted, { ...strict, folding })),
    wrong: [
      ["", ["uphill"]], ["down", ["uphill"]], ["loss", ["less"]], ["12345", ["12346"]],
      ["gradiants!", ["gradient"]], ["grad", ["gradient"]], ["l and o", ["t and o"]],
      ["a smalle rate", ["a smaller rates"]], ["no unit", ["no units at all"]],
      ["10", ["1,0"]], ["15", ["1/5"]], ["210", ["2^10"]], ["1", ["-1"]],
      ["−2", ["2"]], ["264", ["(2, 64)"]], ["3.5", ["3, 5"]],
      ["alkene", ["alkane"], { refused: ["alkene"] }],
      ["An ALKENE.", ["alkane"], { refused: ["alkene"] }],
      ["Cl", ["Cl-"], { refused: ["Cl"] }], ["recall", ["precall"], { refused: ["recall"] }],
      ["alkanes", ["alkane"], { exact: true }], ["an alkane", ["alkane"], { exact: true }],
      ["Cl", ["Cl-"], { exact: true }], ["naive", ["naïve"], { exact: true }],
      [" ", [" x"], { exact: true }],
    ].filter(([typed, accepted, strict]) => isAccepted(typed, accepted, { ...strict, folding })),
    numbers: ["0,25", "1/4", "2.5e-1", " 25e-2", "0.25 kg", "−3", "1 000", "25 %", "3·10^2",
      "175,000,000,000", "1.234.567,5", "1,234.5", "175 000 000 000", "175\u00a0000,5"]
      .map((text) => numberIn(text, text.endsWith("kg") ? "kg" : "")),
    none: ["", "x", "1/2/3", "1,2,3", "two"].map((text) => numberIn(text)).map(Number.isNaN),
    near: [isNear("0,3", { answer: 0.1 + 0.2, tolerance: 0 }), isNear("2.68", { answer: 2.67,
      tolerance: 0.01 }), isNear("2.69", { answer: 2.67, tolerance: 0.01 }), isNear("", { answer: 0,
      tolerance: 1 })],
    grouped: [["175,000,000,000", 175e9, "."], ["175.000.000.000", 175e9, ","],
      ["12,832", 12832, "."],
      ["12,832", 12.832, "."], ["12.832", 12832, ","], ["68976648192", 68976648192, "."]]
      .map(([typed, answer, decimal]) => isNear(typed, { answer, tolerance: 0, decimal })),
    apart: [["12.832", 12832, "."], ["12,832", 12832, ","], ["0,250", 250, "."],
      ["68976648193", 68976648192, "."], ["68976648190", 68976648192, "."]]
      .map(([typed, answer, decimal]) => isNear(typed, { answer, tolerance: 0, decimal })),
    credit: [partialCredit([true, false, true], [true, true, false]),
      partialCredit([true, true, false], [true, true, false])],
  };
}"""


def test_typed_answers_are_forgiven_what_is_no_mistake(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url) as page:
        found = page.evaluate(GRADING, [small_url, json.loads(folding_of(("en", "nb", "de")).json)])
    assert found["right"] == []
    assert found["wrong"] == []
    assert found["numbers"][:9] == [0.25, 0.25, 0.25, 0.25, 0.25, -3, 1000, 25, 300]
    assert found["numbers"][9:] == [175e9, 1234567.5, 1234.5, 175e9, 175000.5]
    assert found["grouped"] == [True] * 6
    assert found["apart"] == [False] * 5
    assert all(found["none"])
    assert found["near"] == [True, True, False, False]
    assert found["credit"] == [0, 1]


def test_an_exam_from_the_start_to_the_review(browser: Browser, long_url: str) -> None:
    with listed(browser, long_url + "quiz/exam/", viewport=WIDE) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        page.locator(".exam-settings > summary").click()
        page.get_by_label("Questions").fill("9")
        page.get_by_label("Minutes").fill("0")
        page.get_by_role("button", name="Begin").click()
        questions = page.locator(".exam-paper section.question")
        expect(questions).to_have_count(9)
        expect(page.locator(".exam-paper .answer:visible")).to_have_count(0)
        kinds = {one.get_attribute("data-kind") for one in questions.all()}
        assert len(kinds) >= 6  # they are drawn: nine kinds in nine questions are likely, not sure
        for one in questions.all()[:6]:
            answer_rightly(one)
        expect(page.locator(".exam-count")).to_have_text("6 of 9 answered")
        page.reload()
        expect(page.locator(".exam-count")).to_have_text("6 of 9 answered")
        assert axe_violations(page) == []
        page.get_by_role("button", name="Finish").click()
        expect(page.get_by_role("heading", name="Your result")).to_be_visible()
        expect(page.locator(".exam-result tr")).to_have_count(9)
        expect(page.get_by_text("Study these next")).to_be_visible()
        expect(questions.last.locator(".result")).to_have_text("Not answered.")
        assert axe_violations(page) == []
        page.reload()
        expect(page.get_by_role("heading", name="Your result")).to_be_visible()
        page.get_by_role("button", name="New exam").click()
        expect(page.get_by_role("button", name="Begin")).to_be_focused()


def test_an_exam_ends_when_its_time_is_over(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + "nb/quiz/exam/", viewport=PHONE, has_touch=True) as page:
        page.clock.install()
        page.reload()
        page.locator(".exam-settings > summary").click()
        page.get_by_label("Minutter").fill("1")
        page.get_by_role("button", name="Begynn").tap()
        expect(page.get_by_role("timer")).to_contain_text("igjen")
        page.get_by_role("button", name="Skjul tiden").tap()
        expect(page.get_by_role("timer")).to_be_hidden()
        page.clock.run_for(61_000)
        expect(page.get_by_role("heading", name="Resultatet ditt")).to_be_focused()
        expect(page.locator(".exam-status")).to_have_text("Tiden er ute. Prøven er avsluttet.")
        expect(page.locator(".exam-status[role=status]")).to_be_in_viewport()
        page.reload()
        expect(page.locator(".exam-result")).to_contain_text("fordi tiden var ute")


def test_an_exam_whose_time_ran_out_meanwhile_ends_once(browser: Browser, small_url: str) -> None:
    with listed(browser, small_url + "quiz/exam/", viewport=WIDE) as page:
        page.clock.install()
        page.reload()
        page.locator(".exam-settings > summary").click()
        page.get_by_label("Minutes").fill("1")
        page.get_by_role("button", name="Begin").click()
        answer_rightly(page.locator('.exam-paper [data-kind="numeric"]'))
        page.clock.set_system_time(page.evaluate("Date.now()") + 3_600_000)
        page.reload()
        expect(page.locator(".exam-result")).to_contain_text("because the time ran out")
        page.clock.run_for(5_000)
        assert stored(page)["answers"]["how-far"]["tries"] == 1


@pytest.mark.parametrize(
    ("width", "height"),
    [(320, 640), (390, 844), (640, 400), (1280, 800)],  # 640: a laptop at 200 % zoom
)
def test_an_exam_begins_at_the_top_of_its_first_question(
    browser: Browser, small_url: str, width: int, height: int
) -> None:
    with listed(
        browser, small_url + "quiz/exam/", viewport={"width": width, "height": height}
    ) as page:
        page.get_by_role("button", name="Begin").click()
        heading = page.get_by_role("heading", name="Question 1")
        expect(heading).to_be_focused()
        box, bar = heading.bounding_box(), page.locator(".exam-bar").first.bounding_box()
        assert box
        assert bar
        assert bar["y"] + bar["height"] <= box["y"] < bar["y"] + bar["height"] + 60


JUDGED_BY_READERS = {
    "": ("2 answers for you to judge", "1 answer for you to judge", "Your result: {} of {} points"),
    "nb/": (
        "2 svar som du må vurdere",
        "1 svar som du må vurdere",
        "Resultatet ditt: {} av {} poeng",
    ),
}


@BOTH
def test_an_answer_that_no_program_can_judge_waits_for_the_reader(
    browser: Browser, long_url: str, prefix: str
) -> None:
    """An exam of an essay, a short answer, a number, and a choice that is left open."""
    two, one, result = JUDGED_BY_READERS[prefix]
    with opened(browser, long_url + prefix + "quiz/exam/", viewport=WIDE) as page:
        page.goto(long_url + prefix + QUIZ)
        ids = [
            page.locator(f'section.question[data-kind="{kind}"]')
            .nth(at)
            .get_attribute("data-question")
            for kind, at in (("essay", 0), ("short", 0), ("numeric", 0), ("choice", 0))
        ]
        page.goto(long_url + prefix + "quiz/exam/")
        exam = {"began": 1, "minutes": 0, "weeks": [1], "questions": ids, "given": {}}
        keep(page, {"exam": exam, "settings": LISTED})
        page.reload()
        questions = page.locator(".exam-paper section.question")
        expect(questions).to_have_count(4)
        for index in range(3):
            answer_rightly(questions.nth(index))
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name=re.compile("Finish|Avslutt")).click()
        summary = page.locator(".exam-result")
        expect(summary).to_contain_text(two)
        expect(summary.get_by_role("heading").first).to_have_text(result.format(1, 2))
        expect(questions.nth(0).locator(".result")).to_contain_text(
            re.compile("Compare|Sammenlign")
        )
        assert not questions.nth(0).get_attribute("data-result")
        assert axe_violations(page) == []
        boxes = questions.nth(0).locator(".self-grade input")
        for box in boxes.all():
            box.check()
        for _ in range(2):
            expect(summary).to_contain_text(one)
            expect(summary.get_by_role("heading").first).to_have_text(result.format(2, 3))
            expect(questions.nth(0)).to_have_attribute("data-result", "right")
            expect(boxes.first).to_be_checked()
            page.reload()
        boxes.first.uncheck()
        expect(questions.nth(0)).not_to_have_attribute("data-result", "right")
        questions.nth(1).locator(".self-grade button").last.click()
        expect(questions.nth(1).locator(".result")).to_have_text(
            re.compile("Not right|Ikke riktig")
        )
        expect(summary.locator(".exam-open")).to_have_count(0)


@BOTH
def test_an_exam_begins_without_scrolling_as_it_was_chosen_last(
    browser: Browser, long_url: str, prefix: str
) -> None:
    said = ("20 questions · 40 min · 15 weeks", "5 questions · no time limit · 1 week")
    if prefix:
        said = ("20 spørsmål · 40 min · 15 uker", "5 spørsmål · uten tidsgrense · 1 uke")
    with opened(browser, long_url + prefix + "quiz/exam/", viewport=NARROW, has_touch=True) as page:
        button = page.locator(".exam-form button")
        expect(page.locator(".exam-told")).to_have_text(said[0])
        expect(button).to_be_in_viewport(ratio=1)
        page.locator(".exam-settings > summary").tap()
        assert axe_violations(page) == []
        chosen = page.get_by_role("checkbox", checked=True)
        for _ in range(chosen.count() - 1):
            chosen.last.press("Space")
        first, second = page.locator(".exam-numbers input").all()
        first.fill("5")
        second.fill("0")
        expect(page.locator(".exam-told")).to_have_text(said[1])
        page.reload()
        expect(page.locator(".exam-told")).to_have_text(said[1])
        expect(page.locator(".exam-weeks")).to_be_hidden()
        button.tap()
        expect(page.locator(".exam-count")).to_contain_text("5")


def test_an_exam_needs_a_week(browser: Browser, long_url: str) -> None:
    with opened(browser, long_url + "quiz/exam/", viewport=WIDE) as page:
        page.locator(".exam-settings > summary").click()
        chosen = page.get_by_role("checkbox", checked=True)
        for _ in range(chosen.count()):
            chosen.first.press("Space")
        page.get_by_role("button", name="Begin").press("Enter")
        expect(page.get_by_role("status").last).to_have_text("Choose at least one week.")


DRAFTS = """async (root) => {
  const { emptyState, merged, parseState, writeState } =
    await import(root + "assets/studyguide/state.js");
  const draft = (at) => ({ at, given: [`${at}`] }), answer = { at: 5, score: 1, tries: 1 };
  const one = { ...emptyState(), answers: { old: answer, again: answer },
    drafts: { again: draft(6), both: draft(1) } };
  const two = { ...emptyState(), drafts: { old: draft(4), both: draft(2), own: draft(3) } };
  const there = merged(one, two);
  const older = parseState('{"program": "studyguide", "version": 1, "state": {"answers": {}}}');
  return { there: there.drafts, back: merged(two, one).drafts, older: older.drafts,
    read: writeState(parseState(writeState(there))) === writeState(there) };
}"""


def test_of_two_drafts_the_newer_is_kept_unless_an_answer_is_newer(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url) as page:
        found = page.evaluate(DRAFTS, small_url)
    assert found["there"] == {
        "again": {"at": 6, "given": ["6"]},
        "both": {"at": 2, "given": ["2"]},
        "own": {"at": 3, "given": ["3"]},
    }
    assert (found["back"], found["older"], found["read"]) == (found["there"], {}, True)


BLOCKED = """IDBFactory.prototype.open = () => {
  throw new DOMException("denied", "SecurityError");
};
for (const name of ["getItem", "setItem"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {  // the theme needs the rest
    if (key.startsWith("studyguide")) throw new DOMException("denied", "SecurityError");
    return real.call(this, key, ...rest);
  };
}"""
FULL = """for (const kind of [Storage, IDBObjectStore])
  for (const name of ["setItem", "put", "add"]) if (kind.prototype[name])
    kind.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError"); };"""
DAMAGED = """localStorage.setItem("studyguide:small-course", "{");"""


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (BLOCKED, "Your browser keeps no data"),
        (FULL, "The browser's storage is full."),
        (DAMAGED, "could not be read"),
    ],
)
def test_without_storage_the_quiz_says_so_and_goes_on(
    browser: Browser, small_url: str, trouble: str, said: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        page.add_init_script(trouble)
        page.reload()
        one = question(page, "choice")
        answer_rightly(one)
        one.get_by_role("button", name="Check").click()
        expect(one.locator(".result")).to_have_text("✓ Right.")
        expect(page.locator(".quiz-note")).to_contain_text(said)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [(BLOCKED, "Your browser keeps no data"), (DAMAGED, "It was put aside")],
)
def test_without_storage_the_exam_says_so_before_it_begins(
    browser: Browser, small_url: str, trouble: str, said: str
) -> None:
    with opened(browser, small_url + "quiz/exam/", viewport=WIDE) as page:
        page.add_init_script(trouble)
        page.reload()
        expect(page.locator(".exam-note")).to_contain_text(said)
        expect(page.locator(".exam-form")).to_be_visible()
        assert axe_violations(page) == []
        page.get_by_role("button", name="Begin").click()
        expect(page.get_by_role("heading", name="Question 1")).to_be_focused()


@BOTH
def test_the_weeks_of_an_exam_are_a_list_of_lines_on_a_phone(
    browser: Browser, long_url: str, prefix: str
) -> None:
    with opened(browser, long_url + prefix + "quiz/exam/", viewport=PHONE) as page:
        page.locator(".exam-settings > summary").click()
        for line in page.locator(".exam-weeks label").all():
            box, text = line.locator("input").bounding_box(), line.locator("span")
            assert box
            assert min(box["width"], box["height"]) >= 24
            place = text.bounding_box()
            assert place
            assert place["height"] < 60, "the text of a week has two lines at most"
            assert re.match(r"(Week|Uke) \d+: \S", text.inner_text())


def test_without_scripts_the_exam_says_where_the_questions_are(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "quiz/exam/", java_script_enabled=False) as page:
        expect(page.get_by_text("The mock exam needs JavaScript.")).to_be_visible()
        expect(page.locator(".exam-form")).to_be_hidden()
