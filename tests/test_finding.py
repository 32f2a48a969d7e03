"""Readers find terms: cards, the filter of the glossary, and the searches of students."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from pages_in_browser import PHONE, WIDE, axe_violations, opened
from sites import Site

LESSON = "lessons/walking-downhill/"
LANGUAGES = pytest.mark.parametrize(
    ("prefix", "shown"),
    [
        ("", ["Gradient descent", "gradientnedstigning", "Gradient descent is a walk against the"]),
        ("nb/", ["Gradientnedstigning", "gradient descent", "Gradientnedstigning er en tur mot"]),
    ],
)


def term_link(page: Page) -> Locator:
    return page.locator('article a.term[href*="/gradient-descent/"]').first


@LANGUAGES
def test_a_card_shows_the_meaning_while_the_pointer_is_on_the_link(
    browser: Browser, small_url: str, prefix: str, shown: list[str]
) -> None:
    name, other, text = shown
    with opened(browser, small_url + prefix + LESSON, viewport=WIDE) as page:
        card = page.locator(".preview-card")
        expect(card).to_have_count(0)
        link = term_link(page)
        link.hover()
        expect(card.locator(".preview-name")).to_have_text(name)
        expect(card.locator(".preview-other")).to_have_text(other)
        expect(card.locator(".preview-text")).to_contain_text(text)
        expect(link).to_have_attribute("aria-describedby", "preview-text")
        card.hover()
        expect(card.get_by_role("link")).to_be_visible()
        assert axe_violations(page) == []
        page.mouse.move(5, 5)
        expect(card).to_have_count(0)
        assert link.get_attribute("aria-describedby") is None


def test_the_card_is_there_for_the_keyboard_and_escape_closes_it(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        card = page.locator(".preview-card")
        page.keyboard.press("Tab")
        link = term_link(page)
        for _ in range(60):
            if link.evaluate("(one) => one === document.activeElement"):
                break
            page.keyboard.press("Tab")
        expect(card.locator(".preview-name")).to_have_text("Gradient descent")
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(link).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(card).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_tap_shows_the_card_and_a_second_one_follows_the_link(
    browser: Browser, small_url: str, prefix: str
) -> None:
    with opened(browser, small_url + prefix + LESSON, viewport=PHONE, has_touch=True) as page:
        card = page.locator(".preview-card")
        link = term_link(page)
        link.tap()
        expect(card).to_be_visible()
        box = card.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= PHONE["width"] - box["width"]
        card.get_by_role("button").tap()
        expect(card).to_have_count(0)
        expect(page).to_have_url(small_url + prefix + LESSON)
        link.tap()
        expect(card).to_be_visible()
        page.locator("h1").tap()
        expect(card).to_have_count(0)
        link.tap()
        link.tap()
        expect(page).to_have_url(small_url + prefix + "glossary/gradient-descent/")


def test_a_card_moves_nothing_and_is_fetched_only_when_needed(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        height = page.evaluate("document.documentElement.scrollHeight")
        link = term_link(page)
        link.hover()
        expect(page.locator(".preview-card")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") == height
        page.mouse.move(5, 5)
        expect(page.locator(".preview-card")).to_have_count(0)
        link.hover()
        expect(page.locator(".preview-card")).to_be_visible()
        assert [url for url in asked if "preview" in url] == [small_url + "previews/0.json"]


def test_without_its_file_a_link_is_a_link(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + LESSON, viewport=PHONE, has_touch=True) as page:
        page.route("**/previews/*.json", lambda route: route.fulfill(body="{}"))
        term_link(page).tap()
        expect(page).to_have_url(small_url + "glossary/gradient-descent/")


def test_a_card_is_not_printed(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + LESSON, viewport=WIDE) as page:
        term_link(page).hover()
        expect(page.locator(".preview-card")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".preview-card")).to_be_hidden()


def test_cards_work_after_instant_navigation(browser: Browser, instant_url: str) -> None:
    with opened(browser, instant_url, viewport=WIDE) as page:
        page.evaluate("window.stayed = true")
        page.get_by_role("link", name="Start with week 1").click()
        page.get_by_role("link", name="Lesson: Walking downhill").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Walking downhill")
        assert page.evaluate("window.stayed"), "the page was loaded anew"
        term_link(page).hover()
        expect(page.locator(".preview-text")).to_contain_text("Gradient descent is a walk")


def test_every_term_has_its_card_with_its_formulas_and_no_link(real_site: Site) -> None:
    for prefix in ("", "nb/"):
        folder = real_site.folder / prefix
        cards: dict[str, dict[str, str]] = {}
        for file in sorted((folder / "previews").glob("*.json")):
            cards |= json.loads(file.read_text(encoding="utf-8"))
        terms = json.loads((folder / "glossary.json").read_text(encoding="utf-8"))["terms"]
        assert set(cards) == {term["id"] for term in terms}
        assert not any("<a " in card["text"] or "[[" in card["text"] for card in cards.values())
        assert max(map(_size, (folder / "previews").iterdir())) < 60_000


def _size(file: Path) -> int:
    return file.stat().st_size


def test_a_quiz_works_after_instant_navigation(browser: Browser, instant_url: str) -> None:
    with opened(browser, instant_url + "quiz/", viewport=WIDE) as page:
        page.evaluate("window.stayed = true")
        page.locator(".week-card a").first.click()
        question = page.locator('section.question[data-kind="true-false"]')
        question.locator("input").first.check()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".result")).not_to_be_empty()
        assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_the_glossarys_filter_forgives_and_enter_goes_to_the_best(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "glossary/", viewport=WIDE) as page:
        field = page.locator("#glossary-filter")
        field.fill("stpe size")
        expect(page.locator(".entry:visible")).to_have_count(1)
        field.press("Enter")
        expect(page).to_have_url(small_url + "glossary/step-size/")


NAMES_AND_TYPOS = """async (root) => {
  const { find } = await import(root + "assets/studyguide/term-match.js");
  const { readIndex } = await import(root + "assets/studyguide/term-names.js");
  const index = readIndex(await (await fetch(root + "terms.json")).json());
  const letters = "abcdefghijklmnopqrstuvwxyzæøå";
  const result = { names: 0, notFirst: [], typos: 0, notFound: [], slowest: 0 };
  const ask = (query) => {
    const before = performance.now();
    const found = find(index, query).map((match) => match.term.id);
    result.slowest = Math.max(result.slowest, performance.now() - before);
    return found;
  };
  for (const term of index.terms) for (const { text } of term.names) {
    result.names += 1;
    if (ask(text)[0] !== term.id) result.notFirst.push(text);
    const round = result.names % 2;
    if (text.length >= 6 && result.names % 3 === 0) {
      const at = (result.names * 5 + round * 7) % (text.length - 1);
      const letter = letters[(result.names + round * 11) % letters.length];
      const [head, tail] = [text.slice(0, at), text.slice(at + 1)];
      const typo = [head + tail, head + letter + tail, head + letter + text[at] + tail,
                    head + tail[0] + text[at] + tail.slice(1)][(result.names + round * 2) % 4];
      result.typos += 1;
      if (!ask(typo).slice(0, 3).includes(term.id)) result.notFound.push(`${typo} (${text})`);
    }
  }
  return result;
}"""


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_every_name_finds_its_term_first_and_a_typo_among_the_first_three(
    browser: Browser, real_url: str, prefix: str, figure: Callable[[str], None]
) -> None:
    with opened(browser, real_url + prefix) as page:
        result = page.evaluate(NAMES_AND_TYPOS, real_url + prefix)
    right = 1 - len(result["notFound"]) / result["typos"]
    site = prefix.strip("/") or "en"
    figure(
        f"names, {site}: {result['names'] - len(result['notFirst'])} of {result['names']} names"
        f" first; {right:.2%} of {result['typos']} typos in the first three;"
        f" slowest {result['slowest']:.1f} ms"
    )
    assert result["names"] > 300
    assert result["notFirst"] == []
    assert right >= 0.97, result["notFound"]


SEARCHES = yaml.safe_load(Path(__file__).with_name("course_searches.yml").read_text("utf-8"))
ASKED = """async ([root, searches]) => {
  const load = (name) => import(`${root}assets/studyguide/${name}.js`);
  const [{ hits, nearestHits }, { searchData }, { termIndex }] =
    await Promise.all(["search-hits", "search-data", "term-index"].map(load));
  const [data, names] = await Promise.all([searchData(), termIndex()]);
  await data.find([]);
  const wrong = [];
  for (const [typed, wanted] of searches) {
    let found = hits(names, typed, data).terms;
    if (!found.length) found = nearestHits(names, typed);
    const first = found.slice(0, 3).map(({ term }) => term.id);
    const isRight = first.some((id) => [wanted].flat().includes(id));
    if (!isRight) wrong.push(`${typed}: ${first.join(", ")}`);
  }
  return wrong;
}"""


def test_what_students_type_finds_its_term_among_the_first_three(
    browser: Browser, real_url: str, figure: Callable[[str], None]
) -> None:
    with opened(browser, real_url) as page:
        wrong = [
            miss
            for language, prefix in (("en", ""), ("nb", "nb/"))
            for miss in page.evaluate(ASKED, [real_url + prefix, [*SEARCHES[language].items()]])
        ]
    count = sum(map(len, SEARCHES.values()))
    right = 1 - len(wrong) / count
    figure(f"search: {right:.1%} of {count} searches have their term in the first three")
    assert count > 150
    assert right >= 0.97, wrong
