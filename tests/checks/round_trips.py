"""What of a course is other than before, once it was written for another program and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from studyguide.importing.entries import ImportedQuestion, ImportedTerm
from studyguide.importing.formats.registry import read_file
from studyguide.model.authored_text import AuthoredText
from studyguide.model.guide import Guide
from studyguide.model.questions import (
    Choice,
    Cloze,
    Essay,
    Match,
    Multiple,
    Numeric,
    Order,
    Question,
    Short,
)

_REFERENCE = re.compile(r"\[\[(?:[^|\]]*\|)?(.*?)\]\]")


def questions_of(path: Path) -> dict[str, ImportedQuestion]:
    """Return the questions of an exported file by id."""
    found = [one for lesson in read_file(path).lessons for one in lesson.questions]
    return {question.id: question for question in found}


def terms_of(path: Path) -> list[ImportedTerm]:
    """Return the terms of an exported file."""
    return [term for lesson in read_file(path).lessons for term in lesson.terms]


def words(text: AuthoredText | None, language: str) -> str:
    """Return a text as it leaves the course: references to terms are their words."""
    return _REFERENCE.sub(r"\1", (text.get(language) or "").strip()) if text else ""


def differences(guide: Guide, language: str, path: Path) -> Iterator[tuple[str, str]]:
    """Yield what is other than in the course, and the question: `hint`, `missing`, `short → essay`.

    Texts of a question that varies are not compared: each file has draws of its own.
    """
    found = questions_of(path)
    for _, question in guide.questions():
        read = found.get(question.id)
        if read is None:
            yield "missing", question.id
        elif read.kind != question.kind:
            yield f"{question.kind} → {read.kind}", question.id
        elif not question.variables:
            for name, before, after in _fields(question, read, language):
                if before != after:
                    yield name, question.id


def _fields(
    question: Question, read: ImportedQuestion, language: str
) -> Iterator[tuple[str, object, object]]:
    def said(text: AuthoredText | None) -> str:
        return words(text, language)

    scenario = f"{said(question.scenario)}\n\n" if question.scenario else ""
    yield "prompt", f"{scenario}{said(question.prompt)}", read.prompt.replace("> ", "", 1)
    yield "hint", said(question.hint), read.hint
    match question:
        case Choice() | Multiple():
            options = [(said(one.text), one.correct, said(one.why)) for one in question.options]
            yield "options", options, [(one.text, one.correct, one.why) for one in read.options]
            return
        case Numeric():
            number = tuple(float(str(one)) for one in (question.answer, question.tolerance))
            yield "number", number, (float(read.answer), float(read.tolerance))
            yield "unit", said(question.unit), read.unit
        case Match():
            pairs = tuple((said(one.left), said(one.right)) for one in question.pairs)
            yield "pairs", (pairs, tuple(map(said, question.spare))), (read.pairs, read.spare)
        case Order():
            yield "items", tuple(map(said, question.items)), read.items
        case Cloze():
            yield "text", said(question.text), read.text
        case Essay():
            yield "rubric", tuple(map(said, question.rubric)), read.items
    if isinstance(question, Short | Essay):
        yield "answer", said(question.answer), read.answer
    elif question.explanation:
        yield "explanation", said(question.explanation), read.explanation
