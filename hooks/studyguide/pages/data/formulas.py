"""The terms that have a formula, week by week."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.course import Week
from studyguide.model.guide import Guide, Term


def terms_with_formulas(
    guide: Guide, weeks: tuple[Week, ...] | None = None
) -> Iterator[tuple[Week, tuple[Term, ...]]]:
    """Yield each week that has terms with a formula, and these, in the order of its lessons.

    All weeks of the course are asked, if no others are given.
    """
    for week in guide.course.weeks if weeks is None else weeks:
        if terms := tuple(term for term in guide.terms_of(week) if term.formula):
            yield week, terms


def weeks_to_exam(guide: Guide) -> tuple[Week, ...]:
    """Return the weeks up to that of the first exam, none if it is in the last week or nowhere."""
    weeks = guide.course.weeks
    exams = (
        place for place, week in enumerate(weeks) if any(e.kind == "exam" for e in week.events)
    )
    last = next(exams, len(weeks) - 1)
    return weeks[: last + 1] if last + 1 < len(weeks) else ()
