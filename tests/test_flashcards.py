"""Flashcards: made from the course, asked in a real browser, remembered there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pages_in_browser import PHONE, ROOT, WIDE, axe_violations, opened
from sites import Site
from studyguide.pages.cards import Card, cards
from studyguide.pages.site import Site as GuideSite
from studyguide.reading.load import load_guide

HOUR = 3_600_000
DAY = 24 * HOUR
EVENING = datetime(2026, 3, 2, 18, tzinfo=UTC)
KEY = "studyguide:/study-guide/"


@contextmanager
def studying(browser: Browser, url: str, **options: object) -> Iterator[Page]:
    """Open the page of cards on an evening in March, in Oslo."""
    options = {"viewport": WIDE, "timezone_id": "Europe/Oslo", **options}
    with opened(browser, url, **options) as page:
        page.clock.install(time=EVENING)
        page.goto(url)
        expect(page.locator(".cards-count")).not_to_be_empty()
        yield page


def visit(page: Page, url: str) -> str:
    """Open the page anew and return how many cards it says there are."""
    page.goto(url)
    count = page.locator(".cards-count")
    expect(count).not_to_be_empty()
    return count.inner_text()


def stored(page: Page) -> dict[str, Any]:
    """Return what the page keeps."""
    state: dict[str, Any] = page.evaluate(f"JSON.parse(localStorage['{KEY}']).state")
    return state


def tab_to(page: Page, selector: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    pytest.fail(f"Tab does not lead to {selector}")


def answer_all(page: Page, key: str) -> int:
    """Answer cards with a key until none is left; return how many."""
    answers = 0
    while not page.locator(".cards-done").is_visible():
        page.keyboard.press("Space")
        expect(page.locator(".card-back")).to_be_visible()
        page.keyboard.press(key)
        answers += 1
        assert answers < 50
    return answers


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, Card]]:
    guide, _ = load_guide(ROOT / "content", docs=ROOT / "docs")
    assert guide is not None
    found = {code: cards(GuideSite.of(guide, code)) for code in guide.course.languages}
    return {code: {card.id: card for card in found[code]} for code in found}


def test_every_language_has_the_same_cards(made: dict[str, dict[str, Card]]) -> None:
    assert list(made["en"]) == list(made["nb"])


@pytest.mark.parametrize("language", ["en", "nb"])
def test_cards_have_two_sides_without_links(
    made: dict[str, dict[str, Card]], language: str
) -> None:
    for card in made[language].values():
        assert card.front
        assert card.back
        assert card.front != card.back
        assert "<a " not in card.front + card.back, card.id
        assert "[[" not in card.front + card.back, card.id


def test_a_meaning_does_not_give_its_name_away(made: dict[str, dict[str, Card]]) -> None:
    fronts = {code: {id_: card.front for id_, card in made[code].items()} for code in made}
    assert fronts["en"]["gpu:name"].startswith("<p>A … is a processor")
    assert fronts["nb"]["dot-product:name"].startswith("<p>… av to like lange vektorer")
    assert fronts["en"]["model-fit:name"].startswith("<p>… is the Keras call")


def test_a_name_is_translated_only_if_the_languages_differ(
    made: dict[str, dict[str, Card]],
) -> None:
    assert "keras:translate" not in made["en"]
    assert '<p lang="nb"><strong>Nevralt nett' in made["en"]["neural-network:translate"].back
    assert '<p lang="en"><strong>Neural network' in made["nb"]["neural-network:translate"].back


def test_every_card_leads_to_a_place_of_the_site(real_site: Site) -> None:
    for prefix in ("", "nb/"):
        found = json.loads((real_site.folder / f"{prefix}cards.json").read_text(encoding="utf-8"))
        for card in found:
            address, _, anchor = card["url"].partition("#")
            page = real_site.page(prefix + address)
            assert not anchor or f'id="{anchor}"' in page


def test_a_week_of_reviews_by_keyboard_alone(browser: Browser, small_url: str) -> None:
    url = small_url + "flashcards/"
    with studying(browser, url) as page:
        days = []
        for _ in range(8):
            text = visit(page, url)
            answers = 0
            if page.locator(".cards-begin button").is_enabled():
                tab_to(page, ".cards-begin button")
                page.keyboard.press("Enter")
                answers = answer_all(page, "3")
            days.append((text, answers))
            page.clock.fast_forward(DAY)
        # a new card takes two answers, and its siblings wait for another day
        nothing = "Nothing is due today. Come back tomorrow, or choose more cards."
        assert days == [
            ("0 due today, 4 new", 8),
            ("0 due today, 3 new", 6),
            ("4 due today, 0 new", 4),
            ("3 due today, 0 new", 3),
            ("0 due today, 2 new", 4),
            (nothing, 0),
            ("2 due today, 0 new", 2),
            (nothing, 0),
        ]
        state = stored(page)
        assert len(state["cards"]) == 9
        assert len(state["reviews"]) == 27
        assert {card["state"] for card in state["cards"].values()} == {2}


def test_the_waits_are_shown_in_words(browser: Browser, small_url: str) -> None:
    with studying(browser, small_url + "nb/flashcards/") as page:
        page.get_by_role("button", name="Start").click()
        page.get_by_role("button", name="Vis svaret").click()
        waits = page.locator(".card-ratings span")
        expect(waits).to_have_text(["1 min", "6 min", "10 min", "8 dager"])
        page.get_by_role("button", name="Lett").click()
        page.clock.fast_forward(8 * DAY)
        visit(page, small_url + "flashcards/")
        page.get_by_role("button", name="Start").click()
        expect(page.locator(".card-front")).to_contain_text("Gradient")
        page.keyboard.press("Enter")
        expect(waits).to_have_text(["10 min", "23 days", "1.9 months", "4.3 months"])
