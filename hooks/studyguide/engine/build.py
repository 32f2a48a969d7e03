"""What is known while the site of one language is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs.structure.files import File

from studyguide.pages.registry import Registry
from studyguide.pages.search.passages import Passage
from studyguide.pages.site import Site


@dataclass(slots=True)
class Build:
    """One build of the site of one language."""

    registry: Registry
    prefix: str = ""
    """The folder of the site that the guide is in, `guide/`; empty if it is the whole site."""
    found: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    """What the search finds in the pages of `docs/`, by uri."""
    bodies: dict[str, bytes] = field(default_factory=dict)
    """The finished bodies by uri in the site, packed: MkDocs has all of them in memory at once."""
    extensions: list[str] = field(default_factory=list)
    """Those of Markdown that `docs/` is written in."""
    docs: dict[str, str] = field(default_factory=dict)
    """The pages of `docs/` by uri, with the language of their text."""
    social_card: str = ""
    """The address of the picture that stands for links to the site; empty without one."""
    titles: list[tuple[str, str]] = field(default_factory=list)
    """Addresses and titles of the pages of `docs/`."""
    lists_docs: bool = True
    """Whether all pages of `docs/` are in the navigation: the settings have none."""

    @property
    def site(self) -> Site:
        """What all pages share."""
        return self.registry.site

    def own_uri(self, file: File) -> str | None:
        """Return the uri, in the guide, of the file of a page of ours; None for another's."""
        if file.src_uri in self.docs or not file.src_uri.startswith(self.prefix):
            return None
        uri = file.src_uri.removeprefix(self.prefix)
        return uri if uri in self.registry else None
