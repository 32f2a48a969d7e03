"""What the writers of Typst are given: `TypstContext`; and what they note meanwhile: `Progress`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.booklets.typst_syntax import Unprintable
from studyguide.text.tree.inlines import Gap, Image


@dataclass(frozen=True, slots=True, kw_only=True)
class TypstContext:
    """What depends on the booklet: how links, pictures, gaps and questions are rendered."""

    speaker: Speaker
    target: Callable[[str], str]
    """Returns the Typst source of an address' target, empty if it has none on paper."""
    web: Callable[[str], str]
    """Returns the web address of a link or a file of the course, empty if there is none."""
    is_file: Callable[[str], bool]
    """Returns whether an address is that of a file of the course."""
    term: Callable[[str, str], str]
    """Returns a link to a term."""
    picture: Callable[[Image], str]
    """Returns a picture within running text."""
    figure: Callable[[Image, str], str]
    """Returns a figure, given a picture and its caption as Typst."""
    floating: Callable[[Image, str], str] | None = None
    """The same for one that may be moved to the top or the foot of a page."""
    gap: Callable[[Gap], str]
    """Returns a gap to write in, or its answer."""
    question: Callable[[str], str]
    """Returns an embedded question, given its id."""
    level: int = 0
    """How many levels its headings are deeper than in the text."""
    prefix: str = ""
    """The prefix of its headings' labels."""
    id_prefix: str = ""
    """The prefix of its footnotes' labels."""


@dataclass(slots=True)
class Progress:
    """The state of writing a text."""

    faults: list[Unprintable] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    """The abbreviations explained so far."""
    footnotes: set[int] = field(default_factory=set)
    """The numbers of the footnotes written so far."""
    level: int = 1
    """The level of the previous heading in the text."""
    length: int = 0
    """The length of what was written so far of the text itself, as Typst."""
    shift: int | None = None
    """By how many levels headings are shifted if the first one is a title; None before it."""

    def add_fault(self, message: str, line: int) -> str:
        """Record something that cannot be printed, and return an empty string for it."""
        self.faults.append(Unprintable(message, line=line))
        return ""
