"""Lines: references in running text, plain words, names as headings begin, texts of one line."""

from __future__ import annotations

import html

import pytest

from studyguide.text.capitalization import capitalized
from studyguide.text.checks.document_checks import Validators, document_faults
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.renderers.block_html import document_html
from studyguide.text.renderers.inline_html import inline_html
from studyguide.text.renderers.inline_markdown import inline_markdown
from studyguide.text.tree.flat import atoms
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Reference, Text
from studyguide.text.tree.plain import document_words, plain_words
from text_context import CONTEXT


def references(markdown: str) -> list[str]:
    """Return the targets of references in running text."""
    found = inline_contents(parse_blocks(markdown)[0])
    nodes = (node for line, role in found if role == "running" for _, _, node in atoms(line))
    return [node.target for node in nodes if isinstance(node, Reference)]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("a [[term]] and [[id|words]]", ["term", "id"]),
        ("`[[code]]` and ``a ` [[code]]``", []),
        ("```python\n[[code]]\n```\n[[term]]", ["term"]),
        ("~~~\n[[code]]\n~~~", []),
        ("- item\n\n    ```\n    [[code]]\n    ```\n\n    [[term]]", ["term"]),
        ("````\n```\n[[code]]\n```\n````\n[[term]]", ["term"]),
        ("<!-- [[comment]] --> [[term]]", ["term"]),
        ("$[[math]]$ and $$\n[[math]]\n$$", []),
        ("## A [[heading]] {#id}", []),
        (r"\[[not]] a reference", []),
        ("stray ` tick\n\n[[term]] and ` another", ["term"]),
        ("5 $ to 6 $ and [[term]]", ["term"]),
        ("![alt [[no]]](x.svg) [[term]]", ["term"]),
        ("[[1, 2], [3, 4]] is a matrix", []),
        ("[[a\nb]] over a line", []),
    ],
)
def test_references_are_found_only_in_running_text(markdown: str, found: list[str]) -> None:
    assert references(markdown) == found


def test_a_reference_within_a_link_is_told() -> None:
    _, faults = parse_blocks("one\n[a [[nested]] label](https://x.org)")
    told = "a term reference inside a link or picture. Write the words plainly"
    assert [(fault.line, fault.message) for fault in faults] == [(1, told)]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("*a* **b** `c` [d](https://x.org) [[e]] [[f|g]]", "a b c d e g"),
        ("$x^2$ is a\nsquare", "x^2 is a square"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        (r"\$5 &amp; more", "$5 & more"),
        ("H~2~O", "H2O"),
    ],
)
def test_plain_words_are_without_marks(markdown: str, words: str) -> None:
    assert document_words(parse_blocks(markdown)[0]) == words
    assert plain_words(parse_inline(markdown)[0]) == words


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("gradient descent", "Gradient descent"),
        ("åpen kilde", "Åpen kilde"),
        ("t-SNE", "t-SNE"),
        ("model.fit", "model.fit"),
        ("keras_tuner", "keras_tuner"),
        ("ReLU", "ReLU"),
        ("mini-batch", "Mini-batch"),
        ("L1 loss", "L1 loss"),
        ("", ""),
    ],
)
def test_a_heading_begins_with_a_capital_unless_the_name_is_code(name: str, heading: str) -> None:
    assert capitalized(name) == heading


BEGINNINGS = (
    *("17. mai", "4. utgave", "1) x", "> 90 degrees", "- 5 degrees", "+ 3", "* x", "# 1", "#1"),
    *("---", "***", "- - -", "___", "!!! note", "??? note", ": x", "17.", "-", "1. 2. 3."),
    *("    x", "```", "$$", "| a |", "=== a", "[^1]: a", "*[a]: b", "<!-- a", "a\n---"),
)


@pytest.mark.parametrize("text", BEGINNINGS)
def test_one_line_has_no_blocks(text: str) -> None:
    nodes, _ = parse_inline(text)
    assert html.unescape(inline_html(nodes, CONTEXT)) == " ".join(text.split())
    assert plain_words(nodes) == " ".join(text.split())


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("17. mai er en fest.", '<ol start="17">\n<li>mai er en fest.</li>\n</ol>'),
        ("17. a\n18. b", '<ol start="17">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a quotation", "<blockquote>\n<p>a quotation</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (
            "- a\n- b\n\n17. mai",
            '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start="17">\n<li>mai</li>\n</ol>',
        ),
        ("1234567890. a", "<p>1234567890. a</p>"),
        ("a\n17. mai", "<p>a\n17. mai</p>"),
        ("1) a", "<ol>\n<li>a</li>\n</ol>"),
        ("0. a", '<ol start="0">\n<li>a</li>\n</ol>'),
    ],
)
def test_a_text_keeps_the_numbers_it_is_written_with(markdown: str, shown: str) -> None:
    assert document_html(parse_blocks(markdown)[0], CONTEXT) == shown


def test_a_comparison_at_the_beginning_of_a_line_is_told() -> None:
    checks = Validators(reference=_right, address=_right, question=_right)
    (fault,) = document_faults(parse_blocks("a\n\n> 90 degrees")[0], checks)
    assert (fault.line, fault.message[:29]) == (2, "a line that begins with '>' i")


def _right(_: str) -> None:
    """Take anything for right."""


@pytest.mark.parametrize("text", ["a_b", "*x", "[y]", "17. mai", "`", "$5", "<b>", "&amp;", "#x"])
def test_a_name_written_as_a_line_reads_as_the_name(text: str) -> None:
    assert plain_words(parse_inline(inline_markdown((Text(text),)))[0]) == text
