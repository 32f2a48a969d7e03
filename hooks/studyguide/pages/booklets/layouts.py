"""In which ways a booklet can be set: for which paper, how large, with the answers or without."""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.model.course import BookletRules
from studyguide.pages.booklets.typst_syntax import array, dictionary, language_tag, quoted
from studyguide.pages.site import Site

_PAPERS = {"a4": "a4", "letter": "us-letter"}
"""The names that Typst has for them."""


@dataclass(frozen=True, slots=True)
class BookletLayout:
    """A way to set a booklet."""

    paper: str
    name: str = ""
    """Empty for the usual one, else what the course's rules call it."""

    @property
    def large(self) -> bool:
        """Whether it is set for readers who need large print: 16 points, one column."""
        return self.name == "large-print"

    @property
    def answers(self) -> bool:
        """Whether it ends with the answers."""
        return self.name != "without-answers"

    def stem(self, name: str) -> str:
        """Return how the file of a booklet is called, without `.pdf`."""
        return f"{name}-{self.name}" if self.name else name


def layouts(rules: BookletRules) -> tuple[BookletLayout, ...]:
    """Return the ways in which each week is printed, the usual one first."""
    names = dict.fromkeys(("", *rules.also))
    return tuple(BookletLayout(_PAPERS[rules.paper], name) for name in names)


def settings(site: Site, layout: BookletLayout) -> bytes:
    """Return the Typst file with what the template asks for."""
    words = {key: quoted(text) for key, text in site.words.entries["booklet"].items()}
    named = {
        "paper": quoted(layout.paper),
        "large": "true" if layout.large else "false",
        "language": language_tag(site.language),
        "home": quoted(site.release.address),
        "words": dictionary(**words),
        "too-wide": array(()),
    }
    return "".join(f"#let {name} = {value}\n" for name, value in named.items()).encode()
