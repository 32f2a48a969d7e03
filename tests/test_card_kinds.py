"""Kinds of flashcards: names that are typed, sentences to complete, figures; and read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from checks import flashcards as check
from checks.flashcards import Made
from mistakes import SMALL_COURSE
from pages_in_browser import NARROW, PHONE, WIDE, axe_violations, keep, opened, stored
from studyguide.reading.load import load_guide

KINDS = ("meaning", "name", "translate", "cloze", "picture", "question", "own")


@pytest.fixture(scope="module")
def made() -> Made:
    guide, _ = load_guide(SMALL_COURSE / "content", docs=SMALL_COURSE / "docs")
    assert guide is not None
    return check.made_of(guide)


def only(*kinds: str, **more: str) -> dict[str, Any]:
    """Return the state of a reader who wants some kinds of cards only."""
    off = ",".join(kind for kind in KINDS if kind not in kinds)
    settings = {f"cards.{name}": value for name, value in more.items()}
    return {"settings": {"cards.kindsOff": off, **settings}}


@contextmanager
def sitting(
    browser: Browser, url: str, state: dict[str, Any], *, script: str = "", **options: object
) -> Iterator[Page]:
    """Begin to study as a reader who has done something before."""
    with opened(browser, url, **{"viewport": WIDE, **options}) as page:
        expect(page.locator(".cards-count")).not_to_be_empty()
        keep(page, state)
        if script:
            page.add_init_script(script)
        page.reload()
        expect(page.locator(".cards-count")).not_to_be_empty()
        page.locator(".cards-begin button").click()
        yield page


def test_a_sentence_asks_for_a_term_that_its_own_term_does_not_tell(made: Made) -> None:
    card = made["en"]["step-size:cloze"]
    assert card.front == (
        "<p><strong>Step size</strong></p><p>The step size is the factor before the […].</p>"
    )
    assert card.back == "<p><strong>Gradient</strong></p>"
    assert "gradient" in card.accept
    assert "gradienten" in made["nb"]["step-size:cloze"].accept
    assert "gradient-descent:cloze" not in made["en"]  # its name has the word


def test_a_figure_asks_for_its_term_without_the_name(made: Made) -> None:
    card = made["en"]["gradient-descent:picture"]
    assert 'data-from="glossary/gradient-descent/"' in card.front
    assert "descent" not in card.front.replace("glossary/gradient-descent/", "")
    assert "Gradient descent" in card.back


def test_a_formula_is_said_in_words(made: Made) -> None:
    assert all("\\" not in said for card in made["en"].values() for said in card.said)


@pytest.mark.parametrize(
    ("typed", "verdict", "rating"),
    [
        ("gradient", "✓ Right. Suggested: Good.", "3"),
        ("the Gradeint", "✓ Right. It is written: grad", "3"),
        ("gradents", "✗ Not right. The difference: grad", "1"),
        ("step size", "✗ Not right. You typed: step size. Suggested: Again.", "1"),
        ("", "Not answered. Suggested: Again.", "1"),
    ],
)
def test_a_typed_name_is_judged_and_a_rating_suggested(
    browser: Browser, small_url: str, typed: str, verdict: str, rating: str
) -> None:
    state = only("name", typed="on")
    with sitting(browser, small_url + "flashcards/", state) as page:
        field = page.get_by_label("Your answer")
        expect(field).to_be_focused()
        expect(page.locator(".card-front")).to_contain_text("The … is the vector")
        field.fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator(".card-verdict")).to_contain_text(verdict)
        expect(page.locator(".card-back")).to_have_text("Gradient")
        expect(page.locator("[data-suggested]")).to_have_attribute("data-rating", rating)
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        expect(field).to_have_value("")
        assert [str(review[1]) for review in stored(page)["reviews"]] == [rating]


def test_an_inflected_name_is_right_and_the_suggestion_can_be_refused(
    browser: Browser, small_url: str
) -> None:
    url = small_url + "nb/flashcards/"
    with sitting(browser, url, only("name", typed="on")) as page:
        page.get_by_label("Svaret ditt").fill("gradientene")
        page.get_by_role("button", name="Sjekk").click()
        expect(page.locator(".card-verdict")).to_contain_text("✓ Riktig.")
        page.keyboard.press("2")
        expect(page.get_by_label("Svaret ditt")).to_be_focused()
        assert [review[1] for review in stored(page)["reviews"]] == [2]
        page.keyboard.type("u1 2b")  # letters in the field are no keys of the cards
        expect(page.get_by_label("Svaret ditt")).to_have_value("u1 2b")


def test_a_missing_word_is_asked_only_of_who_wants_it(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "flashcards/", viewport=WIDE) as page:
        expect(page.locator(".cards-count")).not_to_be_empty()
        page.locator(".cards-settings > summary").click()
        box = page.get_by_label("A word missing in a sentence")
        expect(box).not_to_be_checked()
        box.check()
        page.get_by_label("Type the answer where it is a name").check()
        page.reload()
        page.locator(".cards-settings > summary").click()
        expect(box).to_be_checked()
        expect(page.get_by_label("Type the answer where it is a name")).to_be_checked()
    with sitting(browser, small_url + "flashcards/", only("cloze")) as page:
        expect(page.locator(".card-asks")).to_have_text("Which word is missing? · Week 2")
        expect(page.locator(".card-front")).to_contain_text("the factor before the […]")
        page.keyboard.press("Space")
        expect(page.locator(".card-back")).to_have_text("Gradient")


def test_a_figure_is_fetched_from_the_page_of_its_term(browser: Browser, small_url: str) -> None:
    with sitting(browser, small_url + "nb/flashcards/", only("picture"), viewport=NARROW) as page:
        picture = page.locator(".card-front svg")
        expect(picture).to_be_visible()
        expect(picture).to_have_attribute("aria-label", "En parabel med tre steg nedover.")
        expect(page.locator(".card-asks")).to_have_text("Hva viser denne figuren? · Uke 1")
        assert axe_violations(page) == []
        page.keyboard.press("Space")
        expect(page.locator(".card-back")).to_contain_text("Gradientnedstigning")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


VOICES = """window.spoken = [];
  const voices = [["nb-NO", true], ["en-US", false]].map(([lang, localService]) =>
    ({ lang, localService, name: lang, default: false }));
  speechSynthesis.getVoices = () => voices;
  speechSynthesis.speak = (one) => window.spoken.push([one.lang, one.text]);
  speechSynthesis.cancel = () => window.spoken.push("stopped");
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {} });"""
"""A voice for Norwegian, and one for English that would ask a server."""


def test_a_card_is_read_aloud_by_a_voice_of_its_language(browser: Browser, small_url: str) -> None:
    url = small_url + "nb/flashcards/"
    with sitting(browser, url, only("meaning"), script=VOICES) as page:
        button = page.get_by_role("button", name="Les opp")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
        spoken = page.evaluate("window.spoken")
        assert spoken[-1] == ["nb", "Gradient."]
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        page.get_by_role("button", name="Vis svaret").click()
        expect(button).to_have_attribute("aria-pressed", "false")
        assert page.evaluate("window.spoken.at(-1)") == "stopped"
        button.click()
        assert "partiellderiverte" in page.evaluate("window.spoken.at(-1)[1]")


def test_a_term_is_read_aloud_with_its_formula_in_words(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "nb/glossary/gradient/", viewport=PHONE) as page:
        page.add_init_script(VOICES)
        page.reload()
        page.get_by_role("button", name="Les opp").click()
        language, text = page.evaluate("window.spoken.at(-1)")
        assert language == "nb"
        assert text.startswith("Gradient. Gradienten er vektoren")
        assert "nabla" in text
        assert "\\" not in text
        page.goto(small_url + "glossary/gradient/")
        expect(page.get_by_role("button", name="Star")).to_be_visible()
        expect(page.locator(".read-aloud")).to_be_hidden()


@pytest.mark.parametrize(("scheme", "size"), [("light", NARROW), ("dark", WIDE)])
def test_a_typed_card_is_accessible_before_and_after(
    browser: Browser, small_url: str, scheme: str, size: dict[str, int]
) -> None:
    state = only("name", typed="on")
    url, voices = small_url + "flashcards/", VOICES.replace("false", "true")
    options: dict[str, Any] = {"viewport": size, "color_scheme": scheme}
    with sitting(browser, url, state, script=voices, **options) as page:
        field = page.get_by_label("Your answer")
        expect(field).to_be_focused()
        assert axe_violations(page) == []
        field.fill("gradents")
        page.get_by_role("button", name="Check").click()
        expect(page.locator(".card-verdict")).to_be_visible()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
