"""A formula as a tree of MathML Core → Typst, in which none of its symbols is markup."""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.formulas.mathml.styles import in_em
from studyguide.formulas.mathml.tree import TOKENS, Element
from studyguide.pages.booklets.formula_scripts import multiscripts, scripts
from studyguide.pages.booklets.formula_symbols import (
    CLOSING,
    EMPTY,
    IN_FRACTION,
    OPENING,
    Size,
    escapes,
    nested,
    space,
    spaces_of,
    token,
    visible,
    with_dots,
)
from studyguide.pages.booklets.formula_tables import table
from studyguide.pages.booklets.typst_syntax import Unprintable, UnprintableError

_LEVELS: tuple[Size, ...] = ("inline", "script", "sscript")
_STRUCK = {
    frozenset({"math-up"}): "",
    frozenset({"math-down"}): ", inverted: #true",
    frozenset({"math-up", "math-down"}): ", cross: #true",
    frozenset({"math-struck"}): ", angle: #90deg",
}
_EITHER_SIDE = frozenset("|‖↑↓↕⇑⇓⇕")
"""Fences that both open and close; arrows too, unless they do not stretch."""
_HALF_SHEET = "30em"
"""Wider than any overlaid box."""


def size_of(math: Element) -> Size:
    """Return the style of a formula."""
    return "display" if math.attributes.get("display") == "block" else "inline"


def element_typst(element: Element, size: Size) -> str:
    """Return an element in a style. Raises `UnprintableError`."""
    target = _size_of(element, size)
    inside = _coloured(element, _classed(element, _plain(element, target), target), target)
    return f"{target}({inside})" if target != size and inside else inside


def row_typst(elements: Sequence[Element], size: Size) -> str:
    """Return a row of elements."""
    elements = tuple(with_dots(elements))
    if not any(map(grows, elements)):
        return "".join(element_typst(element, size) for element in elements)
    first, last = 0, len(elements) - 1
    return "".join(_fence(element, at, first, last, size) for at, element in enumerate(elements))


def _fence(element: Element, at: int, first: int, last: int, size: Size) -> str:
    """Return an element of a row between fences that stretch with it."""
    spaces = spaces_of(element)
    before = f"{space(spaces.left or 0)}lr(" if at == first else ""
    after = f"){space(spaces.right or 0)}" if at == last else ""
    if not grows(element):
        edge = element.tag == "mo" and at in (first, last) and "minsize" not in element.attributes
        inside = element_typst(element, size)
        inside = f'class("normal", {inside})' if edge and visible(element) else inside
    elif at in (first, last) and _sign(element):
        kind = "opening" if at == first else "closing"
        inside = f'class("{kind}", {escapes(_sign(element))})'
    else:
        inside = f"mid({escapes(_sign(element))})" if _sign(element) else ""
    return f"{before}{inside}{after}"


def _sign(element: Element) -> str:
    return "" if (symbol := visible(element)) == "." else symbol


def grows(element: Element) -> bool:
    """Return whether an element is a stretching fence, which may be invisible."""
    attributes = element.attributes
    if element.tag != "mo" or attributes.get("stretchy") == "false" or "minsize" in attributes:
        return False
    symbol = visible(element)
    if attributes.get("stretchy") == "true":
        return len(symbol) <= 1
    if symbol:
        return any(symbol in fences for fences in (OPENING, CLOSING, _EITHER_SIDE))
    return "\u2063" in element.text


def _size_of(element: Element, size: Size) -> Size:
    """Return the style of an element: its own, else the one around it."""
    level, display = (element.attributes.get(name) for name in ("scriptlevel", "displaystyle"))
    if element.tag == "mtable":
        return size
    if display == "true":
        return "display"
    if level is not None and level.isdigit():
        return _LEVELS[min(int(level), 2)]
    return "inline" if display == "false" and size == "display" else size


def _plain(element: Element, size: Size) -> str:
    """Return an element without colours and strokes."""
    children = element.children
    tag = element.tag
    if tag in TOKENS:
        return token(element)
    match tag:
        case "mrow" | "mstyle" | "math" | "mtd":
            return row_typst(children, size)
        case "mpadded":
            return _padded(element, size)
        case "mfrac":
            return _fraction(element, size)
        case "msqrt":
            return f"sqrt({row_typst(children, size) or EMPTY})"
        case "mroot":
            radicand, index = (
                element_typst(children[0], size),
                element_typst(children[1], "sscript"),
            )
            return f"root({index or EMPTY}, {radicand or EMPTY})"
        case "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover":
            return scripts(element, size, element_typst)
        case "mmultiscripts":
            return multiscripts(element, size, element_typst)
        case "mspace":
            return _space(element)
        case "mphantom":
            return f"#hide({nested(row_typst(children, size), size)});"
        case "mtable":
            return table(element, size, element_typst)
        case _:
            message = f"a formula with '{tag}', which cannot be printed. Write it simpler"
            raise UnprintableError(Unprintable(message))


