"""What is wrong in the words of a guide: missing translations, and faults of the Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from studyguide.linking.figures import svg_faults
from studyguide.linking.links import Links, Unread
from studyguide.model.authored import Authored
from studyguide.model.guide import Article, Guide, Lesson, Term
from studyguide.model.problems import Problem, did_you_mean
from studyguide.model.text import ANY, Text
from studyguide.model.yaml_file import Loc, YamlFile
from studyguide.prose.allowed import forbidden_in_text
from studyguide.prose.faults import Fault, prose_faults
from studyguide.prose.html import html_writer
from studyguide.prose.latex import latex_fault
from studyguide.prose.lines import in_line
from studyguide.prose.spans import line_of
from studyguide.reading.addresses import Address, addresses, figure_fault

_LANGUAGE = re.compile(r"[\w#.+-]+")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_MAY_BE_ACTIVE = re.compile(r"<|\]\(")
PLAIN = frozenset({"name", "short", "title", "unit"})
"""Fields whose text is no Markdown: shown to the letter."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the texts of one file may refer to."""

    file: YamlFile
    languages: tuple[str, ...]
    links: Mapping[str, Links]
    address: Address


def text_problems(
    guide: Guide, unread: Unread, *, course_is_read: bool = True
) -> Iterator[Problem]:
    """Yield what is wrong in the texts of a guide; a reference to what is in `unread` is right."""
    languages = guide.course.languages
    terms = guide.terms.values()
    links = {code: Links.of(terms, code, unread=unread) for code in languages}
    nowhere = addresses(guide, None, None)
    course = _Scope(guide.course_file, languages, links, nowhere)
    if course_is_read:
        yield from _record_problems(guide.course, (), course)
    for lesson in guide.lessons:
        yield from _lesson_problems(guide, lesson, links)
    for page in guide.pages:
        for language in languages:
            article = page.articles.get(language)
            if article:
                yield from _article_problems(article, links, addresses(guide, None, article))
            else:
                message = "the page is not translated. Write this file"
                yield Problem(f"docs/{page.slug}.{language}.md", 1, message, "warning")


def _lesson_problems(guide: Guide, lesson: Lesson, links: Mapping[str, Links]) -> Iterator[Problem]:
    address = addresses(guide, lesson, None)
    terms = _Scope(lesson.terms_file, guide.course.languages, links, address)
    for row, term in lesson.placed_terms():
        yield from _record_problems(term, (row,), terms)
        yield from _term_problems(term, row, lesson, terms)
    quiz = _Scope(lesson.quiz_file, guide.course.languages, links, address)
    for row, question in lesson.placed_questions():
        yield from _record_problems(question, (row,), quiz)
    for article in lesson.articles.values():
        yield from _article_problems(article, links, addresses(guide, lesson, article))
    for picture in sorted((lesson.folder_path / "figures").glob("*.svg")):
        path = f"{lesson.terms_file.path.rpartition('/')[0]}/figures/{picture.name}"
        for line, message in svg_faults(picture.read_text(encoding="utf-8", errors="replace")):
            yield Problem(path, line + 1, message)


def _term_problems(term: Term, row: int, lesson: Lesson, scope: _Scope) -> Iterator[Problem]:
    """Yield what is wrong in the parts of a term that are not text per language."""
    for line, fault in _formula_faults(term.formula or ""):
        yield scope.file.problem((row, "formula"), fault, offset=line)
    if not _LANGUAGE.fullmatch(term.code_language):
        fix = "Write one word, as after ```: 'python'"
        yield scope.file.problem((row, "code_language"), f"'code_language' is no language. {fix}")
    for index, source in enumerate(term.sources):
        loc = (row, "sources", index)
        yield from _prose_problems(source, loc, scope, scope.languages[0], one_line=True)
    if term.figure and (message := figure_fault(lesson, term.figure.file, scope.languages)):
        yield scope.file.problem((row, "figure", "file"), message)
    for key in ("aliases", "forms", "prefer", "unlinked"):
        for language in getattr(term, key):
            yield from _language_problems((row, key, language), language, scope)


