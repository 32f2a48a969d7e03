"""Fits formulas into their column: where they may be broken, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from studyguide.formulas.mathml.tree import TOKENS, Element
from studyguide.pages.booklets.formula_symbols import (
    CLOSING,
    EMPTY,
    OPENING,
    PLUS,
    Size,
    is_relation,
    space,
    visible,
    with_dots,
)
from studyguide.pages.booklets.formula_tables import TableRow, cells_of, rows_of
from studyguide.pages.booklets.formula_typst import element_typst, grows, row_typst, size_of
from studyguide.pages.booklets.formula_width import rough_width
from studyguide.pages.booklets.typst_syntax import array, call, dictionary, quoted

_UNBROKEN, _SHORT = 6.0, 10.0
"""In em: inline and displayed formulas of this width fit into every column."""
_WIDE_SPACE = 0.9
"""In em: the least width of a space that separates two pieces."""
_TIMES: Final = frozenset(("·", "⋅", "×", "∘", "⊙"))
_EMBELLISHED: Final = frozenset({"mover", "munder", "munderover", "msub", "msup", "msubsup"})
_GROUPS: Final = frozenset({"mrow", "mstyle"})
_PASSED_ON: Final = ("mathcolor", "displaystyle", "scriptlevel")


@dataclass(frozen=True, slots=True)
class FormulaPiece:
    """A piece of a formula that may be on a line of its own."""

    elements: tuple[Element, ...]
    begins: str
    """How it begins: with a wide space (`space`), a `relation`, a `plus`, or empty.

    An `inner` piece begins with a times, after a comma, or within brackets: a break there is the
    last resort.
    """
    lead: float = 0
    """The width in em of the space before it, which is dropped on a new line."""


def inline_formula(math: Element, speech: str, line: int, *, beside: str) -> str:
    """Return an inline formula, which breaks at relations. Raises `UnprintableError`.

    `line` is its line in the text, and `beside` the room needed for following punctuation.
    """
    size = size_of(math)
    if rough_width(math.children) <= _UNBROKEN:
        inside = row_typst(math.children, size) or EMPTY
    else:
        inside = "".join(
            _fitted(piece, size, at=_place(line), beside=beside) for piece in pieces(math.children)
        )
    return call("math.equation", f"${inside}$", block="false", alt=quoted(speech))


def displayed(math: Element, speech: str, line: int) -> str:
    """Return a displayed formula, broken or scaled down if it is too wide for its column."""
    size = size_of(math)
    if (rows := _rows(math)) is None:
        if rough_width(math.children) <= _SHORT:
            inside = row_typst(math.children, size) or EMPTY
            return call("math.equation", f"${inside}$", block="true", alt=quoted(speech))
        rows = (_single(math.children, size),)
    return call("displayed", array(rows), alt=quoted(speech), at=_place(line))


def _place(line: int) -> str:
    """Return the place of a formula; `origin` comes from `typst_syntax.source_position`."""
    return f"(origin, {line})"


def _rows(math: Element) -> tuple[str, ...] | None:
    """Return the rows of a formula that is a table of equations, else None."""
    if len(math.children) != 1 or math.children[0].tag != "mtable":
        return None
    table = math.children[0]
    if table.attributes.get("displaystyle") != "true" and "math-numbered" not in table.classes:
        return None
    rows = rows_of(table)
    if all(map(_is_pair, rows)) or (len(rows) > 1 and all(map(_is_left_half, rows))):
        return tuple(map(_pair, rows))
    if all(len(table_row.cells) <= 1 for table_row in rows):
        return tuple(_line(table_row, alone=len(rows) == 1) for table_row in rows)
    return tuple(map(_cells, rows))


def _is_pair(table_row: TableRow) -> bool:
    return len(table_row.cells) == 2 and "math-right" in table_row.cells[0].classes


def _is_left_half(table_row: TableRow) -> bool:
    return (
        len(table_row.cells) == 1
        and {"math-right", "math-flush-right"} <= table_row.cells[0].classes
    )


def _pair(table_row: TableRow) -> str:
    left, *right = table_row.cells
    return _described(
        left=_pieces(pieces(left.children), "display"),
        right=_pieces(pieces(right[0].children), "display") if right else "()",
        number=_number(table_row),
    )


def _line(table_row: TableRow, *, alone: bool) -> str:
    inside = table_row.cells[0].children if table_row.cells else ()
    if alone:
        return _single(inside, "display", _number(table_row))
    classes = table_row.cells[0].classes if table_row.cells else frozenset[str]()
    side = "left" if "math-left" in classes else "right" if "math-right" in classes else "center"
    source = _pieces(pieces(inside), "display")
    return _described(right=source, side=quoted(side), number=_number(table_row))


def _cells(table_row: TableRow) -> str:
    cells = tuple(cells_of(replace(table_row, number=None), "display", element_typst))
    return _described(cells=array(map(_equation, cells)), number=_number(table_row))


def _single(elements: Sequence[Element], size: Size, number: str = "none") -> str:
    """Return the only row of a formula, split before its first relation."""
    parts = pieces(elements) or (FormulaPiece((), ""),)
    at = next((n for n, piece in enumerate(parts) if piece.begins == "relation"), 0)
    left = _pieces(parts[:at], size) if at else "none"
    return _described(left=left, right=_pieces(parts[at:], size), number=number)


def _described(**parts: str) -> str:
    return dictionary(**({"left": "none", "cells": "none", "side": "none", "right": "()"} | parts))


def _pieces(parts: Sequence[FormulaPiece], size: Size) -> str:
    return array(
        f"({quoted(piece.begins)}, {_equation(row_typst(piece.elements, size))}, {piece.lead:g}em)"
        for piece in parts
    )


def _equation(inside: str) -> str:
    return f"${inside or EMPTY}$"


def _number(table_row: TableRow) -> str:
    return (
        f"${row_typst(table_row.number.children, 'inline') or EMPTY}$"
        if table_row.number
        else "none"
    )


def _fitted(piece: FormulaPiece, size: Size, **arguments: str) -> str:
    """Return a piece of an inline formula; what follows its relation is scaled down if too wide."""
    count = 1 if piece.begins and piece.elements[:1] and piece.elements[0].tag == "mo" else 0
    head, body = piece.elements[:count], piece.elements[count:]
    if rough_width(body) <= _UNBROKEN:
        return space(piece.lead) + row_typst(piece.elements, size)
    return (
        space(piece.lead)
        + row_typst(head, size)
        + call("fitted", _equation(row_typst(body, size)), **arguments)
    )


def pieces(elements: Sequence[Element]) -> tuple[FormulaPiece, ...]:
    """Return the pieces of a row, which begin at relations and operators or after wide spaces.

    A row between stretching fences is one piece.
    """
    parts: list[FormulaPiece] = []
    depth, flattened = 0, tuple(with_dots(tuple(_flat(elements))))
    if any(map(grows, flattened)):
        return (FormulaPiece(flattened, ""),)
    for element in flattened:
        symbol = visible(_core(element))
        begins = _begins(element, symbol)
        if begins == "space" and (depth or not parts or not any(map(visible, parts[0].elements))):
            begins = ""
        elif (begins and depth) or (not begins and parts and _ends_with_comma(parts[-1])):
            begins = "inner"
        if not parts or (begins and not _is_begun(parts[-1])):
            parts.append(FormulaPiece((), begins))
        if begins == "space":
            parts[-1] = replace(parts[-1], lead=parts[-1].lead + rough_width((element,)))
        else:
            parts[-1] = replace(parts[-1], elements=(*parts[-1].elements, element))
        depth = max(0, depth + (symbol in OPENING) - (symbol in CLOSING)) if symbol else depth
    return tuple(parts)


def _ends_with_comma(piece: FormulaPiece) -> bool:
    return bool(piece.elements) and visible(piece.elements[-1]) == ","


def _is_begun(piece: FormulaPiece) -> bool:
    """Return whether a piece has only its first symbols yet: `= -x` begins once."""
    follow = piece.elements if piece.begins == "space" else piece.elements[1:]
    return piece.begins != "" and not any(map(visible, follow))


def _begins(element: Element, symbol: str) -> str:
    if element.tag == "mspace" and rough_width((element,)) > _WIDE_SPACE:
        return "space"
    core = _core(element)
    if core.tag != "mo" or core.attributes.get("form") in ("prefix", "postfix"):
        return ""
    if is_relation(symbol) and symbol != "∣":
        return "relation"
    if symbol in _TIMES:
        return "inner"
    return "plus" if symbol in PLUS and symbol else ""


def _core(element: Element) -> Element:
    """Return the base of an element with scripts."""
    while element.tag in _EMBELLISHED:
        element = element.children[0]
    return element


def _flat(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield elements with plain groups flattened, in the colour of their group."""
    for element in elements:
        attributes = element.attributes
        if element.tag not in _GROUPS or set(attributes) - set(_PASSED_ON) or _is_fenced(element):
            yield element
            continue
        for child in _flat(element.children):
            if attributes and child.tag in TOKENS | _GROUPS | _EMBELLISHED | {"mfrac", "msqrt"}:
                yield replace(child, attributes={**attributes, **child.attributes})
            elif attributes:
                yield replace(element, children=(child,))
            else:
                yield child


def _is_fenced(element: Element) -> bool:
    ends = (*element.children[:1], *element.children[-1:])
    return any(end.tag == "mo" and end.attributes.get("stretchy") != "false" for end in ends)
