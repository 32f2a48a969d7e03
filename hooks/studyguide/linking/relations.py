"""What follows from the relations of terms: both directions, and the way to a term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from studyguide.model.guide import Guide, Term


@dataclass(frozen=True, slots=True)
class Relatives:
    """The relatives of one term, each in course order."""

    way: tuple[Term, ...]
    """Everything to learn first, from the ground up, what it builds on directly last."""
    contrast: tuple[Term, ...]
    see: tuple[Term, ...]
    part_of: tuple[Term, ...]
    parts: tuple[Term, ...]


def relatives(guide: Guide) -> Mapping[str, Relatives]:
    """Return the relatives of every term by id. `contrast` and `see` hold in both directions."""
    order = {id_: place for place, id_ in enumerate(guide.terms)}
    contrast, see, parts = (_reversed(guide, key) for key in ("contrast", "see", "part_of"))

    def terms(ids: set[str]) -> tuple[Term, ...]:
        return tuple(guide.terms[id_] for id_ in sorted(ids & set(order), key=order.__getitem__))

    return {
        term.id: Relatives(
            way=tuple(guide.terms[id_] for id_ in _way_to(guide, term, order)),
            contrast=terms({*term.related.contrast, *contrast.get(term.id, ())}),
            see=terms({*term.related.see, *see.get(term.id, ())} - {*term.related.contrast}),
            part_of=terms({*term.related.part_of}),
            parts=terms({*parts.get(term.id, ())}),
        )
        for term in guide.terms.values()
    }


def _way_to(guide: Guide, term: Term, order: Mapping[str, int]) -> tuple[str, ...]:
    """Return the ids of all that a term requires, however indirectly, what needs nothing first.

    Between terms that do not require each other, the course's order decides.
    """
    edges: dict[str, tuple[str, ...]] = {}
    waiting = [*term.related.requires]
    while waiting:
        id_ = waiting.pop()
        if id_ in order and id_ not in edges:
            edges[id_] = tuple(one for one in guide.terms[id_].related.requires if one in order)
            waiting += edges[id_]
    return tuple(_sorted_upwards(edges, order))


def _sorted_upwards(
    edges: Mapping[str, tuple[str, ...]], order: Mapping[str, int]
) -> Iterator[str]:
    sorter = TopologicalSorter(edges)
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=order.__getitem__)
        yield from ready
        sorter.done(*ready)


def _reversed(guide: Guide, relation: str) -> Mapping[str, tuple[str, ...]]:
    """Return, for each term, the terms that name it in a relation."""
    back: dict[str, tuple[str, ...]] = {}
    for term in guide.terms.values():
        for other in term.related.of(relation):
            back[other] = (*back.get(other, ()), term.id)
    return back
