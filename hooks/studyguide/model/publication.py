"""What a text may cite: `Publication`, an entry of a `.bib` file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A paper, a book, a page: as the list of references names it."""

    key: str
    """By which texts cite it: `lecun1998`."""
    families: tuple[str, ...]
    """The family names of its authors, or of its editors; empty if nobody is named."""
    authors: str
    """As the list names them: `LeCun, Y., & Bottou, L.`."""
    year: str
    title: str
    within: str
    """The journal, book or series that it is in."""
    details: str
    """Volume, number and pages, or edition and publisher."""
    address: str
    """On the web; empty if there is none."""
