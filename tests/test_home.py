"""The home page: what a stranger can try, and the next step of who has begun."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.course import write_course
from pages_in_browser import NARROW, PHONE, axe_violations, keep, opened
from parts import text_of
from studyguide.model.guide import Guide
from studyguide.pages.html.course_figure import course_figure, week_arcs
from studyguide.pages.render import render
from studyguide.reading.load import load_guide

SMALL = Path(__file__).parent / "small_course"
QUESTIONS = (
    "uphill", "walking", "always-down", "say-it", "explain-it", "in-order", "pairs", "how-far",
    "fill-in",
)  # fmt: skip
EMPTY: dict[str, Any] = {
    "version": 1, "answers": {}, "drafts": {}, "cards": {}, "reviews": [], "buried": {},
    "exam": None, "settings": {},
}  # fmt: skip
CARD = {
    "due": 1, "stability": 1, "difficulty": 5, "reps": 1, "lapses": 0, "state": 2, "step": 0,
    "last": 1,
}  # fmt: skip
EXAM = {"began": 1, "minutes": 0, "weeks": [1], "questions": ["uphill"], "given": {}}


def answered(*ids: str, score: float = 1) -> dict[str, Any]:
    """Return what is kept of a reader who has answered some questions."""
    answers = {id_: {"at": at, "score": score, "tries": 1} for at, id_ in enumerate(ids, start=1)}
    return {**EMPTY, "answers": answers}


def come_back(page: Page, url: str, state: dict[str, Any]) -> None:
    """Open the home page as a reader who has done something."""
    keep(page, state)
    page.goto(url)
    expect(page.locator(".next-step-link a")).to_be_visible()


def test_a_stranger_answers_a_question_and_turns_a_card(browser: Browser, small_url: str) -> None:
    options = {"viewport": PHONE, "has_touch": True}
    with opened(browser, small_url, **options) as page:
        trial = page.locator(".first-try")
        expect(trial.get_by_role("button", name="Check")).to_be_visible()
        expect(page.locator(".next-step")).to_be_hidden()
        trial.locator(".option label").first.tap()
        trial.get_by_role("button", name="Check").tap()
        expect(trial.locator(".verdict").first).to_be_visible()
        expect(trial.locator("details.answer")).to_have_attribute("open", "")
        trial.locator("summary", has_text="What is it?").tap()
        expect(trial.locator(".try-card p")).to_be_visible()
        assert axe_violations(page) == []
        trial.get_by_role("link", name="Self-check: week 1").tap()
        expect(page).to_have_url(small_url + "quiz/week-1/")


MISSED = {**answered(*QUESTIONS)["answers"], "pairs": {"at": 1, "score": 0, "tries": 1}}
NEXT = {
    "a question": (
        "", answered("uphill"), "Go on: Week 1, question 2 of 9", "quiz/week-1/#walking"
    ),
    "in the other language": (
        "nb/", answered("uphill"), "Fortsett: Uke 1, spørsmål 2 av 9", "quiz/week-1/#walking"
    ),
    "one that was passed over": (
        "", answered(*QUESTIONS[1:]), "Go on: Week 1, question 1 of 9", "quiz/week-1/#uphill"
    ),
    "all were missed": (
        "", answered(*QUESTIONS, score=0.5), "Try again: Week 1, 9 questions", "quiz/week-1/#uphill"
    ),
    "one was missed": (
        "", {**EMPTY, "answers": MISSED}, "Try again: Week 1, 1 question", "quiz/week-1/#pairs"
    ),
    "all are right": (
        "", answered(*QUESTIONS), "Every question answered rightly. Sit a mock exam", "quiz/exam/"
    ),
    "a draft": (
        "", {**EMPTY, "drafts": {"walking": {"at": 1, "given": ["A"]}}},
        "Go on: Week 1, question 2 of 9", "quiz/week-1/#walking",
    ),
    "cards alone": (
        "", {**EMPTY, "cards": {"term:gradient:name": CARD}}, "Go on: Week 1", "weeks/1/"
    ),
    "an exam": ("", {**answered("uphill"), "exam": EXAM}, "Go on with the mock exam", "quiz/exam/"),
    "an exam that has ended": (
        "", {**answered("uphill"), "exam": {**EXAM, "ended": 2}},
        "Go on: Week 1, question 2 of 9", "quiz/week-1/#walking",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NEXT)
def test_who_comes_back_goes_on_with_one_tap(browser: Browser, small_url: str, case: str) -> None:
    prefix, state, text, leads = NEXT[case]
    with opened(browser, small_url + prefix, viewport=NARROW, has_touch=True) as page:
        come_back(page, small_url + prefix, state)
        expect(page.locator(".for-strangers:visible")).to_have_count(0)
        link = page.locator(".next-step-link a")
        expect(link).to_have_text(text)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        link.tap()
        expect(page).to_have_url(small_url + prefix + leads)


def test_an_exam_that_is_being_sat_comes_before_the_questions(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url) as page:
        come_back(page, small_url, {**answered("uphill"), "exam": EXAM})
        expect(page.locator(".next-step-more a")).to_have_text("Go on: Week 1, question 2 of 9")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe_violations(page) == []


def test_another_tab_moves_the_next_step_on(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url) as page:
        come_back(page, small_url, answered("uphill"))
        with page.context.expect_page() as other:
            page.evaluate("(url) => window.open(url)", small_url + "quiz/week-1/")
        quiz = other.value
        question = quiz.locator("[data-question=always-down]")
        quiz.goto(small_url + "quiz/week-1/#always-down")
        question.locator(".option label").first.click()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".result")).not_to_be_empty()
        expect(page.locator(".week-card .progress").first).to_contain_text("of 9 right")
        quiz.close()


def test_without_scripts_the_question_and_its_answer_can_be_read(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url, java_script_enabled=False) as page:
        expect(page.locator(".next-step")).to_be_hidden()
        page.locator(".first-try summary", has_text="Show the answer").click()
        expect(page.locator(".first-try .answer")).to_have_attribute("open", "")
        page.locator(".first-try .try-card summary").click()
        expect(page.locator(".first-try .try-card p")).to_be_visible()


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        ("2026-03-12", "en", "in 9 days"),
        ("2026-03-04", "nb", "i morgen"),
        ("2026-03-03", "de", "heute"),
    ],
)
def test_how_far_away_an_exam_is_is_said_in_the_readers_language(
    browser: Browser, small_url: str, day: str, language: str, words: str
) -> None:
    with opened(browser, small_url) as page:
        page.clock.set_fixed_time(datetime(2026, 3, 3, 23, tzinfo=UTC))
        said = page.evaluate(
            "async ([root, day, language]) => (await import(`${root}next-step.js`))"
            ".daysUntil(day, new Date(), language)",
            [small_url + "assets/studyguide/", day, language],
        )
        assert said == words


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """Return a course of as many weeks as a course has."""
    folder = tmp_path_factory.mktemp("synthetic")
    write_course(folder, terms=60)
    guide, _ = load_guide(folder / "content", docs=folder / "docs")
    assert guide is not None
    return guide


def test_the_figure_has_an_arc_wherever_a_week_builds_on_another(synthetic: Guide) -> None:
    weeks = {week.number: place for place, week in enumerate(synthetic.course.weeks)}
    place = {
        id_: weeks[lesson.week]
        for id_, lesson in synthetic.lesson_of_term.items()
        if lesson.week is not None
    }
    wanted = {
        (place[required], place[term.id])
        for term in synthetic.terms.values()
        for required in term.related.requires
        if place[required] < place[term.id]
    }
    assert wanted
    assert set(week_arcs(synthetic)) == wanted
    drawing = str(course_figure(synthetic, "How it builds up"))
    assert len(re.findall('class="arc"', drawing)) == len(wanted)
    assert len(re.findall("<circle", drawing)) == len(weeks)
    assert 'role="img" aria-label="How it builds up"' in drawing
    assert 'class="course-figure"' in text_of(render(synthetic, "en")[0], "index.md")


def test_a_course_of_two_weeks_needs_no_figure() -> None:
    guide, _ = load_guide(SMALL / "content", docs=SMALL / "docs")
    assert guide is not None
    assert course_figure(guide, "x") == ""
    assert "course-figure" not in text_of(render(guide, "en")[0], "index.md")
