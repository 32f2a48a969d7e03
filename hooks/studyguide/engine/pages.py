"""Our pages as files of MkDocs, without content: the body is added when MkDocs renders them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from studyguide.pages.html.outline import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

    from studyguide.addresses.site_map import PageEntry
    from studyguide.pages.page import File as SiteFile
    from studyguide.pages.page import Page

_ID = re.compile(r'\s(?:id|name)="([^"]+)"')


def page_file(entry: PageEntry, config: MkDocsConfig, prefix: str) -> File:
    """Return the file for a page of MkDocs; `fill` sets its body."""
    file = File.generated(config, prefix + entry.uri, content="")
    file.edit_uri = f"../{entry.path}" if entry.is_edited else None
    return file


def site_file(part: SiteFile, config: MkDocsConfig, prefix: str) -> File:
    """Return a file that is published unchanged."""
    # MkDocs would treat any source with the suffix `.md` as a page
    uri = prefix + part.uri
    if part.copied_from:
        file = File.generated(config, f"{uri}.file", abs_src_path=str(part.copied_from))
    else:
        file = File.generated(config, f"{uri}.file", content=part.read())
    file.dest_uri = uri
    return file


def add_files(files: Files, ours: Iterable[File], prefix: str) -> dict[str, str]:
    """Add the guide's files, and return our uris that another site's own files replace.

    Within another site, that site's files win. The files of our theme are then in the guide's
    folder as well, since scripts find their data relative to themselves.
    """
    present = {file.dest_uri: file.src_uri for file in files} if prefix else {}
    for file in files:
        if prefix and file.src_uri.startswith("assets/studyguide/"):
            file.dest_uri = prefix + file.dest_uri
    replaced = {}
    for file in ours:
        if file.dest_uri in present:
            replaced[file.src_uri] = present[file.dest_uri]
        else:
            files.append(file)
    return replaced


def fill(target: MkDocsPage, page: Page) -> str:
    """Set the metadata of a page; return its body."""
    # the theme's index must not include it: ours is built with the pages
    target.meta = {"title": str(escape(page.title)), "search": {"exclude": True}, "guide": True}
    if page.description:
        target.meta["description"] = str(escape(page.description))
    if page.hide:
        target.meta["hide"] = list(page.hide)
    target.toc = contents(page.contents)
    # the only undocumented attribute: without it, links to headings are not checked
    target.present_anchor_ids = set(_ID.findall(page.body))
    return str(page.body)


def contents(entries: Iterable[Entry]) -> TableOfContents:
    """Return the table of contents, with headings of level 3 within those of level 2."""
    links: list[AnchorLink] = []
    for entry in entries:
        link = AnchorLink(str(escape(entry.title)), entry.id, entry.level)
        if links and entry.level > links[-1].level:
            links[-1].children.append(link)
        else:
            links.append(link)
    if links:
        links[0].active = True  # type: ignore[attr-defined]  # as MkDocs marks its own
    return TableOfContents(links)
