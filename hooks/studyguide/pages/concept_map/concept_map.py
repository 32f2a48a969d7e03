"""The concept map: the terms of each week and their relations, as SVG and as a list.

Each week is drawn separately, with the terms of other weeks that it builds on as dashed boxes. One
drawing of a whole course would be unreadable: three hundred boxes, and lines across all weeks.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import atan2, ceil, cos, sin

from markupsafe import Markup

from studyguide.linking.uris import term_uri
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
from studyguide.text.tree.plain import plain_words

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
    """Return a week's map as one line of SVG; every box is a link with the definition as title.

    Empty for a week with too many terms for a readable drawing.
    """
    if len(graph.terms) > _MOST:
        return Markup("")
    lines = {term.id: _lines(page.searchable(page.site.name(term))) for term in graph.terms}
    boxes = tuple(
        LayoutNode(id_, max(map(_width, text)) + 18, len(text) * _LINE + 9)
        for id_, text in lines.items()
    )
    layout = lay_out(boxes, graph.edges)
    width, height = layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN
    parts = [_opening(width, height)]
    parts += (_curve(edge, points) for edge, points in layout.curves if edge.kind != "beside")
    for term, box in zip(graph.terms, boxes, strict=True):
        shape = _shape(box, layout.centres[term.id], lines[term.id])
        parts.append(_link(page, term, shape, graph.week))
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
    """Return an upper estimate of a text's width in points; a test measures it."""
    return sum(map(_ems, text)) * _FONT


def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.9
    return 0.7 if letter.isupper() else 0.6


def _curve(edge: Edge, points: tuple[Point, ...]) -> str:
    start, *further = (f"{x:.1f} {y:.1f}" for x, y in points)
    head = _arrow(points[-2], points[-1]) if edge.kind == "requires" else ""
    return f'<path class="edge {edge.kind}" d="M{start}C{" ".join(further)}{head}"/>'


def _arrow(before: Point, tip: Point) -> str:
    """Return an arrowhead, 6 points beyond the end of a line."""
    angle = atan2(tip[1] - before[1], tip[0] - before[0])
    x, y = tip[0] + 6 * cos(angle), tip[1] + 6 * sin(angle)
    sides = ((x + 7 * cos(angle + turn), y + 7 * sin(angle + turn)) for turn in (2.7, -2.7))
    (ax, ay), (bx, by) = sides
    return f"L{x:.1f} {y:.1f}M{ax:.1f} {ay:.1f}L{x:.1f} {y:.1f}L{bx:.1f} {by:.1f}"


def _shape(box: LayoutNode, centre: Point, lines: list[str]) -> str:
    """Return a rectangle with centred lines of text."""
    x, y = centre
    first = y - (len(lines) - 1) * _LINE / 2 + _FONT * 0.35
    texts = "".join(
        f'<text x="{x:.1f}" y="{first + at * _LINE:.1f}">{html.escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    corner = f'x="{x - box.width / 2:.1f}" y="{y - box.height / 2:.1f}"'
    return f'<rect {corner} width="{box.width:.1f}" height="{box.height:.1f}" rx="5"/>{texts}'


def _link(page: PageView, term: Term, shape: str, week: Week) -> str:
    """Return a shape as a link to its term, with the definition as title."""
    number = page.site.guide.lesson_of_term[term.id].week or 0
    href = page.to(term_uri(term.id))
    meaning = plain_words(page.unlinked_summary(term.definition)[0])
    kind = f"node hue-{number % _HUES}"
    if number != week.number:
        kind = f"{kind} from-elsewhere"
        meaning = f"{page.site.week_words('week', number)}. {meaning}" if number else meaning
    title = f"<title>{html.escape(meaning)}</title>"
    # not `href`: the theme's instant navigation assigns it, which fails for SVG links
    name = term.name.localized(page.site.languages)
    language = f' lang="{name.language}"' if name.fallback else ""
    attributes = f'class="{kind}"{language} xlink:href="{href}"'
    return f"<a {attributes}>{title}{shape}</a>"
