"""`Page` and `File`, the parts of a site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from studyguide.pages.html.outline import Entry, SearchSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page."""

    uri: str
    """Its path as a Markdown source of MkDocs: `glossary/relu.md`."""
    source: str
    """The authored file for the edit button, relative to the project's root; empty if none."""
    title: str
    description: str
    """Empty if the author has written none."""
    body: Markup
    contents: tuple[Entry, ...]
    search: tuple[SearchSection, ...]
    """Its sections in the full-text search, the page itself first; empty if it is not indexed."""
    boost: float = 1.0
    """The factor by which the search ranks the page higher."""
    hide: tuple[str, ...] = ()
    """Parts of the theme that are hidden on it: `navigation`, `toc`."""


@dataclass(frozen=True, slots=True)
class File:
    """A file."""

    uri: str
    """Its path in the site: `glossary.json`, `guide/week-01.md`."""
    data: bytes = b""
    copied_from: Path | None = None
    """A file to copy, instead of data."""
    make: Callable[[], bytes] | None = None
    """Returns the data when it is needed, instead of data."""

    def read(self) -> bytes:
        """Return the content of the file."""
        if self.copied_from:
            return self.copied_from.read_bytes()
        return self.make() if self.make else self.data

    @property
    def text(self) -> str:
        """The data as text."""
        return self.data.decode()
