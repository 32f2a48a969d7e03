"""The tree on paper: each construct has a form there, none of it acts, and nothing is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from examples import examples
from studyguide.pages.booklets.block_typst import document_typst, inline_typst
from studyguide.pages.booklets.inline_typst import DEEPEST
from studyguide.pages.booklets.media_typst import figure, picture
from studyguide.pages.booklets.typst_syntax import UnprintableError, quoted
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.tree.blocks import Document, Media
from studyguide.text.tree.inlines import Inline, Link, Styled, TermLink, Text
from test_text import HOSTILE, shown_words
from typst_context import CONTEXT, printed

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "text/typst.yml").read_text("utf-8"))
PICTURES = ("figures/a.svg",)


def typst(markdown: str) -> str:
    return document_typst(parse_blocks(markdown)[0], CONTEXT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_becomes_typst_or_is_refused_at_its_line(case: dict[str, Any]) -> None:
    try:
        found: dict[str, Any] = {"typst": typst(case["markdown"])}
    except UnprintableError as error:
        found = {"refused": [f"{one.line + 1}: {one.message}" for one in error.reasons]}
    written = {key: value for key, value in case.items() if key in ("typst", "refused")}
    assert _lines(found) == _lines(written)


def _lines(found: dict[str, Any]) -> dict[str, Any]:
    """Return Typst with a call on a line and without the squares of QR codes, as in the cases."""
    if "typst" not in found:
        return found
    source = re.sub(r'bytes\("<svg.*?</svg>"\)', 'bytes("QR")', found["typst"])
    return {"typst": source.replace("\n", "").replace(";#", ";\n#").rstrip("\n")}


def test_everything_that_has_a_form_on_paper_is_printed_for_readers_of_all_kinds() -> None:
    sources = [typst(case["markdown"]) for case in CASES if "typst" in case]
    # each text is one of its own: the labels of footnotes are those of its owner
    texts = (one.replace('"fn-x-', f'"fn-{at}-') for at, one in enumerate(sources))
    pdf = printed("#parbreak();".join(texts), PICTURES)
    assert isinstance(pdf, bytes), pdf


@given(HOSTILE)
@examples(15)
def test_any_text_is_printed_or_refused(source: str) -> None:
    drawing = PICTURES[0]
    context = replace(
        CONTEXT,
        picture=lambda image: picture(drawing, image),
        figure=lambda image, caption: figure(drawing, image, caption),
    )
    try:
        written = document_typst(parse_blocks(source)[0], context)
    except UnprintableError:
        return
    pdf = printed(written, PICTURES)
    assert isinstance(pdf, bytes), pdf


@given(HOSTILE)
def test_every_word_is_on_paper_or_there_is_a_fault(source: str) -> None:
    document, faults = parse_blocks(source)
    try:
        written = document_typst(document, CONTEXT)
    except UnprintableError:
        return
    # the signs of formulas are numbers, between those of what is raised or lowered
    written += "".join(chr(int(sign, 16)) for sign in re.findall(r"\\u\{([0-9a-f]+)\}", written))
    lost = {word for word in shown_words(source) if word not in written}
    assert not lost or faults, lost


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp"))))
def test_no_sign_of_a_text_is_markup(text: str) -> None:
    nodes, _ = parse_inline(f"`{text}`")
    if "`" not in text and text:
        assert inline_typst(nodes, CONTEXT) == f"#raw({quoted(text)});"


@pytest.mark.parametrize("mark", ["- ", "> ", "1. "])
def test_lists_too_deep_for_paper_are_refused_at_their_line(mark: str) -> None:
    def nested(depth: int) -> str:
        return "\n".join(" " * len(mark) * at + mark + "a" for at in range(depth))

    deepest = nested(DEEPEST) if mark != "> " else mark * DEEPEST + "a"
    assert isinstance(printed(typst(deepest)), bytes)
    deeper = nested(DEEPEST + 1) if mark != "> " else mark * (DEEPEST + 1) + "a"
    with pytest.raises(UnprintableError, match="Write it flatter") as caught:
        typst(deeper)
    assert [one.line for one in caught.value.reasons] == [DEEPEST if mark != "> " else 0]


def test_styles_too_deep_for_paper_are_refused_at_their_line() -> None:
    deepest: Inline = Text("a")
    for _ in range(DEEPEST):
        deepest = Styled("marked", (deepest,), line=3)
    assert isinstance(printed(inline_typst((deepest,), CONTEXT)), bytes)
    with pytest.raises(UnprintableError, match="too many styles") as caught:
        inline_typst((Styled("strong", (deepest,)),), CONTEXT)
    assert [one.line for one in caught.value.reasons] == [3]


def test_boxes_of_a_formula_that_are_too_deep_for_the_printer_are_refused() -> None:
    deepest = "x"
    for _ in range(15):
        deepest = f"\\boxed{{{deepest}}}"
    assert isinstance(printed(typst(f"${deepest}$")), bytes)
    with pytest.raises(UnprintableError, match="too many boxes") as caught:
        typst(f"a\n\n$\\boxed{{{deepest}}}$")
    assert [one.line for one in caught.value.reasons] == [2]


def test_all_that_cannot_be_printed_is_told_at_once() -> None:
    source = "## a\n\n#### b\n\n| |\n|-|\n| x |\n\n![](figures/a.svg)\n\n##\n"
    with pytest.raises(UnprintableError) as caught:
        typst(source)
    assert [one.line for one in caught.value.reasons] == [2, 4, 8, 10]


def test_a_gap_is_what_the_booklet_makes_of_it() -> None:
    document, _ = parse_blocks("a {{b|c}} d", gaps=True)
    assert '#"a ";#gap();#" d";' in document_typst(document, CONTEXT)


def test_terms_are_links_except_where_no_link_can_stand() -> None:
    term = TermLink("slope", (Text("slope"),))
    assert inline_typst((term,), CONTEXT) == '#link(label("t-slope"), [#"slope";]);'
    inside = inline_typst((Link("#top", (term,)),), CONTEXT)
    assert inside == '#link(<here>, [#"slope";]);'


def test_columns_are_aligned_as_they_are_written() -> None:
    pdf = printed(typst("| zero | a wide header |\n| :-- | --: |\n| 1 | 7 |\n"))
    assert isinstance(pdf, bytes), pdf
    with PdfDocument(pdf) as document:
        text = document[1].get_textpage()
        header = text.get_charbox(text.search("header").get_next()[0] + len("header") - 1)
        cell = text.get_charbox(text.search("7").get_next()[0])
    assert abs(header[2] - cell[2]) < 3, "the right edges of the header and of its cell"


def test_an_address_too_long_for_a_qr_code_is_printed() -> None:
    film = Media("film", "https://example.org/" + "a" * 3000, "A film")
    assert "none" in document_typst(Document((film,)), CONTEXT)
