"""What a reader does is kept: in two tabs at once, whatever the browser refuses, at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pages_in_browser import KEY, WIDE, keep, opened, put_aside, record, state_text, stored
from store_tabs import open_tab, prepare, refuse, reload
from test_quiz import QUIZ, answer_rightly, question

ANSWER = """(id) => store.update((state) => {
  state.answers[id] = { at: Date.now(), score: 1, tries: 1 };
})"""
ANSWERS = "Object.keys(store.read().answers).sort()"
PROBLEMS = "store.warning((fault) => fault)"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers="block")
    prepare(context)
    yield context
    context.close()


def answers(page: Page) -> list[str]:
    """Return what a tab knows when it has heard of all others."""
    found: list[str] = page.evaluate(f"store.settled().then(() => {ANSWERS})")
    return found


def problems(page: Page) -> str:
    return str(page.evaluate(f"store.settled().then(() => {PROBLEMS})"))


def test_two_tabs_that_answer_in_the_same_moment_lose_nothing(
    context: BrowserContext, small_url: str
) -> None:
    tabs = [open_tab(context, small_url) for _ in range(2)]
    script = f"""([name, start]) => void (window.job = (async () => {{
      const answer = {ANSWER};
      while (Date.now() < start);
      for (let number = 0; number < 50; number += 1) {{
        answer(name + number);
        await new Promise((resolve) => setTimeout(resolve, number % 3));
      }}
      await store.settled();
    }})())"""
    start = tabs[0].evaluate("Date.now()") + 200
    for tab, name in zip(tabs, "ab", strict=True):
        tab.evaluate(script, [name, start])
    for tab in tabs:
        tab.evaluate("job")
    assert len(stored(tabs[0])["answers"]) == 100
    assert [len(answers(tab)) for tab in tabs] == [100, 100]


def test_two_tabs_that_sit_one_exam_lose_nothing(context: BrowserContext, small_url: str) -> None:
    one, other = (open_tab(context, small_url) for _ in range(2))
    exam = "{ began: 1, minutes: 0, weeks: [1], questions: ['a', 'b'], given: {} }"
    one.evaluate(f"store.update((state) => {{ state.exam = {exam}; }})")
    other.wait_for_function("store.read().exam")
    give = "(id) => store.update(({ exam }) => { exam.given[id] = [id]; })"
    one.evaluate(give, "a")
    other.evaluate(give, "b")
    other.evaluate("store.update(({ exam }) => { exam.ended = 2; exam.scores = { a: 1 }; })")
    one.evaluate("store.settled()")
    found = stored(other)["exam"]
    assert (found["given"], found["ended"]) == ({"a": ["a"], "b": ["b"]}, 2)


def test_an_open_tab_hears_of_what_another_does(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        tab = page.context.new_page()
        tab.goto(small_url + "nb/" + QUIZ)
        answer_rightly(question(page, "choice"))
        question(page, "choice").get_by_role("button", name="Check").click()
        expect(tab.locator(".quiz-score")).to_have_text("1 riktig, 1 av 9 besvart")
        expect(question(tab, "choice").locator(".result")).to_have_text("✓ Riktig.")


REFUSED = ["", "local=full", "database=blocked", "database=full", "database=hanging"]


@pytest.mark.parametrize("refusals", REFUSED)
def test_a_reload_right_after_an_answer_loses_nothing(
    context: BrowserContext, small_url: str, refusals: str
) -> None:
    tab = open_tab(context, small_url, refusals)
    for number in range(10 if "hanging" not in refusals else 1):
        with tab.expect_navigation():
            tab.evaluate(f"(id) => {{ ({ANSWER})(id); location.reload(); }}", str(number))
        tab.wait_for_function("window.isReady")
        assert tab.evaluate(ANSWERS) == [str(one) for one in range(number + 1)]
        assert tab.evaluate(PROBLEMS) == ""
    refuse(tab, "")
    reload(tab)
    assert answers(tab) == sorted(stored(tab)["answers"]) != []


def test_a_tab_that_is_closed_right_after_an_answer_loses_nothing(
    context: BrowserContext, small_url: str
) -> None:
    for number in range(10):
        tab = open_tab(context, small_url)
        tab.evaluate(ANSWER, str(number))
        tab.close()
    assert len(answers(open_tab(context, small_url))) == 10


def test_a_tab_hears_of_what_one_that_is_gone_has_left(
    context: BrowserContext, small_url: str
) -> None:
    tab = open_tab(context, small_url)
    gone = open_tab(context, small_url, "database=blocked")
    gone.evaluate(ANSWER, "left")
    gone.close()
    tab.wait_for_function("store.read().answers.left")
    assert set(stored(tab)["answers"]) == {"left"}


@pytest.mark.parametrize(
    ("refusals", "told"),
    [
        ("local=blocked", ""),
        ("local=full", ""),
        ("database=blocked", ""),
        ("database=full", ""),
        ("local=blocked&database=blocked", "blocked"),
        ("local=full&database=full", "full"),
        ("local=full&database=blocked", "full"),
        ("local=blocked&database=full", "full"),
    ],
)
def test_what_is_said_of_the_storage_is_true(
    context: BrowserContext, small_url: str, refusals: str, told: str
) -> None:
    tab = open_tab(context, small_url, refusals)
    tab.evaluate(ANSWER, "a")
    assert problems(tab) == told
    assert tab.evaluate(ANSWERS) == ["a"]
    reload(tab)
    assert answers(tab) == ([] if told else ["a"])
    tab.evaluate(ANSWER, "b")
    refuse(tab, "")
    tab.evaluate(ANSWER, "c")
    assert problems(tab) == ""
    reload(tab)
    assert answers(tab) == (["b", "c"] if told else ["a", "b", "c"])


@pytest.mark.parametrize("refusal", ["database=blocked", "database=hanging"])
def test_what_cannot_be_reached_for_now_is_joined_later(
    context: BrowserContext, small_url: str, refusal: str
) -> None:
    tab = open_tab(context, small_url)
    tab.evaluate(ANSWER, "before")
    assert answers(tab) == ["before"]
    refuse(tab, refusal)
    reload(tab)
    assert problems(tab) == "away"
    tab.evaluate(ANSWER, "meanwhile")
    assert answers(tab) == ["meanwhile"]
    refuse(tab, "")
    reload(tab)
    assert problems(tab) == ""
    assert answers(tab) == ["before", "meanwhile"]


def test_a_patch_that_cannot_be_read_is_put_aside(context: BrowserContext, small_url: str) -> None:
    tab = open_tab(context, small_url)
    tab.evaluate(ANSWER, "sound")
    assert answers(tab) == ["sound"]
    wrong = '{"id": "2", "version": 1, "change": {"set": {"answers": {"a": {"at": "x"}}}}}'
    newer = '{"id": "3", "version": 99, "change": {"all": "new"}}'
    put = "([key, text]) => localStorage.setItem(key, text)"
    for number, text in enumerate(("{", wrong, newer), 1):
        tab.evaluate(put, [f"{KEY}:patch:{number}", text])
    reload(tab)
    assert problems(tab) == "damaged"
    assert answers(tab) == ["sound"]
    assert put_aside(tab) == ["{", wrong]
    keys = "Object.keys(localStorage).filter((key) => key.includes(':patch:'))"
    assert tab.evaluate(keys) == [f"{KEY}:patch:3"], "a newer page can read it"


def test_a_file_holds_all_there_is(context: BrowserContext, small_url: str) -> None:
    whole: dict[str, Any] = {
        "version": 2,
        "answers": {"a": {"at": 5, "score": 1, "tries": 1, "given": ["x"], "points": [0]}},
        "drafts": {"b": {"at": 5, "given": ["x"]}},
        "cards": {"t:meaning": dict.fromkeys(
            ("due", "stability", "difficulty", "reps", "lapses", "state", "step", "last"), 1
        )},
        "reviews": [["t:meaning", 3, 5, 0], ["t:meaning", 3, 6, 0]],
        "buried": {"t:meaning": 4},
        "stars": {"t": {"at": 5, "on": True}},
        "suspended": {"t:meaning": {"at": 5, "on": False}},
        "notes": {"t": {"at": 5, "text": "n"}},
        "ownCards": {"own-a1": {"at": 5, "week": 1, "front": "f", "back": "b"}},
        "exam": {
            "began": 1, "minutes": 2, "weeks": [1], "questions": ["a"], "given": {"a": ["x"]},
            "ended": 2, "scores": {"a": 1}, "ticked": {"a": [1]},
        },
        "settings": {"cards.newPerDay": "7", "shuffle:week-1": "12"},
    }  # fmt: skip
    tab = open_tab(context, small_url)
    course = "{ questions: new Set(['a', 'b']), terms: new Set(['t']) }"
    take_over = f"(text) => store.importText(text, {course})"
    assert tab.evaluate(take_over, state_text(whole))["trouble"] == ""
    saved = tab.evaluate("store.exportText()")
    assert tab.evaluate("store.read()") == stored(tab) == whole
    assert tab.evaluate("store.reset()")
    reload(tab)
    assert answers(tab) == []
    tab.evaluate(take_over, saved)
    reload(tab)
    assert tab.evaluate("store.exportText()") == saved


def test_what_is_forgotten_is_forgotten_in_every_tab(
    context: BrowserContext, small_url: str
) -> None:
    one, other = (open_tab(context, small_url) for _ in range(2))
    one.evaluate(ANSWER, "before")
    other.wait_for_function("store.read().answers.before")
    assert one.evaluate("store.reset()")
    other.wait_for_function("!store.read().answers.before")
    other.evaluate(ANSWER, "after")
    assert answers(one) == answers(other) == ["after"]


def test_a_reload_right_after_forgetting_forgets(context: BrowserContext, small_url: str) -> None:
    tab = open_tab(context, small_url)
    tab.evaluate(ANSWER, "before")
    answers(tab)
    with tab.expect_navigation():
        tab.evaluate("() => { store.reset(); location.reload(); }")
    tab.wait_for_function("window.isReady")
    assert answers(tab) == []
    assert stored(tab)["answers"] == {}


def test_what_cannot_be_forgotten_is_not_called_forgotten(
    context: BrowserContext, small_url: str
) -> None:
    tab = open_tab(context, small_url)
    tab.evaluate(ANSWER, "before")
    answers(tab)
    refuse(tab, "database=blocked&local=blocked")
    assert not tab.evaluate("store.reset()")
    refuse(tab, "")
    reload(tab)
    assert answers(tab) == ["before"]
    refuse(tab, "database=blocked")
    assert not tab.evaluate("store.reset()")
    assert tab.evaluate(ANSWERS) == []
    refuse(tab, "")
    reload(tab)
    assert answers(tab) == [], "as soon as it can be reached"


def test_a_page_that_is_kept_for_the_way_back_hears_what_was_done(
    context: BrowserContext, small_url: str
) -> None:
    tab = open_tab(context, small_url)
    keep(tab, {"answers": {"elsewhere": {"at": 1, "score": 1, "tries": 1}}})
    shown = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    tab.evaluate(shown)
    tab.wait_for_function("store.read().answers.elsewhere")
    assert record(tab)["applied"] == []
