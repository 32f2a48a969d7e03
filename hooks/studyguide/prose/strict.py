"""Markdown as authors may write it: what the library would take out of a text, or let in, is off.

Attributes in braces are only those that our templates write and the ids of headings: any other
brace is text. There are no link definitions. A list begins at the number that is written.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.treeprocessors import Treeprocessor

_OF_HEADING = re.compile(
    r"[ ]*\{[ ]*#(?P<id>[^\s{}\"'<>=#]+)(?: data-toc-label=\"(?P<label>[^\"]*)\")?[ ]*\}[ #]*$"
)
_OF_LINK = re.compile(r"\{ (?P<classes>\.[\w-]+(?: \.[\w-]+)*)(?P<jump> data-jump=\"\")? \}")
_HEADING = re.compile(r"h[1-6]")
_NUMBER = re.compile(r"[ ]*(\d{1,9})\.")
_DEFINED_LINKS = ("reference", "image_reference", "short_reference", "short_image_ref")


class _Attributes(Treeprocessor):
    """Sets the ids of headings and the classes of links."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if _HEADING.fullmatch(element.tag):
                _set_id(element)
            elif element.tag == "a" and (found := _OF_LINK.match(element.tail or "")):
                element.set("class", found["classes"].replace(".", ""))
                if found["jump"]:
                    element.set("data-jump", "")
                element.tail = (element.tail or "")[found.end() :]


def _set_id(heading: Element) -> None:
    last = heading[-1] if len(heading) else None
    text = (heading.text if last is None else last.tail) or ""
    found = _OF_HEADING.search(text)
    if not found:
        return
    heading.set("id", found["id"])
    if found["label"]:
        heading.set("data-toc-label", found["label"])
    if last is None:
        heading.text = text[: found.start()]
    else:
        last.tail = text[: found.start()]


class _NumberedLists(SaneOListProcessor):
    """A number that does not go on with the list above begins a list of its own."""

    def test(self, parent: Element, block: str) -> bool:
        """Return whether a block begins with a number of up to nine digits, as in CommonMark."""
        return bool(_NUMBER.match(block)) and super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add a list, or items to the list above."""
        above, number = self.lastChild(parent), _NUMBER.match(blocks[0])
        assert number is not None, "`test` has looked"
        wanted = {1}
        if above is not None:
            wanted.add(int(above.get("start", "1")) + len(above))
        self.SIBLING_TAGS = ["ol"] if int(number[1]) in wanted else []  # type: ignore[misc]
        super().run(parent, blocks)


class Strict(Extension):
    """Markdown extension: attributes of ours, lists as they are numbered, no link definitions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        """Register attributes after inline parsing (20) and before the table of contents (5)."""
        md.treeprocessors.register(_Attributes(md), "studyguide-attributes", 8)
        md.parser.blockprocessors.register(_NumberedLists(md.parser), "olist", 40)
        md.parser.blockprocessors.register(SaneUListProcessor(md.parser), "ulist", 30)
        md.parser.blockprocessors.deregister("reference")
        for pattern in _DEFINED_LINKS:
            md.inlinePatterns.deregister(pattern)
