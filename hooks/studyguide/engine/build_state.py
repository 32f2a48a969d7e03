"""`BuildState`: the state of building the site of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs.structure.files import File

from studyguide.engine.stored_bodies import StoredBodies
from studyguide.pages.registry import Registry
from studyguide.pages.search.entries import SearchEntry
from studyguide.pages.site import Site


@dataclass(slots=True)
class BuildState:
    """The state of one build, for one language."""

    registry: Registry
    bodies: StoredBodies
    """Finished bodies by uri in the site."""
    prefix: str = ""
    """The folder of the site that the guide is in, `guide/`; empty if it is the whole site."""
    policy: Mapping[str, str] | None = None
    """What the policy of our pages lets in besides, by directive; None if they have no policy."""
    found: dict[str, tuple[SearchEntry, ...]] = field(default_factory=dict)
    """What the search finds in the pages of `docs/`, by uri."""
    extensions: list[str] = field(default_factory=list)
    """The Markdown extensions of `docs/`."""
    docs: dict[str, str] = field(default_factory=dict)
    """The pages of `docs/` by uri, with the language of their text."""
    social_card: str = ""
    """The address of the social card; empty without one."""
    titles: list[tuple[str, str]] = field(default_factory=list)
    """Addresses and titles of the pages of `docs/`."""
    lists_docs: bool = True
    """Whether all pages of `docs/` are in the navigation, since the settings have no `nav`."""

    @property
    def site(self) -> Site:
        """The site that is built."""
        return self.registry.site

    def guide_uri(self, file: File) -> str | None:
        """Return the uri in the guide for the file of one of our pages; None for any other."""
        if file.src_uri in self.docs or not file.src_uri.startswith(self.prefix):
            return None
        uri = file.src_uri.removeprefix(self.prefix)
        return uri if uri in self.registry else None
