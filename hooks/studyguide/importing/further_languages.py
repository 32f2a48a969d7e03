"""Of a source in many languages, those of the course: the others are told, not added."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from studyguide.importing.entries import ImportedFile, ImportedTerm, Remark

_MORE = "are further languages of it. Add those that you want to 'languages', and import again"


def in_course_languages(file: ImportedFile, languages: Collection[str]) -> ImportedFile:
    """Return a file whose terms are in languages of the course.

    A term that is in none of them stays in its first one.
    """
    lessons = tuple(
        replace(lesson, terms=tuple(_kept(term, languages) for term in lesson.terms))
        for lesson in file.lessons
    )
    kept = replace(file, lessons=lessons)
    left = [code for code in _languages(file) if code not in _languages(kept)]
    remarks = (Remark(1, ", ".join(left), _MORE),) if left else ()
    return replace(kept, remarks=(*file.remarks, *remarks))


def _kept(term: ImportedTerm, languages: Collection[str]) -> ImportedTerm:
    texts = {term.language: replace(term, translations={}), **term.translations}
    kept = {code: text for code, text in texts.items() if code in languages}
    if not term.translations or not kept:
        return replace(term, translations={})
    first = kept.pop(term.language, None) or kept.pop(next(iter(kept)))
    return replace(first, see=term.see, run=term.run, part_of=term.part_of, translations=kept)


def _languages(file: ImportedFile) -> Collection[str]:
    """Return the languages of terms with translations, in the order of their first term."""
    return dict.fromkeys(
        code
        for lesson in file.lessons
        for term in lesson.terms
        for code in (term.language, *term.translations)
        if code
    )
