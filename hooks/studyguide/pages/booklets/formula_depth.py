"""Checks the nesting of boxes in a formula, which Typst limits."""

from __future__ import annotations

from typing import Final

from studyguide.formulas.mathml.tree import Element
from studyguide.pages.booklets.typst_syntax import Unprintable, UnprintableError

_DEEPEST = 15
_BOXES: Final = frozenset({"mpadded", "mphantom", "mtable"})
_DRAWN: Final = frozenset({"math-box", "math-circle"})


def check_depth(math: Element) -> None:
    """Raise `UnprintableError` if boxes are nested too deep."""
    if _depth(math) > _DEEPEST:
        message = "a formula with too many boxes within each other for paper. Write it simpler"
        raise UnprintableError(Unprintable(message))


def _depth(element: Element) -> int:
    box = element.tag in _BOXES or "mathbackground" in element.attributes
    box_count = 1 if box or element.classes & _DRAWN else 0
    return box_count + max(map(_depth, element.children), default=0)
