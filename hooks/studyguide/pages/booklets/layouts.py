"""Layouts of booklets: paper, size of print, with or without answers."""

from __future__ import annotations

from dataclasses import dataclass

from studyguide.languages.cldr import direction_of
from studyguide.languages.print_fonts import installed_fonts
from studyguide.model.course import BookletRules
from studyguide.pages.booklets.typst_syntax import array, dictionary, language_tag, quoted
from studyguide.pages.site import Site

_PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Typst's names of paper formats."""


@dataclass(frozen=True, slots=True)
class BookletLayout:
    """A layout of a booklet."""

    paper: str
    name: str = ""
    """Its name in the course's rules; empty for the default."""

    @property
    def large(self) -> bool:
        """Whether it is in large print: 16 points, one column."""
        return self.name == "large-print"

    @property
    def is_imposed(self) -> bool:
        """Whether it has pages of the usual one side by side."""
        return self.name in ("two-pages", "folded")

    @property
    def answers(self) -> bool:
        """Whether it ends with the answers."""
        return self.name != "without-answers"

    def stem(self, name: str) -> str:
        """Return the file name of a booklet, without `.pdf`."""
        return f"{name}-{self.name}" if self.name else name


def layouts(rules: BookletRules) -> tuple[BookletLayout, ...]:
    """Return the layouts in which each week is printed, the default first."""
    names = dict.fromkeys(("", *rules.also))
    return tuple(BookletLayout(_PAPERS[rules.paper], name) for name in names)


def default_layout(site: Site) -> BookletLayout:
    """Return the usual layout."""
    return layouts(site.guide.course.booklets)[0]


def settings(site: Site, layout: BookletLayout) -> bytes:
    """Return the Typst file with the template's settings."""
    words = {key: quoted(text) for key, text in site.words.entries["booklet"].items()}
    named = {
        "paper": quoted(layout.paper),
        "large": "true" if layout.large else "false",
        "language": language_tag(site.language),
        "from-right": "true" if direction_of(site.language) == "rtl" else "false",
        "script-fonts": array(quoted(font.family) for font in installed_fonts(site.languages)),
        "home": quoted(site.release.address),
        "words": dictionary(**words),
        "too-wide": array(()),
    }
    return "".join(f"#let {name} = {value}\n" for name, value in named.items()).encode()
