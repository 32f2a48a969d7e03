"""What readers add to the cards: stars, notes, cards of their own, and what is not to be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pages_in_browser import NARROW, PHONE, WIDE, axe_violations, keep, opened, stored, take_over
from test_quiz import BLOCKED

MARKUP = "<img src=x onerror=alert(1)> & <b>bold</b>"
AT = 1_772_449_200_000


def ready(page: Page) -> None:
    expect(page.locator(".cards-count")).not_to_be_empty()


def start(page: Page) -> None:
    ready(page)
    page.locator(".cards-begin button").click()


def write_card(page: Page, front: str, back: str) -> None:
    page.get_by_role("button", name="Add a card").click()
    page.get_by_label("Front").fill(front)
    page.get_by_label("Back").fill(back)
    page.get_by_role("button", name="Save").last.click()


def test_a_card_of_ones_own_is_written_asked_changed_and_deleted(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "flashcards/", viewport=WIDE) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        ready(page)
        keep(
            page, {"settings": {"cards.kindsOff": "meaning,name,translate,cloze,picture,question"}}
        )
        page.reload()
        expect(page.locator(".cards-count")).to_contain_text("No card is chosen")
        page.get_by_text("Your own cards").last.click()
        write_card(page, MARKUP, "two\nlines")
        expect(page.get_by_role("button", name="Add a card")).to_be_focused()
        expect(page.locator(".own-said")).to_have_text("Saved.")
        expect(page.locator(".own-cards strong")).to_have_text(MARKUP)
        expect(page.locator(".cards-count")).to_have_text("0 due today, 1 new")
        page.reload()
        start(page)
        expect(page.locator(".card-asks")).to_have_text("Your own card")
        expect(page.locator(".card-front")).to_have_text(MARKUP)
        page.keyboard.press("Space")
        expect(page.locator(".card-back")).to_have_text("two\nlines")
        expect(page.get_by_role("link", name="Read more")).to_be_hidden()
        page.keyboard.press("4")
        expect(page.locator(".cards-done")).to_contain_text("1 answered, 1 remembered.")
        page.locator(".cards-done button").click()
        page.get_by_text("Your own cards").last.click()
        page.get_by_role("button", name="Edit").click()
        expect(page.get_by_label("Front")).to_have_value(MARKUP)
        page.get_by_label("Front").fill("  ")
        page.get_by_role("button", name="Save").last.click()
        expect(page.locator(".own-said")).to_have_text("A card needs two sides.")
        page.get_by_label("Front").fill("other")
        page.get_by_role("button", name="Save").last.click()
        expect(page.locator(".own-cards strong")).to_have_text("other")
        kept = stored(page)
        (card,) = kept["ownCards"]
        assert list(kept["cards"]) == [f"{card}:own"]
        page.get_by_role("button", name="Delete").click()
        expect(page.locator(".own-cards li")).to_have_count(0)
        expect(page.locator(".own-said")).to_have_text("Deleted.")
        assert stored(page)["ownCards"][card]["front"] == ""
        assert stored(page)["cards"] == {}


def test_a_card_belongs_to_a_week_and_has_a_limit_that_is_told(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "nb/flashcards/", viewport=NARROW, has_touch=True) as page:
        ready(page)
        page.get_by_text("Dine egne kort").last.tap()
        page.get_by_role("button", name="Legg til et kort").tap()
        front = page.get_by_label("Forside")
        expect(front).to_be_focused()
        assert axe_violations(page) == []
        front.fill("x" * 450)
        expect(page.locator(".own-form .room").first).to_have_text("Plass til 50 tegn til")
        front.press_sequentially("y" * 2)
        expect(page.locator(".own-form .room").first).to_have_text("Plass til 48 tegn til")
        assert front.get_attribute("maxlength") == "500"
        page.get_by_label("Bakside").fill("svar")
        page.get_by_label("Hører til").select_option("2")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        page.reload()  # what was being written is not lost
        page.get_by_text("Dine egne kort").last.tap()
        expect(page.locator(".own-cards li")).to_have_count(1)
        assert [card["week"] for card in stored(page)["ownCards"].values()] == [2]
        page.get_by_role("button", name="Rediger").tap()
        page.get_by_label("Bakside").fill("")
        page.reload()
        expect(page.locator(".cards-count")).to_have_text("0 står for tur i dag, 4 nye")


def test_two_tabs_write_cards_in_the_same_moment_and_lose_none(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "flashcards/", viewport=WIDE) as page:
        other = page.context.new_page()
        other.goto(small_url + "flashcards/")
        for number, tab in enumerate((page, other)):
            ready(tab)
            tab.get_by_text("Your own cards").last.click()
            tab.get_by_role("button", name="Add a card").click()
            tab.get_by_label("Front").fill(f"card {number}")
            tab.get_by_label("Back").fill("back")
        for tab in (page, other):
            tab.get_by_role("button", name="Save").last.click()
        for tab in (page, other):
            expect(tab.locator(".own-cards strong")).to_have_count(2)
        assert {one["front"] for one in stored(page)["ownCards"].values()} == {"card 0", "card 1"}


def test_a_star_is_the_same_on_a_card_and_on_its_term(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "flashcards/", viewport=PHONE, has_touch=True) as page:
        ready(page)
        page.locator(".cards-settings > summary").tap()
        page.get_by_label("Only what has a star").check()
        expect(page.locator(".cards-count")).to_contain_text("Nothing that is chosen has a star")
        page.goto(small_url + "glossary/gradient-descent/")
        star = page.get_by_role("button", name="Star")
        expect(star).to_have_attribute("aria-pressed", "false")
        star.tap()
        expect(star).to_have_attribute("aria-pressed", "true")
        assert axe_violations(page) == []
        page.goto(small_url + "nb/flashcards/")
        expect(page.locator(".cards-count")).to_have_text("0 står for tur i dag, 1 nytt")
        page.get_by_role("button", name="Start").tap()
        expect(page.locator(".card-front")).to_contain_text("Gradientnedstigning")
        star = page.get_by_role("button", name="Stjerne")
        expect(star).to_have_attribute("aria-pressed", "true")
        box = star.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        page.keyboard.press("s")
        expect(star).to_have_attribute("aria-pressed", "false")
        assert stored(page)["stars"]["gradient-descent"]["on"] is False


def test_a_card_is_not_asked_any_more_until_it_is_wanted_again(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "flashcards/", viewport=WIDE) as page:
        start(page)
        expect(page.locator(".card-front")).to_have_text("Gradient")
        page.get_by_role("button", name="Don't ask again").click()
        expect(page.locator(".cards-said")).to_contain_text("not asked any more")
        page.keyboard.press("u")
        expect(page.locator(".card-front")).to_have_text("Gradient")
        page.get_by_role("button", name="Don't ask again").click()
        # another card of the same term takes its place
        expect(page.locator(".cards-progress")).to_have_text("0 of 4 done")
        page.goto(small_url + "glossary/gradient-descent/")
        page.get_by_role("button", name="No flashcards of this").click()
        page.goto(small_url + "flashcards/")
        expect(page.locator(".cards-count")).to_have_text("0 due today, 3 new")
        page.get_by_text("Not asked any more").click()
        rows = page.locator(".suspended-cards li .own-sides")
        expect(rows).to_have_text(
            ["Gradient · What does it mean?", "Gradient descent · all of its cards"]
        )
        assert axe_violations(page) == []
        page.get_by_role("button", name="Ask again: Gradient descent").press("Enter")
        expect(page.locator(".cards-count")).to_have_text("0 due today, 4 new")
        expect(rows).to_have_count(1)


def test_a_term_tells_that_a_star_cannot_be_kept(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "glossary/gradient/", viewport=WIDE) as page:
        page.add_init_script(BLOCKED)
        page.reload()
        star = page.get_by_role("button", name="Star")
        expect(star).to_be_visible()
        expect(page.locator(".not-kept")).to_be_hidden()
        star.click()
        expect(star).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("alert")).to_have_text(
            "This browser does not let the page keep that now."
        )


WORDS = {"": ("Add a note", "Save", "Good"), "nb/": ("Skriv et notat", "Lagre", "Bra")}


@pytest.mark.parametrize("prefix", WORDS)
def test_a_note_stands_on_the_back_of_cards_and_on_the_page_of_the_term(
    browser: Browser, small_url: str, prefix: str
) -> None:
    add, save, good = WORDS[prefix]
    with opened(browser, small_url + prefix + "glossary/gradient/", viewport=NARROW) as page:
        page.get_by_role("button", name=add).click()
        field = page.locator(".note textarea")
        expect(field).to_be_focused()
        assert axe_violations(page) == []
        field.fill(MARKUP)
        page.get_by_role("button", name=save).click()
        expect(page.locator(".note-text")).to_have_text(MARKUP)
        expect(page.locator(".note-write")).to_be_focused()
        page.goto(small_url + prefix + "flashcards/")
        start(page)
        expect(page.locator(".note-text")).to_be_hidden()
        page.keyboard.press("Space")
        expect(page.locator(".note-text")).to_have_text(MARKUP)
        page.locator(".note-write").click()
        field.fill("1 2 3 u b")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".note-text")).to_have_text("1 2 3 u b")
        page.locator(".note-write").click()
        field.fill("unfinished")
        page.get_by_role("button", name=good).click()  # and the note is kept
        expect(page.locator(".card-back")).to_be_hidden()
        assert stored(page)["notes"]["gradient"]["text"] == "unfinished"


OWN: dict[str, Any] = {
    "ownCards": {"own-abc1": {"at": AT, "week": 0, "front": "f", "back": "b"}},
    "notes": {"gradient": {"at": AT, "text": "mine"}},
    "stars": {"gradient": {"at": AT, "on": True}, "own-abc1:own": {"at": AT, "on": True}},
    "suspended": {"gradient:name": {"at": AT, "on": True}},
}


def test_a_file_brings_stars_notes_and_own_cards(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        foreign: dict[str, Any] = {**OWN, "notes": {**OWN["notes"], "x": {"at": AT, "text": "no"}}}
        take_over(page, tmp_path / "file.json", foreign)
        status = page.locator(".your-data [role=status]")
        expect(status).to_contain_text("1 card of your own, 1 note, 3 marks taken over; 1 of")
        kept = stored(page)
        assert {part: kept[part] for part in OWN} == OWN
        older = {"ownCards": {"own-abc1": {"at": AT - 1, "week": 0, "front": "o", "back": "o"}},
                 "stars": {"gradient": {"at": AT + 1, "on": False}}}  # fmt: skip
        take_over(page, tmp_path / "file.json", older)
        expect(status).to_contain_text("1 mark taken over.")
        assert stored(page)["ownCards"] == OWN["ownCards"]
        assert stored(page)["stars"]["gradient"]["on"] is False
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        saved = json.loads(download.value.path().read_text(encoding="utf-8"))
        assert saved["version"] == 2
        assert saved["state"]["ownCards"] == OWN["ownCards"]


def test_own_cards_of_another_course_are_not_taken(
    browser: Browser, small_url: str, tmp_path: Path
) -> None:
    there = {**OWN, "notes": {"relu": {"at": AT, "text": "x"}}, "stars": {}, "suspended": {}}
    with opened(browser, small_url + "progress/", viewport=WIDE) as page:
        take_over(page, tmp_path / "file.json", there)
        status = page.locator(".your-data [role=status]")
        expect(status).to_contain_text("Nothing in the file belongs to this course")
        too_long = {"ownCards": {"own-a": {"at": AT, "week": 0, "front": "x" * 501, "back": "b"}}}
        take_over(page, tmp_path / "file.json", too_long)
        expect(status).to_contain_text("The file is damaged.")
        assert stored(page) == {}
