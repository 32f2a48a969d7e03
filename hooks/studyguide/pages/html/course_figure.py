"""The course at a glance, as SVG: the weeks in a row, with an arc where one builds on another."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from studyguide.model.guide import Guide
from studyguide.text.markup import markup

_STEP = 40
_RADIUS = 13
_FEWEST_WEEKS = 3


def week_arcs(guide: Guide) -> dict[tuple[int, int], int]:
    """Return how many terms of a later week require one of an earlier, by the weeks' indexes."""
    places = {week.number: place for place, week in enumerate(guide.course.weeks)}
    week_of = {
        term_id: places[lesson.week]
        for term_id, lesson in guide.lesson_of_term.items()
        if lesson.week in places
    }
    arcs = Counter(
        (week_of[required], week_of[term.id])
        for term in guide.terms.values()
        if term.id in week_of
        for required in term.related.requires
        if week_of.get(required, len(places)) < week_of[term.id]
    )
    return dict(sorted(arcs.items()))


def course_figure(guide: Guide, label: str) -> Markup:
    """Return the drawing, empty if there are too few weeks or none builds on another."""
    arcs, weeks = week_arcs(guide), guide.course.weeks
    if len(weeks) < _FEWEST_WEEKS or not arcs:
        return Markup("")
    widest = max(later - earlier for earlier, later in arcs)
    base = widest * _STEP // 2 + _RADIUS + 6
    width, height = len(weeks) * _STEP, base + _RADIUS + 4
    lines = Markup("\n").join(_arc(*ends, count, base) for ends, count in arcs.items())
    marks = Markup("\n").join(
        _week(place, week.number if guide.course.numbers else place + 1, base)
        for place, week in enumerate(weeks)
    )
    return markup(
        '<svg class="course-figure" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        "\n{}\n{}\n</svg>",
        width,
        height,
        label,
        lines,
        marks,
    )


def _arc(earlier: int, later: int, count: int, base: int) -> Markup:
    radius = (later - earlier) * _STEP / 2
    return markup(
        '<path class="arc" data-strength="{}" d="M{} {}A{} {} 0 0 1 {} {}"/>',
        min(4, 1 + count // 3),
        _x(earlier),
        base,
        f"{radius:g}",
        f"{radius:g}",
        _x(later),
        base,
    )


def _week(place: int, number: int, base: int) -> Markup:
    return markup(
        '<g class="week"><circle cx="{}" cy="{}" r="{}"/><text x="{}" y="{}">{}</text></g>',
        _x(place),
        base,
        _RADIUS,
        _x(place),
        base + 5,
        number,
    )


def _x(place: int) -> int:
    return place * _STEP + _STEP // 2
