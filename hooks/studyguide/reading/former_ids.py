"""Former ids of terms, questions and lessons: references by them, and clashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from studyguide.linking.name_index import renaming
from studyguide.model.guide import RELATIONS, Guide, Lesson, Term
from studyguide.model.problems import Problem
from studyguide.model.questions import Question
from studyguide.model.slugs import FREE_SHAPE, is_free_slug
from studyguide.model.yaml_file import Loc, YamlFile


def with_present_ids(
    lessons: tuple[Lesson, ...],
) -> tuple[tuple[Lesson, ...], tuple[Problem, ...]]:
    """Return lessons with present ids in place of former ones, and a warning for each of those.

    A lesson without former ids is the same object.
    """
    terms = [term for lesson in lessons for term in lesson.terms]
    present = {former: term.id for term in terms for former in term.formerly}
    for term in terms:
        present.pop(term.id, None)
    if not present:
        return lessons, ()
    warnings: list[Problem] = []
    renamed = tuple(_with_present_ids(lesson, present, warnings) for lesson in lessons)
    return renamed, tuple(warnings)


def _with_present_ids(
    lesson: Lesson, present: Mapping[str, str], warnings: list[Problem]
) -> Lesson:
    terms = tuple(
        _term(term, row, lesson.terms_file, present, warnings)
        for row, term in lesson.terms_with_rows()
    )
    questions = tuple(
        _question(question, row, lesson.quiz_file, present, warnings)
        for row, question in lesson.questions_with_rows()
    )
    records = zip((*terms, *questions), (*lesson.terms, *lesson.questions), strict=True)
    if all(new is old for new, old in records):
        return lesson
    return replace(lesson, terms=terms, questions=questions)


def _term(
    term: Term, row: int, file: YamlFile, present: Mapping[str, str], warnings: list[Problem]
) -> Term:
    for relation in RELATIONS:
        warnings += _warnings(term.related.of(relation), (row, "related", relation), file, present)
    related = term.related.mapped(lambda ids: tuple(present.get(id_, id_) for id_ in ids))
    return term if related == term.related else replace(term, related=related)


def _question(
    question: Question,
    row: int,
    file: YamlFile,
    present: Mapping[str, str],
    warnings: list[Problem],
) -> Question:
    if present.keys().isdisjoint(question.terms):
        return question
    warnings += _warnings(question.terms, (row, "terms"), file, present)
    return replace(question, terms=tuple(present.get(id_, id_) for id_ in question.terms))


def _warnings(
    ids: tuple[str, ...], loc: Loc, file: YamlFile, present: Mapping[str, str]
) -> Iterator[Problem]:
    for index, id_ in enumerate(ids):
        if message := renaming("term", id_, present.get(id_, "")):
            yield file.problem((*loc, index), message, warning=True)


@dataclass(frozen=True, slots=True)
class _Renamed:
    """A record with former ids."""

    kind: str
    id: str
    formerly: tuple[str, ...]
    file: YamlFile
    loc: Loc


def former_id_problems(guide: Guide) -> Iterator[Problem]:
    """Yield former ids that are malformed, or that another record has or had."""
    listed = tuple(_renamed(guide))
    taken = {(record.kind, record.id): record.id for record in listed}
    for record in listed:
        for index, former in enumerate(record.formerly):
            owner = taken.setdefault((record.kind, former), record.id)
            loc = (*record.loc, "formerly", index)
            if not is_free_slug(former):
                yield record.file.problem(loc, f"the id '{former}' {FREE_SHAPE}")
            elif owner != record.id:
                message = f"'{former}' belongs to the {record.kind} '{owner}'. Remove it here"
                yield record.file.problem(loc, message)


def _renamed(guide: Guide) -> Iterable[_Renamed]:
    for lesson in guide.lessons:
        for row, term in lesson.terms_with_rows():
            yield _Renamed("term", term.id, term.formerly, lesson.terms_file, (row,))
        for row, question in lesson.questions_with_rows():
            yield _Renamed("question", question.id, question.formerly, lesson.quiz_file, (row,))
        for article in lesson.articles.values():
            file = YamlFile(article.path, "")
            yield _Renamed("lesson", lesson.slug, article.formerly, file, ())
