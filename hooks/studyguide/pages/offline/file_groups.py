"""To which group each file of a site belongs: what is kept for offline is kept by groups.

`shell` is what every page needs, `common` what every week needs, `week-3` what one week needs, and
`course` the rest of what belongs to the whole course. `asked` is kept only once a reader has asked
for it, as for the Python that runs code. Files to download have no group: they are not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studyguide.addresses.site_map import Overview, PageEntry, Quiz, TermsQuiz, page_entries
from studyguide.addresses.uris import address_of
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.pages.assets.browser_python import FOLDER

SHELL, COMMON, COURSE, ASKED = "shell", "common", "course", "asked"
_DOWNLOADS = (
    "pdf/", "epub/", "decks/", "guide/", "glossary.json", "calendar.ics", "llms.txt",
    "manifest.webmanifest",
)  # fmt: skip
_DATA = ("search/", "previews/", "cards.json")
_OF_EVERY_PAGE = (".css", ".js", ".svg", "/text.woff2", "/text-italic.woff2")


@dataclass(frozen=True, slots=True)
class FileGroups:
    """The groups of the files of a guide's site in one language."""

    pages: Mapping[str, str]
    """The group of each page, by its file: `weeks/3/index.html`."""
    lessons: Mapping[str, str]
    """The group of the pictures and files of each lesson, by folder: `lessons/steps/`."""

    @classmethod
    def of(cls, guide: Guide) -> FileGroups:
        """Return the groups of a guide's files."""
        pages = {_file(entry.uri): _group(entry, guide) for entry in page_entries(guide)}
        slugs = ((slug, one) for one in guide.lessons for slug in (one.slug, *one.formerly))
        lessons = {f"lessons/{slug}/": _of_week(lesson.week) for slug, lesson in slugs}
        return cls(pages, lessons)

    def group_of(self, file: str) -> str:
        """Return the group of a file of the site, empty for what is only to download."""
        if group := self.pages.get(file):
            return group
        if file.startswith("assets/"):
            return _of_asset(file)
        if file in ("terms.json", "pages.json"):
            return SHELL
        if file.startswith(_DATA):
            return COMMON
        if file.startswith(_DOWNLOADS):
            return ""
        if file.startswith("lessons/"):
            return next((at for name, at in self.lessons.items() if file.startswith(name)), COURSE)
        return COURSE


def _file(uri: str) -> str:
    return f"{address_of(uri)}index.html"


def _group(entry: PageEntry, guide: Guide) -> str:
    match entry.subject:
        case Overview("home" | "offline"):
            return SHELL
        case Overview("map" | "decks"):  # the map is as large as a week
            return COURSE
        case Overview():
            return COMMON
        case Quiz(week) | TermsQuiz(week):
            return _of_week(week.number)
        case Week(number=number):
            return _of_week(number)
        case Lesson(week=number):
            return _of_week(number)
        case Term():
            return _of_week(guide.lesson_of_term[entry.subject.id].week)


def _of_week(number: int | None) -> str:
    return COURSE if number is None else f"week-{number}"


def _of_asset(file: str) -> str:
    if file.startswith(FOLDER):
        return ASKED
    if file.endswith(_OF_EVERY_PAGE) or file.startswith("assets/course/logo"):
        return SHELL
    if file.startswith("assets/course/"):  # pictures for other programs
        return ""
    return COMMON if file.endswith((".woff2", ".png", ".json")) else ""
