"""Cards come back when the reference implementation of FSRS-6, `fsrs` of PyPI, says so."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fsrs import Card, Rating, Scheduler
from playwright.sync_api import Browser

from pages_in_browser import ROOT, opened

ASSETS = ROOT / "hooks/studyguide/theme/assets/studyguide"
HISTORIES = 3000
HUNDRED_YEARS = 36500
History = list[tuple[int, int]]
"""Ratings with their times in milliseconds since 1970."""
Outcome = tuple[int, float, float, int, int]
"""Due in milliseconds since 1970, stability, difficulty, state, step."""
OURS = """async ([url, histories]) => {
  const { reviewed } = await import(url);
  return histories.map((history) => {
    let card;
    return history.map(([rating, at]) => {
      card = reviewed(card, rating, at);
      return [card.due, card.stability, card.difficulty, card.state, card.step];
    });
  });
}"""


def milliseconds(time: datetime) -> int:
    return round(time.timestamp() * 1000)


def waits(chance: random.Random, card: Card) -> timedelta:
    """Return how long a reader waits: until the card is due, less, more, or a moment."""
    assert card.last_review is not None
    planned = card.due - card.last_review
    kind = chance.choice(["due", "due", "late", "early", "moment", "same day", "any"])
    match kind:
        case "due":
            return planned
        case "late":
            return planned * chance.uniform(1, 3)
        case "early":
            return planned * chance.uniform(0.2, 1)
        case "moment":
            return timedelta(seconds=chance.randint(5, 900))
        case "same day":
            return timedelta(hours=chance.uniform(0, 24))
        case _:
            return timedelta(days=chance.uniform(0, 400))


def expected(scheduler: Scheduler, seed: int) -> tuple[History, list[Outcome]]:
    """Return a random history and what the reference says after each of its reviews."""
    chance = random.Random(seed)
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(2_000_000))
    card = Card(card_id=1, due=now)
    history, outcomes = [], []
    for _ in range(chance.randint(1, 20)):
        rating = Rating(chance.choices([1, 2, 3, 4], [2, 2, 5, 1])[0])
        card, _ = scheduler.review_card(card, rating, now)
        assert card.stability is not None
        assert card.difficulty is not None
        if card.stability > HUNDRED_YEARS:
            break  # ts-fsrs goes no further; the interval is cut there in both
        outcome = card.stability, card.difficulty, card.state.value, card.step or 0
        history.append((int(rating), milliseconds(now)))
        outcomes.append((milliseconds(card.due), *outcome))
        now += timedelta(seconds=int(waits(chance, card).total_seconds()))
    return history, outcomes


def test_the_schedule_is_that_of_the_reference(
    browser: Browser, small_url: str, figure: Callable[[str], None]
) -> None:
    scheduler = Scheduler(enable_fuzzing=False)
    cases = [expected(scheduler, seed) for seed in range(HISTORIES)]
    histories = [history for history, _ in cases]
    with opened(browser, small_url) as page:
        url = f"{small_url}assets/studyguide/scheduler.js"
        found = page.evaluate(OURS, [url, histories])
    worst = 0.0
    for (history, outcomes), own in zip(cases, found, strict=True):
        for reference, ours in zip(outcomes, map(tuple, own), strict=True):
            assert (ours[0], *ours[3:]) == (reference[0], *reference[3:]), history
            for one, other in zip(ours[1:3], reference[1:3], strict=True):
                worst = max(worst, abs(one - other) / other)
                assert math.isclose(one, other, rel_tol=1e-5), history
    reviews = sum(map(len, histories))
    figure(f"schedule: {reviews} reviews as in the reference, numbers within {worst:.1e}")


@pytest.mark.parametrize("name", ["ts-fsrs", "uqr"])
def test_what_is_vendored_is_as_published(node_modules: Path, name: str) -> None:
    package = node_modules / name
    for ours, theirs in [(f"{name}.js", "dist/index.mjs"), (f"LICENSE-{name}.txt", "LICENSE")]:
        assert (ASSETS / "vendor" / ours).read_bytes() == (package / theirs).read_bytes()
