"""MathML Core → MathML 3, which EPUB asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from studyguide.formulas.mathml.tree import Element

_STYLES: Final = ("displaystyle", "scriptlevel")
_ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "math": ("displaystyle",), "mtable": ("displaystyle",), "mstyle": _STYLES,
}  # fmt: skip
"""Where MathML 3 allows these attributes; MathML Core has them on every element."""


def as_mathml_3(element: Element) -> Element:
    """Return a formula in which only an `mstyle` says how large its parts are.

    >>> as_mathml_3(Element("mfrac", {"displaystyle": "true"})).tag
    'mstyle'
    """
    attributes = _known(element)
    allowed = _ALLOWED.get(element.tag, ())
    names = [name for name in attributes if name in _STYLES and name not in allowed]
    styles = {name: attributes.pop(name) for name in names}
    inner = tuple(map(as_mathml_3, element.children))
    match element.tag:
        case _ if not styles:
            return replace(element, attributes=attributes, children=inner)
        case "math" | "mtd":
            inside = (Element("mstyle", styles, inner),)
            return replace(element, attributes=attributes, children=inside)
        case "mtr":
            cells = (replace(cell, attributes=styles | {**cell.attributes})
                     for cell in element.children)  # fmt: skip
            row = replace(element, attributes=attributes, children=tuple(cells))
            return as_mathml_3(row)
        case _:
            return Element(
                "mstyle", styles, (replace(element, attributes=attributes, children=inner),)
            )


def _known(element: Element) -> dict[str, str]:
    """Return the attributes that MathML 3 has, in the units that it has."""
    spaced = element.tag in ("mo", "mpadded")
    return {
        name: value.replace("rem", "em") if name == "linethickness" else value
        for name, value in element.attributes.items()
        if spaced or name not in ("lspace", "rspace")
    }
