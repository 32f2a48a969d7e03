"""Inline content → Markdown that parses to the same nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

from studyguide.text.escaping import Surroundings, escaped, within
from studyguide.text.parsing.picture_attributes import without_credit
from studyguide.text.renderers.separators import (
    SEPARATOR,
    needs_separator_after,
    needs_separator_before,
)
from studyguide.text.tree.inlines import (
    Abbreviation,
    Break,
    Code,
    FootnoteReference,
    Formula,
    Gap,
    Image,
    Inline,
    Inlines,
    Keys,
    Link,
    Reference,
    Style,
    Styled,
    TermLink,
    Text,
)

_MARKERS: Final[dict[Style, str]] = {
    "emphasis": "*", "strong": "**", "struck": "~~", "marked": "==",
    "subscript": "~", "superscript": "^", "credit": "",
}  # fmt: skip
_DOLLARS = re.compile(r"(?![\s$])(?:\\.|[^\\$`])+?(?<!\s)", re.DOTALL)
_BARE_ADDRESS = re.compile(
    r"[a-z][a-z+.-]+:[^\s<>]+|[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePlace:
    """The context of inline content: decides what is escaped, and which markers can be used."""

    begins: bool = True
    """Whether a block could begin where the content begins."""
    in_table: bool = False
    bracketed: bool = False
    within: str = ""
    """The marker of the emphasis around the content, which then uses the other one."""
    line_ends: bool = True
    """Whether it may contain line breaks."""
    line: str = ""
    """The whole inline content that it is part of, unescaped."""


def inline_markdown(content: Inlines, place: InlinePlace = InlinePlace()) -> str:
    """Return the Markdown of inline content, with line breaks where the author wrote them."""
    bare = place.line or "".join(_node(node, place) for node in content)
    around = Surroundings(line=bare, bracketed=place.bracketed, in_table=place.in_table)
    inner = replace(place, line=bare)
    pieces = [node if isinstance(node, Text) else _node(node, inner) for node in content]
    return "".join(_joined(list(content), pieces, place, around))


def _joined(
    nodes: list[Inline], pieces: list[Text | str], place: InlinePlace, around: Surroundings
) -> Iterator[str]:
    """Yield the pieces, with separators where two would be parsed as one."""
    last = "" if place.begins else place.within
    begins = place.begins
    for at, (node, piece) in enumerate(zip(nodes, pieces, strict=True)):
        following = pieces[at + 1] if at + 1 < len(pieces) else ""
        after = (following.words if isinstance(following, Text) else following)[:1]
        if isinstance(piece, Text):
            surroundings = within(around, last[-1:], after, begins=begins)
            markdown = escaped(piece.words, surroundings)
        else:
            markdown = piece
            if needs_separator_before(node, last, piece):
                yield SEPARATOR
        yield markdown
        last = markdown or last
        if not isinstance(piece, Text) and needs_separator_after(node, piece, after):
            yield SEPARATOR
            last = SEPARATOR
        begins = isinstance(node, Break) and place.line_ends and not place.in_table


def _node(node: Inline, place: InlinePlace) -> str:
    """Return the Markdown of a node, unescaped if it is text."""
    match node:
        case Styled():
            return _styled(node, place)
        case Code():
            return _code(node.code, place)
        case Formula():
            return _formula(node, place)
        case Link():
            return _link(node, place)
        case Reference():
            return _reference(node.target, node.content, place)
        case TermLink():
            return _reference(node.term, node.content, place)
        case Image():
            return _barred(image_markdown(node, place.line), place)
        case FootnoteReference():
            return f"[^{node.number}]"
        case Gap():
            answers = (inline_markdown(answer, _inside(place)) for answer in node.answers)
            return f"{{{{{'|'.join(answers)}}}}}"
        case Keys():
            return f"++{'+'.join(node.keys)}++"
        case Abbreviation():
            return node.words
        case Break():
            return _break(node, place)
        case Text():
            return node.words
        case _:
            assert_never(node)


def _inside(place: InlinePlace, within_: str = "") -> InlinePlace:
    return replace(place, begins=False, within=within_)


def _break(node: Break, place: InlinePlace) -> str:
    if place.in_table or not place.line_ends:
        return " "
    return "\\\n" if node.hard else "\n"


def _barred(markdown: str, place: InlinePlace) -> str:
    """Return Markdown with its bars escaped in a table, so that they divide no cells."""
    return markdown.replace("|", "\\|") if place.in_table else markdown


def _styled(node: Styled, place: InlinePlace) -> str:
    marker = _MARKERS[node.style]
    if marker[:1] == "*" and place.within[-1:] == "*":
        marker = marker.replace("*", "_")
    inside = inline_markdown(node.content, _inside(place, marker))
    words = inside.strip()
    start = inside[: len(inside) - len(inside.lstrip())]
    return f"{start}{marker}{words}{marker}{inside[len(start) + len(words) :]}" if words else inside


def _code(code: str, place: InlinePlace) -> str:
    if place.in_table:  # bars in code divide no cells, but a backslash before one is dropped
        code = code.replace("\\|", "\\\\|")
    runs = {len(run) for run in re.findall("`+", code)}
    ticks = "`" * next(size for size in range(1, len(code) + 2) if size not in runs)
    spaced = code[:1] == "`" or code[-1:] == "`" or (
        code[:1] == code[-1:] == " " and not code.isspace()
    )  # fmt: skip
    return f"{ticks} {code} {ticks}" if spaced else f"{ticks}{code}{ticks}"


def _formula(node: Formula, place: InlinePlace) -> str:
    if _DOLLARS.fullmatch(node.tex):
        marker = "$$" if node.display else "$"
        return f"{marker}{node.tex}{marker}"
    tex = _barred(node.tex, place)
    return rf"\[{tex}\]" if node.display else rf"\({tex}\)"


def _link(node: Link, place: InlinePlace) -> str:
    match node.content:
        case (Text(words=words),) if words and not node.title:
            if node.href in (words, f"mailto:{words}") and _BARE_ADDRESS.fullmatch(words):
                return f"<{words}>"
    inside = inline_markdown(node.content, replace(_inside(place), bracketed=True))
    return f"[{inside}]({_target(node.href)}{_barred(_title(node.title), place)})"


def _target(href: str) -> str:
    href = re.sub(r"&(?=[#\w]+;)", r"\&", href)
    bare = re.sub(r"\([^\s()<>]*\)", "", href)
    return f"<{href}>" if re.search(r"[\s()<>]", bare) or not href else href


def _title(title: str) -> str:
    escaped_title = re.sub(r"([\\&\"])", r"\\\1", title)
    return f' "{escaped_title}"' if title else ""


def _reference(target: str, content: Inlines, place: InlinePlace) -> str:
    if target.startswith("@") and not content:
        return f"[{target}]"
    words = inline_markdown(content, replace(_inside(place), line_ends=False)) if content else ""
    return f"[[{target}|{words}]]" if words else f"[[{target}]]"


def image_markdown(image: Image, line: str = "") -> str:
    """Return the Markdown of a picture."""
    alt = escaped(image.alt, Surroundings(line=line or image.alt, bracketed=True))
    source = re.sub(r"[%\s()<>\\\"]", lambda character: f"%{ord(character[0]):02X}", image.source)
    words, credit = without_credit(image.title)
    title = inline_markdown(words, InlinePlace(begins=False, line=line)).replace('"', '\\"')
    quoted_title = f' "{title}"' if title else ""
    return f"![{alt}]({source}{quoted_title}){_attributes(image, credit)}"


def _attributes(image: Image, credit: Inlines) -> str:
    """Return the attributes of a picture in braces."""
    words = inline_markdown(credit, InlinePlace(begins=False)).replace('"', '\\"')
    parts = (
        f"#{image.id}" if image.id else "",
        f"width={image.width}" if image.width is not None else "",
        f'credit="{words}"' if words else "",
    )
    attributes = " ".join(filter(None, parts))
    return f"{{ {attributes} }}" if attributes else ""
