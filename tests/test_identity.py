"""Two courses share neither progress nor Anki's identities; what readers had before ids stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import served
from mistakes import SMALL_COURSE
from pages_in_browser import KEY, WIDE, opened, put_aside, record, state_text, stored, take_over
from sites import Site, build_site, project_with
from studyguide.pages.decks.identities import anki_id, deck_namespace, note_guid
from studyguide.reading.load import load_guide
from test_quiz import FULL, QUIZ, answer_rightly, question
from test_your_data import card

FORMER = "studyguide:/study-guide/"
"""Under which the first edition kept what a reader had done, here."""
SLOPE, STEPS = "lessons/01-walking-downhill", "lessons/02-steps"
ANSWERS = {"uphill": {"at": 5, "score": 1, "tries": 1}}


@pytest.fixture(scope="module")
def renamed_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the small course, published since before ids, with ids that were others before."""
    project = project_with("tests/small_course", tmp_path_factory.mktemp("first"))
    for file, before, after in (
        ("course.yml", "title:", "first_edition: true\ntitle:"),
        (f"{STEPS}/terms.yml", "- id: step-size\n", "- id: step-size\n  formerly: [stride]\n"),
        (f"{STEPS}/lesson.nb.md", "---\n", "---\nformerly: [strides]\n"),
        (f"{SLOPE}/quiz.yml", "- id: how-far\n", "- id: how-far\n  formerly: [how-long, far]\n"),
        (f"{SLOPE}/lesson.en.md", "## The next", "A [[stride]], [[stride|a step]].\n\n## The next"),
        (f"{SLOPE}/quiz.yml", "terms: [step-size]", "terms: [stride]"),
    ):  # fmt: skip
        path = project / "content" / file
        text = path.read_text(encoding="utf-8")
        assert before in text, (file, before)
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra: {booklets: false}\n")
    return build_site(project, "--draft")


@pytest.fixture(scope="module")
def first_edition(renamed_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(renamed_site.folder, tmp_path_factory.mktemp("first-root"))


def state(answers: dict[str, Any]) -> str:
    return state_text({"answers": answers})


def put(page: Page, key: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def kept(page: Page) -> dict[str, str]:
    """Return what the storage of former versions holds."""
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in found.items() if key in (KEY, FORMER, f"{FORMER}:damaged")}


@pytest.mark.parametrize("key", [KEY, FORMER])
@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_what_former_versions_kept_is_there_at_the_first_visit(
    browser: Browser, first_edition: str, prefix: str, key: str
) -> None:
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, key, state(ANSWERS))
        page.goto(first_edition + prefix + "quiz/")
        expect(page.locator(".week-card .progress").first).to_contain_text("1")
        assert stored(page)["answers"] == ANSWERS


def test_what_two_former_versions_kept_is_merged(browser: Browser, first_edition: str) -> None:
    other = {"how-far": {"at": 9, "score": 0, "tries": 2}}
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, KEY, state(ANSWERS))
        put(page, FORMER, state(other))
        page.goto(first_edition + QUIZ)
        expect(page.locator(".quiz-score")).to_have_text("1 right, 2 of 9 answered")
        assert stored(page)["answers"] == ANSWERS | other


def test_what_an_old_tab_still_does_is_done(browser: Browser, first_edition: str) -> None:
    """It knows nothing of the record: of what it writes, what has changed is taken over."""
    old = {"at": 5, "score": 0, "tries": 1}
    review, other = ["gradient:meaning", 3, 5, 0], ["gradient:name", 3, 6, 0]
    exam = {"began": 1, "minutes": 0, "weeks": [1], "questions": ["uphill"], "given": {}}
    before: dict[str, Any] = {
        "answers": {"uphill": old},
        "reviews": [review],
        "exam": exam,
        "settings": {"a": "1"},
    }
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, KEY, state_text(before))
        page.goto(f"{first_edition}{QUIZ}#uphill")
        question(page, "choice").get_by_role("button", name="Try again").click()
        answer_rightly(question(page, "choice"))
        question(page, "choice").get_by_role("button", name="Check").click()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        done = {"answers": {"uphill": old, "how-far": old}, "reviews": [other]}
        later = {**before, **done, "exam": {**exam, "given": {"uphill": ["A"]}}}
        put(page, KEY, state_text(later))
        page.reload()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 2 of 9 answered")
        found = stored(page)
        assert found["answers"]["uphill"]["score"] == 1, "the old tab has not changed it"
        assert found["answers"]["how-far"] == old
        assert found["reviews"] == [other], "the old tab has undone a review"
        assert found["exam"]["given"] == {"uphill": ["A"]}
        assert found["settings"] == {"a": "1"}


