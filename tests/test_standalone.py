"""Texts for other programs: Markdown and plain text that say the same, HTML without the site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import punctuation
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from authoring import examples
from checks.texts import bare, every_text_reads_the_same_when_it_is_written_anew
from long_course import long_guide
from mistakes import SMALL_COURSE
from studyguide.model.authored_text import AuthoredText as Written
from studyguide.model.guide import Guide
from studyguide.pages.decks.deck_html import DeckHtml
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.gift import escaped
from studyguide.pages.site import Release, Site
from studyguide.reading.load import load_guide
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.renderers.plain_lines import document_lines
from studyguide.text.tree.blocks import Document
from studyguide.text.tree.inlines import Inline, Inlines, Text
from studyguide.text.tree.transform import TreeTransform

TESTS = Path(__file__).parent
CASES_FILE = TESTS / "text/standalone.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(CASES_FILE.read_text("utf-8"))
RELEASE = Release("https://example.org/guide/")


@cache
def guide(course: Path) -> Guide:
    found, _ = load_guide(course / "content", docs=course / "docs")
    assert found is not None
    return found


@cache
def export_texts() -> ExportTexts:
    small = guide(SMALL_COURSE)
    return ExportTexts(Site.of(small, "en", RELEASE), small.lessons[0])


def outputs(markdown: str) -> dict[str, str]:
    """Return what a text of a lesson becomes for each kind of program."""
    document = export_texts().text(Written({"en": markdown}))
    words = export_texts().in_words(document)
    html = DeckHtml(export_texts(), lambda _, path: path.name).block(document)
    return {
        "alone": document_markdown(words),
        "lines": document_lines(words),
        "html": f"{html}\n",
        "gift": escaped(html),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_stands_alone_in_each_program(case: dict[str, Any]) -> None:
    found = outputs(case["markdown"])
    kinds = case.keys() - {"name", "markdown"}
    assert kinds
    assert {kind: found[kind] for kind in kinds} == {kind: case[kind] for kind in kinds}


def test_every_text_of_a_course_reads_the_same_when_it_is_written_anew() -> None:
    every_text_reads_the_same_when_it_is_written_anew(guide(SMALL_COURSE), least=80)
    every_text_reads_the_same_when_it_is_written_anew(long_guide(), least=800)


MARKED = st.sampled_from(
    ["*a*", "**b**", "***c***", "_d_", "__e__", "*a **b** c*", "**a *b***", "`c`", "`` a`b ``",
     "$x$", "$x|y$", "x $$z$$", "[[t]]", "[[t|*w* x]]", "[l](u)", '[*l*](u "t")', "![p](f.svg)",
     '![p](f.svg "*c*"){ width=30 }', "~a~", "^b^", "==m==", "~~s~~", "++k++", r"\(x\)",
     "https://x.org", "me@x.org", "<https://y.org>", "[^1]"]
)  # fmt: skip
SIGNS = st.sampled_from(
    ["\\" + sign for sign in "*[]$_`<~^=|#!{\\-+>&"]
    + ["&lt;", "&amp;", "&#42;", "&lbrack;", "&#96;", "&#36;", " ", "w", "word", "1.", "17.", "2)"]
    + [*'()[]{}:-#+=|!_<.,"?~^@5\\\n', "\\\n", "  \n", "www."]
)
PLACES = st.sampled_from(
    ["", "", "- ", "> ", "1. ", "3. ", "2) ", "# ", "### ", "    ", "  ", '!!! note "t"\n    ',
     "??? tip\n    ", '=== "t *x*"\n    ', ":   ", "- [ ] ", "- [x] ", "* ", "> [!TIP]\n> ",
     "| a | b |\n|--|:-:|\n| ", "| "]
)  # fmt: skip
BLOCKS = st.sampled_from(
    ["```py\ncode\n  x\n```", "~~~\n```\n~~~",
     '```py title="a" linenums="1" hl_lines="1 2"\nx\n```',
     "$$\nx\n$$", "---", "![p](a.mp3)", "```check\nq\n```", "```math\nx\n\ny\n```",
     "\\begin{align}x\\end{align}", "*[word]: meaning", "## h {#i}", "[^1]: note"]
)  # fmt: skip
LINE = st.lists(st.one_of(MARKED, SIGNS), min_size=1, max_size=6).map("".join)
PLACED = st.builds(lambda one, other, line: one + other + line, PLACES, PLACES, LINE)
TEXT = st.lists(st.one_of(PLACED, BLOCKS), min_size=1, max_size=4).map("\n\n".join)
_SPELLING = frozenset(("line", "fenced", "tight"))
# what has no Markdown of its own: nothing at all in an item, a formula of a line in a paragraph
_UNWRITTEN = ("('blocks', ())", "('meanings', ((),", "('notes', ((),", "('display', True)")


@pytest.mark.parametrize("example", examples(), ids=lambda text: text.split("\n")[0][:30])
def test_every_construct_reads_the_same_when_it_is_written_anew(example: str) -> None:
    begun = (f"\\{line}" for line in example.splitlines() if line[:1] in set(punctuation))
    for source in (example, *begun):
        document, faults = parse_blocks(source)
        if not faults:
            written = document_markdown(document)
            tree = bare(document, ignored=_SPELLING)
            assert bare(parse_blocks(written)[0], ignored=_SPELLING) == tree, written


@given(TEXT)
def test_a_text_without_faults_reads_the_same_when_it_is_written_anew(source: str) -> None:
    document, faults = parse_blocks(source)
    assume(not faults)
    tree = bare(document, ignored=_SPELLING)
    assume(not any(part in repr(tree) for part in _UNWRITTEN))
    written = document_markdown(document)
    assert bare(parse_blocks(written)[0], ignored=_SPELLING) == tree, written


@given(TEXT)
def test_plain_text_has_every_word_of_a_text(source: str) -> None:
    document, _ = parse_blocks(source)
    shown = document_lines(document)
    for word in _words(document):
        assert word in shown


def _words(document: Document) -> set[str]:
    """Return the words of running text, emphasized or not."""
    found: list[str] = []

    def note(node: Inline) -> Inlines:
        if isinstance(node, Text):
            found.append(node.words)
        return (node,)

    TreeTransform(inline=note).document(document)
    return {word for words in found for word in words.split()}
