"""What would take for ever is refused with a sentence; what is below the limits comes to an end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studyguide.formulas.latex.preamble import PLAIN
from studyguide.model.text_file import LONGEST_LINE, read_text_file
from studyguide.model.yaml_value_faults import names_fault, text_fault
from studyguide.reading.irregular_files import irregular_files
from studyguide.text.checks.document_checks import Validators, document_faults
from studyguide.text.parsing.parse import LONGEST_TEXT, parse_blocks, parse_inline
from studyguide.text.renderers.block_html import document_html
from text_context import CONTEXT


def _right(_: str) -> None:
    return None


CHECKS = Validators(reference=_right, address=_right, question=_right, headings=True)
REPEATED = (
    "word ", "[", "](", "![", "[a](", "[[", "[[a|", "[^a]", "[@", "*", "*a_", "**a __b ", "_a",
    "`a ", "~~", "$", "{", "{{a|", "(", "<", "<a ", "&#x", "\\", "https://", "a@",
    "\u00a0", "\u200b", "|",
    "\n", "a\n", "> ", "- ", "1. ", "# ", "|\n", "a\n: ", "```\n", '=== "a"\n', "!!! note\n",
    "??? x\n\n    ", "[^1]: x\n\n", "[a]: b\n\n", "*[a]: b\n\n", "---\n", "$$\n", "a|b\n-|-\n",
)  # fmt: skip
FORMULAS = (
    "\\frac{1}{",
    "\\sqrt{",
    "x^{",
    "\\left(",
    "{",
    "\\begin{matrix}",
    "\\text{",
    "\\bar",
    "_a",
)


@pytest.mark.parametrize("unit", REPEATED)
def test_whatever_is_repeated_comes_to_an_end(unit: str) -> None:
    text = unit * (LONGEST_LINE // len(unit))
    document, _ = parse_blocks(text)
    tuple(document_faults(document, CHECKS))
    document_html(document, CONTEXT)
    parse_inline(text.replace("\n", " "), gaps=True)


@pytest.mark.parametrize("unit", FORMULAS)
def test_a_formula_of_any_depth_comes_to_an_end(unit: str) -> None:
    inner = unit * (LONGEST_LINE // len(unit) // 2)
    for tex in (inner, f"{inner}x{'}' * inner.count('{')}"):
        document, _ = parse_blocks(f"${tex}$", preamble=PLAIN)
        document_html(document, CONTEXT)


def test_a_line_that_never_ends_is_told_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "lesson.en.md"
    file.write_text("one\n" + "x" * (LONGEST_LINE + 1) + "\nthree\n", encoding="utf-8")
    _, [problem] = read_text_file(file, "lesson.en.md")
    assert str(problem) == "lesson.en.md:2: a line of more than 10000 characters. Divide it"


def test_a_text_that_never_ends_is_told_and_not_read() -> None:
    text = "a word\n" * (LONGEST_TEXT // 7 + 1)
    document, [fault] = parse_blocks(text)
    assert document.blocks == ()
    assert fault.message == "a text of more than 200000 characters. Divide it"
    assert parse_inline(text)[1] == (fault,)


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u2060\ufeff", "\u3164", "\u0301", "\u202a\u202c"]
)
@pytest.mark.parametrize("of", ["{}", "en: {}"])
def test_a_text_of_which_nothing_is_seen_is_empty(of: str, text: str) -> None:
    data = text if of == "{}" else {"en": text}
    fault = text_fault(data)
    assert fault is not None
    assert "is empty" in fault
    assert "empty" in (names_fault("en", [text]) or "")


@pytest.mark.parametrize("text", ["x", "$x$", "…", "?", "🙂", "א", "漢"])
def test_any_sign_that_is_seen_is_a_text(text: str) -> None:
    assert text_fault({"en": text}) is None


def test_what_turns_letters_around_is_told(tmp_path: Path) -> None:
    file = tmp_path / "terms.yml"
    file.write_text("- id: a\n- id: b\u202e\n", encoding="utf-8")
    _, [problem] = read_text_file(file, "terms.yml")
    assert str(problem) == "terms.yml:2: the control character U+202E. Remove it"


def test_a_name_of_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / os.fsdecode(b"\xff.md")).write_bytes(b"x")
    [problem] = irregular_files(tmp_path / "content", None)
    assert str(problem) == "content/?.md:1: the name is not in UTF-8. Rename it"
