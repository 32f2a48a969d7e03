"""Finds and changes references in a course's texts to something that is renamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from studyguide.addresses.uris import lesson_uri_of, page_in_docs, term_uri
from studyguide.linking.name_index import NO_UNCHECKED_NAMES, NameIndex
from studyguide.model.guide import Guide, Lesson
from studyguide.reading.glossary import glossary
from studyguide.reading.text_checks import text_problems

Kind = Literal["term", "question", "lesson"]
Lines = dict[str, set[int]]
"""1-based line numbers by file, with paths relative to the project's root."""

_CODE = re.compile(r"(`+)[^`].*?\1")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A change of an id."""

    kind: Kind
    old: str
    """The id, or the folder of a lesson."""
    new: str

    @property
    def slugs(self) -> tuple[str, str]:
        """The old and the new slug: the id, or the folder of a lesson without its number."""
        if self.kind != "lesson":
            return self.old, self.new
        return self.old.partition("-")[2], self.new.partition("-")[2]


def reference_lines(guide: Guide, renaming: Renaming) -> Lines:
    """Return the lines with references: those with new errors once only the record is renamed."""
    before = set(text_problems(guide, NO_UNCHECKED_NAMES, written=guide.course))
    renamed = _renamed(guide, renaming)
    after = set(text_problems(renamed, NO_UNCHECKED_NAMES, written=guide.course))
    lines: Lines = {}
    for problem in after - before:
        lines.setdefault(problem.path, set()).add(problem.line)
    return lines


def _renamed(guide: Guide, renaming: Renaming) -> Guide:
    """Return a guide in which the record is renamed, but nothing else is changed."""
    lessons = tuple(_renamed_lesson(lesson, renaming) for lesson in guide.lessons)
    terms, lesson_of_term = glossary(lessons)
    return replace(guide, lessons=lessons, terms=terms, lesson_of_term=lesson_of_term)


def _renamed_lesson(lesson: Lesson, renaming: Renaming) -> Lesson:
    old, new = renaming.old, renaming.new
    match renaming.kind:
        case "term":
            terms = (
                replace(term, id=new, formerly=(*term.formerly, old)) if term.id == old else term
                for term in lesson.terms
            )
            return replace(lesson, terms=tuple(terms))
        case "question":
            questions = (
                replace(question, id=new) if question.id == old else question
                for question in lesson.questions
            )
            return replace(lesson, questions=tuple(questions))
        case "lesson" if lesson.folder == old:
            return replace(lesson, folder=new, slug=renaming.slugs[1])
        case _:
            return lesson


def with_new_references(text: str, lines: set[int], renaming: Renaming) -> str:
    """Return a text of the content with references on some lines changed."""
    pattern, new = _reference(renaming)
    written = text.split("\n")
    for number in lines:
        if renaming.kind == "question":  # the id is below the fence, whose line this is
            for at in range(number - 1, min(number + 2, len(written))):
                written[at] = re.sub(pattern, new, written[at])
        else:
            written[number - 1] = _outside_code(
                written[number - 1], lambda part: re.sub(pattern, new, part)
            )
    return "\n".join(written)


def _reference(renaming: Renaming) -> tuple[str, str]:
    """Return the pattern of a reference in the content, and its replacement."""
    old, new = re.escape(renaming.old), renaming.new
    match renaming.kind:
        case "term":
            return rf"(\[\[\s*){old}(?=\s*(?:\||\]\]))", rf"\g<1>{new}"
        case "question":
            return rf"^([\s>]*){old}(?=\s*$)", rf"\g<1>{new}"
        case "lesson":
            return rf"(\.\./){old}(?=/)", rf"\g<1>{new}"


def with_new_addresses(text: str, renaming: Renaming) -> str:
    """Return a text in which links lead to the new address or uri."""
    old, new = renaming.slugs
    match renaming.kind:
        case "term":
            page, to = term_uri(old), term_uri(new)
        case "lesson":
            page, to = lesson_uri_of(old), lesson_uri_of(new)
        case "question":
            pattern = rf"(quiz/[\w-]+(?:\.md|/)?#){re.escape(old)}(?![\w-])"
            return _outside_blocks(text, lambda part: re.sub(pattern, rf"\g<1>{new}", part))
    stem, target = re.escape(page.removesuffix(".md")), to.removesuffix(".md")
    pattern = rf"(?<![\w-]){stem}(?=\.md|[/)#\"'\s]|$)"
    return _outside_blocks(text, lambda part: re.sub(pattern, target, part))


def with_new_references_in_docs(text: str, path: str, guide: Guide, renaming: Renaming) -> str:
    """Return a page of `docs/` with references changed; `path` is relative to `docs/`."""
    languages = guide.course.languages
    language = page_in_docs(path, languages)[1] or languages[0]
    if renaming.kind == "term" and _is_called_by_id(guide, renaming, language):
        pattern, new = _reference(renaming)
        text = _outside_blocks(text, lambda part: re.sub(pattern, new, part))
    return with_new_addresses(text, renaming)


def _is_called_by_id(guide: Guide, renaming: Renaming, language: str) -> bool:
    """Return whether references by the old id must change, since it is no name of the term."""
    terms = _renamed(guide, renaming).terms.values()
    return bool(NameIndex.of(terms, language).renamed(renaming.old))


def _outside_blocks(text: str, change: Callable[[str], str]) -> str:
    """Return a text with `change` applied outside of code."""
    return "\n".join(_changed_lines(text, change))


def _changed_lines(text: str, change: Callable[[str], str]) -> Iterator[str]:
    fence = ""
    for line in text.split("\n"):
        fence_match = _FENCE.match(line)
        if fence_match and not fence:
            fence = fence_match[1]
        elif fence_match and fence_match[1].startswith(fence) and fence:
            fence = ""
        elif not fence:
            yield _outside_code(line, change)
            continue
        yield line


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    """Return a line with `change` applied outside of inline code."""
    parts, start = [], 0
    for code in _CODE.finditer(line):
        parts += [change(line[start : code.start()]), code[0]]
        start = code.end()
    return "".join((*parts, change(line[start:])))
