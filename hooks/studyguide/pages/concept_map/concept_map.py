"""The concept map: the terms of each week and their relations, as SVG and as a list.

Each week is drawn separately, with the terms of other weeks that it builds on as dashed boxes. One
drawing of a whole course would be unreadable: three hundred boxes, and lines across all weeks.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import atan2, ceil, cos, fsum, sin

from markupsafe import Markup

from studyguide.addresses.uris import term_uri
from studyguide.model.course import Week
from studyguide.model.guide import Guide, Term
from studyguide.pages.concept_map.graph_layout import (
    Edge,
    EdgeKind,
    LayoutNode,
    Point,
    lay_out,
)
from studyguide.pages.html.view import PageView

_FONT = 13.0
_LINE = 15.5
_MARGIN = 6
_SMALLEST = 0.78
_MOST = 150
_HUES = 36
"""How many colours for weeks `finding.css` has, each far from those before and after it."""
_LONGEST_LINE = 19
_LONELY_IN_A_ROW = 4
_UNDIRECTED: tuple[EdgeKind, ...] = ("contrast", "see")
_NARROW, _WIDE = frozenset("iljtfrI.,'|-()[] "), frozenset("mwMW&@%")


@dataclass(frozen=True, slots=True)
class WeekMap:
    """The part of the concept map about one week."""

    week: Week
    terms: tuple[Term, ...]
    """The week's terms, then those of other weeks that they build on."""
    edges: tuple[Edge, ...]


def week_map(guide: Guide, week: Week) -> WeekMap:
    """Return the terms of a week with their relations."""
    week_terms = guide.terms_of(week)
    ids = {term.id: term for term in week_terms}
    for term in week_terms:
        for prerequisite in (*term.related.requires, *term.related.part_of):
            ids.setdefault(prerequisite, guide.terms[prerequisite])
    parts = frozenset((whole, term.id) for term in week_terms for whole in term.related.part_of)
    edges = tuple(_reduced(tuple(_edges(week_terms, ids)), parts))
    linked = {id_ for edge in edges for id_ in (edge.start, edge.end)}
    shown_terms = tuple(term for term in ids.values() if term in week_terms or term.id in linked)
    lonely = [term.id for term in week_terms if term.id not in linked]
    rows = ceil(len(lonely) / _LONELY_IN_A_ROW)
    beside = (Edge(start, end, "beside") for start, end in zip(lonely, lonely[rows:], strict=False))
    return WeekMap(week, shown_terms, (*edges, *beside))


def _edges(week_terms: tuple[Term, ...], ids: Mapping[str, Term]) -> Iterator[Edge]:
    """Yield every relation of a week's terms once, prerequisites first."""
    linked_pairs: set[frozenset[str]] = set()
    for term in week_terms:
        yield from (Edge(target, term.id, "requires") for target in term.related.requires)
        yield from (
            Edge(target, term.id, "part_of")
            for target in term.related.part_of
            if target not in term.related.requires
        )
    for term in week_terms:
        for kind in _UNDIRECTED:
            for target in term.related.of(kind):
                pair = frozenset({term.id, target})
                if target in ids and pair not in linked_pairs:
                    linked_pairs.add(pair)
                    yield Edge(term.id, target, kind)


def _reduced(edges: tuple[Edge, ...], parts: frozenset[tuple[str, str]]) -> Iterator[Edge]:
    """Yield the edges without requirements that follow from others (transitive reduction).

    A requirement that is also a part is kept: one edge stands for both.
    """
    after: dict[str, set[str]] = {}
    for edge in edges:
        if edge.kind == "requires":
            after.setdefault(edge.start, set()).add(edge.end)

    def leads(start: str, end: str) -> bool:
        return any(successor == end or leads(successor, end) for successor in after.get(start, ()))

    for edge in edges:
        others = after.get(edge.start, set()) - {edge.end}
        is_part_too = (edge.start, edge.end) in parts
        if (
            edge.kind != "requires"
            or is_part_too
            or not any(leads(successor, edge.end) for successor in others)
        ):
            yield edge


def draw(page: PageView, graph: WeekMap) -> Markup:
    """Return a week's map as one line of SVG, in which every box is a link to its term.

    Empty for a week with too many terms for a readable drawing. Lengths are whole numbers and
    curves relative, to two points: the map of a course is half digits, which do not compress.
    """
    if len(graph.terms) > _MOST:
        return Markup("")
    lines = {term.id: _lines(page.site.name(term)) for term in graph.terms}
    boxes = tuple(
        LayoutNode(id_, max(map(_width, text)) + 18, len(text) * _LINE + 9)
        for id_, text in lines.items()
    )
    layout = lay_out(boxes, graph.edges)
    width, height = layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN
    parts = [_opening(width, height)]
    parts += _lines_of_kinds(layout.curves)
    for term, box in zip(graph.terms, boxes, strict=True):
        shape = _shape(box, lines[term.id])
        parts.append(_link(page, term, graph.week, layout.centres[term.id], shape))
    return Markup("".join([*parts, "</svg>", _least(width)]))  # noqa: S704, names are escaped