def test_an_open_page_hears_of_an_old_tab(browser: Browser, first_edition: str) -> None:
    with opened(browser, first_edition + QUIZ, viewport=WIDE) as page:
        expect(page.locator(".quiz-score")).to_have_text("0 right, 0 of 9 answered")
        tab = page.context.new_page()
        tab.goto(first_edition + "about/")
        put(tab, KEY, state(ANSWERS))
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")


def test_after_a_week_the_storage_before_is_cleared(browser: Browser, first_edition: str) -> None:
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, FORMER, state(ANSWERS))
        page.goto(first_edition + QUIZ)
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        stored(page)
        assert set(kept(page)) == {FORMER}
        page.clock.install()
        page.clock.fast_forward(8 * 86_400_000)
        for _ in range(3):
            page.reload()
            expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        assert kept(page) == {}
        assert record(page)["former"] == {}
        assert stored(page)["answers"] == ANSWERS


def test_without_room_it_stays_where_it_is(browser: Browser, first_edition: str) -> None:
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, FORMER, state(ANSWERS))
        page.add_init_script(FULL)
        page.goto(first_edition + QUIZ)
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        assert kept(page) == {FORMER: state(ANSWERS)}
        assert record(page) is None


@pytest.mark.parametrize("damaged", [FORMER, KEY])
def test_of_what_cannot_be_read_nothing_is_lost(
    browser: Browser, first_edition: str, damaged: str
) -> None:
    sound = KEY if damaged == FORMER else FORMER
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, damaged, "{")
        put(page, sound, state(ANSWERS))
        page.goto(first_edition + QUIZ)
        expect(page.locator(".quiz-note")).to_contain_text("It was put aside.")
        assert stored(page)["answers"] == ANSWERS
        assert put_aside(page) == ["{"]
        page.reload()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        expect(page.locator(".quiz-note")).to_be_empty()


def test_forgetting_forgets_what_former_versions_kept(browser: Browser, first_edition: str) -> None:
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        for key in (KEY, FORMER, f"{FORMER}:damaged"):
            put(page, key, state(ANSWERS))
        page.goto(first_edition + "progress/")
        page.get_by_role("button", name="Forget everything").click()
        expect(page.locator(".your-data").get_by_role("status")).to_have_text("Forgotten.")
        assert kept(page) == {}
        assert stored(page)["answers"] == {}


def test_a_course_with_an_id_leaves_what_another_kept(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "about/", viewport=WIDE) as page:
        put(page, FORMER, state(ANSWERS))
        page.goto(small_url + QUIZ)
        answer_rightly(question(page, "choice"))
        question(page, "choice").get_by_role("button", name="Check").click()
        expect(page.locator(".quiz-score")).to_have_text("1 right, 1 of 9 answered")
        assert set(stored(page)["answers"]) == {"uphill"}
        assert kept(page) == {FORMER: state(ANSWERS)}


def test_a_course_of_the_first_edition_keeps_the_identities_that_its_readers_have() -> None:
    guide, _ = load_guide(SMALL_COURSE / "content")
    assert guide is not None
    own = deck_namespace(replace(guide.course, first_edition=True))
    assert note_guid(own, "neuron", "en") == "H_EBK(kQvJ"
    assert note_guid(own, "question", "what-makes-it-deep", "nb") == "eaW;!Qmw)b"
    assert anki_id(own, "deck", "en", "1") == 1102500565640
    assert anki_id(own, "type", "term", "nb") == 1101623591769


def test_two_courses_share_no_deck_no_note_type_and_no_note() -> None:
    ids = ("neuron", "en")
    for name in (anki_id, note_guid):
        assert len({name(own, *ids) for own in ("", "course law", "course chemistry")}) == 3


def test_the_build_names_the_present_id_where_a_former_one_is_written(renamed_site: Site) -> None:
    advice = "the term 'stride' is now called 'step-size'. Write that"
    lines = [line for line in renamed_site.log.splitlines() if advice in line]
    assert [line.rpartition(":")[0].partition(":")[0] for line in lines] == [
        "content/lessons/01-walking-downhill/lesson.en.md",
        "content/lessons/01-walking-downhill/quiz.yml",
    ]


