"""By what Anki knows decks, note types and notes: other numbers would make every card anew."""

from __future__ import annotations

import hashlib

from genanki import guid_for

from studyguide.model.course import Course


def own_name(course: Course) -> str:
    """Return what tells a course from others, empty for the first edition: it had no id."""
    return "" if course.first_edition else f"course {course.id}"


def anki_id(own: str, *names: str) -> int:
    """Return the number by which Anki knows a deck or a note type of a course, which is `own_name`.

    It depends on nothing but that and fixed names.
    """
    digest = hashlib.sha256(
        "/".join(("studyguide", *filter(None, (own,)), *names)).encode()
    ).digest()
    return 1 << 40 | int.from_bytes(digest[:4])


def note_guid(own: str, *names: str) -> str:
    """Return the text by which Anki knows a note of a course, which is `own_name`."""
    return str(guid_for("studyguide", *filter(None, (own,)), *names))
