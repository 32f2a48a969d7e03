"""`Article`: a lesson's text in one language, as read from its file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """A heading of an article."""

    id: str
    title: str
    line: int
    """1-based, in the file."""


@dataclass(frozen=True, slots=True)
class Article:
    """A lesson's text in one language."""

    path: str
    """From the project's root."""
    language: str
    title: str
    summary: str
    body: str
    """Markdown below the front matter."""
    body_line: int
    """The line of the file on which the body begins."""
    headings: tuple[ArticleHeading, ...]
    link: bool = True
    """Whether names of terms become links automatically."""
    equations: tuple[str, ...] = ()
    """The anchors of labelled equations."""
    figures: tuple[str, ...] = ()
    """The ids of figures in the order of their numbers."""
    draft: bool = False
    """Whether its front matter says `draft: true`."""
    formerly: tuple[str, ...] = ()
    """Addresses that the lesson had before."""
