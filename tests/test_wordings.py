"""What the site says of a number is right for 1 as well, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from pages_in_browser import opened
from studyguide.languages.rules import FOLDER
from studyguide.languages.wording import wording

LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/words.yml"))
NUMBER = re.compile(r"\{(n|right|all|done|reviews|answered)\}")
FORMS = {"one", "many"}
CLDR_FORMS = FORMS | {"zero", "two", "few", "other"}
NAMES = {
    "week", "week_title", "map_of_week", "self_check_week", "start", "terms_check", "question",
    "gap", "figure_number", "quiz.week", "quiz.question", "quiz.placed", "flashcard.week",
    "next_step.question",
}  # fmt: skip
NAMES |= {f"not_weeks.{name}" for name in NAMES} | {"not_weeks.numbered"}
"""The number names a thing, as in “week 1”, and counts nothing."""
BY_LANGUAGES = {
    "filter_placeholder", "find_help", "flashcards_kinds.translate", "flashcard.asks.translate",
}  # fmt: skip
"""Which form is right depends on how many languages the course has; the number is not named."""
SAME = {
    "data.imported_partly", "data.nothing_new_partly", "kilobytes", "megabytes", "quiz.answered",
    "data.link_nothing_new_partly", "flashcard.due", "flashcard.learning", "flashcard.progress",
    "flashcard.summary", "flashcard.of", "flashcard.time.minute",
}  # fmt: skip
"""No word depends on the number: “1 due today”, “1 of 9 answered”, “1 min”."""
IN_WORDS = {"ar": {"one", "two"}}
"""Forms for a single number that the noun itself says: a figure beside it would be said twice."""
SAID = """async ([url, sentences, values]) => {
  const { filled } = await import(url);
  return sentences.map((sentence) => filled(sentence, values));
}"""


def sentences(entries: object, key: str = "") -> Iterator[tuple[str, Any]]:
    """Return every sentence with its key; one with forms for one and many is one sentence."""
    if isinstance(entries, dict) and not entries.keys() >= FORMS:
        for name, value in entries.items():
            yield from sentences(value, f"{key}.{name}" if key else str(name))
    else:
        yield key, entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_a_number_has_a_form_for_one(language: str) -> None:
    for key, sentence in sentences(wording(language).entries):
        match sentence:
            case {"one": str(), "many": str()} if key in BY_LANGUAGES:
                assert sentence.keys() == FORMS, key
            case {"one": str(), "many": str()}:
                number = sentence.get("by", "n")
                assert sentence.keys() <= CLDR_FORMS | {"by"}, key
                for form in sentence.keys() & CLDR_FORMS - IN_WORDS.get(language, set()):
                    assert f"{{{number}}}" in sentence[form], (key, form)
            case [str(one), str(many)] if key.startswith("flashcard.time."):
                assert not NUMBER.search(one), key
                assert one != many or key in SAME, key
            case _:
                assert key in NAMES | SAME or not NUMBER.search(str(sentence)), key


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 more place", "2 more places"),
        ("nb", "1 sted til", "2 steder til"),
        ("de", "1 weitere Stelle", "2 weitere Stellen"),
        ("uk", "ще 1 місце", "ще 2 місця"),
        ("pl", "jeszcze 1 miejsce", "jeszcze 2 miejsca"),
        ("ja", "ほか1か所", "ほか2か所"),
    ],
)
def test_the_places_of_a_term_are_counted(language: str, one: str, two: str) -> None:
    said = wording(language)
    assert (said.count("more_places", 1), said.count("more_places", 2)) == (one, two)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, ("1 new", "1 right, 1 of 1 answered", "1 of 1 right", "1 of 1 point",
                   "1 question is not")),
        ("en", 2, ("2 new", "2 right, 2 of 2 answered", "2 of 2 right", "2 of 2 points",
                   "2 questions are not")),
        ("nb", 1, ("1 nytt", "1 riktig, 1 av 1 besvart", "1 av 1 riktig", "1 av 1 poeng",
                   "1 spørsmål er ikke")),
        ("nb", 2, ("2 nye", "2 riktige, 2 av 2 besvart", "2 av 2 riktige", "2 av 2 poeng",
                   "2 spørsmål er ikke")),
        ("de", 1, ("1 neue", "1 richtig, 1 von 1", "1 von 1 richtig", "1 von 1 Punkt",
                   "1 Frage ist nicht")),
        ("de", 2, ("2 neue", "2 richtig, 2 von 2", "2 von 2 richtig", "2 von 2 Punkten",
                   "2 Fragen sind nicht")),
    ],
)  # fmt: skip
def test_the_scripts_say_one_and_many(
    browser: Browser, small_url: str, language: str, number: int, said: tuple[str, ...]
) -> None:
    entries = wording(language).entries
    quiz = entries["quiz"]
    told = [entries["flashcard"]["new"], quiz["score"], entries["progress"], quiz["result"],
            quiz["sure_finish"]]  # fmt: skip
    values = dict.fromkeys(("n", "right", "answered", "all"), number)
    with opened(browser, small_url) as page:
        script = f"{small_url}assets/studyguide/wording.js"
        for whole, part in zip(page.evaluate(SAID, [script, told, values]), said, strict=True):
            assert part in whole


def test_half_a_point_of_one_is_half_a_point(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url) as page:
        script = f"{small_url}assets/studyguide/wording.js"
        told = [wording("en").entries["quiz"]["result"]]
        for total, said in (
            (1, "Your result: 0.5 of 1 point"),
            (2, "Your result: 0.5 of 2 points"),
        ):
            assert page.evaluate(SAID, [script, told, {"n": 0.5, "all": total}]) == [said]


def test_the_page_of_cards_says_one_new_card(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + "nb/flashcards/?week=2") as page:
        page.locator(".cards-settings > summary").click()
        for kind in ("Hva et begrep betyr", "Hvilket begrep det er", "Korte spørsmål"):
            page.get_by_label(kind).uncheck()
        expect(page.locator(".cards-count")).to_have_text("0 står for tur i dag, 1 nytt")
