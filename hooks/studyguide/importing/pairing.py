"""Joins lists in two languages that are translations of each other, entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from studyguide.importing.entries import ImportedLesson, ImportedQuestion, ImportedTerm
from studyguide.importing.preparing import Prepared
from studyguide.linking.name_index import match_key


def paired(files: Sequence[Prepared], languages: Sequence[str]) -> list[Prepared]:
    """Return files in which the entries of the first language have those of the others.

    Terms are paired that have a name or abbreviation in common; what is left, and questions, in
    their order if both lists are equally long.
    """
    first, *others = languages
    lessons = [lesson for file in files for lesson in file.file.lessons]
    terms = {
        code: [term for lesson in lessons for term in lesson.terms if term.language == code]
        for code in languages
    }
    questions = {
        code: [one for lesson in lessons for one in lesson.questions if one.language == code]
        for code in languages
    }
    term_pairs: dict[int, dict[str, ImportedTerm]] = {}
    question_pairs: dict[int, dict[str, ImportedQuestion]] = {}
    used: set[int] = set()
    for code in others:
        for mine, other in _pairs_of_terms(terms[first], terms[code]):
            term_pairs.setdefault(id(mine), {})[code] = other
            used.add(id(other))
        if len(questions[first]) == len(questions[code]):
            for asked, translated in zip(questions[first], questions[code], strict=True):
                question_pairs.setdefault(id(asked), {})[code] = translated
                used.add(id(translated))
    return [
        replace(
            file,
            file=replace(
                file.file,
                lessons=tuple(
                    _joined(lesson, term_pairs, question_pairs, used)
                    for lesson in file.file.lessons
                ),
            ),
        )
        for file in files
    ]


def _pairs_of_terms(
    mine: Sequence[ImportedTerm], others: Sequence[ImportedTerm]
) -> list[tuple[ImportedTerm, ImportedTerm]]:
    by_name = {key: term for term in others for key in _keys(term)}
    pairs: list[tuple[ImportedTerm, ImportedTerm]] = []
    left: list[ImportedTerm] = []
    for term in mine:
        other = next((by_name[key] for key in _keys(term) if key in by_name), None)
        if other is not None and all(other is not done for _, done in pairs):
            pairs.append((term, other))
        else:
            left.append(term)
    rest = [term for term in others if all(term is not done for _, done in pairs)]
    if len(left) == len(rest):
        pairs += zip(left, rest, strict=True)
    return pairs


def _keys(term: ImportedTerm) -> list[str]:
    return [match_key(name) for name in (term.name, term.short, *term.aliases) if name]


def _joined(
    lesson: ImportedLesson,
    terms: dict[int, dict[str, ImportedTerm]],
    questions: dict[int, dict[str, ImportedQuestion]],
    used: set[int],
) -> ImportedLesson:
    return replace(
        lesson,
        terms=tuple(
            replace(term, translations={**term.translations, **terms.get(id(term), {})})
            for term in lesson.terms
            if id(term) not in used
        ),
        questions=tuple(
            replace(
                question, translations={**question.translations, **questions.get(id(question), {})}
            )
            for question in lesson.questions
            if id(question) not in used
        ),
    )
