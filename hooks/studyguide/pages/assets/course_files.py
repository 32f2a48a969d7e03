"""Files for all pages of a course: its colours as styles, its logo, and what runs its code."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.guide import Guide
from studyguide.pages.assets.browser_python import BrowserPython
from studyguide.pages.assets.colours import colours_css
from studyguide.pages.page import File

COLOURS = "assets/course/colours.css"
"""The uri of the styles with the course's colour."""
SOCIAL_CARD = "assets/course/card.png"
"""The uri of the social card."""


def logo_uri(guide: Guide) -> str:
    """Return the uri of the logo, empty if the course has none."""
    return f"assets/course/logo{guide.logo.suffix.lower()}" if guide.logo else ""


def course_files(guide: Guide) -> Iterator[File]:
    """Yield the files that all pages of a course load."""
    if guide.course.colour:
        yield File(COLOURS, colours_css(guide.course.colour).encode())
    if guide.logo:
        yield File(logo_uri(guide), copied_from=guide.logo)
    if python := BrowserPython.of(guide):
        yield from python.files()
