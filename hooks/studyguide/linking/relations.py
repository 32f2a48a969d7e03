"""Relations of terms in both directions, and all prerequisites of a term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from studyguide.model.guide import RELATIONS, Guide, Term


@dataclass(frozen=True, slots=True)
class Relatives:
    """The related terms of one term, in course order."""

    prerequisites: tuple[Term, ...]
    """All prerequisites, from the most basic to those that it builds on directly."""
    contrast: tuple[Term, ...]
    see: tuple[Term, ...]
    part_of: tuple[Term, ...]
    parts: tuple[Term, ...]
    required_by: tuple[Term, ...]
    """The terms that build on it directly."""


def relatives(guide: Guide) -> Mapping[str, Relatives]:
    """Return the related terms of every term by id. `contrast` and `see` work in both directions.

    They are computed lazily: a page needs only a few of a large course.
    """
    return _Relations(guide)


class _Relations(Mapping[str, Relatives]):
    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._order = {id_: position for position, id_ in enumerate(guide.terms)}
        self._back = {key: _reversed(guide, key) for key in RELATIONS}
        self._computed: dict[str, Relatives] = {}

    def __getitem__(self, id_: str) -> Relatives:
        if id_ not in self._computed:
            self._computed[id_] = self._of(self._guide.terms[id_])
        return self._computed[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._guide.terms)

    def __len__(self) -> int:
        return len(self._guide.terms)

    def _of(self, term: Term) -> Relatives:
        related, back = term.related, self._back
        return Relatives(
            prerequisites=self._terms(_way_to(self._guide, term, self._order), sort=False),
            contrast=self._terms({*related.contrast, *back["contrast"].get(term.id, ())}),
            see=self._terms({*related.see, *back["see"].get(term.id, ())} - {*related.contrast}),
            part_of=self._terms({*related.part_of}),
            parts=self._terms({*back["part_of"].get(term.id, ())}),
            required_by=self._terms({*back["requires"].get(term.id, ())}),
        )

    def _terms(self, ids: Iterable[str], *, sort: bool = True) -> tuple[Term, ...]:
        ids_in_order = [id_ for id_ in ids if id_ in self._order]
        ordered = sorted(ids_in_order, key=self._order.__getitem__) if sort else ids_in_order
        return tuple(self._guide.terms[id_] for id_ in ordered)


def _way_to(guide: Guide, term: Term, order: Mapping[str, int]) -> tuple[str, ...]:
    """Return the ids of all direct and indirect prerequisites in topological order.

    Independent terms are in course order.
    """
    edges: dict[str, tuple[str, ...]] = {}
    waiting = [*term.related.requires]
    while waiting:
        id_ = waiting.pop()
        if id_ in order and id_ not in edges:
            edges[id_] = tuple(
                required for required in guide.terms[id_].related.requires if required in order
            )
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
    """Return, for each term, the terms that refer to it in a relation."""
    back: dict[str, tuple[str, ...]] = {}
    for term in guide.terms.values():
        for target in term.related.of(relation):
            back[target] = (*back.get(target, ()), term.id)
    return back
