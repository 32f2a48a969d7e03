"""Checks of all texts of a guide: missing translations, and faults of the Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import assert_never

from studyguide.formulas.latex.preamble import Preamble
from studyguide.linking.name_index import NameIndex, UncheckedNames
from studyguide.model.article import Article
from studyguide.model.authored import Authored
from studyguide.model.authored_text import ANY, AuthoredText, key_of
from studyguide.model.course import Course, Week
from studyguide.model.guide import Guide, HiddenDrafts, Lesson, Term
from studyguide.model.problems import Problem, Severity, did_you_mean
from studyguide.model.questions import Cloze
from studyguide.model.yaml_file import Loc, YamlFile
from studyguide.reading.file_checks import lesson_file_problems
from studyguide.reading.link_checks import AddressCheck, address_check, figure_fault, no_fault
from studyguide.reading.reference_checks import Targets, article_validators, validators
from studyguide.text.checks.document_checks import Validators, document_faults, inline_faults
from studyguide.text.figure_numbers import figure_id_faults
from studyguide.text.parsing.formula_resolution import formula_of
from studyguide.text.parsing.parse import parse_blocks, parse_inline
from studyguide.text.tree.blocks import Fault
from studyguide.varying.drawn_questions import drawn
from studyguide.varying.draws import FIRST_DRAW

_LANGUAGE = re.compile(r"[\w#.+-]+")


@dataclass(frozen=True, slots=True)
class _TextContext:
    """The context of the texts in one file: what they may refer to."""

    file: YamlFile
    languages: tuple[str, ...]
    name_indexes: Mapping[str, NameIndex]
    macros: Mapping[str, str]
    address: AddressCheck
    questions: frozenset[str]
    hidden: HiddenDrafts
    gaps: bool = False
    """Whether the text may have gaps."""
    drafts: bool = True
    """Whether weeks that are drafts are checked too."""

    def preamble(self, language: str) -> Preamble:
        """Return the preamble for formulas in a language."""
        return Preamble.of(self.macros, self.languages[0] if language == ANY else language)

    def checks(self, language: str) -> Validators:
        """Return the checks for a text in a language."""
        name_index = self.name_indexes.get(language) or self.name_indexes[self.languages[0]]
        return validators(name_index, self.address, self.questions, self.hidden)


def text_problems(
    guide: Guide,
    unchecked_names: UncheckedNames,
    *,
    written: Course | None,
    web: AddressCheck = no_fault,
) -> Iterator[Problem]:
    """Yield the problems in the texts of a guide, and in those of the course if it is `written`.

    References to invalid names are not reported. `web` checks addresses outside of the site.
    """
    languages = guide.course.languages
    terms = guide.terms.values()
    name_indexes = {
        code: NameIndex.of(terms, code, unchecked_names=unchecked_names) for code in languages
    }
    nowhere = address_check(guide, None, None, web)
    targets = Targets(name_indexes, guide.question_ids, web)
    course = _TextContext(
        guide.course_file, languages, name_indexes, guide.course.macros, nowhere,
        targets.questions,
        guide.hidden,
    )  # fmt: skip
    if written:
        shown = replace(course, drafts=written == guide.course)
        yield from _record_problems(written, (), shown)
    for lesson in guide.lessons:
        yield from lesson_problems(guide, lesson, targets)


def lesson_problems(
    guide: Guide,
    lesson: Lesson,
    targets: Targets,
    *,
    before: Lesson | None = None,
) -> Iterator[Problem]:
    """Yield the problems in the texts of a lesson, or in those that differ from `before`."""
    unchanged = {id(record) for record in (*before.terms, *before.questions)} if before else set()
    address, course = address_check(guide, lesson, None, targets.web), guide.course
    terms = _TextContext(
        lesson.terms_file, course.languages, targets.name_indexes, course.macros, address,
        targets.questions, guide.hidden,
    )  # fmt: skip
    for row, term in lesson.terms_with_rows():
        if id(term) in unchanged:
            continue
        yield from _record_problems(term, (row,), terms)
        yield from _term_problems(term, row, lesson, terms)
    quiz = replace(terms, file=lesson.quiz_file)
    for row, question in lesson.questions_with_rows():
        if id(question) in unchanged:
            continue
        scope = replace(quiz, gaps=isinstance(question, Cloze))
        yield from _record_problems(drawn(question, FIRST_DRAW, "."), (row,), scope)
    for language, article in lesson.articles.items():
        if before and before.articles.get(language) == article:
            continue
        checks = article_validators(guide, lesson, article, targets)
        yield from _article_problems(guide, article, checks)
    yield from lesson_file_problems(lesson)


def _term_problems(term: Term, row: int, lesson: Lesson, scope: _TextContext) -> Iterator[Problem]:
    """Yield the problems in the parts of a term that are not text per language."""
    if term.formula:
        preamble = scope.preamble(scope.languages[0])
        yield from _fault_problems(formula_of(term.formula, preamble)[1], (row, "formula"), scope)
    if not _LANGUAGE.fullmatch(term.code_language):
        fix = "Write one word, as after ```: 'python'"
        yield scope.file.problem((row, "code_language"), f"'code_language' is no language. {fix}")
    for index, source in enumerate(term.sources):
        loc = (row, "sources", index)
        yield from _inline_problems(source, loc, scope, scope.languages[0])
    if term.figure and (message := figure_fault(lesson, term.figure.file, scope.languages)):
        yield scope.file.problem((row, "figure", "file"), message)
    for key in ("aliases", "forms", "prefer", "unlinked"):
        for language in getattr(term, key):
            yield from _language_problems((row, key, language), language, scope)


def _record_problems(record: Authored, loc: Loc, scope: _TextContext) -> Iterator[Problem]:
    """Yield the problems in the texts of a record and of nested records."""
    for field in fields(record):
        for at, item in _items(getattr(record, field.name), (*loc, field.name)):
            if isinstance(item, AuthoredText):
                yield from _text_problems(item, at, scope, field.name)
            elif isinstance(item, Week) and item.draft and not scope.drafts:
                continue
            elif isinstance(item, Authored):
                yield from _record_problems(item, at, scope)


def _items(value: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    if isinstance(value, tuple):
        yield from (((*loc, index), item) for index, item in enumerate(value))
    else:
        yield loc, value


def _text_problems(
    text: AuthoredText, loc: Loc, scope: _TextContext, field: str
) -> Iterator[Problem]:
    for language in text.missing(scope.languages):
        message = f"no '{language}' in '{field}'. Translate it"
        yield replace(scope.file.problem(loc, message, warning=True), missing=language)
    for language, markdown in text.translations():
        at = (*loc, *key_of(language))
        yield from _language_problems(at, language, scope)
        match text.kind:
            case "plain":
                if "\n" in markdown.strip():
                    yield scope.file.problem(at, f"'{field}' must be one line")
            case "inline":
                yield from _inline_problems(markdown, at, scope, language)
            case "blocks":
                gaps, preamble = scope.gaps and field == "text", scope.preamble(language)
                document, faults = parse_blocks(markdown, gaps=gaps, preamble=preamble)
                faults = (*faults, *document_faults(document, scope.checks(language)))
                yield from _fault_problems(faults, at, scope)
            case _:
                assert_never(text.kind)


def _language_problems(loc: Loc, language: str, scope: _TextContext) -> Iterator[Problem]:
    if language not in (*scope.languages, ANY):
        guess = did_you_mean(language, scope.languages)
        listed = guess or f" The course has {', '.join(scope.languages)}"
        yield scope.file.problem(loc, f"unknown language '{language}'.{listed}")


def _inline_problems(
    source: str, loc: Loc, scope: _TextContext, language: str
) -> Iterator[Problem]:
    """Yield the problems in inline content."""
    if "\n" in source.strip():
        key = next(part for part in reversed(loc) if isinstance(part, str) and part != language)
        yield scope.file.problem(loc, f"'{key}' must be one line of Markdown")
    line, faults = parse_inline(source, preamble=scope.preamble(language))
    yield from _fault_problems((*faults, *inline_faults(line, scope.checks(language))), loc, scope)


def _fault_problems(faults: Iterable[Fault], loc: Loc, scope: _TextContext) -> Iterator[Problem]:
    for fault in faults:
        yield scope.file.problem(
            loc, fault.message, offset=fault.line, column=fault.column, warning=fault.warning
        )


def _article_problems(guide: Guide, article: Article, checks: Validators) -> Iterator[Problem]:
    preamble = Preamble.of(guide.course.macros, article.language, lesson=True)
    document, faults = parse_blocks(article.body, preamble=preamble)
    for fault in (*faults, *document_faults(document, checks), *figure_id_faults(document)):
        severity: Severity = "warning" if fault.warning else "error"
        yield Problem(article.path, article.body_line + fault.line, fault.message, severity)
