"""The HTML around the Markdown of our templates, set aside with less work than the library's own.

`md_in_html` reads a whole page with Python's `html.parser` and makes a tree of its elements, which
every later step walks through. What our templates write is regular: tags of blocks begin a line,
and say with `markdown="…"` whether Markdown is inside. They are cut out by one expression and put
back as they are. What is not so is left to `md_in_html`. docs/benchmarks.md has the gain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from studyguide.prose.inline import has_signs

_TAG = re.compile(
    r"^<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:\s+[^\s=<>\"'/]+(?:=\"[^\"]*\")?)*)\s*>",
    re.MULTILINE,
)
_OTHERWISE = re.compile(r"^<(?:[!?]|hr\b|[a-z0-9]+[^>\n]*/>)", re.MULTILINE)
_MODE = re.compile(r" markdown=\"(1|block|span)\"")
_REST = re.compile(r"[ ]*$", re.MULTILINE)
_ATTRIBUTE = re.compile(r"([^\s=\"]+)(?:=\"([^\"]*)\")?")
_LINES = frozenset("address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th".split())  # noqa: SIM905
"""Elements in which `markdown="1"` means one line."""
# a line that no other block begins with: a word, a link, strong words
_PARAGRAPH = re.compile(r"(?:[^\W\d_]|\*\*(?=\w)|\[(?![^\]]*\]:))[^\n]*")


class _IrregularError(Exception):
    """The HTML is not as our templates write it."""


class _Line(Element):
    """An element that holds a line of Markdown, to be told from those of the library."""


class Tags(Preprocessor):
    """Sets tags aside, and leaves the Markdown that is between them."""

    def __init__(self, md: Markdown, library: Preprocessor) -> None:
        super().__init__(md)
        self._library = library
        self._blocks = frozenset(md.block_level_elements)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of a text with marks in place of its tags."""
        text = "\n".join(lines)
        if "<" not in text:
            return lines
        try:
            pieces = tuple(self._pieces(text))
        except _IrregularError:
            found: list[str] = self._library.run(lines)
            return found
        return "\n\n".join(self._stored(pieces)).split("\n")

    def _pieces(self, text: str) -> Iterator[str | _Line | tuple[str]]:
        """Yield Markdown as text, elements that hold a line of it, and HTML in a tuple."""
        if _OTHERWISE.search(text):
            raise _IrregularError
        at, opened = 0, list[str]()
        for tag in self._tags(text):
            if tag.start() < at:
                continue  # it is inside HTML that has been taken whole
            if words := text[at : tag.start()].strip("\n"):
                yield words
            at = tag.end()
            if tag["end"]:
                if not opened or opened.pop() != tag["name"]:
                    raise _IrregularError
                yield (tag[0],)
            elif _is_block(tag):
                opened.append(tag["name"])
                yield (_without_mode(tag),)
            else:
                at = _end(text, tag)
                yield _whole(text, tag, at)
            if not _REST.match(text, at):
                raise _IrregularError
        if opened:
            raise _IrregularError
        if words := text[at:].strip("\n"):
            yield words

    def _tags(self, text: str) -> Iterator[re.Match[str]]:
        return (tag for tag in _TAG.finditer(text) if tag["name"] in self._blocks)

    def _stored(self, pieces: tuple[str | _Line | tuple[str], ...]) -> Iterator[str]:
        """Yield Markdown and marks; HTML without Markdown in between shares one."""
        store, html = self.md.htmlStash.store, list[str]()
        for piece in pieces:
            if isinstance(piece, tuple):
                html += piece
                continue
            if html:
                yield store("\n".join(html))
                html.clear()
            yield piece if isinstance(piece, str) else store(piece)
        if html:
            yield store("\n".join(html))


def _is_block(tag: re.Match[str]) -> bool:
    """Return whether blocks of Markdown are in an element."""
    found = _MODE.search(tag["rest"])
    mode = found[1] if found else "span"
    if mode == "1" and tag["name"] in _LINES:
        raise _IrregularError
    return mode != "span"


def _without_mode(tag: re.Match[str]) -> str:
    return _MODE.sub("", tag[0], count=1)


def _end(text: str, tag: re.Match[str]) -> int:
    """Return where an element ends that begins with a tag."""
    depth, name = 1, tag["name"]
    for other in re.compile(rf"<(/?){name}(?=[\s>])[^>]*>").finditer(text, tag.end()):
        depth += -1 if other[1] else 1
        if not depth:
            return other.end()
    raise _IrregularError


def _whole(text: str, tag: re.Match[str], end: int) -> _Line | tuple[str]:
    """Return an element: as HTML, or if there is Markdown in it, as an element with a line."""
    last = end - len(f"</{tag['name']}>")
    line = text[tag.end() : last]
    if ' markdown="' in line:
        raise _IrregularError
    if not _MODE.search(tag["rest"]) or not has_signs(line):
        return (_without_mode(tag) + text[tag.end() : end],)
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag["rest"])}
    del given["markdown"]
    found = _Line(tag["name"], given)
    found.text = line
    return found


class Blocks(BlockProcessor):
    """Takes marks and paragraphs of one line before the other processors try them."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002, the library's names
        """Return whether a block is for this processor."""
        if self.parser.state.isstate("list"):
            return False
        mark = HTML_PLACEHOLDER_RE.fullmatch(block)
        if mark:
            return isinstance(self._stash[int(mark[1])], str | _Line)
        return bool(_PARAGRAPH.fullmatch(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add a block to the tree."""
        block = blocks.pop(0)
        mark = HTML_PLACEHOLDER_RE.fullmatch(block)
        if mark and isinstance(self._stash[int(mark[1])], _Line):
            parent.append(self._stash[int(mark[1])])
            self._stash[int(mark[1])] = ""
        else:
            text = block if not mark and has_signs(block) else AtomicString(block)
            SubElement(parent, "p").text = text

    @property
    def _stash(self) -> list[Any]:
        found: list[Any] = self.parser.md.htmlStash.rawHtmlBlocks
        return found


class QuickTags(Extension):
    """Markdown extension: `Tags` and `Blocks` before the library's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        """Register with the same names, or before all others."""
        md.preprocessors.register(Tags(md, md.preprocessors["html_block"]), "html_block", 20)
        md.parser.blockprocessors.register(Blocks(md.parser), "studyguide-blocks", 200)
