"""The full-text search knows what the texts of a page say: its entries as data."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest

from authoring import MARKDOWN, examples
from sites import ROOT
from studyguide.engine.search_index import entries
from studyguide.pages.page import Page
from studyguide.pages.render import render
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.search_html import document_search
from studyguide.text.tree.plain import document_words

SMALL = ROOT / "tests/small_course"


@cache
def pages(language: str = "en") -> dict[str, Page]:
    guide, problems = load_guide(SMALL / "content", docs=SMALL / "docs")
    assert guide is not None
    assert problems == ()
    parts, _ = render(guide, language)
    return {part.uri: part for part in parts if isinstance(part, Page)}


def found(uri: str, anchor: str = "", language: str = "en") -> str:
    """Return what is found at a place, as the theme's index has it."""
    place = f"#{anchor}" if anchor else ""
    (entry,) = (one for one in entries(pages(language)[uri]) if _ends(one, place))
    return f"{entry['title']} | {entry['text']}"


def _ends(entry: dict[str, object], place: str) -> bool:
    location = str(entry["location"])
    return location.endswith(place) if place else "#" not in location


def test_a_page_is_found_by_its_title_and_each_section_by_its_heading() -> None:
    places = [entry["location"] for entry in entries(pages()["lessons/walking-downhill.md"])]
    assert places == [
        "lessons/walking-downhill/",
        "lessons/walking-downhill/#the-slope",
        "lessons/walking-downhill/#the-next-lesson",
        "lessons/walking-downhill/#terms-of-this-lesson",
    ]


def test_a_section_has_the_words_of_its_texts_without_links_and_formulas() -> None:
    text = found("lessons/walking-downhill.md", "the-slope")
    assert text.startswith(
        "The slope | <p>Where f′(x) &gt; 0 the function rises, so we walk against the gradient.</p>"
        " <p>A parabola with three steps down."
    )
    assert "<pre><code>x = 4.0\nfor _ in range(3):" in text
    assert "<p>In many dimensions</p> <p>The same walk works in any" in text
    assert "eta" not in text


def test_a_term_is_found_by_all_its_names_and_favoured() -> None:
    term = pages()["glossary/gradient-descent.md"]
    assert found(term.uri).startswith("Gradient descent | ")
    text = found(term.uri, "gradient-descent-gd")
    assert text.startswith("Gradient descent GD | ")
    for words in ("gradientnedstigning", "steepest descent", "On a parabola,", "A parabola with"):
        assert words in text
    assert all(entry["boost"] == term.boost >= 3 for entry in entries(term))


def test_a_question_is_found_with_its_answer_but_not_by_why_an_option_is_wrong() -> None:
    text = found("quiz/week-1.md", "uphill")
    assert text.startswith("Question 1 medium | <p>Where does the gradient point?</p>")
    for words in ("downhill", "uphill", "Think of a hill."):
        assert words in text
    assert "opposite" not in text
    assert all(entry["boost"] == 0.5 for entry in entries(pages()["quiz/week-1.md"]))


@pytest.mark.parametrize("uri", ["flashcards.md", "quiz/week-1-terms.md"])
def test_what_is_on_other_pages_already_is_not_found_twice(uri: str) -> None:
    assert list(entries(pages()[uri])) == []


@pytest.mark.parametrize("language", ["en", "nb"])
def test_an_entry_is_made_of_few_elements_and_leads_to_a_place_of_its_page(language: str) -> None:
    for page in pages(language).values():
        for entry in entries(page):
            html = f"{entry['title']}{entry['text']}"
            assert set(re.findall(r"<[^>]*>", html)) <= ELEMENTS, entry
            anchor = str(entry["location"]).partition("#")[2]
            assert not anchor or f'id="{anchor}"' in page.body, entry


ELEMENTS = {
    f"<{end}{tag}>"
    for tag in ("p", "ul", "ol", "li", "pre", "code", "sub", "sup")
    for end in ("", "/")
}


@pytest.mark.parametrize("source", examples(MARKDOWN))
def test_every_word_of_every_construct_is_found(source: str) -> None:
    document, _ = parse_blocks(source)
    text = unescape(re.sub(r"<[^>]*>", "", document_search(document)))
    words = document_words(document, formula=lambda _: " ").split()
    assert [word for word in words if word not in text and word.strip("0123456789.")] == []
