"""The terms that have a formula, week by week."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.course import Week
from studyguide.model.guide import Guide, Term


def terms_with_formulas(guide: Guide) -> Iterator[tuple[Week, tuple[Term, ...]]]:
    """Yield each week that has terms with a formula, and these, in the order of its lessons."""
    for week in guide.course.weeks:
        if terms := tuple(term for term in guide.terms_of(week) if term.formula):
            yield week, terms
