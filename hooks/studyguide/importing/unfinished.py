"""What an entry of a course still lacks, in the order in which to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from studyguide.importing.draft import NOTHING_YET
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Guide, Lesson, Term
from studyguide.model.questions import AnyQuestion, Essay, Short
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.plain import plain_words
from studyguide.text.tree.sentences import first_sentence

Lack = Literal["meaning", "answer", "reason", "sentence", "language", "summary"]
ORDER: tuple[Lack, ...] = ("meaning", "answer", "reason", "sentence", "language", "summary")
"""What nobody can see without comes first."""
_ENDS = re.compile(r"[.!?…:؟۔।॥։።。！？｡：]['\"”’»)」』）]*$|\$$|`$")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An entry that lacks something."""

    lack: Lack
    path: str
    line: int
    id: str
    languages: tuple[str, ...] = ()
    """In which languages, if it is not there in some."""


def unfinished(guide: Guide) -> tuple[Unfinished, ...]:
    """Return what entries of a guide lack; the guide should have its drafts."""
    found = (one for lesson in guide.lessons for one in _in_lesson(guide, lesson))
    return tuple(sorted(found, key=lambda one: ORDER.index(one.lack)))


def is_unwritten(text: object) -> bool:
    """Return whether a field is a text that stands for one that is still to be written."""
    return isinstance(text, AuthoredText) and any(
        one.strip() == NOTHING_YET for _, one in text.translations()
    )


def _in_lesson(guide: Guide, lesson: Lesson) -> Iterator[Unfinished]:
    for row, term in lesson.terms_with_rows():
        line = lesson.terms_file.line((row, "id"))
        for lack, languages in _of_term(guide, term):
            yield Unfinished(lack, lesson.terms_file.path, line, term.id, languages)
    for row, question in lesson.questions_with_rows():
        line = lesson.quiz_file.line((row, "id"))
        for lack in _of_question(question):
            yield Unfinished(lack, lesson.quiz_file.path, line, question.id)
    for article in lesson.articles.values():
        if article.summary == article.title:
            yield Unfinished("summary", article.path, 1, lesson.slug)


def _of_term(guide: Guide, term: Term) -> Iterator[tuple[Lack, tuple[str, ...]]]:
    if is_unwritten(term.definition):
        yield "meaning", ()
        return
    if any(_is_fragment(text, code) for code, text in term.definition.translations()):
        yield "sentence", ()
    if missing := tuple(term.definition.missing(guide.course.languages)):
        yield "language", missing


def _is_fragment(text: str, language: str) -> bool:
    """Return whether a meaning begins with words that are no sentence."""
    sentence = plain_words(first_sentence(parse_blocks(text)[0], language)).strip()
    return not sentence or sentence[0].islower() or not _ENDS.search(sentence)


def _of_question(question: AnyQuestion) -> Iterator[Lack]:
    match question:
        case Short(answer=answer) if is_unwritten(answer):
            yield "answer"
        case Essay(answer=answer, rubric=rubric) if is_unwritten(answer) or any(
            map(is_unwritten, rubric)
        ):
            yield "answer"
        case _:
            options = getattr(question, "options", ())
            if options and not any(option.correct for option in options):
                yield "answer"
    if is_unwritten(question.explanation):
        yield "reason"
