"""Gives what was found in a file its languages and its final texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from studyguide.importing.clean_text import clean_blocks, clean_line, clean_name
from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedOption,
    ImportedQuestion,
    ImportedTerm,
    ImportedWeek,
    Passage,
)
from studyguide.importing.further_languages import in_course_languages
from studyguide.importing.recognized_language import recognized
from studyguide.importing.term_names import Spelling, with_parsed_name

_ENOUGH = 150
"""So many letters tell a language that the course does not have."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file whose texts can be written into a course."""

    name: str
    file: ImportedFile
    language: str
    """Of most of its texts."""


def prepared(
    name: str, file: ImportedFile, languages: Sequence[str], *, language: str = ""
) -> Prepared:
    """Return a file with the languages of its entries, and texts that our Markdown can read.

    `language` is that of all texts, if the author says it; else it is recognized.
    """
    file = in_course_languages(file, languages)
    main = language or _recognized(file, languages)
    by_run = {} if language else _languages_of_runs(file, languages, main)
    known = _Known(frozenset(file.media), _ids(file))
    spellings = {
        code: Spelling(_texts(file.lessons, code, by_run, main), code)
        for code in {main, *by_run.values()}
    }
    lessons = tuple(
        _prepared_lesson(lesson, by_run, main, spellings, known) for lesson in file.lessons
    )
    weeks = tuple(map(_prepared_week, file.weeks))
    return Prepared(name, replace(file, lessons=lessons, weeks=weeks), main)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the texts of a file may lead to."""

    files: frozenset[str]
    """The addresses of what comes along."""
    terms: frozenset[str]
    """The ids of its terms."""

    def blocks(self, text: str) -> str:
        """Return a text of blocks that our Markdown can read."""
        return clean_blocks(text, files=self.files, terms=self.terms)


def _ids(file: ImportedFile) -> frozenset[str]:
    return frozenset(term.id for lesson in file.lessons for term in lesson.terms if term.id)


def _recognized(file: ImportedFile, languages: Sequence[str]) -> str:
    texts = [text for lesson in file.lessons for text in _all_texts(lesson)]
    found = recognized((*texts, *(week.title for week in file.weeks)), languages)
    return found or languages[0]


def _all_texts(lesson: ImportedLesson) -> Iterable[str]:
    for term in lesson.terms:
        yield term.definition
    for question in lesson.questions:
        yield from (question.prompt, question.answer, question.text)
        yield from (option.text for option in question.options)
    for passage in lesson.passages:
        yield passage.text


def _languages_of_runs(
    file: ImportedFile, languages: Sequence[str], main: str
) -> Mapping[int, str]:
    """Return the languages of lists that are long enough to tell, by their numbers."""
    texts: dict[int, list[str]] = {}
    for lesson in file.lessons:
        for term in lesson.terms:
            texts.setdefault(term.run, []).append(term.definition)
        for question in lesson.questions:
            texts.setdefault(question.run, []).append(f"{question.prompt}\n{question.answer}")
    known = {*languages, main, "en", "nb", "nn", "de"}
    found = {run: recognized(listed, languages) for run, listed in texts.items()}
    return {
        run: code
        for run, code in found.items()
        if code != main and code in (known if len("".join(texts[run])) > _ENOUGH else languages)
    }


def _texts(
    lessons: Iterable[ImportedLesson], code: str, by_run: Mapping[int, str], main: str
) -> Iterable[str]:
    for lesson in lessons:
        yield from (t.definition for t in lesson.terms if by_run.get(t.run, main) == code)
        yield from (q.prompt for q in lesson.questions if by_run.get(q.run, main) == code)
        yield from (q.answer for q in lesson.questions if by_run.get(q.run, main) == code)
        if code == main:
            yield from (part.text for part in lesson.passages if not part.level)


def _prepared_lesson(
    lesson: ImportedLesson,
    by_run: Mapping[int, str],
    main: str,
    spellings: Mapping[str, Spelling],
    known: _Known,
) -> ImportedLesson:
    def language(entry: ImportedTerm | ImportedQuestion) -> str:
        return entry.language or by_run.get(entry.run, main)

    def spelling(code: str) -> Spelling:
        return spellings.get(code) or spellings[main]

    terms = tuple(
        _prepared_term(term, language(term), spelling(language(term)), known)
        for term in lesson.terms
    )
    questions = tuple(
        prepared_question(question, language(question), known.files)
        for question in lesson.questions
    )
    passages = tuple(_prepared_passage(passage, known.files) for passage in lesson.passages)
    title = clean_name(lesson.title)
    return replace(lesson, title=title, terms=terms, questions=questions, passages=passages)


def _prepared_passage(passage: Passage, files: frozenset[str]) -> Passage:
    is_heading = passage.level > 0
    text = clean_name(passage.text) if is_heading else clean_blocks(passage.text, files=files)
    return replace(passage, text=text)


def _prepared_term(
    term: ImportedTerm, language: str, spelling: Spelling, known: _Known
) -> ImportedTerm:
    named = with_parsed_name(term, spelling)
    translations = {
        code: _prepared_term(other, code, spelling, known)
        for code, other in term.translations.items()
    }
    return replace(
        named,
        name=clean_name(named.name),
        short=clean_name(named.short),
        aliases=tuple(filter(None, map(clean_name, named.aliases))),
        definition=known.blocks(named.definition),
        example=known.blocks(named.example),
        sources=tuple(map(clean_line, named.sources)),
        language=language,
        translations=translations,
    )


def prepared_question(
    question: ImportedQuestion, language: str, files: frozenset[str] = frozenset()
) -> ImportedQuestion:
    """Return a question with its language, and with texts that our Markdown can read."""

    def blocks(text: str) -> str:
        return clean_blocks(text, files=files)

    is_number = question.kind in ("numeric", "true-false")
    return replace(
        question,
        language=language,
        prompt=blocks(question.prompt),
        options=tuple(
            ImportedOption(_option(option.text, files), option.correct, blocks(option.why))
            for option in question.options
        ),
        answer=question.answer if is_number else blocks(question.answer),
        accept=tuple(filter(None, map(clean_name, question.accept))),
        items=tuple(map(clean_line, question.items)),
        pairs=tuple((clean_line(left), clean_line(right)) for left, right in question.pairs),
        spare=tuple(map(clean_line, question.spare)),
        unit=clean_name(question.unit),
        explanation=blocks(question.explanation),
        hint=blocks(question.hint),
        translations={
            code: prepared_question(other, code, files)
            for code, other in question.translations.items()
        },
    )


def _option(text: str, files: frozenset[str]) -> str:
    return (
        clean_blocks(text, files=files)
        if "\n" in text.strip() or "![" in text
        else clean_line(text)
    )


def _prepared_week(week: ImportedWeek) -> ImportedWeek:
    return replace(
        week,
        title=clean_name(week.title),
        topics=tuple(map(clean_line, week.topics)),
        homework=tuple(map(clean_blocks, week.homework)),
        readings=tuple(map(clean_line, week.readings)),
    )