def _opening(width: float, height: float) -> str:
    """Return the opening tag: as wide as the column, but never illegibly small."""
    box = f'viewBox="{-_MARGIN} {-_MARGIN} {width:.0f} {height:.0f}"'
    return f'<svg {box} width="{width:.0f}" height="{height:.0f}" role="group">'


def _least(width: float) -> str:
    """Return what keeps the box of a drawing so wide that it can be read: an empty drawing.

    A `style` would say it shorter, but the policy of our pages refuses styles in a page.
    """
    least = f'width="{width * _SMALLEST:.0f}" height="0"'
    return f'<svg class="map-least" {least} aria-hidden="true"></svg>'


def _lines(name: str) -> list[str]:
    """Return a name broken into lines of about equal length, where it has spaces."""
    words = name.split()
    rows = ceil(len(name) / _LONGEST_LINE)
    lines, longest = [""], len(name) / rows
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) / 2 > longest and len(lines) < rows:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _width(text: str) -> float:
    """Return an upper estimate of a text's width in points; a test measures it.

    By `fsum`: since Python 3.12 `sum` rounds otherwise, which moves boxes.
    """
    return fsum(map(_ems, text)) * _FONT


def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.9
    return 0.7 if letter.isupper() else 0.6


def _lines_of_kinds(curves: Iterable[tuple[Edge, tuple[Point, ...]]]) -> Iterator[str]:
    """Yield the lines between boxes, all of a kind as one path."""
    by_kind: dict[EdgeKind, list[str]] = {}
    for edge, points in curves:
        by_kind.setdefault(edge.kind, []).append(_curve(edge, points))
    for kind, paths in by_kind.items():
        if kind != "beside":
            yield f'<path class="edge {kind}" d="{"".join(paths)}"/>'


def _curve(edge: Edge, points: tuple[Point, ...]) -> str:
    head = ""
    if edge.kind == "requires":
        tip, head = _arrow(points[-2], points[-1])
        points = (*points[:-1], tip)
    whole = [(2 * round(x / 2), 2 * round(y / 2)) for x, y in points]
    pieces = (
        "c" + _relative(*whole[at + 1 : at + 4], start=whole[at])
        for at in range(0, len(whole) - 1, 3)
    )
    return f"M{whole[0][0]} {whole[0][1]}{''.join(pieces)}{head}"


def _relative(*points: tuple[int, int], start: tuple[int, int]) -> str:
    """Return points as seen from another, a minus being enough between two numbers."""
    numbers = (number for x, y in points for number in (x - start[0], y - start[1]))
    written = "".join(f"{number}" if number < 0 else f" {number}" for number in numbers)
    return written.lstrip()


def _arrow(before: Point, end: Point) -> tuple[Point, str]:
    """Return the tip of an arrow, 6 points beyond the end of a line, and its head."""
    angle = atan2(end[1] - before[1], end[0] - before[0])
    tip = end[0] + 6 * cos(angle), end[1] + 6 * sin(angle)
    sides = ((round(7 * cos(angle + turn)), round(7 * sin(angle + turn))) for turn in (2.7, -2.7))
    (ax, ay), other = sides
    steps = (("l", (ax, ay)), ("m", (-ax, -ay)), ("l", other))
    return tip, "".join(letter + _relative(step, start=(0, 0)) for letter, step in steps)


def _shape(box: LayoutNode, lines: list[str]) -> str:
    """Return a rectangle around the origin with centred lines of text.

    Most boxes have the same as another, which compresses; where it is, is said by its link.
    """
    first = -(len(lines) - 1) * _LINE / 2 + _FONT * 0.35
    texts = "".join(
        f'<text y="{first + at * _LINE:.0f}">{html.escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    width, height = 2 * ceil(box.width / 2), 2 * ceil(box.height / 2)
    corner = f'x="{-width // 2}" y="{-height // 2}"'
    return f'<rect {corner} width="{width}" height="{height}" rx="5"/>{texts}'


def _link(page: PageView, term: Term, week: Week, centre: Point, shape: str) -> str:
    """Return a shape as a link to its term, of which scripts show a card."""
    number = page.site.guide.lesson_of_term[term.id].week or 0
    kind = f"node hue-{number % _HUES}" + (" from-elsewhere" if number != week.number else "")
    # not `href`: the theme's instant navigation assigns it, which fails for SVG links
    name = term.name.localized(page.site.languages)
    language = f' lang="{name.language}"' if name.fallback else ""
    place = f'transform="translate({centre[0]:.0f} {centre[1]:.0f})"'
    href = f'xlink:href="{page.to(term_uri(term.id))}"'
    return f'<a class="{kind}"{language} {href} {place}>{shape}</a>'
