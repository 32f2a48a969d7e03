"""What is read of a page for the search with less work is what the theme's own reader finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

import mkdocs_search
from sites import ROOT
from studyguide.pages.render import render
from studyguide.reading.load import load_guide


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("course", [".", "tests/small_course"])
def test_the_search_knows_what_the_theme_s_reader_finds(course: str, language: str) -> None:
    read = 0
    for uri, html in pages(ROOT / course, language):
        own, theirs = Parser(), Parser()
        theirs.feed(html)
        theirs.close()
        if mkdocs_search.read(html, own):
            assert sections(own) == sections(theirs), uri
            read += 1
    assert read


def test_no_page_of_ours_is_left_to_the_theme_s_reader() -> None:
    left = [uri for uri, html in pages(ROOT, "en") if not mkdocs_search.read(html, Parser())]
    assert left == []


@pytest.mark.parametrize("html", ["<p>a<script>b</script></p>", "<p>a < b</p>", "<p title='x'>a"])
def test_what_is_not_regular_is_left_to_the_theme_s_reader(html: str) -> None:
    assert not mkdocs_search.read(html, Parser())


def pages(course: Path, language: str) -> list[tuple[str, str]]:
    """Return the HTML of pages of each kind: all of lessons, some of those that are many."""
    guide, _ = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    found, _ = render(guide, language)
    html = [one for one in found if one.uri.endswith(".md") and not one.verbatim]
    kept = []
    for number, page in enumerate(html):
        every = {"glossary": 20, "quiz": 4, "weeks": 4}.get(page.uri.partition("/")[0], 1)
        if number % every == 0 or len(html) < 50:
            kept.append((page.uri, page.text.partition("\n---\n")[2]))
    return kept


def sections(reader: Parser) -> list[tuple[object, ...]]:
    return [(one.id, one.is_excluded(), words(one.title), words(one.text)) for one in reader.data]


def words(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
