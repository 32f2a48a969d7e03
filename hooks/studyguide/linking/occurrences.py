"""Authored Markdown → where it mentions terms: references, and names that link by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from studyguide.linking.names_in_text import Found, NameFinder
from studyguide.prose.spans import Span, spans

# plain text to Markdown, but no running text: titles of boxes, addresses, entities, table rules
_NO_TEXT = re.compile(
    r"""
    ^[ ]*(?:!!!|\?\?\?\+?)[ ][^\n]*
  | (?:https?://|www\.)\S+ | \S+@\S+\.\S+ | [\w.-]+\.\w{2,}/\S*
  | &\#?\w+;
    """,
    re.VERBOSE | re.MULTILINE,
)
_TERM_PAGE = re.compile(r"(?:^|/)glossary/([a-z0-9-]+)(?:\.md|/)?$")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place in a Markdown text that mentions a term."""

    start: int
    end: int
    term: str
    """The id."""
    spelling: str = ""
    """The name or form that was found; empty for a reference that the author wrote."""


# a text is looked through for its mentions and for its page: -50 % of these calls
@lru_cache(maxsize=65_536)
def occurrences(
    markdown: str, finder: NameFinder, *, automatic: bool = True
) -> tuple[Occurrence, ...]:
    """Return the references, and of each name the first in a section that no link precedes.

    A section begins at a heading of level 2: those below it belong to it.
    """
    return tuple(_occurrences(markdown, finder, automatic=automatic))


def _occurrences(markdown: str, finder: NameFinder, *, automatic: bool) -> Iterator[Occurrence]:
    seen: set[str] = set()
    end = 0
    for span in spans(markdown):
        if automatic:
            yield from _names(markdown, end, span.start, finder, seen)
        end = span.end
        if span.kind == "heading" and span.match[0].startswith("## "):
            seen.clear()
        elif term := _linked_term(span, finder):
            seen.add(term)
            yield Occurrence(span.start, span.end, term)
    if automatic:
        yield from _names(markdown, end, len(markdown), finder, seen)


@lru_cache(maxsize=65_536)
def names_in_prose(markdown: str, finder: NameFinder) -> tuple[Found, ...]:
    """Return every name in the running text of a Markdown text, however often it occurs."""
    return tuple(_names_in_prose(markdown, finder))


def _names_in_prose(markdown: str, finder: NameFinder) -> Iterator[Found]:
    end = 0
    for span in spans(markdown):
        yield from _found(markdown, end, span.start, finder)
        end = span.end
    yield from _found(markdown, end, len(markdown), finder)


def running_text(markdown: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between two spans that are running text."""
    for gap in _NO_TEXT.finditer(markdown, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _found(markdown: str, start: int, end: int, finder: NameFinder) -> Iterator[Found]:
    for begin, stop in running_text(markdown, start, end):
        yield from finder.names_in(markdown, begin, stop)


def _names(
    markdown: str, start: int, end: int, finder: NameFinder, seen: set[str]
) -> Iterator[Occurrence]:
    for found in _found(markdown, start, end, finder):
        name = found.name
        if name.linked and name.term not in seen:
            seen.add(name.term)
            yield Occurrence(found.start, found.end, name.term, name.spelling)


def _linked_term(span: Span, finder: NameFinder) -> str:
    """Return the id of the term that a reference or link leads to, empty if none."""
    match span.kind:
        case "reference":
            found = finder.links.find(span.part("target"))
            return found[0] if len(found) == 1 else ""
        case "link":
            page = _TERM_PAGE.search(span.part("href"))
            return page[1] if page and page[1] in finder.links.ids else ""
        case _:
            return ""
