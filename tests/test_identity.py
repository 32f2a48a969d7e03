"""Two courses share neither progress nor Anki's identities; what readers had before ids stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import served
from pages_in_browser import KEY, WIDE, opened
from sites import ROOT, build_site, project_with
from studyguide.pages.decks.identities import anki_id, note_guid, own_name
from studyguide.reading.load import load_guide
from test_quiz import QUIZ, answer_rightly, question
from test_your_data import FILL

FORMER = "studyguide:/study-guide/"
"""Under which the first edition kept what a reader had done, here."""
ANSWERS = {"uphill": {"at": 5, "score": 1, "tries": 1}}


@pytest.fixture(scope="module")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield where the small course is, published since before courses had ids."""
    project = project_with("tests/small_course", tmp_path_factory.mktemp("first"))
    course = project / "content/course.yml"
    text = course.read_text(encoding="utf-8").replace("title:", "first_edition: true\ntitle:", 1)
    course.write_text(text, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra: {booklets: false}\n")
    yield from served(build_site(project).folder, tmp_path_factory.mktemp("first-root"))


def state(answers: dict[str, Any]) -> str:
    return json.dumps({"program": "studyguide", "version": 1, "state": {"answers": answers}})


def put(page: Page, key: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def kept(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in found.items() if key.startswith("studyguide:")}


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_what_the_first_edition_kept_is_there_at_the_first_visit(
    browser: Browser, first_edition: str, prefix: str
) -> None:
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, FORMER, state(ANSWERS))
        page.goto(first_edition + prefix + "quiz/")
        expect(page.locator(".week-card .progress").first).to_contain_text("1")
        assert kept(page) == {KEY: state(ANSWERS)}


def test_what_an_old_tab_still_keeps_is_merged(browser: Browser, first_edition: str) -> None:
    other = {"how-far": {"at": 9, "score": 0, "tries": 2}}
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, KEY, state(ANSWERS))
        put(page, FORMER, state(other))
        page.goto(first_edition + QUIZ)
        expect(page.locator(".quiz-score")).to_have_text("1 right, 2 of 9 answered")
        (key, text), *rest = kept(page).items()
        assert (key, rest) == (KEY, [])
        assert json.loads(text)["state"]["answers"] == ANSWERS | other


def test_without_room_it_stays_where_it_is(browser: Browser, first_edition: str) -> None:
    text = state(ANSWERS | {f"x{n}": ANSWERS["uphill"] for n in range(500)})
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, FORMER, text)
        page.evaluate(f"({FILL})()")
        page.goto(first_edition + QUIZ)
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        assert kept(page) == {FORMER: text}


@pytest.mark.parametrize("damaged", [FORMER, KEY])
def test_of_what_cannot_be_read_nothing_is_lost(
    browser: Browser, first_edition: str, damaged: str
) -> None:
    sound = KEY if damaged == FORMER else FORMER
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, damaged, "{")
        put(page, sound, state(ANSWERS))
        page.goto(first_edition + QUIZ)
        one = question(page, "numeric")
        expect(one.get_by_role("button", name="Check")).to_be_visible()
        one.locator("input").fill("1")
        one.get_by_role("button", name="Check").click()
        texts = kept(page).values()
        assert "{" in texts
        assert any('"uphill"' in text for text in texts)


def test_forgetting_forgets_what_the_first_edition_put_aside(
    browser: Browser, first_edition: str
) -> None:
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        put(page, f"{FORMER}:damaged", "{")
        page.goto(first_edition + "quiz/")
        page.get_by_role("button", name="Forget everything").click()
        assert kept(page) == {}


def test_a_course_with_an_id_leaves_what_another_kept(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "about/", viewport=WIDE) as page:
        put(page, FORMER, state(ANSWERS))
        page.goto(small_url + QUIZ)
        answer_rightly(question(page, "choice"))
        question(page, "choice").get_by_role("button", name="Check").click()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        assert kept(page)[FORMER] == state(ANSWERS)
        assert set(kept(page)) == {FORMER, KEY}


def test_this_course_keeps_the_identities_that_its_readers_have() -> None:
    guide, _ = load_guide(ROOT / "content")
    assert guide is not None
    own = own_name(guide.course)
    assert note_guid(own, "neuron", "en") == "H_EBK(kQvJ"
    assert note_guid(own, "question", "what-makes-it-deep", "nb") == "eaW;!Qmw)b"
    assert anki_id(own, "deck", "en", "1") == 1102500565640
    assert anki_id(own, "type", "term", "nb") == 1101623591769


def test_two_courses_share_no_deck_no_note_type_and_no_note() -> None:
    ids = ("neuron", "en")
    for name in (anki_id, note_guid):
        assert len({name(own, *ids) for own in ("", "course law", "course chemistry")}) == 3
