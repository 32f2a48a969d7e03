"""Authored Markdown becomes a tree: CommonMark, GFM, and what is ours; nothing of it is lost."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commonmark_html import blocks_html
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.block_html import document_html
from text_context import CONTEXT

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "text/cases.yml").read_text("utf-8"))
EXAMPLES = json.loads((HERE / "commonmark/examples.json").read_text("utf-8"))
"""The examples of the CommonMark specification 0.31.2 by John MacFarlane, CC BY-SA 4.0."""

# examples of the specification that are meant to be read otherwise, and why
RAW_HTML = {*range(148, 179), 180, 181, 182, *range(184, 192), 21, 31, 201, 344, 475, 476, 477}
RAW_HTML |= {491, 494, 524, 536, *range(613, 618), 623, *range(626, 632), 642, 643}
OTHERWISE = {
    12: r"`\[…\]` is a formula",
    144: "a language is a word",
    548: "`[[…]]` refers to a term", 559: "the same", 590: "the same",
    596: "an address with a scheme that is not allowed", 598: "the same", 599: "the same",
    601: "the same",
    608: "a bare address is a link, as on GitHub", 611: "the same", 612: "the same",
} | dict.fromkeys(RAW_HTML, "raw HTML is text")  # fmt: skip


class _Events(HTMLParser):
    """The elements and words of HTML; space counts in code only, addresses are decoded."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[tuple[object, ...]] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        decoded = (
            (name, unquote(value or "") if name in ("href", "src") else value)
            for name, value in attrs
        )
        self.events.append(("<", tag, *sorted(decoded, key=str)))
        self.code += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        self.events.append((">", tag))
        self.code -= tag == "pre"

    def handle_data(self, data: str) -> None:
        words = data if self.code else " ".join(data.split())
        if words:
            self.events.append(("words", words))


def events(html: str) -> list[tuple[object, ...]]:
    parser = _Events()
    parser.feed(html)
    parser.close()
    return parser.events


@pytest.mark.parametrize("section", sorted({one["section"] for one in EXAMPLES}))
def test_the_examples_of_the_specification_have_their_structure(section: str) -> None:
    examples = [one for one in EXAMPLES if one["section"] == section]
    others = {
        one["example"]
        for one in examples
        if events(blocks_html(parse_blocks(one["markdown"])[0].blocks)) != events(one["html"])
    }
    assert others == {one["example"] for one in examples} & set(OTHERWISE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_becomes_html_and_its_faults_are_told(case: dict[str, Any]) -> None:
    document, faults = parse_blocks(case["markdown"])
    assert str(document_html(document, CONTEXT)) + "\n" == case["html"]
    assert [f"{one.line + 1}: {one.message}" for one in faults] == case.get("faults", [])


WORDS = st.text("abcdeæøå", min_size=1, max_size=6)
SIGNS = st.sampled_from(
    ["*", "**", "_", "`", "``", "$", "$$", "[[", "]]", "[", "](", ")", "|", "\n", "\n\n", "    ",
     "- ", "1. ", "> ", "!!! note\n", "??? q\n", '=== "t"\n', "```\n", "#", "## ", "{#a}", "{{",
     "}}", "<b>", "<script>", "![", "\\", "\\(", "\\)", "~", "^", "==", "++", "|-|-|\n", "[^1]",
     "[^1]: ", ":   ", "<!--", "-->", "&amp;", "javascript:", "https://", " onclick=",
     "---\n", "*[abc]: "]
)  # fmt: skip
HOSTILE = st.lists(st.one_of(WORDS, SIGNS, st.just(" ")), max_size=40).map("".join)


@given(HOSTILE)
def test_no_text_makes_html_that_acts(source: str) -> None:
    document, _ = parse_blocks(source)
    for event in events(str(document_html(document, CONTEXT))):
        if event[0] == "<":
            assert event[1] not in {"script", "iframe", "object", "style", "form", "b"}
            names: dict[str, str] = dict(event[2:])  # type: ignore[arg-type]
            assert not any(name.startswith("on") for name in names)
            assert not str(names.get("href", "")).lower().strip().startswith("javascript")


@given(HOSTILE)
def test_every_word_is_shown_or_there_is_a_fault(source: str) -> None:
    document, faults = parse_blocks(source)
    html = str(document_html(document, CONTEXT))
    # the letters of a formula are elements
    html += re.sub(r"<[^>]*>", "", html)
    lost = {word for word in shown_words(source) if word not in html}
    assert not lost or faults, lost


_INVISIBLE = re.compile(
    r"<!--.*?-->|\[\[[^\]|]*\||\]\([^)\s]*|\]\[[^\]]*\]|\[[^\]]*\]:|(?:```|~~~)[^\n]*", re.DOTALL
)
"""Comments, the targets of links, and what follows the marks of code."""


def shown_words(source: str) -> set[str]:
    """Return the words of a text that a page shows: those that are no markup."""
    seen = _INVISIBLE.sub(" ", source)
    kept = "".join(letter if letter in "abcdeæøå" else " " for letter in seen)
    return {word for word in kept.split() if len(word) > 2}
