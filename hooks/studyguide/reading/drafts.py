"""Leaves drafts out of a guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from studyguide.linking.name_index import UncheckedNames, match_key, own_names
from studyguide.model.guide import Guide, HiddenDrafts, Lesson, Term
from studyguide.reading.glossary import glossary


def without_drafts(guide: Guide) -> Guide:
    """Return a guide without drafts, which are listed in `hidden`; references to them are kept."""
    weeks = tuple(week for week in guide.course.weeks if not week.draft)
    lessons = tuple(_published(lesson) for lesson in guide.lessons if not lesson.draft)
    terms, lesson_of_term = glossary(lessons)
    hidden = HiddenDrafts(
        lessons=frozenset(lesson.folder for lesson in guide.lessons if lesson.draft),
        terms={id_: term for id_, term in guide.terms.items() if id_ not in terms},
        questions=frozenset(question.id for _, question in guide.questions())
        - {question.id for lesson in lessons for question in lesson.questions},
    )
    course = replace(guide.course, weeks=weeks)
    return replace(
        guide, course=course, lessons=lessons, terms=terms, lesson_of_term=lesson_of_term,
        hidden=hidden,
    )  # fmt: skip


def without_references_to_drafts(guide: Guide) -> Guide:
    """Return a guide without hidden terms in the relations of terms and questions."""
    if not guide.hidden.terms:
        return guide
    lessons = tuple(_cleaned(lesson, guide.hidden.terms) for lesson in guide.lessons)
    terms, lesson_of_term = glossary(lessons)
    return replace(guide, lessons=lessons, terms=terms, lesson_of_term=lesson_of_term)


def hidden_names(guide: Guide) -> UncheckedNames:
    """Return the names of drafts: references to them are no mistakes."""
    hidden = guide.hidden
    names = (
        key
        for term in hidden.terms.values()
        for code in guide.course.languages
        for key in own_names(term, code)
    )
    return UncheckedNames(frozenset((*names, *hidden.terms, *hidden.lessons)))


def draft_term_fault(hidden: HiddenDrafts, target: str, language: str) -> str | None:
    """Return the fault of a wordless reference by a draft's id, None if it is a name."""
    term = hidden.terms.get(target.strip())
    if term is None or match_key(target) in own_names(term, language):
        return None
    return f"the term '{target}' is a draft. Write '[[{target}|words]]', which shows the words"


def draft_question_fault(hidden: HiddenDrafts, id_: str) -> str | None:
    """Return the fault of embedding a question that is a draft, or None."""
    is_hidden = id_ in hidden.questions
    return f"the question '{id_}' is a draft. Publish it, or remove it here" if is_hidden else None


def _published(lesson: Lesson) -> Lesson:
    """Return a lesson without its drafts, the same object if it has none."""
    if not any(part.draft for part in (*lesson.terms, *lesson.questions)):
        return lesson
    terms = [(row, term) for row, term in lesson.terms_with_rows() if not term.draft]
    questions = [(row, item) for row, item in lesson.questions_with_rows() if not item.draft]
    return replace(
        lesson,
        terms=tuple(term for _, term in terms), term_rows=tuple(row for row, _ in terms),
        questions=tuple(item for _, item in questions),
        question_rows=tuple(row for row, _ in questions),
    )  # fmt: skip


def _cleaned(lesson: Lesson, hidden: Mapping[str, Term]) -> Lesson:
    def kept(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if id_ not in hidden)

    terms = tuple(
        replace(term, related=related) if (related := term.related.mapped(kept)) != term.related
        else term
        for term in lesson.terms
    )  # fmt: skip
    questions = tuple(replace(item, terms=kept(item.terms)) for item in lesson.questions)
    return replace(lesson, terms=terms, questions=questions)