def _fraction(element: Element, size: Size) -> str:
    smaller = IN_FRACTION[size]
    over, under = (element_typst(child, smaller) or EMPTY for child in element.children)
    thickness = element.attributes.get("linethickness", "1")
    if in_em(thickness) > 0 or not thickness[:1].isdigit():
        return f"frac({over}, {under})"
    return f"mat(delim: #none, row-gap: #.25em, {smaller}({over}); {smaller}({under}))"


def _space(element: Element) -> str:
    """Return a space, which may be negative, filled, or only a strut."""
    attributes = element.attributes
    for name in element.classes:
        if name.startswith("math-back-"):
            return space(-int(name.removeprefix("math-back-")) / 18)
    width = in_em(attributes.get("width", ""))
    high, deep = (in_em(attributes.get(name, "")) for name in ("height", "depth"))
    if "math-rule" in element.classes:
        sizes = f"width: {max(width, 0)}em, height: {max(high + deep, 0)}em"
        fill = f'fill: rgb("{attributes.get("mathcolor", "#000000")}")'
        return f"#box(baseline: {deep}em, rect({sizes}, {fill}));" if width > 0 else ""
    if high + deep > 0 and width >= 0:
        return f"#box(width: {width}em, height: {high + deep}em, baseline: {deep}em);"
    return space(width)


def _padded(element: Element, size: Size) -> str:
    """Return an `mpadded`: raised, or with another size than its content."""
    attributes, inside = element.attributes, row_typst(element.children, size)
    if not inside:
        return ""
    width = attributes.get("width", "")
    if width and not width.startswith(("+", "-")):
        inside = _overlaid(element, inside, size)
    else:
        before = in_em(attributes.get("lspace", "").removeprefix("+"))
        extra = in_em(width.removeprefix("+")) if width.startswith("+") else before
        inside = space(before) + inside + space(max(extra - before, 0))
    if raised := in_em(attributes.get("voffset", "").removeprefix("+")):
        return f"#box(baseline: {-raised}em, {nested(inside, size)});"
    return inside


def _overlaid(element: Element, inside: str, size: Size) -> str:
    """Return a box of fixed width with its content at its start, end or middle."""
    width = f"width: {in_em(element.attributes['width'])}em"
    if all(child.tag == "mphantom" for child in element.children):
        return f"#box({width}, {nested(inside, size)});"
    classes = element.classes
    side = "center" if "math-clap" in classes else "right" if "math-llap" in classes else "left"
    wide = f"box(width: {_HALF_SHEET}, align({side}, {nested(inside, size)}))"
    return f"#box({width}, align({side}, {wide}));"


def _classed(element: Element, inside: str, size: Size) -> str:
    """Return an element with its strokes, lines and box."""
    classes = element.classes
    if "math-bold" in classes and element.tag in ("mrow", "mstyle"):
        inside = f"bold({inside or EMPTY})"
    if not classes or element.tag not in ("mrow", "mstyle", "mpadded"):
        return inside
    if struck := classes & {"math-up", "math-down", "math-struck"}:
        inside = f"cancel({inside}{_STRUCK.get(struck, '')})" if inside else ""
    if "math-over" in classes:
        inside = f"overline({inside or EMPTY})"
    if "math-under" in classes:
        inside = f"underline({inside or EMPTY})"
    if classes & {"math-box", "math-circle"}:
        round_ = ", radius: 50%" if "math-circle" in classes else ""
        inside = f"#box(stroke: .5pt, inset: 3pt{round_}, {_whole(inside, size)});"
    return inside


def _whole(inside: str, size: Size) -> str:
    """Return a formula in a box with its full height, which Typst reduces inline."""
    return f"{{ set par(leading: 0em); {nested(inside, size)} }}"


def _coloured(element: Element, inside: str, size: Size) -> str:
    """Return an element with its colours."""
    attributes = element.attributes
    if not inside:
        return ""
    if colour := attributes.get("mathcolor"):
        inside = f'text(fill: #rgb("{colour}"), {inside})'
    if large := in_em(attributes.get("mathsize", "")):
        inside = f"text(size: #{large}em, {inside})"
    if (behind := attributes.get("mathbackground")) and element.tag != "mtd":
        box = f'fill: rgb("{behind}"), inset: (x: 2pt), outset: (y: 2.5pt)'
        inside = f"#box({box}, {_whole(inside, size)});"
    return inside
