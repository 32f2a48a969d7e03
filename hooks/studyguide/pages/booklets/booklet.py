"""`Booklet`, and `Booklets`, all of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from studyguide.pages.booklets.imposition import page_count


@dataclass(frozen=True, slots=True)
class Booklet:
    """A printed booklet."""

    uri: str
    data: bytes
    key: str
    """Its key in the compiler's cache."""
    layout: str = ""
    """Its name in the course's rules; empty for the default."""

    @property
    def kilobytes(self) -> int:
        """Its size, rounded up."""
        return ceil(len(self.data) / 1000)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return page_count(self.data)


@dataclass(frozen=True, slots=True)
class Booklets:
    """The booklets of a site."""

    weeks: Mapping[int, tuple[Booklet, ...]] = field(default_factory=dict)
    """By the week's number, the default layout first."""
    guide: Booklet | None = None
    """The guide booklet, with all weeks."""
    formulas: tuple[Booklet, ...] = ()
    """The formula sheet, if there is one."""
    exam: tuple[Booklet, ...] = ()
    """The exam paper and its answers, if the course has one."""

    @property
    def all(self) -> tuple[Booklet, ...]:
        """Every booklet."""
        weeks = (booklet for booklets in self.weeks.values() for booklet in booklets)
        return (*weeks, *self.formulas, *self.exam, *([self.guide] if self.guide else []))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of every booklet, in the same order."""
        return tuple(booklet.key for booklet in self.all)
