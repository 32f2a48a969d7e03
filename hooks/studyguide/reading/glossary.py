"""Collects the terms of all lessons."""

from __future__ import annotations

from collections.abc import Iterable

from studyguide.model.guide import Lesson, Term


def glossary(lessons: Iterable[Lesson]) -> tuple[dict[str, Term], dict[str, Lesson]]:
    """Return the terms and their lessons by id; of two terms with one id, the first."""
    terms: dict[str, Term] = {}
    lesson_of_term: dict[str, Lesson] = {}
    for lesson in lessons:
        for term in lesson.terms:
            if term.id not in terms:
                terms[term.id], lesson_of_term[term.id] = term, lesson
    return terms, lesson_of_term
