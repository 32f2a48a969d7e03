"""Inline tokens → nodes and faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from studyguide.text.parsing.inline_faults import REFERENCE_INSIDE
from studyguide.text.parsing.media import source_fault
from studyguide.text.parsing.picture_attributes import (
    FORM,
    PictureAttributes,
    picture_attributes,
    with_credit,
)
from studyguide.text.parsing.url_schemes import address_fault
from studyguide.text.tree.blocks import Fault
from studyguide.text.tree.flat import atoms
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
    Text,
)
from studyguide.text.tree.plain import plain_words
from studyguide.text.tree.sentences import merge_texts

ReadInline = Callable[[str, int], Inlines]
"""Parses inline source within a text, such as a caption, given the text's line it is on."""
_STYLES: Final[Mapping[str, Style]] = {
    "em": "emphasis", "strong": "strong", "s": "struck", "marked": "marked",
    "subscript": "subscript", "superscript": "superscript",
}  # fmt: skip
_TITLE = re.compile(
    r"""\s(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))\s*\)$""", re.S
)
_GAP_INSIDE = "a gap inside a picture. Put the gap around it, or write it as text"


@dataclass(slots=True)
class InlineReader:
    """Builds nodes from inline tokens; `at` is the index of the next token."""

    tokens: list[Token]
    source: str
    line: int
    abbreviations: Mapping[str, tuple[str, int]]
    """The meaning of each, and the line of its definition."""
    faults: list[Fault]
    read_inline: ReadInline
    at: int = 0
    gaps: list[int] = field(default_factory=lambda: [0])
    """The number of gaps so far, in a list shared by all readers of a text."""
    used: set[str] = field(default_factory=set)
    """Abbreviations and link definitions that occur, in a set shared by all readers of a text."""
    opened: set[str] = field(default_factory=set)
    """The names of HTML tags already reported."""
    _place: int = 0

    def nodes(self, closing: str = "") -> Inlines:
        """Return the nodes up to a closing token, or all that are left."""
        inlines: list[Inline] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == closing:
                break
            self._place = token.meta.get("at", self._place)
            inlines += self._nodes(token)
        return merge_texts(inlines)

    def _here(self) -> int:
        return self.line + self.source.count("\n", 0, self._place)

    def _add_fault(self, message: str) -> None:
        column = self._place - self.source.rfind("\n", 0, self._place) - 1
        self.faults.append(Fault(self._here(), message, column))

    def _nodes(self, token: Token) -> Inlines:
        line = self._here()
        match token.type:
            case "text" | "text_special":  # the latter is an escaped character in a picture's words
                return self._text(token.content, line)
            case "softbreak" | "hardbreak":
                return (Break(token.type == "hardbreak", line),)
            case "code_inline":
                return (Code(token.content, line),)
            case "formula":
                return (Formula(token.content.strip(), line, bool(token.meta["display"])),)
            case "link_open":
                return self._link(token, line)
            case "reference_open":
                words = self.nodes("reference_close")
                return (Reference(token.content.strip(), words, line),)
            case "image":
                return self._image(token, line)
            case "footnote_ref":
                return (FootnoteReference(token.meta["id"] + 1, token.meta["subId"] > 0, line),)
            case "gap":
                return self._gap(token, line)
            case "keys":
                return (Keys(tuple(token.content.split("+")), line),)
            case "raw_html":
                self._add_html_fault(token.content)
                return (Text(token.content, line),)
            case "fault":
                self._add_fault(token.content)
                return ()
            case type_ if type_.removesuffix("_open") in _STYLES:
                name = type_.removesuffix("_open")
                return (Styled(_STYLES[name], self.nodes(f"{name}_close"), line),)
            case _:
                raise AssertionError(f"no node for the token '{token.type}'")

    def _add_html_fault(self, tag: str) -> None:
        """Report a tag, unless it closes one that was reported."""
        name = tag.strip("</>").lower()
        if tag.startswith("</") and name in self.opened:
            return
        self.opened.add(re.split(r"[\s/>]", name)[0])
        self._add_fault(html_fault(tag))

    def _text(self, words: str, line: int) -> Inlines:
        if not self.abbreviations:
            return (Text(words, line),) if words else ()
        names = "|".join(sorted(map(re.escape, self.abbreviations), key=len, reverse=True))
        parts = re.split(rf"(?<!\w)({names})(?!\w)", words)
        self.used.update(parts[1::2])
        return tuple(
            Abbreviation(part, self.abbreviations[part][0], line) if at % 2 else Text(part, line)
            for at, part in enumerate(parts)
            if part
        )

    def _link(self, token: Token, line: int) -> Inlines:
        self.used.add(token.meta.get("label", ""))
        content = self.nodes("link_close")
        href, title = str(token.attrs["href"]), str(token.attrs.get("title", ""))
        if message := address_fault(unquote(href)):
            self._add_fault(message)
            return content
        if any(isinstance(node, Reference) for _, _, node in atoms(content)):
            self._add_fault(REFERENCE_INSIDE)
        return (Link(href, content, title, line),)

    def _image(self, token: Token, line: int) -> Inlines:
        self.used.add(token.meta.get("label", ""))
        source = unquote(str(token.attrs["src"]))
        alternative = InlineReader(
            token.children or [], token.content, line, {}, [], self.read_inline
        ).nodes()
        if any(child.type == "reference_open" for child in token.children or []):
            self._add_fault(REFERENCE_INSIDE)
        if any(child.type == "gap" for child in token.children or []):
            self._add_fault(_GAP_INSIDE)
        caption = _caption(token)
        title = self.read_inline(caption, line) if caption else ()
        attributes = self._attributes(token)
        credit = self.read_inline(attributes.credit, line) if attributes.credit else ()
        title = with_credit(title, credit)
        image = Image(
            source, plain_words(alternative), title, attributes.width, line, attributes.id
        )
        if message := source_fault(source):
            self._add_fault(message)
            return (Text(image.alt, line),)
        return (image,)

    def _attributes(self, token: Token) -> PictureAttributes:
        """Return the attributes in the braces after a picture."""
        inside = token.meta["attributes"]
        if inside is None:
            return PictureAttributes()
        attributes = picture_attributes(inside)
        if attributes.wrong:
            message = f"a picture has no '{attributes.wrong}'. Write '{FORM}' or a part of it"
            self._add_fault(message)
        return attributes

    def _gap(self, token: Token, line: int) -> Inlines:
        texts: list[str] = token.meta["answers"]
        self.gaps[0] += 1
        answers = tuple(self.read_inline(answer, line) for answer in texts)
        return (Gap(self.gaps[0], answers, line),)


def _caption(token: Token) -> str:
    """Return the source of a picture's title: the library unescapes it."""
    match = _TITLE.search(token.meta["source"])
    caption = next((part for part in match.groups() if part is not None), "") if match else ""
    return re.sub(r"""\\(["'()])""", r"\1", caption) or str(token.attrs.get("title", ""))


def html_fault(tag: str) -> str:
    """Return the message for raw HTML."""
    advice = {"sub": "'~2~'", "sup": "'^2^'", "kbd": "'++key++'", "br": "a '\\' at the line's end"}
    name = re.match(r"</?([a-zA-Z]+)", tag)
    instead = advice.get(name[1].lower() if name else "", "Markdown, or backticks to show a tag")
    shortened = tag if len(tag) <= 40 else f"{tag[:40]}…"
    return f"raw HTML '{shortened}' is not allowed. Use {instead}"
