"""Every kind of node is shown to authors by an example, and every example is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest

from authoring import examples
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import Alignment, Block, Box, ListItem, Media, Table
from studyguide.text.tree.inlines import Inline, Style, Styled, TermLink

EXAMPLES = examples()


def parts(value: object) -> Iterator[object]:
    """Yield every record that a tree is made of."""
    if isinstance(value, tuple):
        for one in value:
            yield from parts(one)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))


NODES = [one for text in EXAMPLES for one in parts(parse_blocks(text, gaps=True)[0])]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0][:30])
def test_an_example_has_no_fault(example: str) -> None:
    assert parse_blocks(example, gaps=True)[1] == ()


def test_every_kind_of_node_has_an_example() -> None:
    written = {*get_args(Block), *get_args(Inline)} - {TermLink}  # that is made by linking
    assert written - {type(node) for node in NODES} == set()


def test_every_form_of_a_node_has_an_example() -> None:
    assert {one.style for one in NODES if isinstance(one, Styled)} == set(get_args(Style))
    assert {one.folded for one in NODES if isinstance(one, Box)} == {None, "open", "closed"}
    assert {one.checked for one in NODES if isinstance(one, ListItem)} == {None, True, False}
    assert {one.kind for one in NODES if isinstance(one, Media)} == {
        "sound",
        "film",
        "hosted film",
    }
    alignments = {one for table in NODES if isinstance(table, Table) for one in table.alignments}
    left, _ = get_args(Alignment)
    assert alignments == set(get_args(left))
