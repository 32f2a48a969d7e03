"""What a week asks of its readers: dates, homework, readings."""

from __future__ import annotations

from studyguide.model.course import Event, Week
from studyguide.pages.booklets.ink import Ink
from studyguide.pages.booklets.marks import call, content, inert, quoted


def events(ink: Ink, week: Week) -> str:
    """Return a box for each event of a week."""
    return "".join(_event(ink, event) for event in week.events)


def plan(ink: Ink, week: Week, *, level: int, listed: bool = True) -> str:
    """Return the homework and the readings of a week below headings of a level.

    The contents list the headings if that is wanted.
    """
    words = ink.site.words
    parts = (
        (words["homework"], "enum", [content(ink.block(task)) for task in week.homework]),
        (words["readings"], "list", [content(ink.line(one)) for one in week.readings]),
    )
    shown = "true" if listed else "false"
    return "".join(
        f"#heading(level: {level}, outlined: {shown}, bookmarked: true){content(inert(title))}\n"
        f"{call(kind, *items)}\n"
        for title, kind, items in parts
        if items
    )


def _event(ink: Ink, event: Event) -> str:
    words = ink.site.words
    title = f"{words[event.kind]}{words['colon']} {ink.view.words(event.title)}"
    text = ink.block(event.text, level=1) if event.text else ""
    return call("admonition", quoted("event"), content(inert(title)), content(text))
