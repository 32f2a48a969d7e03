"""A course in one language says nothing in another, and nothing about others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from conftest import served
from languages import course_in
from pages_in_browser import NARROW, axe_violations, opened
from site_links import broken_links, pages
from sites import ROOT, Site, build_site, project_with
from studyguide.languages.wording import wording

GERMAN = "tests/german_course"
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHOWN = {"alt", "aria-label", "content", "placeholder", "title"}
_OF_FORMATS = {"category", "top"}  # of GIFT
_SESSION = re.compile(r"data-(?:words|label|help|none|failed|results|close|more)")


class _Words(HTMLParser):
    """The words of a page that somebody sees or hears, now or when a script says them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "code", "pre"):
            self._inside.append(tag)
        is_page = ("name", "description") in attrs or tag != "meta"
        for name, value in attrs if is_page else ():
            if value and (name in _SHOWN or _SESSION.fullmatch(name)):
                self.texts.append(" ".join(_sentences(value)))

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.texts.append(data)


def _sentences(value: str) -> Iterator[str]:
    """Yield a text, or the sentences in JSON that a script says."""
    try:
        data = json.loads(value)
    except ValueError:
        data = value
    yield from _leaves(data)


def _leaves(data: Any) -> Iterator[str]:
    match data:
        case dict():
            for key, inside in data.items():
                yield from () if key == "by" else _leaves(inside)
        case list():
            for inside in data:
                yield from _leaves(inside)
        case _:
            yield re.sub(r"\{\w+\}", "", str(data))


def words_of(texts: Iterable[str]) -> set[str]:
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


def words_of_page(html: str) -> set[str]:
    parser = _Words()
    parser.feed(html)
    return words_of(parser.texts)


def theme_words(language: str) -> Iterator[str]:
    theme = find_spec("material")
    assert theme
    assert theme.submodule_search_locations
    folder = Path(theme.submodule_search_locations[0]) / "templates/partials/languages"
    text = (folder / f"{language}.html").read_text(encoding="utf-8")
    return (found[1] for found in re.finditer(r'": "(.*)"', text))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(project_with(GERMAN, tmp_path_factory.mktemp("german")))


@pytest.fixture(scope="module")
def foreign() -> set[str]:
    """English and Norwegian words of the site and the theme that are no German ones."""
    texts = [*theme_words("en"), *theme_words("nb")]
    for code in ("en", "nb"):
        texts += _leaves(wording(code).entries)
    own = [*_leaves(wording("de").entries), *theme_words("de")]
    own += [file.read_text(encoding="utf-8") for file in (ROOT / GERMAN).rglob("*.*")]
    return words_of(texts) - words_of(own)


def test_no_page_of_a_german_course_has_a_word_in_another_language(
    german: Site, foreign: set[str]
) -> None:
    assert len(foreign) > 1000
    for path in pages(german.folder):
        html = path.read_text(encoding="utf-8")
        assert '<html lang="de"' in html, path
        assert words_of_page(html) & foreign == set(), path
    assert list(broken_links(german.folder)) == []


def test_no_deck_or_booklet_of_a_german_course_has_a_word_in_another_language(
    german: Site, foreign: set[str]
) -> None:
    texts = [*german.folder.rglob("*.tsv"), *german.folder.rglob("*.gift"),
             *german.folder.rglob("guide/*.md"), *german.folder.rglob("guide/*.txt")]  # fmt: skip
    assert len(texts) >= 4
    for file in texts:
        text = re.sub(r"<[^>]*>|\S+:\S+|\\\w+", " ", file.read_text(encoding="utf-8"))
        assert words_of([text]) & foreign - _OF_FORMATS == set(), file
    booklets = [*german.folder.rglob("*.pdf")]
    assert booklets
    for file in booklets:
        reader = PdfReader(file)
        assert reader.trailer["/Root"]["/Lang"].startswith("de")  # type: ignore[index]
        shown = [page.extract_text() for page in reader.pages]
        assert words_of(re.sub(r"-\n|https?:\S+", "", text) for text in shown) & foreign == set()
    for file in german.folder.rglob("*.apkg"):
        assert ZipFile(file).testzip() is None


def test_a_german_course_links_its_terms_in_every_form(german: Site) -> None:
    lesson = german.page("lessons/stoffklassen/")
    for form in ("Alkohole", "Carbonsäuren", "Aminen", "funktionellen Gruppen"):
        assert re.search(rf'<a [^>]*href="../../glossary/[^>]*>{form}</a>', lesson), form
    assert "Alkohol ist eine Verbindung mit einer Hydroxygruppe, z. B. Ethanol." in (
        german.folder / "decks/course.tsv"
    ).read_text(encoding="utf-8")


def test_a_german_glossary_is_sorted_as_din_5007_says(german: Site) -> None:
    glossary = german.page("glossary/")
    letters = re.findall(r'<h2 id="([a-z]+)"', glossary)
    assert letters == ["a", "c", "f", "s"]
    names = re.findall(r'href="[a-z-]+/"[^>]*>(?:<[^>]*>)*([^<]+)', glossary)
    assert names == [
        "Alkohol", "Amin", "Äther", "Carbonsäure", "funktionelle Gruppe", "Straße",
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "own"), [("en", "en"), ("nb", "nb"), ("de", "en")])
def test_a_course_in_one_language_speaks_of_no_other(code: str, own: str, tmp_path: Path) -> None:
    project = course_in(tmp_path, {code: own})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra: {booklets: false}\n")
    site = build_site(project)
    others = {"en": r"another language|other language|norwegian", "nb": r"annet språk|andre språk"}
    others["de"] = r"anderen sprache|norwegisch|englisch"
    for path in pages(site.folder):
        page = path.read_text(encoding="utf-8")
        assert not re.search(others[code], page, re.IGNORECASE), path


@pytest.fixture(scope="module")
def german_url(german: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(german.folder, tmp_path_factory.mktemp("german-root"))


@pytest.mark.parametrize("answer", ["das Methan", "Strasse", "carbonsaeure", "Eine Carbonsäure"])
def test_a_german_reader_is_forgiven_articles_and_umlauts(
    browser: Browser, german_url: str, answer: str
) -> None:
    with opened(browser, german_url + "quiz/week-1/#nenne") as page:
        question = page.locator('[data-question="nenne"]')
        question.get_by_label("Deine Antwort").fill(answer)
        question.get_by_role("button", name="Prüfen").click()
        expect(question.locator(".result")).to_contain_text("✓ Richtig.")


def test_a_german_reader_finds_terms_without_umlauts(browser: Browser, german_url: str) -> None:
    with opened(browser, german_url + "glossary/") as page:
        for typed, name in (("Strasse", "Straße"), ("Saeure", "Carbonsäure"), ("Aether", "Äther")):
            page.locator("#glossary-filter").fill(typed)
            expect(page.locator(".entry:visible .entry-name").first).to_contain_text(name)


@pytest.mark.parametrize(
    "address", ["", "quiz/week-1/", "flashcards/", "decks/", "glossary/alkohol/"]
)
def test_german_words_fit_and_are_accessible_on_a_phone(
    browser: Browser, german_url: str, address: str
) -> None:
    with opened(browser, german_url + address, viewport=NARROW) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert axe_violations(page) == []
