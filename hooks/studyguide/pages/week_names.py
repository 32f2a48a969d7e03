"""Names of weeks: `Week 3`, `Module 3`, or their titles alone."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from studyguide.languages.wording import Wording, wording_of
from studyguide.model.course import Course, Week
from studyguide.model.guide import Guide
from studyguide.pages.html.translation_marks import with_language


def words_for(guide: Guide, language: str) -> Wording:
    """Return the words of a language for a course, which may have its own name for weeks."""
    words, course = wording_of(guide, language), guide.course
    if not _is_renamed(course):
        return words
    fallbacks = (language, *course.languages)
    unit = course.unit.localized(fallbacks).markdown if course.unit else ""
    units = course.units.localized(fallbacks).markdown if course.units else ""
    return _renamed(words, unit, units)


def week_name(guide: Guide, language: str, number: int, shown: str = "") -> str:
    """Return the name of a week, `Week 3` or its title; `shown` replaces its number."""
    words, course = words_for(guide, language), guide.course
    if not course.numbers:
        title = guide.week(number).title.localized(guide.fallbacks(language))
        return with_language(title.markdown, title.language, words)
    key = "numbered" if course.unit else "week"
    return words(key, n=shown or number)


def week_words(
    guide: Guide, language: str, key: str, number: int, *, shown: str = "", **values: object
) -> str:
    """Return a sentence of the site about a week."""
    words = words_for(guide, language)
    if not _is_renamed(guide.course):
        return words(key, n=shown or number, **values)
    return words(key, n=week_name(guide, language, number, shown), **values)


def week_title(
    guide: Guide, language: str, week: Week, number: str = "", *, title: str = ""
) -> str:
    """Return `Week 3: How a network learns`, with `number` in another form if given.

    `title` replaces that of the week.
    """
    title = title or week.title.localized(guide.fallbacks(language)).markdown
    if not guide.course.numbers:
        return f"{number} {title}".strip()
    return week_words(guide, language, "week_title", week.number, shown=number, title=title)


def names_by_number(guide: Guide, language: str) -> dict[str, str]:
    """Return the name of each week as `week_3`, for scripts; empty if numbers are enough."""
    if guide.course.numbers:
        return {}
    weeks = guide.course.weeks
    return {f"week_{week.number}": week_name(guide, language, week.number) for week in weeks}


def _is_renamed(course: Course) -> bool:
    return course.unit is not None or not course.numbers


@lru_cache
def _renamed(base: Wording, unit: str, units: str) -> Wording:
    """Return the words of a language with the course's name for weeks in place of `week`."""
    replacements = base.entries["not_weeks"]
    names = {
        "{unit}": unit or base["week"].format(n="").strip(),
        "{units}": units or replacements["units"],
    }
    return Wording(base.language, _merged(base.entries, replacements, names))


def _merged(below: Any, above: Any, names: dict[str, str]) -> Any:
    if not isinstance(above, dict):
        text = str(above)
        for place, name in names.items():
            text = text.replace(place, name)
        return text
    return {**below, **{key: _merged(below.get(key, {}), above[key], names) for key in above}}
