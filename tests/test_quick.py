"""What is read with less work is what the libraries read that it stands in for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

import mkdocs_search
from sites import ROOT, Site
from studyguide.pages.render import render
from studyguide.prose.html import EXTENSIONS, Formulas, HtmlWriter, extension_configs, extensions
from studyguide.prose.lines import in_line
from studyguide.prose.strict import Strict
from studyguide.reading.load import load_guide

BLOCKS = frozenset(Markdown().block_level_elements) | {"br", "svg", "rect", "path", "g"}


class Events(HTMLParser):
    """Collects tags and words: no order of attributes, no white space between blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = sorted((name, "" if value in (None, name) else value) for name, value in attrs)
        self.found.append((f"<{tag}", tuple(given)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"</{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.found.append(("", data))


def events(html: str) -> list[tuple[str, object]]:
    """Return what a browser would make of HTML."""
    # white space beside a tag of a block is nothing that anyone sees
    tags = "|".join(sorted(BLOCKS))
    html = re.sub(rf"\s*(</?(?:{tags})\b(?:[^<>\"]|\"[^\"]*\")*>)\s*", r"\1", html)
    reader = Events()
    reader.feed(re.sub(r"\s+", " ", html).strip())
    reader.close()
    return reader.found


@cache
def library() -> Markdown:
    ours: list[str | Extension] = [*EXTENSIONS, Strict(), Formulas()]
    return Markdown(extensions=ours, extension_configs=extension_configs())


@cache
def ours() -> Markdown:
    return Markdown(extensions=extensions(), extension_configs=extension_configs())


def pages() -> Iterator[tuple[str, str]]:
    """Yield the Markdown of pages of each kind: all of lessons, some of those that are many."""
    guide, _ = load_guide(ROOT / "content", docs=ROOT / "docs")
    assert guide is not None
    found, _ = render(guide, "nb")
    for number, page in enumerate(page for page in found if page.uri.endswith(".md")):
        every = {"glossary": 20, "quiz": 4, "weeks": 4}.get(page.uri.partition("/")[0], 1)
        if not page.verbatim and number % every == 0:
            yield page.uri, page.text.partition("\n---\n")[2]


def test_pages_are_what_the_library_makes_of_their_markdown() -> None:
    told = [uri for uri, text in pages() if not same(text)]
    assert told == []


def test_the_library_is_not_asked_for_what_the_templates_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = ours().preprocessors["html_block"]
    monkeypatch.setattr(reader, "_library", None)
    for page in sorted((ROOT / "tests/goldens").rglob("*.md")):
        ours().reset().convert(page.read_text(encoding="utf-8"))


def same(text: str) -> bool:
    """Return whether both make the same of a text."""
    expected = library().reset().convert(text)
    return events(ours().reset().convert(text)) == events(expected)


PIECES = (
    '<div class="a" markdown="1">', '<div markdown="block">', "</div>", '<ul markdown="1">',
    "</ul>", '<li markdown="span">one *two*</li>', '<li markdown="block">', "</li>",
    '<p markdown="span">plain</p>', "<p>raw *not*</p>", "<ul>", "<li>x</li>", "<hr>", "<!-- -->",
    "word", "two *words*", "[a](b.md)", "**strong** word", "## Title {#t}", "- item",
    "```\n<p>\n```",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_regular_html_is_what_the_library_makes_of_it(pieces: list[str]) -> None:
    text = balanced(pieces)
    assert same(text), text


def balanced(pieces: list[str]) -> str:
    """Return the pieces as blocks, without ends that end nothing and with all ends.

    No Markdown list is directly in a `<ul>` or after one: of the two the library makes one list,
    and fails if that of the tag is empty. No template writes that, and ours keeps them apart.
    """
    opened: list[str] = []
    found: list[str] = []
    for piece in pieces:
        if piece == "- item" and (opened[-1:] == ["ul"] or found[-1:] == ["</ul>"]):
            continue
        tag = re.match(r"<(/?)(\w+)", piece)
        if tag and tag[1] and (not opened or opened[-1] != tag[2]):
            continue
        if tag and tag[1]:
            opened.pop()
        elif tag and f"</{tag[2]}>" not in piece and tag[2] != "hr":
            opened.append(tag[2])
        found.append(piece)
    return "\n\n".join([*found, *(f"</{name}>" for name in reversed(opened))])


@pytest.mark.parametrize(
    "text",
    [
        '<div markdown="1">\n\nnever *closed*',
        "</div>\n\nnever opened",
        "<div>\n\n<p>one</div>\n\ntwo",
        '<li markdown="1">\n\none *line*\n\n</li>',
        "a <b>\n<hr>\n\n*b*",
        '<div markdown="1"><div markdown="1">\n\n*a*\n\n</div></div>',
        '1. one\n\n    <div markdown="1">*two*</div>',
    ],
)
def test_irregular_html_is_left_to_the_library(text: str) -> None:
    assert same(text)


def test_fragments_are_what_the_library_makes_of_them() -> None:
    quick = HtmlWriter()
    for page in sorted((ROOT / "tests/goldens").rglob("*.md")):
        for line in page.read_text(encoding="utf-8").splitlines():
            whole = library().reset().convert(in_line(line))
            shown = quick.line(line)
            assert events(shown) == events(whole.removeprefix("<p>").removesuffix("</p>")), line


def test_the_search_knows_what_the_theme_s_reader_finds(real_site: Site) -> None:
    for page in sorted(real_site.folder.rglob("index.html"))[::4]:
        article = re.search(r"<article[^>]*>(.*)</article>", page.read_text(encoding="utf-8"), re.S)
        if article:
            own, theirs = Parser(), Parser()
            theirs.feed(article[1])
            theirs.close()
            assert mkdocs_search.read(article[1], own), page
            assert sections(own) == sections(theirs), page


def sections(reader: Parser) -> list[tuple[object, ...]]:
    return [(one.id, one.is_excluded(), words(one.title), words(one.text)) for one in reader.data]


def words(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
