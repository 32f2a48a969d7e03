"""The files of a course as a whole: its colours as styles, and its logo."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.guide import Guide
from studyguide.pages.assets.colours import colours_css
from studyguide.pages.page import File

COLOURS = "assets/course/colours.css"
"""Where the styles of the course's colour are published."""
SOCIAL_CARD = "assets/course/card.png"
"""Where the picture is published that stands for a link to the site."""


def logo_uri(guide: Guide) -> str:
    """Return where the logo is published, empty if the course has none."""
    return f"assets/course/logo{guide.logo.suffix.lower()}" if guide.logo else ""


def course_files(guide: Guide) -> Iterator[File]:
    """Yield the files of a course that pages load."""
    if guide.course.colour:
        yield File(COLOURS, colours_css(guide.course.colour).encode())
    if guide.logo:
        yield File(logo_uri(guide), copied_from=guide.logo)
