"""The plan of a week: dates, homework, readings."""

from __future__ import annotations

from studyguide.model.course import Event, Homework, Week
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.typst_syntax import call, content, literal_text, quoted


def events(writer: BookletWriter, week: Week) -> str:
    """Return a box for each event of a week."""
    return "".join(_event(writer, event) for event in week.events)


def plan(writer: BookletWriter, week: Week, *, level: int, listed: bool = True) -> str:
    """Return the homework and the readings of a week below headings of a level.

    With `listed`, the headings are in the table of contents.
    """
    words = writer.site.words
    parts = (
        (words["homework"], "enum", [content(_task(writer, task)) for task in week.homework]),
        (words["readings"], "list", [content(writer.inline(reading)) for reading in week.readings]),
    )
    outlined = "true" if listed else "false"
    return "".join(
        f"#heading(level: {level}, outlined: {outlined}, bookmarked: true)"
        f"{content(literal_text(title))}\n"
        f"{call(kind, *items)}\n"
        for title, kind, items in parts
        if items
    )


def _task(writer: BookletWriter, task: Homework) -> str:
    due = writer.site.words("due", date=writer.site.words.day(task.due)) if task.due else ""
    return writer.block(task.text) + (
        f"\n\n{call('small', content(literal_text(due)))}" if due else ""
    )


def _event(writer: BookletWriter, event: Event) -> str:
    words = writer.site.words
    title = f"{words[event.kind]}{words['colon']} {writer.view.words(event.title)}"
    if event.date:
        title = f"{title} · {words.day(event.date)}"
    text = writer.block(event.text, level=1) if event.text else ""
    return call("admonition", quoted("event"), content(literal_text(title)), content(text))
