"""What is known while the site of one language is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from studyguide.pages.page import Page
from studyguide.pages.registry import Registry
from studyguide.pages.site import Site


@dataclass(slots=True)
class Build:
    """One build of the site of one language."""

    registry: Registry
    engine: str
    """Which engine answers the search."""
    worker: str = ""
    """The address of the theme's search worker."""
    pages: dict[str, Page] = field(default_factory=dict)
    """Those that were made by uri, without their bodies, for the search."""
    bodies: dict[str, bytes] = field(default_factory=dict)
    """The finished bodies by uri, packed: MkDocs has all of them in memory at once."""
    extensions: list[str] = field(default_factory=list)
    """Those of Markdown that `docs/` is written in."""
    docs: dict[str, str] = field(default_factory=dict)
    """The pages of `docs/` by uri, with the language of their text."""
    titles: list[tuple[str, str]] = field(default_factory=list)
    """Addresses and titles of the pages of `docs/`."""
    lists_docs: bool = True
    """Whether all pages of `docs/` are in the navigation: the settings have none."""

    @property
    def site(self) -> Site:
        """What all pages share."""
        return self.registry.site
