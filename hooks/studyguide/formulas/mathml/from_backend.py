"""A backend's MathML → MathML Core without styles, foreign classes and links."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from unicodedata import normalize
from xml.etree import ElementTree as ET

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.mathml.accents import cancelled_to, marked, on_arrow
from studyguide.formulas.mathml.operators import join_operators
from studyguide.formulas.mathml.prescripts import with_prescripts
from studyguide.formulas.mathml.styles import frame, translated
from studyguide.formulas.mathml.tables import normal_table
from studyguide.formulas.mathml.tree import NOTHING, TOKENS, Element
from studyguide.formulas.mathml.words import STYLED, plain_text, styled_text

_NAMED = re.compile(r"&(?!lt;|gt;|amp;|quot;|apos;)[A-Za-z]+;")
_TAG = re.compile(r"<(?:/|(?=[a-z][^>]*[^/>]>|[a-z]>))")
_DEEPEST = 100
"""How deep elements may be nested; print and speech recurse into them."""
_CORE_ATTRIBUTES: Final = frozenset(
    {
        "form", "fence", "separator", "stretchy", "symmetric", "largeop", "movablelimits",
        "accent", "accentunder", "linethickness", "displaystyle", "scriptlevel", "columnspan",
        "rowspan", "mathsize",
    }
)  # fmt: skip
_PLAIN: Final = frozenset({"mrow", "mstyle", "mpadded"})
_ENCLOSED: Final = {
    "updiagonalstrike": "math-up", "downdiagonalstrike": "math-down",
    "horizontalstrike": "math-struck", "top": "math-over", "bottom": "math-under",
    "box": "math-box", "circle": "math-circle", "roundedbox": "math-box",
    "actuarial": "math-over math-line-right", "phasorangle": "math-under",
}  # fmt: skip
_ELEMENTS: Final = frozenset(
    {
        *TOKENS, *_PLAIN, "mspace", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup",
        "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mphantom", "mtable",
        "mtr", "mtd",
    }
)  # fmt: skip
_SCRIPTS: Final = {"msub": 2, "msup": 2, "munder": 2, "mover": 2, "mfrac": 2, "mroot": 2} | {
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
_BASES: Final = frozenset({"mi", "mn", "mrow", "mtext", "mmultiscripts", "mover"})


def to_mathml_core(mathml: str) -> Element:
    """Return a backend's `<math>` as a tree of MathML Core.

    Raises `FormulaError` for too deep nesting and for unknown elements.
    """
    markup = _NAMED.sub(lambda entity: html.unescape(entity[0]), mathml)
    if _depth(markup) > _DEEPEST:
        raise FormulaError("it has too many parts within each other. Split it")
    markup = markup.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "", 1)
    try:
        root = ET.fromstring(markup)  # noqa: S314, written by a backend
    except ET.ParseError as error:
        raise FormulaError(f"it is not LaTeX that we know ({error})") from None
    inside = _row(root)
    while len(inside) == 1 and inside[0].tag == "mrow" and not inside[0].attributes:
        inside = inside[0].children
    display = root.get("display", "")
    return Element("math", {"display": "block"} if display == "block" else {}, inside)


def _depth(mathml: str) -> int:
    """Return the maximum depth of nested elements."""
    deepest = depth = 0
    for tag in _TAG.finditer(mathml) if mathml.count("<") > _DEEPEST else ():
        depth += -1 if tag[0] == "</" else 1
        deepest = max(deepest, depth)
    return deepest


def _row(element: ET.Element) -> tuple[Element, ...]:
    """Return the children of an element, with scripts without a base moved to the one before."""
    row: list[Element] = []
    for child in element:
        for new in _elements(child):
            row.append(_with_base(new, row))
    return join_operators(with_prescripts(row))


def _elements(element: ET.Element) -> Iterator[Element]:
    tag, children = element.tag, element
    if tag in TOKENS:
        yield from _token(element)
    elif tag == "menclose":
        yield from _enclosed(element)
    elif tag == "mspace":
        yield from _space(element)
    elif tag in ("mover", "munder"):
        yield marked(element, _attributes(element), on_arrow(_arguments(children, 2)))
    elif tag in _SCRIPTS:
        yield Element(tag, _attributes(element), on_arrow(_arguments(children, _SCRIPTS[tag])))
    elif tag == "mtable":
        yield normal_table(_attributes(element), frame(element.get("style", "")), _row(element))
    elif tag == "mrow" and (parts := cancelled_to(element)):
        struck, becomes = parts
        base = Element("mrow", {"class": "math-up"}, _row(struck))
        yield Element(
            "msup", {}, (base, _as_one_element(becomes[0] if len(becomes) == 1 else becomes))
        )
    elif tag == "mrow" and not len(element) and element.get("class", "").startswith("ff-"):
        return
    elif tag in ("mrow", "mpadded", "mstyle"):
        yield from _grouped(element)
    elif tag in ("span", "a"):
        return
    elif tag in _ELEMENTS:
        yield Element(tag, _attributes(element), _row(element))
    else:
        raise FormulaError(f"it has a part that cannot be shown ({tag})")


def _token(element: ET.Element) -> Iterator[Element]:
    """Yield a token; text with elements in it becomes several."""
    if not len(element):
        text = element.text or ""
        if len(text) > 1:
            text = normalize("NFC", text)  # ∉, not ∈ and a stroke
        if element.tag == "mtext" and text:
            yield from plain_text(text, _attributes(element))
        elif text or element.tag == "mo":
            yield Element(element.tag, _attributes(element), (), text)
        return
    inside: list[Element] = []
    if element.text and element.text.strip():
        inside.append(Element(element.tag, _attributes(element), (), element.text))
    for child in element:
        inside += styled_text(child) if child.tag in STYLED else _elements(child)
        if child.tail and child.tail.strip():
            inside.append(Element(element.tag, _attributes(element), (), child.tail))
    words = "".join(child.words() for child in inside)
    if element.tag == "mo" and words.isalpha():
        yield Element("mi", _attributes(element), (), words)
    else:
        yield from inside


def _space(element: ET.Element) -> Iterator[Element]:
    attributes = _attributes(element)
    if "width" in attributes or "class" in attributes or "height" in attributes:
        yield Element("mspace", attributes)


def _grouped(element: ET.Element) -> Iterator[Element]:
    """Yield a group; one without attributes and with a single child is replaced by it."""
    attributes, inside = _attributes(element), _row(element)
    if attributes.get("class") in ("math-clap", "math-llap"):
        inside = (_lapped(inside),)
    if element.tag == "mpadded" and attributes.get("lspace") == "0":
        del attributes["lspace"]
    if (margin := attributes.get("class", "")).startswith("math-back") and not inside:
        yield Element("mspace", {"class": margin})
    elif element.tag == "mrow" and len(inside) == 1 and not attributes:
        yield inside[0]
    elif element.tag == "mpadded" and "width" in attributes and _is_left_label(element):
        yield Element("mpadded", attributes | {"class": "math-llap"}, inside)
    elif element.tag == "mpadded" and not attributes:
        yield inside[0] if len(inside) == 1 else Element("mrow", {}, inside)
    elif element.tag == "mstyle" and not attributes:
        yield Element("mrow", {}, inside)
    else:
        yield Element(element.tag, attributes, inside)


def _lapped(inside: tuple[Element, ...]) -> Element:
    """Return the content of a zero-width box as one element, without spacers."""
    visible = tuple(
        element
        for element in inside
        if not any(part.tag == "mphantom" for part in element.children)
    )
    return visible[0] if len(visible) == 1 else Element("mrow", {}, visible)


def _is_left_label(element: ET.Element) -> bool:
    """Return whether an element is the label to the left of a vertical arrow."""
    return any(descendant.get("class") == "tml-shift-left" for descendant in element.iter())


def _arguments(element: ET.Element, count: int) -> tuple[Element, ...]:
    """Return exactly `count` arguments; surplus leading ones are grouped as the base."""
    arguments = [_as_one_element(child) for child in element]
    if len(arguments) > count:
        base = Element("mrow", {}, tuple(arguments[: len(arguments) - count + 1]))
        arguments = [base, *arguments[len(arguments) - count + 1 :]]
    return (*arguments, *(NOTHING for _ in range(count - len(arguments))))


def _as_one_element(element: ET.Element) -> Element:
    """Return an element as a single one, grouped if necessary."""
    new = tuple(_elements(element))
    return new[0] if len(new) == 1 else Element("mrow", {}, new)


def _with_base(element: Element, before: list[Element]) -> Element:
    """Return an element; a script without a base takes the element before it."""
    if element.tag not in ("msub", "msup", "msubsup") or element.children[0] != NOTHING:
        return element
    if not before or not (before[-1].tag in _BASES or (before[-1].words() or "x") in ")]}"):
        return element
    return Element(element.tag, element.attributes, (before.pop(), *element.children[1:]))


def _enclosed(element: ET.Element) -> Iterator[Element]:
    names = element.get("notation", "").split()
    inside = tuple(child for child in _row(element) if child != NOTHING)
    if len(inside) == 1 and inside[0].tag == "mrow" and not inside[0].attributes:
        inside = inside[0].children
    if "phasorangle" in names:
        yield Element("mo", {}, (), "∠")
    if unknown := [name for name in names if name not in _ENCLOSED]:
        message = f"it has a frame that cannot be shown ({unknown[0]}). Write '\\boxed{{…}}'"
        raise FormulaError(message)
    classes = dict.fromkeys(_ENCLOSED[name] for name in names)
    yield Element("mrow", {"class": " ".join(classes)}, inside)


def _attributes(element: ET.Element) -> dict[str, str]:
    """Return the attributes of MathML Core, with our classes in place of styles."""
    attributes = element.attrib
    if not attributes:
        return {}
    return dict(_core_attributes(element.tag, tuple(attributes.items()), len(element) > 0))


@lru_cache(maxsize=2000)
def _core_attributes(tag: str, pairs: tuple[tuple[str, str], ...], filled: bool) -> dict[str, str]:  # noqa: FBT001
    all_attributes = dict(pairs)
    attributes = {name: all_attributes[name] for name in all_attributes if name in _CORE_ATTRIBUTES}
    if all_attributes.get("mathvariant") == "normal":
        attributes["mathvariant"] = "normal"
    return attributes | translated(tag, all_attributes, filled=filled)
