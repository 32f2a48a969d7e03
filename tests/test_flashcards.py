"""Flashcards: made from the course, asked in a real browser, remembered there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from checks import flashcards as check
from checks.flashcards import Made
from long_course import long_guide
from mistakes import SMALL_COURSE
from pages_in_browser import PHONE, WIDE, axe_violations, finger_drawn, opened, stored
from sites import Site
from studyguide.reading.load import load_guide

HOUR = 3_600_000
DAY = 24 * HOUR
EVENING = datetime(2026, 3, 2, 18, tzinfo=UTC)


@contextmanager
def studying(browser: Browser, url: str, **options: object) -> Iterator[Page]:
    """Open the page of cards on an evening in March, in Oslo."""
    options = {"viewport": WIDE, "timezone_id": "Europe/Oslo", **options}
    with opened(browser, url, **options) as page:
        expect(page.locator(".cards-count")).not_to_be_empty()  # who leaves sooner stops a script
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
def made() -> Made:
    guide, _ = load_guide(SMALL_COURSE / "content", docs=SMALL_COURSE / "docs")
    assert guide is not None
    return check.made_of(guide)


def test_every_language_has_the_same_cards(made: Made) -> None:
    check.every_language_has_the_same_cards(made)
    check.every_language_has_the_same_cards(check.made_of(long_guide()))


@pytest.mark.parametrize("language", ["en", "nb"])
def test_cards_have_two_sides_without_links(made: Made, language: str) -> None:
    check.cards_have_two_sides_without_links(made, language)
    check.cards_have_two_sides_without_links(check.made_of(long_guide()), language)


def test_a_meaning_does_not_give_its_name_away(made: Made) -> None:
    fronts = {code: {id_: card.front for id_, card in made[code].items()} for code in made}
    assert fronts["en"]["gradient:name"].startswith("<p>The … is the vector")
    assert fronts["en"]["gradient-descent:name"].startswith("<p>… is a walk against")
    assert fronts["nb"]["gradient-descent:name"].startswith("<p>… er en tur mot")


def test_a_name_is_translated_only_if_the_languages_differ(made: Made) -> None:
    assert "gradient:translate" not in made["en"]
    names = (("en", "nb", "Gradientnedstigning"), ("nb", "en", "Gradient descent"))
    for code, other, name in names:
        back = made[code]["gradient-descent:translate"].back
        assert f'<p lang="{other}" dir="auto"><strong>{name}' in back


def test_every_card_leads_to_a_place_of_the_site(small_site: Site, long_site: Site) -> None:
    check.every_card_leads_to_a_place_of_the_site(small_site)
    check.every_card_leads_to_a_place_of_the_site(long_site)


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
        assert days == [
            ("0 due today, 4 new", 8),
            ("0 due today, 3 new", 6),
            ("4 due today, 0 new", 4),
            ("3 due today, 0 new", 3),
            ("0 due today, 2 new", 4),
            ("0 due today, 1 new", 2),
            ("2 due today, 0 new", 2),
            ("1 due today, 0 new", 1),
        ]
        state = stored(page)
        assert len(state["cards"]) == 10
        assert len(state["reviews"]) == 30
        assert {flashcard["state"] for flashcard in state["cards"].values()} == {2}


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
        expect(waits).to_have_text(["10 min", "27 days", "1.3 months", "2.2 months"])


def test_an_answer_can_be_undone(browser: Browser, small_url: str) -> None:
    with studying(browser, small_url + "flashcards/") as page:
        page.get_by_role("button", name="Start").click()
        undo = page.get_by_role("button", name="Undo")
        expect(undo).to_be_disabled()
        front = page.locator(".card-front")
        expect(front).to_contain_text("Gradient")
        page.keyboard.press("Space")
        page.keyboard.press("1")
        expect(front).to_contain_text("Gradient descent")
        assert len(stored(page)["reviews"]) == 1
        undo.click()
        expect(front).to_have_text("Gradient")
        expect(page.locator(".card-back")).to_be_hidden()
        expect(undo).to_be_disabled()
        assert stored(page)["cards"] == {}
        assert stored(page)["reviews"] == []
        answer_all(page, "3")
        before = stored(page)
        page.keyboard.press("u")
        expect(page.locator(".card")).to_be_visible()
        page.keyboard.press("Space")
        page.keyboard.press("3")
        expect(page.locator(".cards-done")).to_contain_text("8 answered, 8 remembered.")
        assert stored(page)["cards"].keys() == before["cards"].keys()


def test_a_card_can_be_put_off_until_tomorrow(browser: Browser, small_url: str) -> None:
    url = small_url + "flashcards/"
    with studying(browser, url) as page:
        page.get_by_role("button", name="Start").click()
        page.get_by_role("button", name="Not today").click()
        expect(page.locator(".card-front")).to_contain_text("Gradient descent")
        page.keyboard.press("b")
        expect(page.locator(".cards-progress")).to_have_text("0 of 2 done")
        page.keyboard.press("u")
        expect(page.locator(".card-front")).to_contain_text("Gradient descent")
        assert list(stored(page)["buried"]) == ["gradient:meaning"]
        page.keyboard.press("b")
        page.clock.fast_forward(DAY)
        page.reload()
        page.get_by_role("button", name="Start").click()
        expect(page.locator(".card-front")).to_have_text("Gradient")


def test_a_sitting_has_as_many_cards_at_its_end_as_at_its_beginning(
    browser: Browser, small_url: str
) -> None:
    with studying(browser, small_url + "flashcards/", viewport=PHONE, has_touch=True) as page:
        start = page.get_by_role("button", name="Start")
        box = start.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < PHONE["height"] / 2
        start.tap()
        progress = page.locator(".cards-progress span")
        expect(progress).to_have_text("0 of 4 done")
        page.keyboard.press("Space")
        page.keyboard.press("1")
        expect(progress).to_have_text("0 of 4 done · 1 still being learnt")
        page.keyboard.press("u")
        expect(progress).to_have_text("0 of 4 done")
        for _ in range(4):
            page.keyboard.press("Space")
            page.keyboard.press("1")
        expect(progress).to_have_text("0 of 4 done · 4 still being learnt")
        answer_all(page, "4")
        expect(progress).to_have_text("4 of 4 done")


def test_no_more_than_the_daily_limit_is_asked(browser: Browser, small_url: str) -> None:
    url = small_url + "flashcards/"
    with studying(browser, url) as page:
        page.locator(".cards-settings > summary").click()
        page.get_by_label("New cards").fill("2")
        expect(page.locator(".cards-count")).to_have_text("0 due today, 2 new")
        page.get_by_label("New cards").press("Enter")
        assert answer_all(page, "4") == 2
        assert "Nothing is due today" in visit(page, url)
        expect(page.get_by_role("button", name="Start")).to_be_disabled()
        page.clock.fast_forward(8 * DAY)
        assert visit(page, url) == "2 due today, 2 new"
        page.locator(".cards-settings > summary").click()
        page.get_by_label("Repetitions").fill("1")
        page.get_by_label("Repetitions").blur()
        expect(page.locator(".cards-count")).to_have_text("1 due today, 2 new")


def test_only_the_cards_that_are_chosen_are_asked(browser: Browser, small_url: str) -> None:
    url = small_url + "flashcards/"
    with studying(browser, url) as page:
        page.locator(".cards-settings > summary").click()
        for kind in ("What a term means", "Which term it is", "Short questions"):
            page.get_by_label(kind).uncheck()
        assert visit(page, url) == "0 due today, 2 new"
        page.locator(".cards-settings > summary").click()
        expect(page.get_by_label("Short questions")).not_to_be_checked()
        page.get_by_label("Week 2").uncheck()
        expect(page.locator(".cards-count")).to_have_text("0 due today, 1 new")
        assert visit(page, url + "?week=2") == "0 due today, 1 new"
        page.locator(".cards-settings > summary").click()
        expect(page.get_by_label("Week 1")).not_to_be_checked()
        page.get_by_label("The term in the other language").uncheck()
        expect(page.locator(".cards-count")).to_contain_text("No card is chosen.")
        page.goto(url)
        expect(page.get_by_label("Week 1")).to_be_checked()
        page.goto(small_url + "weeks/2/")
        page.get_by_role("link", name="Flashcards of this week").click()
        expect(page).to_have_url(url + "?week=2")


def test_what_is_known_survives_a_reload_and_a_change_of_language(
    browser: Browser, small_url: str
) -> None:
    with studying(browser, small_url + "flashcards/") as page:
        page.get_by_role("button", name="Start").click()
        page.keyboard.press("Space")
        page.keyboard.press("4")
        page.reload()
        expect(page.locator(".cards-count")).to_have_text("0 due today, 3 new")
        assert visit(page, small_url + "nb/flashcards/") == "0 står for tur i dag, 3 nye"
        page.get_by_role("button", name="Start").click()
        expect(page.locator(".card-front")).to_contain_text("Gradientnedstigning")
        page.keyboard.press("Space")
        page.keyboard.press("4")
        assert visit(page, small_url + "flashcards/") == "0 due today, 2 new"
        rows = page.locator(".forecast tbody tr", has_text="March 10").locator("td")
        expect(rows).to_have_text(["2"])


def test_the_home_page_says_how_many_cards_are_due(browser: Browser, small_url: str) -> None:
    with studying(browser, small_url + "flashcards/") as page:
        page.goto(small_url)
        expect(page.locator(".due-today")).to_be_hidden()
        visit(page, small_url + "flashcards/")
        page.get_by_role("button", name="Start").click()
        answer_all(page, "4")
        page.clock.fast_forward(8 * DAY)
        page.goto(small_url + "nb/")
        expect(page.locator(".due-today")).to_have_text("4 kort står for tur i dag")
        page.goto(small_url)
        page.get_by_role("link", name="4 cards due today").click()
        expect(page).to_have_url(small_url + "flashcards/")
        expect(page.locator(".cards-count")).to_contain_text("4 due today")


@pytest.mark.parametrize(
    ("to", "rating", "word"), [(-160, 1, "Igjen"), (160, 3, "Bra"), (-40, 0, "")]
)
def test_a_swipe_rates_a_card_whose_answer_is_shown(
    browser: Browser, small_url: str, to: int, rating: int, word: str
) -> None:
    url = small_url + "nb/flashcards/"
    options = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with studying(browser, url, **options) as page:
        page.get_by_role("button", name="Start").tap()
        flashcard = page.locator(".card")
        swipe(page, to)
        expect(page.locator(".card-back")).to_be_hidden()
        flashcard.tap()
        expect(page.locator(".card-back")).to_be_visible()
        assert swipe(page, to) == (word or None)
        reviews = stored(page).get("reviews", [])
        assert [review[1] for review in reviews] == ([rating] if rating else [])
        for button in page.locator(".card-actions button:visible, .cards-tools button").all():
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44


def swipe(page: Page, to: int) -> str | None:
    """Draw a finger over the card; return what the card says before the finger is lifted."""
    flashcard = page.locator(".card")
    flashcard.scroll_into_view_if_needed()
    box = flashcard.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + 60)
    with finger_drawn(page, middle, (to, 0)):
        return flashcard.get_attribute("data-swipe")


@pytest.mark.parametrize(
    ("prefix", "scheme", "size"), [("", "light", WIDE), ("nb/", "dark", PHONE)]
)
def test_cards_are_accessible(
    browser: Browser, small_url: str, prefix: str, scheme: str, size: dict[str, int]
) -> None:
    url = f"{small_url}{prefix}flashcards/"
    with studying(browser, url, color_scheme=scheme, viewport=size) as page:
        assert axe_violations(page) == []
        page.get_by_role("button", name="Start").click()
        assert axe_violations(page) == []
        expect(page.locator(".card-question")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".card-answer")).to_be_focused()
        assert axe_violations(page) == []
        page.keyboard.press("4")
        answer_all(page, "4")
        expect(page.locator(".cards-done")).to_be_focused()
        assert axe_violations(page) == []
        page.clock.fast_forward(8 * DAY)
        visit(page, url)
        page.get_by_role("button", name="Start").click()
        page.keyboard.press("Enter")
        page.keyboard.press("3")
        page.locator(".cards-tools").get_by_role("button").last.click()
        expect(page.locator(".rates td").first).to_contain_text("100")
        expect(page.get_by_role("button", name="Start")).to_be_focused()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_browser_that_keeps_nothing_says_so_and_goes_on(browser: Browser, small_url: str) -> None:
    # the theme's own keys are let through: it does not expect to be refused
    blocked = """delete IDBFactory.prototype.open;
    for (const name of ['getItem', 'setItem']) {
      const real = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...rest) {
        if (!key.startsWith('studyguide:')) return real.call(this, key, ...rest);
        throw new DOMException('blocked', 'SecurityError');
      };
    }"""
    with opened(browser, small_url + "about/", viewport=WIDE) as page:
        page.add_init_script(blocked)
        page.goto(small_url + "flashcards/")
        expect(page.get_by_role("alert")).to_contain_text("does not let the page keep anything")
        page.get_by_role("button", name="Start").click()
        assert answer_all(page, "4") == 4
        page.get_by_role("button", name="Choose cards").click()
        expect(page.locator(".cards-count")).to_contain_text("Nothing is due today.")
        assert axe_violations(page) == []


def test_without_scripts_the_page_leads_elsewhere(browser: Browser, small_url: str) -> None:
    url = small_url + "flashcards/"
    with opened(browser, url, viewport=WIDE, java_script_enabled=False) as page:
        text = page.locator("article")
        expect(text).to_contain_text("The cards need JavaScript")
        expect(text.get_by_role("link", name="Glossary")).to_be_visible()
        expect(page.get_by_role("button", name="Start")).to_be_hidden()


def test_two_tabs_do_not_forget_what_the_other_has_kept(browser: Browser, small_url: str) -> None:
    url = small_url + "flashcards/"
    with studying(browser, url) as page:
        other = page.context.new_page()
        other.goto(url)
        expect(other.locator(".cards-count")).to_have_text("0 due today, 4 new")
        page.get_by_role("button", name="Start").click()
        answer_all(page, "4")
        expect(other.locator(".cards-count")).to_contain_text("Nothing is due today.")
        other.locator(".cards-settings > summary").click()
        other.get_by_label("New cards").fill("20")
        assert len(stored(page)["cards"]) == 4


def test_nothing_of_the_cards_is_loaded_where_they_are_not(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "weeks/1/", viewport=WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        page.reload()
        page.wait_for_load_state("networkidle")
        scripts = ["flashcards.js", "scheduler.js", "ts-fsrs.js", "cards.json"]
        assert not [url for url in asked if url.rsplit("/", 1)[1] in scripts]


def test_a_browser_that_refuses_all_memory_still_asks_cards(
    browser: Browser, small_url: str
) -> None:
    # not with `opened`: the theme's own scripts fail here
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script("""for (const name of ['localStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() { throw new DOMException('blocked', 'SecurityError'); },
      })""")
    page.goto(small_url + "nb/flashcards/")
    expect(page.get_by_role("alert")).to_contain_text("går tapt når du forlater siden")
    page.get_by_role("button", name="Start").click()
    assert answer_all(page, "4") == 4
    context.close()


QUEUE = """async ([url, cards, state, now, limits]) => {
  const { queue, forecast, retention, dayOf } = await import(url);
  const { due, fresh, soon } = queue(cards, state, now, limits);
  const ids = (list) => list.map((card) => card.id);
  return {
    due: ids(due), fresh: ids(fresh), soon: ids(soon), day: dayOf(now),
    forecast: forecast(cards, state, now, 14), retention: retention(state.reviews, now - 7 * 864e5),
  };
}"""
NOON = 1_772_449_200_000  # 2 March 2026, 12:00 in Oslo


def queued(browser: Browser, url: str, state: dict[str, Any], now: int = NOON) -> dict[str, Any]:
    """Return today's cards of two terms and a question, at most two new and two to repeat."""
    names = ["a:meaning", "a:name", "b:meaning", "b:name", "b:translate", "c:question", "d:meaning"]
    deck = [{"id": name, "kind": name.split(":")[1], "week": 1} for name in names]
    state = {"cards": {}, "reviews": [], "buried": {}, "suspended": {}, **state}
    limits = {"newPerDay": 2, "reviewsPerDay": 2}
    with opened(browser, url, timezone_id="Europe/Oslo") as page:
        script = f"{url}assets/studyguide/card-queue.js"
        found: dict[str, Any] = page.evaluate(QUEUE, [script, deck, state, now, limits])
        return found


