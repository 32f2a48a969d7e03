"""What a site is made of: pages, which the engine puts into its theme, and files as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from studyguide.pages.html.outline import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page."""

    uri: str
    """Its address as the engine's source would have it: `glossary/relu.md`."""
    source: str
    """The authored file that an edit button opens, from the project's root; empty if none."""
    title: str
    description: str
    """Empty if nobody has written one."""
    body: Markup
    contents: tuple[Entry, ...]
    hide: tuple[str, ...] = ()
    """Parts of the theme that are not shown beside it: `navigation`, `toc`."""


@dataclass(frozen=True, slots=True)
class File:
    """A file."""

    uri: str
    """Where it is published: `glossary.json`, `guide/week-01.md`."""
    data: bytes = b""
    copied_from: Path | None = None
    """A file to copy instead."""
    make: Callable[[], bytes] | None = None
    """Makes the data when they are asked for."""

    def read(self) -> bytes:
        """Return what is in the file."""
        if self.copied_from:
            return self.copied_from.read_bytes()
        return self.make() if self.make else self.data

    @property
    def text(self) -> str:
        """The data as text."""
        return self.data.decode()
