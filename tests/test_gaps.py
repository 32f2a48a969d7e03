"""Gaps to fill in: their answers as readers type them, in order, and where none can be."""

from __future__ import annotations

import pytest

from studyguide.text.gaps import gap_faults, gaps
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.renderers.block_html import document_html
from text_context import CONTEXT


def test_gaps_are_read_and_filled_in_order() -> None:
    text = "The {{gradient|slope}} points {{uphill}}."
    assert gaps(text) == (("gradient", "slope"), ("uphill",))
    shown = document_html(parse_blocks(text, gaps=True)[0], CONTEXT)
    assert shown == (
        '<p>The <input name="1" data-accept="gradient or slope"> points '
        '<input name="2" data-accept="uphill">.</p>'
    )


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("{{`a|b`}}", ("a|b",)),
        ("{{$x|y$|xy}}", ("x|y", "xy")),
        ("{{ a | a |b}}", ("a", "b")),
        ("{{*a*}}", ("a",)),
        ("{{a}b}}", ("a}b",)),
        ("- {{a}}\n- b", ("a",)),
        ("**{{a}}**", ("a",)),
        ("| {{a|b}} | c |\n|---|---|\n| d | e |", ("a", "b")),
    ],
)
def test_an_answer_is_what_is_typed(text: str, answers: tuple[str, ...]) -> None:
    assert gaps(text) == (answers,)
    assert [fault.message for fault in gap_faults(text)] == []


def test_elsewhere_two_braces_are_text() -> None:
    document, faults = parse_blocks("in {{a}}")
    assert document_html(document, CONTEXT) == "<p>in {{a}}</p>"
    assert faults == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("A {{b}}.\n\n```python\nx.{{c}}()\n```", 3, "a gap inside a block of code"),
        ("A {{b}}.\n\n## A {{c}}", 2, "a gap inside a heading"),
        ("A\n`{{b}}`", 1, "a gap inside code"),
        ("A [{{b}}](https://x.org)", 0, "a gap inside a link"),
        ("![{{b}}](x.svg) c", 0, "a gap inside a picture"),
        ("![{{b}}](x.svg)", 0, "a gap inside a picture"),
        ('![b](x.svg "{{c}}") d', 0, "a gap inside a picture"),
        ("A\n{{}}", 1, "a gap without an answer"),
        ("A {{b|}}", 0, "a gap without an answer"),
        ("A {{[[gradient]]}}", 0, "a gap with a link in it"),
        ("A\n{{b", 1, "a '{{' that is no gap"),
        ("A {{b {{c}} d}}", 0, "a '{{' that is no gap"),
    ],
)
def test_what_is_no_gap_is_told(text: str, line: int, message: str) -> None:
    faults = (*parse_blocks(text, gaps=True)[1], *gap_faults(text))
    told = [(fault.line, fault.message.partition(".")[0]) for fault in faults]
    assert (line, message) in told
