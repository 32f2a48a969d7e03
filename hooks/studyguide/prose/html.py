"""Page Markdown → HTML: the one set of Markdown extensions, used by the site and by ourselves."""

from __future__ import annotations

import html
import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from studyguide.prose.inline import Quick
from studyguide.prose.latex import to_mathml
from studyguide.prose.tags import QuickTags

_CONFIGS: dict[str, dict[str, object]] = {
    "pymdownx.arithmatex": {
        "generic": True,
        "block_syntax": ["dollar"],
        "inline_syntax": ["dollar"],
    },
    "pymdownx.highlight": {"anchor_linenums": False, "pygments_lang_class": True},
}
EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
)


class _Formulas(Treeprocessor):
    """Replace the formulas that arithmatex found by MathML."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "arithmatex":
                self._replace(element)

    def _replace(self, element: Element) -> None:
        display = element.tag == "div"
        # arithmatex escapes displayed formulas and wraps each in two characters a side
        source = html.unescape(element.text or "") if display else element.text or ""
        mathml = to_mathml(source.strip()[2:-2], display=display)
        element.text = self.md.htmlStash.store(mathml)
        element.set("class", "math-block" if display else "math")
        if display:
            element.set("tabindex", "0")


class Formulas(Extension):
    """Markdown extension: formulas as MathML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        """Register after inline parsing (20) and before the table of contents (5)."""
        md.treeprocessors.register(_Formulas(md), "studyguide-formulas", 15)


def extensions() -> list[str | Extension]:
    """Return the extensions for `markdown.Markdown`, with our own last."""
    return [*EXTENSIONS, Formulas(), Quick(), QuickTags()]


def extension_configs(permalink_title: str = "") -> dict[str, dict[str, object]]:
    """Return the settings of the extensions.

    `permalink_title` is what the sign beside a heading is called; without it there is no sign.
    """
    permalink = {"permalink": bool(permalink_title), "permalink_title": permalink_title}
    # no text asks for a table of contents: looking for its marker is a tenth of a conversion
    return _CONFIGS | {"toc": {**permalink, "toc_depth": "2-3", "marker": ""}}


# a line that begins with a word and has no sign of Markdown is a paragraph: half of all fragments
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.();'’\"“”«»–…?/%-])*(?<! )")


_REMEMBERED = 2**17
"""How many fragments a writer remembers: those of a course of twenty thousand terms."""


class HtmlWriter:
    """Converts fragments of Markdown with one reused parser, each of them once.

    Cards, previews and booklets show the same sentences: -35 % of these conversions. While pages
    are served, most of them are the same after a save: `html_writer` is one for all builds.
    """

    def __init__(self) -> None:
        self._markdown = self._parser()
        self._done: dict[str, str] = {}

    def _parser(self) -> Markdown:
        return Markdown(extensions=extensions(), extension_configs=extension_configs())

    def block(self, markdown: str) -> str:
        """Return the HTML of a text."""
        if markdown not in self._done:
            if len(self._done) == _REMEMBERED:
                self._done.clear()
            self._markdown.reset()
            self._done[markdown] = self._converted(markdown)
        return self._done[markdown]

    def _converted(self, markdown: str) -> str:
        if _PLAIN.fullmatch(markdown):
            return f"<p>{markdown}</p>"
        return self._markdown.convert(markdown)

    def line(self, markdown: str) -> str:
        """Return the HTML of one line, without its paragraph."""
        found = self.block(" ".join(markdown.split()))
        return found.removeprefix("<p>").removesuffix("</p>")


@cache
def html_writer() -> HtmlWriter:
    """Return the writer of this process."""
    return HtmlWriter()