def _formula_faults(tex: str) -> Iterator[Fault]:
    if fault := latex_fault(tex, display=True):
        yield fault
    elif empty_line := _EMPTY_LINE.search(tex.strip()):
        line = line_of(tex.strip(), empty_line.start()) + 1
        yield line, "an empty line ends a formula. Remove it"
    elif "`" in tex or "$" in tex or "<" in tex:
        markdown = f"$$\n{tex.strip()}\n$$"
        faults = prose_faults(markdown, reference=_nothing, address=_nothing)
        yield from ((max(0, line - 1), message) for line, message in faults)


def _nothing(_: str) -> None:
    """Stand in for a check: a formula has no links."""


def _record_problems(record: Authored, loc: Loc, scope: _Scope) -> Iterator[Problem]:
    """Yield what is wrong in the texts of a record and of the records in it."""
    for field in fields(record):
        value = getattr(record, field.name)
        one_line = "Words" in str(field.type)
        for at, item in _items(value, (*loc, field.name)):
            if isinstance(item, Text):
                yield from _text_problems(item, at, scope, field.name, one_line=one_line)
            elif isinstance(item, Authored):
                yield from _record_problems(item, at, scope)


def _items(value: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    if isinstance(value, tuple):
        yield from (((*loc, index), item) for index, item in enumerate(value))
    else:
        yield loc, value


def _text_problems(
    text: Text, loc: Loc, scope: _Scope, field: str, *, one_line: bool
) -> Iterator[Problem]:
    for language in text.missing(scope.languages):
        yield scope.file.problem(loc, f"no '{language}' in '{field}'. Translate it", warning=True)
    for language, written in text.written():
        at = (*loc, language) if language != ANY else loc
        if language != ANY:
            yield from _language_problems(at, language, scope)
        if field in PLAIN:
            if "\n" in written.strip():
                yield scope.file.problem(at, f"'{field}' must be one line")
        else:
            yield from _prose_problems(written, at, scope, language, one_line=one_line)


def _language_problems(loc: Loc, language: str, scope: _Scope) -> Iterator[Problem]:
    if language not in scope.languages:
        guess = did_you_mean(language, scope.languages)
        listed = guess or f" The course has {', '.join(scope.languages)}"
        yield scope.file.problem(loc, f"unknown language '{language}'.{listed}")


def _prose_problems(
    markdown: str, loc: Loc, scope: _Scope, language: str, *, one_line: bool
) -> Iterator[Problem]:
    links = scope.links.get(language) or scope.links[scope.languages[0]]
    if one_line and "\n" in markdown.strip():
        key = next(part for part in reversed(loc) if isinstance(part, str) and part != language)
        yield scope.file.problem(loc, f"'{key}' must be one line of Markdown")
    text = in_line(markdown) if one_line else markdown
    faults = prose_faults(text, reference=links.fault, address=scope.address)
    for line, message in _with_last_look(text, faults):
        yield scope.file.problem(loc, message, offset=line)


def _with_last_look(markdown: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield faults, and if there are none, what is active in the HTML that the text becomes."""
    known = tuple(faults)
    yield from known
    if known or not _MAY_BE_ACTIVE.search(markdown):
        return
    if tag := forbidden_in_text(html_writer().block(markdown)):
        yield 0, f"'{tag}' would be on the page, which is not allowed. Show code in backticks"


def _article_problems(
    article: Article, links: Mapping[str, Links], address: Address
) -> Iterator[Problem]:
    reference = links[article.language].fault
    faults = prose_faults(article.body, reference=reference, address=address, headings=True)
    for line, message in _with_last_look(article.body, faults):
        yield Problem(article.path, article.body_line + line, message)