def known(due: int, state: int = 2) -> dict[str, int]:
    return {"due": due, "stability": 1, "difficulty": 5, "reps": 1, "lapses": 0, "state": state,
            "step": 0, "last": due - DAY}  # fmt: skip


def test_what_is_due_comes_first_and_its_siblings_wait(browser: Browser, small_url: str) -> None:
    state = {
        "cards": {
            "a:name": known(NOON + 9 * HOUR),  # later today is today
            "b:meaning": known(NOON - 3 * DAY),
            "b:name": known(NOON - DAY),
            "d:meaning": known(NOON + 16 * HOUR),  # four in the morning is tomorrow
        }
    }
    found = queued(browser, small_url, state)
    assert found["due"] == ["b:meaning", "a:name"]
    assert found["fresh"] == ["c:question"]
    assert found["forecast"] == [3, 1, *[0] * 12]


def test_cards_in_learning_come_when_they_are_due_or_nothing_else_is_left(
    browser: Browser, small_url: str
) -> None:
    state = {
        "cards": {
            "a:meaning": known(NOON - 1, state=1),
            "b:meaning": known(NOON + 5 * 60_000, state=3),
            "d:meaning": known(NOON + HOUR, state=1),
        }
    }
    found = queued(browser, small_url, state)
    assert (found["due"], found["soon"]) == (["a:meaning"], ["b:meaning"])
    assert found["fresh"] == ["c:question"]


def test_what_was_done_today_counts_towards_the_limits(browser: Browser, small_url: str) -> None:
    state = {
        "cards": {
            "a:meaning": known(NOON + DAY),
            "b:meaning": known(NOON - DAY),
            "d:meaning": known(NOON + DAY),
        },
        "reviews": [
            ["a:meaning", 3, NOON - 9 * DAY, 2],
            ["a:meaning", 1, NOON - HOUR, 2],
            ["a:meaning", 3, NOON - HOUR + 1, 3],
            ["d:meaning", 3, NOON - 2 * HOUR, 0],
        ],
        "buried": {"c:question": 20_514},
    }
    found = queued(browser, small_url, state)
    assert found["day"] == 20_514
    assert (found["due"], found["fresh"]) == (["b:meaning"], [])
    assert found["retention"] == {"right": 0, "all": 1}
    tomorrow = queued(browser, small_url, state, NOON + DAY)
    assert tomorrow["due"] == ["b:meaning", "a:meaning"]
    assert tomorrow["fresh"] == ["c:question"]
    night = queued(browser, small_url, state, NOON + 15 * HOUR)
    assert night["day"] == found["day"]
