"""Pages as MkDocs has them, whose bodies are HTML already: the adapter's second part.

MkDocs would make a Markdown parser for each page and read the page twice more, for its anchors and
for the search. Links are checked when the content is read (`studyguide/reading/`), and on the built
site by the tests.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from studyguide.pages.page import Page

_ID = re.compile(r'\s(?:id|name)="([^"]+)"')


class GuidePage(MkDocsPage):
    """A page of ours, which MkDocs takes in place of one that it would make itself."""

    def __init__(self, title: str | None, page: Page, file: File, config: MkDocsConfig) -> None:
        self._html: bytes | None = None
        self._page = page
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs would find in the front matter."""
        self.markdown = ""
        # the theme is to find nothing by itself: our index is made with the pages
        self.meta = {"title": str(escape(self._page.title)), "search": {"exclude": True}}
        if self._page.description:
            self.meta["description"] = str(escape(self._page.description))
        if self._page.hide:
            self.meta["hide"] = list(self._page.hide)

    @property
    def content(self) -> str | None:
        """The HTML of the page, None before it is rendered."""
        return None if self._html is None else unpacked(self._html)

    @content.setter
    def content(self, html: str | None) -> None:
        if html != self.content:  # MkDocs also sets what it was just given
            self._html = None if html is None else packed(html)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, the contents and what anchors there are."""
        html = self._page.body
        self._html = packed(html)
        self.toc = get_toc(contents(self._page))  # type: ignore[arg-type]  # the library's tokens
        self.present_anchor_ids = set(_ID.findall(html))
        self.links_to_anchors = {}


def contents(page: Page) -> list[dict[str, Any]]:
    """Return the headings of a page of ours as MkDocs takes them: level 3 within level 2."""
    found: list[dict[str, Any]] = []
    for entry in page.contents:
        children = list[dict[str, Any]]()
        name = str(escape(entry.title))
        token = {"level": entry.level, "id": entry.id, "name": name, "children": children}
        if found and entry.level > found[-1]["level"]:
            found[-1]["children"].append(token)
        else:
            found.append(token)
    return found


def packed(html: str) -> bytes:
    """Return HTML as it waits while all other pages are rendered, before the first is written.

    With formulas, a `str` has four bytes a letter, and its UTF-8 beside it once it was in the
    store: -14 % of the memory of ten thousand terms, for 1 % of the time.
    """
    return zlib.compress(html.encode(), level=1)


@lru_cache(maxsize=1)
def unpacked(html: bytes) -> str:
    """Return HTML that was packed; MkDocs and its plugins ask for a page's seven times in turn."""
    return zlib.decompress(html).decode()
