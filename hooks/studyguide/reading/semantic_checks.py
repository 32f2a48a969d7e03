"""Checks of the meaning of a well-formed guide: ids, relations, weeks, translations, prose."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import zip_longest

from studyguide.addresses.site_map import page_entries
from studyguide.addresses.uris import address_of
from studyguide.linking.name_index import UncheckedNames
from studyguide.model.article import Article
from studyguide.model.course import Course
from studyguide.model.file_names import is_device
from studyguide.model.guide import RELATIONS, Guide
from studyguide.model.problems import Problem, Problems, did_you_mean
from studyguide.model.slugs import FREE_SHAPE, SHAPE, is_free_slug, is_slug
from studyguide.model.yaml_file import YamlFile
from studyguide.reading.former_ids import former_id_problems
from studyguide.reading.name_checks import name_problems
from studyguide.reading.question_checks import question_problems
from studyguide.reading.text_checks import text_problems
from studyguide.text.parsing.block_tree import SWALLOWING
from studyguide.text.parsing.parse import parse_blocks


def semantic_problems(
    guide: Guide, *, written: Course | None, unchecked_names: UncheckedNames
) -> Problems:
    """Return all problems in the meaning of a guide.

    `unchecked_names` are the names of malformed records and drafts: references to them are not
    reported. `written` is the course with its drafts; without it, the weeks and the course's own
    texts are not checked.
    """
    return (
        *(_course_id_problems(guide) if written else ()),
        *_id_problems(guide),
        *former_id_problems(guide),
        *name_problems(guide),
        *_relation_problems(guide, unchecked_names),
        *_circles(guide, "requires"),
        *_circles(guide, "part_of"),
        *(_week_problems(guide, written, unchecked_names) if written else ()),
        *_address_problems(guide),
        *_section_problems(guide),
        *question_problems(guide, unchecked_names),
        *text_problems(guide, unchecked_names, written=written),
    )


def _course_id_problems(guide: Guide) -> Iterator[Problem]:
    id_ = guide.course.id
    if not is_slug(id_):
        yield guide.course_file.problem(("id",), f"the id '{id_}' {SHAPE}")


def _id_problems(guide: Guide) -> Iterator[Problem]:
    """Yield ids of terms and questions that are malformed, reserved or used twice."""
    seen: dict[tuple[str, str], tuple[YamlFile, int]] = {}
    for kind, file, row, id_ in _ids(guide):
        if is_device(id_):
            message = f"Windows keeps the name '{id_}' for itself. Choose another id"
            yield file.problem((row, "id"), message)
        if not is_free_slug(id_):
            yield file.problem((row, "id"), f"the id '{id_}' {FREE_SHAPE}")
        first, first_row = seen.setdefault((kind, id_), (file, row))
        if (first, first_row) != (file, row):
            location = f"{first.path}:{first.line((first_row, 'id'))}"
            message = f"the {kind} '{id_}' is already in {location}. Choose another id"
            yield file.problem((row, "id"), message)


def _ids(guide: Guide) -> Iterator[tuple[str, YamlFile, int, str]]:
    for lesson in guide.lessons:
        for row, term in lesson.terms_with_rows():
            yield "term", lesson.terms_file, row, term.id
        for row, question in lesson.questions_with_rows():
            yield "question", lesson.quiz_file, row, question.id


def _relation_problems(guide: Guide, unchecked_names: UncheckedNames) -> Iterator[Problem]:
    for lesson in guide.lessons:
        for row, term in lesson.terms_with_rows():
            for relation in RELATIONS:
                for index, target in enumerate(term.related.of(relation)):
                    if target not in unchecked_names and (
                        message := _relation_fault(guide, term.id, target)
                    ):
                        loc = (row, "related", relation, index)
                        yield lesson.terms_file.problem(loc, message)


def _relation_fault(guide: Guide, term: str, target: str) -> str | None:
    if target == term:
        return f"the term '{term}' is related to itself. Remove it"
    if target not in guide.terms:
        guess = did_you_mean(target, guide.terms) or " Define it, or remove it here"
        return f"unknown term '{target}'.{guess}"
    return None


def _circles(guide: Guide, relation: str) -> Iterator[Problem]:
    """Yield a cycle of terms that require, or are part of, each other."""
    edges = {id_: term.related.of(relation) for id_, term in guide.terms.items()}
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        circle: list[str] = list(reversed(error.args[1]))
        if len(circle) <= 2:
            return
        lesson = guide.lesson_of_term[circle[0]]
        row = next(row for row, term in lesson.terms_with_rows() if term.id == circle[0])
        message = f"'{relation}' runs in a circle: {' → '.join(circle)}. Remove one of them"
        yield lesson.terms_file.problem((row, "related", relation), message)


def _week_problems(
    guide: Guide, written: Course, unchecked_names: UncheckedNames
) -> Iterator[Problem]:
    file, folders = guide.course_file, {lesson.folder for lesson in guide.lessons}
    numbers: list[int] = []
    placed: set[str] = set()
    for row, week in enumerate(written.weeks):
        if week.number < 1 or week.number <= max(numbers, default=0):
            message = f"week {week.number} is out of order. Number the weeks upwards from 1"
            yield file.problem(("weeks", row, "number"), message)
        numbers.append(week.number)
        for index, name in enumerate(week.lessons):
            loc = ("weeks", row, "lessons", index)
            if name in placed:
                yield file.problem(loc, f"the lesson '{name}' is in two weeks. Remove one")
            elif name not in folders and name not in unchecked_names:
                guess = did_you_mean(name, folders) or " Make the folder, or remove it here"
                yield file.problem(loc, f"no lesson folder '{name}' with a lesson.{guess}")
            placed.add(name)
    for lesson in guide.lessons:
        if lesson.folder not in placed:
            message = f"the lesson '{lesson.folder}' is in no week. Add it to one"
            yield file.problem(("weeks",), message, warning=True)


def _address_problems(guide: Guide) -> Iterator[Problem]:
    """Yield pages with the same address, of which MkDocs would silently keep the last."""
    # the folder of the language would replace a page there
    seen = {f"{code}/": guide.course_file.path for code in guide.course.languages[1:]}
    for entry in page_entries(guide):
        address = address_of(entry.uri)
        first = seen.setdefault(address, entry.path)
        if first != entry.path:
            message = f"{first} makes a page at '/{address}' too. Rename one of them"
            yield Problem(entry.path, 1, message)


def _section_problems(guide: Guide) -> Iterator[Problem]:
    """Yield the first heading of each translation that differs from the first language's."""
    for articles in (lesson.articles for lesson in guide.lessons):
        first, *others = articles.values()
        expected = [heading.id for heading in first.headings]
        for article in others:
            actual = [heading.id for heading in article.headings]
            if actual != expected and all((*actual, *expected)) and _are_complete(article, first):
                yield _section_problem(article, first, actual, expected)


def _are_complete(*articles: Article) -> bool:
    """Return whether no unclosed code block may have swallowed the headings below it."""
    faults = (fault for article in articles for fault in parse_blocks(article.body)[1])
    return not any(fault.message in SWALLOWING for fault in faults)


def _section_problem(
    article: Article, first: Article, actual: list[str], expected: list[str]
) -> Problem:
    pairs = enumerate(zip_longest(actual, expected))
    at, (actual_id, expected_id) = next((at, pair) for at, pair in pairs if pair[0] != pair[1])
    line = article.headings[at].line if actual_id is not None else article.body_line
    want = f"'{{#{expected_id}}}'" if expected_id else "no heading"
    have = f"'{{#{actual_id}}}'" if actual_id else "none"
    message = f"heading {at + 1} is {have}, but {first.path} has {want}. Make the ids the same"
    return Problem(article.path, line, message)
