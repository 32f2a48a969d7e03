"""What the pages of a built site refer to, and what of it is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ATTRIBUTES = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}
LOADED = frozenset({"stylesheet", "icon", "preload", "modulepreload"})

ROOT = "/study-guide/"
"""The path that the tests' sites are built for."""


@dataclass
class Page(HTMLParser):
    """The ids and addresses in one page."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Tag, or the `rel` of a link, with the address."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        address = found.get(ATTRIBUTES.get(tag, "")) or found.get("xlink:href")
        if address:
            self.links.append((str(found.get("rel") or tag).strip(), address))


@cache
def read_page(path: Path) -> Page:
    """Return what is in a page."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def pages(folder: Path) -> list[Path]:
    """Return every page of a site."""
    return sorted(folder.rglob("*.html"))


def broken_links(folder: Path) -> Iterator[str]:
    """Yield each address within the site that leads nowhere, with the page that has it."""
    for path in pages(folder):
        for _, written in read_page(path).links:
            # the page that is not found is shown at any address: its own begin at the root
            address = written.replace(ROOT, _up(folder, path), 1) if written[0] == "/" else written
            if fault := _fault(folder, path, address):
                yield f"{path.relative_to(folder)}: {address} {fault}"


def _up(folder: Path, path: Path) -> str:
    return "../" * (len(path.relative_to(folder).parts) - 1)


def _fault(folder: Path, path: Path, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    base = path.parent.relative_to(folder).as_posix()
    target = folder / posixpath.normpath(posixpath.join(base, unquote(parts.path) or "."))
    if not parts.path:
        target = path
    elif target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return "is not there"
    if parts.fragment and target.suffix == ".html" and not parts.fragment.startswith("__"):
        return "" if parts.fragment in read_page(target).ids else "has no such place"
    return ""


def outside_resources(folder: Path) -> Iterator[str]:
    """Yield everything that a browser would load from another site."""
    for path in pages(folder):
        for kind, address in read_page(path).links:
            if kind in {"script", "img", "source", *LOADED} and urlsplit(address).netloc:
                yield f"{path.relative_to(folder)}: {address}"
    for path in folder.rglob("assets/studyguide/*.css"):
        for address in re.findall(r"url\(([^)]*)\)", path.read_text(encoding="utf-8")):
            if "//" in address:
                yield f"{path.relative_to(folder)}: {address}"
