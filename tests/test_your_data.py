"""What a reader has done: kept in the browser, taken to a file and back, forgotten."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pages_in_browser import (
    KEY,
    WIDE,
    axe_violations,
    keep,
    listed,
    opened,
    put_aside,
    put_record,
    record,
    state_text,
    stored,
    take_over,
)
from test_quiz import BLOCKED, FULL, QUIZ, answer_rightly, question

FILL = """() => {
  for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
    try {
      for (let n = 0; n < 3; n += 1) localStorage.setItem(`other-${size}-${n}`, "x".repeat(size));
    } catch { /* a smaller one may fit */ }
}"""
"""What other sites at the same address may do to the storage that they share."""


def said(page: Page) -> Locator:
    return page.locator(".your-data").get_by_role("status")


def tried(page: Page) -> Locator:
    return page.locator(".knowledge-whole .level-sentence")


def card(last: int) -> dict[str, int]:
    keys = ("due", "stability", "difficulty", "reps", "lapses", "state", "step")
    return {**dict.fromkeys(keys, 1), "last": last}


OF_THIS_COURSE: dict[str, Any] = {
    "answers": {
        "uphill": {"at": 5, "score": 1, "tries": 1},
        "term-gradient": {"at": 5, "score": 0, "tries": 2},
    },
    "cards": {"gradient:meaning": card(5), "say-it:question": card(5)},
    "reviews": [["gradient:meaning", 3, 5, 0]],
    "settings": {"cards.newPerDay": "30", "quiz.view": "list", "missed:week-1": "uphill walking"},
}
FOREIGN: dict[str, Any] = {
    "answers": {"<img onerror>": {"at": 5, "score": 1, "tries": 1}},
    "cards": {"gradient:<b>": card(5), "photosynthesis:meaning": card(5)},
    "reviews": [["photosynthesis:meaning", 3, 5, 0]],
    "settings": {"colour": "red", "cards.newPerDay": "<img>", "quiz.tries": "x", "missed:x": "<b>"},
}


def test_what_was_answered_goes_to_a_file_and_back(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        answer_rightly(question(page, "choice"))
        question(page, "choice").get_by_role("button", name="Check").click()
        page.goto(small_url + "progress/")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        saved = tmp_path / "saved.json"
        download.value.save_as(saved)
        page.get_by_role("button", name="Forget everything").click()
        expect(page.locator(".knowledge-none")).to_be_visible()
        status = page.locator(".your-data").get_by_role("status")
        for text, said in (
            ("{", "The file is damaged."),
            ('{"program": "other"}', "This is no file of the study guide."),
            ('{"program": "studyguide", "version": 99, "state": {}}', "a newer version"),
            (saved.read_text().replace('"tries":1', '"tries":"x"'), "The file is damaged."),
            (saved.read_text().replace('"given":["","B"]', '"given":[1]'), "The file is damaged."),
            (saved.read_text().replace('"drafts":{', '"drafts":{"x":1'), "The file is damaged."),
        ):
            wrong = tmp_path / "wrong.json"
            wrong.write_text(text)
            page.locator("#your-data-file").set_input_files(wrong)
            expect(status).to_contain_text(said)
            expect(page.locator(".knowledge-none")).to_be_visible()
        page.locator("#your-data-file").set_input_files(saved)
        expect(tried(page)).to_have_text("1 of 3 terms tried")


MERGE = """async (root) => {
  const { emptyState, merged, parseState, writeState } =
    await import(root + "assets/studyguide/state.js");
  const one = { ...emptyState(), answers: { a: { at: 1, score: 0, tries: 1 },
    b: { at: 5, score: 1, tries: 2 } }, reviews: [["x", 3, 10, 0]] };
  const two = { ...emptyState(), answers: { a: { at: 2, score: 1, tries: 2 } },
    reviews: [["x", 3, 10, 0], ["x", 4, 20, 2]] };
  const there = merged(one, two), back = merged(two, one);
  return { there, same: JSON.stringify(there.answers.a) === JSON.stringify(back.answers.a),
    again: writeState(merged(there, there)) === writeState(there),
    read: writeState(parseState(writeState(there))) === writeState(there) };
}"""


def test_two_devices_are_merged_without_loss(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url) as page:
        found = page.evaluate(MERGE, small_url)
    assert found["there"]["answers"]["a"]["score"] == 1
    assert set(found["there"]["answers"]) == {"a", "b"}
    assert found["there"]["reviews"] == [["x", 3, 10, 0], ["x", 4, 20, 2]]
    assert [found[key] for key in ("same", "again", "read")] == [True] * 3


@pytest.mark.parametrize(
    ("prefix", "told"),
    [
        ("", "2 answers, 2 cards, 1 review, 3 settings taken over; 8 of another course left out."),
        ("nb/", "2 svar, 2 kort, 1 repetisjon, 3 innstillinger er hentet; 8 fra et annet kurs er"),
    ],
)
def test_a_file_brings_what_is_of_this_course_and_nothing_else(
    browser: Browser, small_url: str, tmp_path: Path, prefix: str, told: str
) -> None:
    both = {
        key: {**own, **FOREIGN[key]} if isinstance(own, dict) else [*own, *FOREIGN[key]]
        for key, own in OF_THIS_COURSE.items()
    }
    both["settings"] = {**FOREIGN["settings"], **OF_THIS_COURSE["settings"], "shuffle:x": "<b>"}
    with opened(browser, small_url + prefix + "progress/", viewport=WIDE) as page:
        take_over(page, tmp_path / "file.json", both)
        expect(said(page)).to_contain_text(told)
        kept = stored(page)
        assert {key: kept[key] for key in OF_THIS_COURSE} == OF_THIS_COURSE
        take_over(page, tmp_path / "file.json", OF_THIS_COURSE)
        expect(said(page)).to_contain_text("here already" if not prefix else "her fra før")


def test_a_file_of_another_course_is_refused(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        keep(page, OF_THIS_COURSE)
        page.reload()
        for state in (FOREIGN, {**FOREIGN, "settings": {"cards.newPerDay": "1"}}, {}):
            take_over(page, tmp_path / "file.json", state)
            expect(said(page)).to_contain_text("Nothing in the file belongs to this course.")
            assert stored(page) == OF_THIS_COURSE
            page.reload()


def test_settings_are_not_replaced_before_the_reader_says_so(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    own = {"cards.newPerDay": "30", "cards.weeksOff": "2"}
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        keep(page, {"settings": own})
        page.reload()
        file = {**OF_THIS_COURSE, "settings": {"cards.newPerDay": "10", "cards.weeksOff": "2"}}
        take_over(page, tmp_path / "file.json", file)
        expect(page.get_by_text("The file has other settings than this browser.")).to_be_visible()
        assert stored(page)["settings"] == own
        assert axe_violations(page) == []
        page.get_by_role("button", name="Use the settings of the file").press("Enter")
        expect(said(page)).to_have_text("The settings of the file are used now.")
        expect(said(page)).to_be_focused()
        assert stored(page)["settings"] == {**own, "cards.newPerDay": "10"}


def test_an_exam_that_is_being_sat_is_not_replaced_by_a_file(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    exam = {"began": 1, "minutes": 0, "weeks": [1], "questions": ["uphill"], "given": {}}
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        keep(page, {"exam": exam})
        page.reload()
        later = {**exam, "began": 2, "ended": 3, "scores": {"uphill": 1}}
        take_over(page, tmp_path / "file.json", {**OF_THIS_COURSE, "exam": later})
        expect(said(page)).to_contain_text("taken over.")
        assert stored(page)["exam"] == exam


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (BLOCKED, "Your browser keeps no data for this page. Nothing was taken over."),
        (FULL, "The browser's storage is full. Nothing was taken over"),
    ],
)
def test_nothing_is_called_taken_over_that_was_not_kept(
    browser: Browser, small_url: str, tmp_path: Path, trouble: str, told: str
) -> None:
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        page.add_init_script(trouble)
        page.reload()
        take_over(page, tmp_path / "file.json", OF_THIS_COURSE)
        expect(said(page)).to_contain_text(told)
        expect(page.locator(".knowledge-none")).to_be_visible()


def test_other_sites_at_the_same_address_take_no_room_from_a_course(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        page.evaluate(FILL)
        page.reload()
        take_over(page, tmp_path / "file.json", OF_THIS_COURSE)
        expect(said(page)).to_contain_text("taken over.")
        page.reload()
        expect(tried(page)).to_have_text("1 of 3 terms tried")
        assert stored(page)["settings"] == OF_THIS_COURSE["settings"]


def test_a_file_that_is_too_large_leaves_what_was_here(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    own = {"answers": {"uphill": {"at": 9, "score": 1, "tries": 1}}}
    limit = """const real = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (value, ...rest) {
        if (value.text.length > 1e6) throw new DOMException("full", "QuotaExceededError");
        return real.call(this, value, ...rest);
      };"""
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        keep(page, own)
        page.add_init_script(limit)
        page.reload()
        reviews = [["gradient:meaning", 3, at, 0] for at in range(200_000)]
        take_over(page, tmp_path / "file.json", {"reviews": reviews})
        expect(said(page)).to_contain_text("storage is full. Nothing was taken over")
        assert stored(page) == own
        take_over(page, tmp_path / "file.json", OF_THIS_COURSE)
        expect(said(page)).to_contain_text("1 answer, 2 cards, 1 review, 3 settings taken over.")
        assert stored(page)["answers"]["uphill"]["at"] == 9


def test_everything_is_forgotten_also_what_was_put_aside(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        for damaged in ("{", "["):
            expect(page.locator(".your-data-bar")).to_be_visible()  # it has been read
            put_record(page, damaged)
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, damaged])
            page.evaluate("key => localStorage.setItem(key, '{')", f"{KEY}:damaged")
            page.reload()
            expect(said(page)).to_contain_text("could not be read. It was put aside.")
        assert sorted(put_aside(page)) == ["[", "[", "{", "{"]
        page.evaluate("key => localStorage.setItem(key, 'other')", f"{KEY}-2")
        page.get_by_role("button", name="Forget everything").click()
        expect(said(page)).to_have_text("Forgotten.")
        keys = page.evaluate("Object.keys(localStorage).filter(key => key.includes('studyguide'))")
        assert sorted(keys) == [f"{KEY}-2", f"{KEY}:record"]
        assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}:record") == ""
        assert put_aside(page) == []
        assert stored(page)["answers"] == {}


def test_every_damaged_state_is_put_aside_and_none_overwrites_another(
    browser: Browser, small_url: str
) -> None:
    damaged = ["{", {"text": "{", "applied": [], "former": {}}, "{", None]
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        expect(page.locator(".quiz-score")).to_be_visible()  # it has been read
        for one in damaged:
            put_record(page, one)
            page.reload()
            expect(page.locator(".quiz-note")).to_contain_text("It was put aside")
            answer_rightly(question(page, "choice"))
            question(page, "choice").get_by_role("button", name="Check").click()
            assert set(stored(page)["answers"]) == {"uphill"}
        assert put_aside(page) == damaged


def test_damage_that_an_open_page_finds_takes_nothing_from_it(
    browser: Browser, small_url: str
) -> None:
    with listed(browser, small_url + QUIZ, viewport=WIDE) as page:
        for kind in ("choice", "true-false"):
            answer_rightly(question(page, kind))
            question(page, kind).get_by_role("button", name="Check").click()
            stored(page)
            put_record(page, "{")
        question(page, "choice").get_by_role("button", name="Try again").click()
        expect(page.locator(".quiz-note")).to_contain_text("It was put aside")
        assert set(stored(page)["answers"]) == {"uphill", "always-down"}
        assert put_aside(page) == ["{", "{"]


def test_what_a_newer_version_has_written_stays_as_it_is(browser: Browser, small_url: str) -> None:
    newer = {"text": state_text({"all": "new"}, 99), "applied": [], "former": {}, "more": 1}
    older = {"text": state_text({}), "applied": [], "former": {}}
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        expect(page.locator(".quiz-score")).to_be_visible()  # it has been read
        put_record(page, newer)
        page.reload()
        expect(page.locator(".quiz-note")).to_contain_text("written by a newer version")
        answer_rightly(question(page, "choice"))
        question(page, "choice").get_by_role("button", name="Check").click()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        page.reload()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        assert record(page) == newer
        put_record(page, older)  # as the newer version would read what lies beside
        page.reload()
        expect(page.locator(".quiz-note")).to_be_empty()
        assert set(stored(page)["answers"]) == {"uphill"}
        assert put_aside(page) == []


def test_a_newer_database_stays_as_it_is(browser: Browser, small_url: str) -> None:
    upgrade = """(name) => new Promise((resolve) => {
      const request = indexedDB.open(name, 2);  // the page that is open gives way
      request.onsuccess = () => { request.result.close(); resolve(); };
    })"""
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        page.evaluate(upgrade, KEY)
        for _ in range(2):
            answer_rightly(question(page, "choice"))
            question(page, "choice").get_by_role("button", name="Check").click()
            expect(page.locator(".quiz-note")).to_contain_text("written by a newer version")
            page.reload()
            expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
            question(page, "choice").get_by_role("button", name="Try again").click()
        assert page.evaluate("indexedDB.databases()") == [{"name": KEY, "version": 2}]


def test_what_cannot_be_put_aside_is_not_overwritten(browser: Browser, small_url: str) -> None:
    keeping = f"window.real = [IDBObjectStore.prototype.put, IDBObjectStore.prototype.add];{FULL}"
    room = "[IDBObjectStore.prototype.put, IDBObjectStore.prototype.add] = window.real"
    with opened(browser, small_url + QUIZ, viewport=WIDE) as page:
        expect(page.locator(".quiz-score")).to_be_visible()  # it has been read
        put_record(page, "{")
        page.add_init_script(keeping)
        page.reload()
        one = question(page, "choice")
        answer_rightly(one)
        one.get_by_role("button", name="Check").click()
        expect(one.locator(".result")).to_have_text("✓ Right.")
        note = page.locator(".quiz-note")
        expect(note).to_contain_text("It stays as it is. The browser's storage is full.")
        assert record(page) == "{"
        page.evaluate(room)
        page.get_by_role("button", name="Question 3: not answered").click()
        other = question(page, "true-false")
        answer_rightly(other)
        other.get_by_role("button", name="Check").click()
        expect(note).to_have_text(re.compile("could not be read. It was put aside.$"))
        assert put_aside(page) == ["{"]
        assert set(stored(page)["answers"]) == {"uphill", "always-down"}


def test_an_exam_that_lacks_its_answers_goes_on(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "quiz/exam/", viewport=WIDE) as page:
        exam = {"began": 1, "minutes": 0, "weeks": [1], "questions": ["uphill", "how-far"]}
        keep(page, {"exam": exam})
        page.reload()
        expect(page.locator(".exam-count")).to_have_text("0 of 2 answered")
        page.get_by_role("button", name="Question 2: not answered").click()
        answer_rightly(page.locator('.exam-paper [data-kind="numeric"]'))
        assert stored(page)["exam"]["given"] == {"how-far": ["2,5"]}
        keep(page, {"exam": {**exam, "questions": ["of-another-course"]}})
        page.reload()
        expect(page.get_by_role("button", name="Begin")).to_be_visible()
