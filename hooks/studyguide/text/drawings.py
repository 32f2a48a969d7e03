"""SVG pictures: which may be published, and which are inlined in pages.

A drawing with our classes (`fig`, `fig-ink`, …) is rebuilt from an allowlist of elements and
inlined, so that it follows the page's colours; any other SVG is an `<img>`, where browsers run no
scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from markupsafe import Markup, escape

from studyguide.text.markup import markup

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_SVG = Markup("<svg")
_DEEPEST = 100
_ELEMENTS = frozenset(
    (
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
    )
) | {"path", "text", "tspan", "clipPath", "marker", "linearGradient", "radialGradient", "stop"}
_ATTRIBUTES = frozenset(
    """class id x y x1 y1 x2 y2 cx cy r rx ry dx dy width height viewBox points d transform fill
    fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin
    stroke-opacity opacity font-family font-size font-style font-weight text-anchor clip-path
    clip-rule dominant-baseline letter-spacing preserveAspectRatio offset stop-color stop-opacity
    gradientUnits gradientTransform markerWidth markerHeight refX refY orient marker-end
    marker-start""".split()  # noqa: SIM905, one a line is a page long
)
_ACTIVE = frozenset(
    ("script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "set")
) | {"animate", "animatemotion", "animatetransform", "animatecolor", "discard", "listener", "link"}
_INSTRUCTION = re.compile(rb"<\?(?!xml[\s?])|<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_INNER = re.compile(r"#|data:image/(?:png|jpeg|webp|gif);base64,")
_OUTSIDE = re.compile(r"@import|\\|url\(\s*[\"']?\s*(?!#|[\"']?data:image/)", re.IGNORECASE)
_MEND = "Remove scripts and outside addresses"


class DrawingError(ValueError):
    """Raised for a file that is not an SVG picture; `line` counts from 0."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@lru_cache(maxsize=1024)  # `serve` asks for all at each save: a fifth of reading the guide
def svg_faults(data: bytes) -> tuple[tuple[int, str], ...]:
    """Return (line from 0, message) for everything active or external in an SVG file."""
    return tuple(_svg_faults(data))


def _svg_faults(data: bytes) -> Iterator[tuple[int, str]]:
    if match := _INSTRUCTION.search(data):
        instruction = match[0].decode("ascii", "replace")
        yield (
            data.count(b"\n", 0, match.start()),
            f"'{instruction}' is not allowed in a picture. {_MEND}",
        )
        return
    try:
        root = _parsed(data)
    except DrawingError as error:
        yield error.line, str(error)
        return
    active = dict.fromkeys(name for element in root.iter() for name in _active(element))
    for name in active:
        yield _line_of(data, name), f"'{name}' is not allowed in a picture. {_MEND}"


def inline_drawing(data: bytes, alt: str, width: int | None = None) -> Markup | None:
    """Return a drawing with our classes as an `<svg>` labelled `alt`, None for any other SVG.

    A `width`, in CSS pixels, overrides its own.
    """
    drawn = _svg_markup(data, width)
    if drawn is None:
        return None
    return _SVG + markup(' role="img" aria-label="{}"', alt) + drawn.removeprefix(_SVG)


def drawing_words(data: bytes) -> str:
    """Return the text in a drawing with our classes, empty for any other SVG."""
    drawn = _svg_markup(data, None)
    return drawn.striptags() if drawn else ""


@lru_cache(maxsize=512)  # a drawing is on several pages: half of the work on drawings
def _svg_markup(data: bytes, width: int | None) -> Markup | None:
    root = _parsed(data)
    if not any(map(_is_ours, root.iter())) or not all(map(_is_plain, root.iter())):
        return None
    if width is not None and root.get("viewBox"):
        root.set("width", str(width))
        root.attrib.pop("height", None)
    return _serialized(root)


def _parsed(data: bytes) -> Element:
    """Return the root element of an SVG. Raises `DrawingError`."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        message = "the picture is not in UTF-8. Save it with that encoding"
        raise DrawingError(message) from None
    root: Element | None = None
    depth = 0
    try:
        # no entities: `_INSTRUCTION` refuses them
        for event, element in iterparse(BytesIO(data), ("start", "end")):  # noqa: S314
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                message = "the picture has too many groups within each other. Ungroup them"
                raise DrawingError(message)
    except ParseError as error:
        line, _ = error.position
        reason = error.msg.partition(":")[0]
        raise DrawingError(f"not an SVG picture: {reason}. Draw it anew", line - 1) from None
    if root is None or root.tag != f"{_NAMESPACE}svg":
        raise DrawingError(
            "not an SVG picture: it does not begin with '<svg xmlns=…'. Draw it anew"
        )
    return root


def _active(element: Element) -> Iterator[str]:
    """Yield what is active in an element or loaded from elsewhere."""
    if not isinstance(element.tag, str):
        return  # a comment
    namespace, _, name = element.tag.rpartition("}")
    if name.lower() in _ACTIVE or namespace.endswith("/xhtml"):
        yield f"<{name}"
    if name.lower() == "style" and _OUTSIDE.search(element.text or ""):
        yield "<style"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            yield f"{attribute}="
        if attribute in ("href", "src") and not _INNER.match(value.strip()):
            yield f"{attribute}="
        if _OUTSIDE.search(value) and attribute not in ("d", "points", "aria-label"):
            yield f"{attribute}="


def _is_ours(element: Element) -> bool:
    classes = element.get("class", "").split()
    return any(name == "fig" or name.startswith("fig-") for name in classes)


def _is_plain(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return True
    name = element.tag.removeprefix(_NAMESPACE)
    return name in _ELEMENTS and _ATTRIBUTES.issuperset(element.attrib)


def _serialized(element: Element) -> Markup:
    if not isinstance(element.tag, str):
        return Markup("")
    name = element.tag.removeprefix(_NAMESPACE)
    attributes = Markup("").join(
        markup(' {}="{}"', Markup(key), value)  # noqa: S704, one of `_ATTRIBUTES`
        for key, value in element.attrib.items()
    )
    keeps = name in ("text", "tspan", "title", "desc")
    inside = Markup("").join(
        part for child in element for part in (_serialized(child), _words(child.tail, keeps=keeps))
    )
    inside = _words(element.text, keeps=keeps) + inside
    tag = Markup(name)  # noqa: S704, one of `_ELEMENTS`
    # otherwise the search would join words of two `<text>` elements
    after = " " if name == "text" else ""
    return markup("<{0}{1}>{2}</{0}>{3}", tag, attributes, inside, after)


def _words(text: str | None, *, keeps: bool) -> Markup:
    return escape(" ".join((text or "").split("\n"))) if keeps and text else Markup("")


def _line_of(data: bytes, name: str) -> int:
    """Return the line on which `name` first occurs, 0 if it is not found."""
    match = re.search(re.escape(name.encode()), data, re.IGNORECASE)
    return data.count(b"\n", 0, match.start()) if match else 0