def test_a_reference_by_a_former_id_is_a_link_with_the_present_name(renamed_site: Site) -> None:
    page = renamed_site.page("lessons/walking-downhill")
    link = '<a class="term{}" href="../../glossary/step-size/">'
    assert f"{link.format('')}step size</a>, {link.format(' again-in-section')}" in page
    assert ">a step</a>" in page


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("glossary/stride/", "glossary/step-size/"),
        ("lessons/strides/", "lessons/steps/"),
        ("nb/glossary/stride/", "nb/glossary/step-size/"),
    ],
)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_former_address_leads_to_the_present_one(
    browser: Browser, first_edition: str, former: str, present: str, scripts: bool
) -> None:
    with opened(browser, first_edition, java_script_enabled=scripts) as page:
        page.goto(first_edition + former + "?x=1#part")
        expect(page).to_have_url(first_edition + present + ("?x=1#part" if scripts else ""))
        expect(page.locator("article h1")).to_be_visible()


def test_a_former_address_is_for_no_search_engine_and_runs_nothing_else(renamed_site: Site) -> None:
    page = renamed_site.page("nb/glossary/stride")
    assert '<meta name="robots" content="noindex">' in page
    assert '<head>\n<meta http-equiv="Content-Security-Policy" content=' in page
    canonical = "https://example.org/study-guide/nb/glossary/step-size/"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert '<a href="../step-size/">Steglengde</a>' in page
    assert "stride" not in (renamed_site.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_a_link_to_a_renamed_question_still_finds_it(renamed_site: Site) -> None:
    page = renamed_site.page("quiz/week-1")
    assert '<span id="how-long"></span><span id="far"></span><h2 id="how-far">' in page


def test_answers_and_cards_follow_renamed_ids(browser: Browser, first_edition: str) -> None:
    old = {"at": 5, "score": 1, "tries": 1}
    new = {"at": 9, "score": 0, "tries": 2}
    cards = {"stride:meaning": card(5), "step-size:meaning": card(3), "far:question": card(7)}
    exam = {
        "began": 1, "minutes": 0, "weeks": [1], "questions": ["far"], "given": {"far": ["2"]},
        "ended": 2, "scores": {"far": 1},
    }  # fmt: skip
    told = {
        "answers": {"how-long": old, "far": new, "term-stride": old, "uphill": old},
        "cards": cards, "reviews": [["stride:meaning", 3, 5, 0], ["far:question", 3, 7, 0]],
        "buried": {"stride:name": 4}, "exam": exam,
        "stars": {"stride": {"at": 5, "on": True}, "far:question": {"at": 5, "on": True}},
        "notes": {"stride": {"at": 5, "text": "old"}, "step-size": {"at": 9, "text": "new"}},
    }  # fmt: skip
    with opened(browser, first_edition + "about/", viewport=WIDE) as page:
        put(page, KEY, state_text(told))
        page.goto(f"{first_edition}{QUIZ}#always-down")
        expect(page.locator(".quiz-score")).to_have_text("1 right, 2 of 9 answered")
        answer_rightly(question(page, "true-false"))
        question(page, "true-false").get_by_role("button", name="Check").click()
        found = stored(page)
        assert set(found["answers"]) == {"how-far", "term-step-size", "uphill", "always-down"}
        assert found["answers"]["how-far"] == new
        assert found["cards"] == {"step-size:meaning": card(5), "how-far:question": card(7)}
        assert set(found["stars"]) == {"step-size", "how-far:question"}
        assert found["notes"] == {"step-size": {"at": 9, "text": "new"}}
        assert [review[0] for review in found["reviews"]] == [
            "step-size:meaning",
            "how-far:question",
        ]
        assert found["buried"] == {"step-size:name": 4}
        assert found["exam"]["given"] == {"how-far": ["2"]}
        assert found["exam"]["questions"] == ["how-far"]


def test_a_file_of_before_is_taken_over_with_present_ids(
    browser: Browser, first_edition: str, tmp_path: Path
) -> None:
    with opened(browser, first_edition + "progress/", viewport=WIDE) as page:
        take_over(page, tmp_path / "file.json", {"answers": {"how-long": ANSWERS["uphill"]}})
        expect(page.locator(".your-data").get_by_role("status")).to_contain_text("1 answer")
        assert stored(page)["answers"] == {"how-far": ANSWERS["uphill"]}


def test_a_card_in_anki_stays_the_one_that_it_was(renamed_site: Site) -> None:
    with ZipFile(renamed_site.folder / "decks/course.apkg") as package:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(package.read("collection.anki2"))
    guids = {guid for (guid,) in connection.execute("select guid from notes")}
    connection.close()
    assert {note_guid("", "stride", "en"), note_guid("", "question", "how-long", "en")} < guids
    assert note_guid("", "step-size", "en") not in guids
