"""PDFs packed small, and several pages of one on each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf


def packed(pdf: bytes) -> bytes:
    """Return a PDF with its objects compressed, which makes it half as large or less."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _saved(document)


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def imposed(pdf: bytes, *, folded: bool) -> bytes:
    """Return a PDF with two pages side by side on each sheet across.

    `folded` orders them for sheets that are printed on both sides (turned on the short edge), laid
    in each other and folded in the middle.
    """
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as sheets:
        numbers = _folded(len(source.pages)) if folded else _in_order(len(source.pages))
        for left, right in zip(numbers[::2], numbers[1::2], strict=True):
            _add_sheet(sheets, source, (left, right))
        sheets.docinfo["/Title"] = source.docinfo["/Title"]
        return _saved(sheets)


@cache
def imposition_version() -> bytes:
    """Return what the result depends on besides the PDF: the library, and this module."""
    return pikepdf.__version__.encode() + Path(__file__).read_bytes()


def _in_order(count: int) -> Sequence[int | None]:
    return [*range(count), *([None] * (count % 2))]


def _folded(count: int) -> Sequence[int | None]:
    """Return the pages of a folded booklet as they stand on its sheets, None for an empty one.

    >>> _folded(4), _folded(3)
    ([3, 0, 1, 2], [None, 0, 1, 2])
    """
    sides = -(-count // 4) * 4
    places = [number if number < count else None for number in range(sides)]
    order = []
    for outer in range(0, sides // 2, 2):
        inner = sides - 1 - outer
        order += [places[inner], places[outer], places[outer + 1], places[inner - 1]]
    return order


def _add_sheet(sheets: pikepdf.Pdf, source: pikepdf.Pdf, numbers: Sequence[int | None]) -> None:
    width, height = (float(size) for size in source.pages[0].mediabox[2:])
    sheets.add_blank_page(page_size=(height, width))
    sheet = sheets.pages[-1]
    for place, number in enumerate(numbers):
        if number is not None:
            left = place * height / 2
            half = pikepdf.Rectangle(left, 0, left + height / 2, width)
            sheet.add_overlay(source.pages[number], half)


def _saved(document: pikepdf.Pdf) -> bytes:
    result = BytesIO()
    generate = pikepdf.ObjectStreamMode.generate
    document.save(result, object_stream_mode=generate, deterministic_id=True)
    return result.getvalue()
