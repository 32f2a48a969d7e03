"""The dates of a course: of weeks, homework and events, for pages and calendars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from studyguide.addresses.uris import HOME, address_of, week_uri
from studyguide.model.course import Week
from studyguide.model.guide import Guide
from studyguide.pages.html.view import PageView
from studyguide.pages.site import Site

CALENDAR = "calendar.ics"


@dataclass(frozen=True, slots=True)
class CourseDate:
    """A day on which something begins, is due or happens."""

    day: date
    id: str
    """`week-3-homework-1`: the same in every language, and when the date changes."""
    kind: Literal["week", "homework", "deadline", "competition", "exam"]
    title: str
    """Plain text: `Deadline: Hand in`."""
    week: Week


def has_dates(guide: Guide) -> bool:
    """Return whether a course has any date."""
    return any(_days(week) for week in guide.course.weeks)


def course_dates(site: Site) -> tuple[CourseDate, ...]:
    """Return the dates of a course, the earliest first."""
    weeks = site.guide.course.weeks
    dates = (course_date for week in weeks for course_date in _of_week(site, week))
    return tuple(sorted(dates, key=lambda course_date: course_date.day))


def calendar(site: Site) -> bytes:
    """Return the dates as an iCalendar file, with stable ids of events (RFC 5545)."""
    file = Calendar()
    file.add("prodid", "-//studyguide//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", site.guide.course.title.localized(site.languages).markdown)
    written = datetime.fromtimestamp(site.release.seconds, UTC)
    for course_date in course_dates(site):
        file.add_component(_event(site, course_date, written))
    return bytes(file.to_ical())


def _days(week: Week) -> tuple[date, ...]:
    days = (
        week.date,
        *(task.due for task in week.homework),
        *(event.date for event in week.events),
    )
    return tuple(day for day in days if day)


def _of_week(site: Site, week: Week) -> Iterator[CourseDate]:
    page, words, number = PageView(site, HOME), site.words, f"week-{week.number}"
    if week.date:
        yield CourseDate(week.date, number, "week", site.week_title(week), week)
    for at, task in enumerate(week.homework, start=1):
        if task.due:
            title = f"{words['homework']}{words['colon']} {page.first_words(task.text)}"
            yield CourseDate(task.due, f"{number}-homework-{at}", "homework", title, week)
    for at, event in enumerate(week.events, start=1):
        if event.date:
            title = f"{words[event.kind]}{words['colon']} {page.plain(event.title)}"
            yield CourseDate(event.date, f"{number}-event-{at}", event.kind, title, week)


def _event(site: Site, one: CourseDate, written: datetime) -> CalendarEvent:
    event = CalendarEvent()
    event.add("uid", f"{one.id}@{site.language}.{site.guide.course.id}")
    event.add("dtstamp", written)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", one.title)
    event.add("transp", "TRANSPARENT")  # does not mark the day as busy
    if site.release.address:
        event.add("url", site.release.address + address_of(week_uri(one.week)))
    return event
