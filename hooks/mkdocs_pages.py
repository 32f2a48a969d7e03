"""Pages as MkDocs has them, made with less work than its own: the adapter's second part.

MkDocs makes a Markdown parser for each page and parses the page twice more, for its anchors and
for the search. Here there is one parser a build, and what has not changed is taken from the store:
a page's HTML, what the search knows of it, and the page as it is written. The bytes are the same
(tests/test_store.py); docs/benchmarks.md has what each step gains.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markupsafe import Markup
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from studyguide.command.store import Store
from studyguide.model.digest import digest
from studyguide.model.versions import code_version

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_ID = re.compile(r'\s(?:id|name)="([^"]+)"')
_HEADING = re.compile(
    r'<h([23]) id="([^"]+)"(?: data-toc-label="([^"]*)")?>(.*?)'
    r'(?:<a class="headerlink"[^>]*>¶</a>)?</h\1>',
    re.DOTALL,
)
_NO_LINK = re.compile(r"[a-z]+:|[#?/]|$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The HTML of a page, before the theme's turn."""

    content: bytes
    """Packed."""
    toc: list[dict[str, Any]]
    links: tuple[tuple[str, str, str], ...]
    """Links to anchors: the file's uri, the anchor, the link as written."""
    targets: tuple[str, ...]
    """The uris of all files that the page links to."""


@dataclass(slots=True)
class Desk:
    """What the pages of one build share."""

    store: Store
    version: str
    """The code's and the settings'."""
    markdown: Markdown
    links: _Links
    html: frozenset[str]
    """The uris of the pages that are HTML already."""

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files, store: Store, html: frozenset[str]) -> Desk:
        """Return the desk of a build whose settings are complete."""
        markdown = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        links = _Links(files, config)
        markdown.treeprocessors.register(links, "relpath", 0)
        return cls(store, body_version(config), markdown, links, html)

    def body(self, page: GuidePage, files: Files) -> Body:
        """Return the HTML of a page, kept or made anew."""
        assert page.markdown is not None, "MkDocs reads pages before it renders them"
        if page.file.src_uri in self.html:
            return Body(packed(page.markdown), contents(page.markdown), (), ())
        key = digest("body", self.version, page.file.src_uri, page.markdown)
        kept: Body | None = self.store.get(key)
        if kept and all(files.get_file_from_path(uri) for uri in kept.targets):
            return kept
        made = self.links.body(self.markdown, page)
        if not self.links.refused:  # a mistake is to be told in the next build as well
            self.store.put(key, made)
        return made


def contents(html: str) -> list[dict[str, Any]]:
    """Return the headings of a page of ours as the library's tokens: level 3 within level 2."""
    found: list[dict[str, Any]] = []
    for level, id_, label, title in _HEADING.findall(html):
        name = unescape(label) or Markup(title).striptags()  # noqa: S704, our own page
        token = {"level": int(level), "id": id_, "name": name, "children": list[dict[str, Any]]()}
        if found and token["level"] > found[-1]["level"]:
            found[-1]["children"].append(token)
        else:
            found.append(token)
    return found


class _Links(_RelativePathTreeprocessor):
    """MkDocs' own check of links, told for each page which one it is."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        super().__init__(File("", "", "", use_directory_urls=True), files, config)
        self.targets: set[str] = set()
        self.refused = False
        self._known: dict[tuple[str, str], tuple[str, str]] = {}

    def body(self, markdown: Markdown, page: Page) -> Body:
        """Return what a page's Markdown becomes."""
        self.file, self.links_to_anchors = page.file, {}
        self.targets, self.refused = set(), False
        content = markdown.reset().convert(page.markdown or "")
        links = tuple(
            (file.src_uri, anchor, link)
            for file, anchors in self.links_to_anchors.items()
            for anchor, link in anchors.items()
        )
        toc: list[dict[str, Any]] = getattr(markdown, "toc_tokens", [])
        return Body(packed(content), toc, links, tuple(sorted(self.targets)))

    def path_to_url(self, url: str) -> str:
        """Return the address a link leads to, noting the file.

        What a folder's pages link to without an anchor is asked once: -2 % of a build's calls.
        """
        folder, _, name = self.file.src_uri.rpartition("/")
        if (known := self._known.get((folder, url))) and name != "index.md":
            self.targets.add(known[1])
            return known[0]
        found = super().path_to_url(url)
        if not _NO_LINK.match(url):
            uri = self._target_uri(self.file.src_uri, url.partition("#")[0])
            if self.files.get_file_from_path(uri) is None:
                self.refused = True
                return found
            self.targets.add(uri)
            if "#" not in url and name != "index.md":
                self._known[folder, url] = found, uri
        return found


class GuidePage(Page):
    """A page of ours, which MkDocs takes in place of one that it would make itself."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, desk: Desk) -> None:
        self._html: bytes | None = None
        super().__init__(title, file, config)
        self._desk = desk

    @property
    def content(self) -> str | None:
        """The HTML of the page, None before it is rendered."""
        return None if self._html is None else unpacked(self._html)

    @content.setter
    def content(self, html: str | None) -> None:
        if html != self.content:  # MkDocs also sets what it was just given
            self._html = None if html is None else packed(html)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, the contents and what links and anchors there are."""
        body = self._desk.body(self, files)
        self._html = body.content
        # nothing asks for the Markdown after this: -20 % of the memory of a large course
        self.markdown = self.file.content_string = ""
        self.toc = get_toc(body.toc)  # type: ignore[arg-type]  # tokens of the library
        self.present_anchor_ids = set(_ID.findall(self.content or ""))
        self.links_to_anchors = {}
        for uri, anchor, link in body.links:
            file = files.get_file_from_path(uri)
            assert file is not None, "a kept body is taken only if all its targets are there"
            self.links_to_anchors.setdefault(file, {})[anchor] = link


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


def body_version(config: MkDocsConfig) -> str:
    """Return the hash of what the HTML of every page depends on."""
    return digest(code_version(), type(config).__module__, repr(config.mdx_configs))
