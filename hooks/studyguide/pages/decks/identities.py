"""Stable ids of Anki's decks, note types and notes: new ones would reset all cards."""

from __future__ import annotations

import hashlib

from genanki import guid_for

from studyguide.model.course import Course


def deck_namespace(course: Course) -> str:
    """Return the name that distinguishes a course's ids, empty for the first edition."""
    return "" if course.first_edition else f"course {course.id}"


def anki_id(course_name: str, *names: str) -> int:
    """Return Anki's id of a deck or a note type of a course; `course_name` is its `deck_namespace`.

    It depends only on that and fixed names.
    """
    digest = hashlib.sha256(
        "/".join(("studyguide", *filter(None, (course_name,)), *names)).encode()
    ).digest()
    return 1 << 40 | int.from_bytes(digest[:4])


def note_guid(course_name: str, *names: str) -> str:
    """Return Anki's guid of a note of a course; `course_name` is its `deck_namespace`."""
    return str(guid_for("studyguide", *filter(None, (course_name,)), *names))
