"""Text and styles of HTML → inline content of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyguide.text.tree.inlines import Break, Formula, Inline, Inlines, Style, Styled, Text

_FORMULA = re.compile(
    r"\\\((?P<inline>.+?)\\\)|\\\[(?P<shown>.+?)\\\]|\$\$(?P<double>.+?)\$\$"
    r"|\[\$\](?P<anki>.+?)\[/\$\]|\[latex\](?P<latex>.+?)\[/latex\]",
    re.DOTALL,
)


def styled(style: Style, content: Inlines) -> Iterator[Inline]:
    """Yield styled content; blanks at its ends stay outside, where Markdown needs them."""
    match content:
        case (Text(words=words), *_) if words[:1].isspace():
            yield Text(" ")
    inside = stripped(content)
    if inside:
        yield Styled(style, inside)
    match content:
        case (*_, Text(words=words)) if words[-1:].isspace():
            yield Text(" ")


def texts(data: str) -> Iterator[Inline]:
    """Yield text, and the formulas that MathJax would find in it."""
    at = 0
    for match in _FORMULA.finditer(data):
        yield from _text(data[at : match.start()])
        tex = " ".join((match["inline"] or match["anki"] or match["latex"] or "").split())
        shown = (match["shown"] or match["double"] or "").strip()
        yield Formula(shown or tex, display=bool(shown))
        at = match.end()
    yield from _text(data[at:])


def _text(data: str) -> Iterator[Text]:
    words = re.sub(r"\s+", " ", data.replace("\u00a0", " "))
    if words:
        yield Text(words)


def stripped(content: Inlines) -> Inlines:
    """Return inline content without blanks and line breaks at its ends."""
    nodes = list(content)
    while nodes and (isinstance(nodes[0], Break) or _is_blank(nodes[0])):
        nodes.pop(0)
    while nodes and (isinstance(nodes[-1], Break) or _is_blank(nodes[-1])):
        nodes.pop()
    if nodes and isinstance(nodes[0], Text):
        nodes[0] = Text(nodes[0].words.lstrip())
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].words.rstrip())
    return tuple(nodes)


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.words.strip()
