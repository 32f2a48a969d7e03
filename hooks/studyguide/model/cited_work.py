"""`Publication`: a source that texts may cite, an entry of a `.bib` file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A paper, book or page, in the form of the list of references."""

    key: str
    """The key used in citations: `lecun1998`."""
    families: tuple[str, ...]
    """The family names of its authors, or of its editors; empty if nobody is named."""
    authors: str
    """As in the list of references: `LeCun, Y., & Bottou, L.`."""
    year: str
    title: str
    within: str
    """The journal, book or series that contains it."""
    details: str
    """Volume, number and pages, or edition and publisher."""
    address: str
    """On the web; empty if there is none."""
    path: str
    """The file that it is written in, from the project's folder."""
    line: int
