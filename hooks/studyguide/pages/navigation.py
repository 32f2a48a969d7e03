"""`Guide` → the site's navigation in one language."""

from __future__ import annotations

from collections import Counter
from typing import Final, assert_never

from studyguide.addresses.site_map import Overview, OverviewName, Quiz, TermsQuiz, page_entries
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.pages.titles import title_of
from studyguide.pages.week_names import words_for

_BESIDE_OTHERS: Final[frozenset[OverviewName]] = frozenset(("exam", "decks", "offline"))
"""Pages that are reached from other pages and not in the navigation."""


def navigation(guide: Guide, language: str, prefix: str = "") -> list[object]:
    """Return nested titles and uris, like `nav` in `mkdocs.yml`, with a prefix before each uri.

    Terms are left out: the navigation is on every page, so its cost is quadratic.
    """
    words = words_for(guide, language)
    items: list[object] = []
    weeks: list[object] = []
    of_week: list[object] = []
    in_week: Counter[int | None] = Counter(lesson.week for lesson in guide.lessons)
    for entry in page_entries(guide):
        uri = prefix + entry.uri
        match entry.subject:
            case Overview("home"):
                items.append({words["home"]: uri})
            case Overview("weeks"):
                weeks.append(uri)
                items.append({words["weeks"]: weeks})
            case Overview(name):
                if name not in _BESIDE_OTHERS:
                    items.append({title_of(guide, language, entry.subject): uri})
            case Week():
                of_week = [uri]
                weeks.append({title_of(guide, language, entry.subject): of_week})
            case Lesson(week=int()):
                several = in_week[entry.subject.week] > 1
                title = title_of(guide, language, entry.subject) if several else words["lesson"]
                of_week.append({title: uri})
            case Quiz():
                of_week.append({words["self_check"]: uri})
            case Lesson() | Term() | TermsQuiz():
                pass
            case _:
                assert_never(entry.subject)
    return items
