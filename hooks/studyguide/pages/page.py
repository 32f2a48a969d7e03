"""What a site is made of: pages, which the engine puts into its theme, and files as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from studyguide.pages.html_template import fill_in
from studyguide.pages.outline import Entry, SearchSection
from studyguide.pages.view import PageView


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
    search: tuple[SearchSection, ...]
    """What the full-text search finds, the page itself first; nothing if it is to find nothing."""
    boost: float = 1.0
    """By how much the search favours the page."""
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

    @property
    def text(self) -> str:
        """The data as text."""
        return self.data.decode()


def page_of(template: str, view: PageView, source: str, **values: object) -> Page:
    """Return the page that a template makes."""
    filled = fill_in(template, view, **values)
    facts = filled.facts
    title, searched = str(facts["title"]), facts.get("searched", True)
    return Page(
        uri=view.uri,
        source=source,
        title=title,
        description=str(facts.get("description", "")),
        body=filled.body,
        contents=tuple(view.outline.contents),
        search=view.outline.sections(title) if searched else (),
        boost=facts.get("boost", 1.0),
        hide=tuple(facts.get("hide", ())),
    )
