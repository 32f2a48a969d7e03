"""What a week asks of its readers: dates, homework, readings."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.guide import Event, Week
from studyguide.pages.booklets.ink import Ink
from studyguide.pages.booklets.marks import call, content, inert, quoted


def events(ink: Ink, week: Week) -> str:
    """Return a box for each event of a week."""
    return "".join(_event(ink, event) for event in week.events)


def plan(ink: Ink, week: Week, *, level: int) -> str:
    """Return the homework and the readings of a week below headings of a level."""
    words = ink.site.words
    parts = (
        (words["homework"], "enum", [content(ink.block(task)) for task in week.homework]),
        (words["readings"], "list", [content(ink.line(one)) for one in week.readings]),
    )
    return "".join(_titled(title, call(kind, *items), level) for title, kind, items in _full(parts))


Part = tuple[str, str, list[str]]


def _full(parts: tuple[Part, ...]) -> Iterator[Part]:
    return (part for part in parts if part[2])


def _titled(title: str, items: str, level: int) -> str:
    return f"#heading(level: {level}){content(inert(title))}\n{items}\n"


def _event(ink: Ink, event: Event) -> str:
    words = ink.site.words
    title = f"{words[event.kind]}{words['colon']} {ink.writer.words(event.title)}"
    text = ink.block(event.text) if event.text else ""
    return call("admonition", quoted("event"), content(inert(title)), content(text))
