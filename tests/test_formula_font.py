"""The font of formulas has every sign of the constructs that we know, in files that stay small."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from fontTools.ttLib import TTFont

from formula_sheet.constructs import accepted
from formula_sheet.font import FOLDER
from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.formulas.mathml.tree import INVISIBLE, TOKENS, Element

LARGEST = 42_500
"""What the first file may weigh, in bytes: with it a first view stays below 200 kB."""


@cache
def signs_of(name: str) -> frozenset[str]:
    return frozenset(map(chr, TTFont(FOLDER / name).getBestCmap()))


@cache
def tokens() -> tuple[Element, ...]:
    return tuple(_tokens())


def _tokens() -> Iterator[Element]:
    for tex in accepted():
        try:
            formula = to_element(tex, display=True)
        except FormulaError:
            continue
        yield from (one for one in formula.every() if one.tag in TOKENS)


def test_every_sign_of_a_construct_is_in_the_font() -> None:
    known = frozenset().union(*(signs_of(path.name) for path in FOLDER.glob("math*.woff2")))
    words = "".join(one.text for one in tokens()).translate(INVISIBLE)
    assert len(set(words)) > 400
    assert {sign for sign in words if not sign.isspace()} - known == set()


def test_signs_that_grow_are_in_the_file_with_the_space() -> None:
    first = signs_of("math.woff2")
    assert " " in first
    grown = {one.text for one in tokens() if one.attributes.get("stretchy") == "true"}
    assert len(grown) > 20
    assert {text for text in grown if not set(text) <= first} == set()


def test_what_every_page_with_a_formula_loads_is_small() -> None:
    assert (FOLDER / "math.woff2").stat().st_size <= LARGEST
