"""The text of a week, `guide/week-03.md`, as this generator writes it for programs that read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedTerm,
    ImportedWeek,
    Passage,
    Remark,
)
from studyguide.languages.rules import own_rules
from studyguide.languages.wording import Wording, wording

_HEADING = re.compile(r"(?P<marks>#{1,6}) (?P<title>.+)")
_FENCE = re.compile(r"(?:> ?)*(`{3,}|~{3,})")
_SHORT = re.compile(r"(?P<name>.+) \((?P<short>[^()\s]+)\)")
_ITEM = re.compile(r"(?:- |\d+\. )(.+)")
_ONE_LANGUAGE = (
    "and the terms after it may name themselves in another language. Their texts in it are in the "
    "file of the week in that language: import both, with --pair"
)
_IN_BANK = "is a question. Import the bank of the course for it, in GIFT or Moodle XML"


@dataclass(slots=True)
class _Part:
    """A heading with the lines below it, up to the next heading."""

    line: int
    level: int
    title: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")


def language_of_week(text: str) -> str:
    """Return the language of such a text, which its questions tell; empty for any other text."""
    return next((code for code in own_rules() if _question(wording(code)).search(text)), "")


def read_week(text: str, language: str) -> ImportedFile:
    """Return the terms, the lessons and the plan of a week; its questions are told."""
    words = wording(language)
    lesson = f"{words['lesson']}{words['colon']} "
    parts = [*_parts(text)]
    sections = {part.title: _below(parts, part) for part in parts if part.level == 2}
    told = [part for part in sections.get(words["self_check"], ()) if part.level == 3]
    lessons = [title for title in sections if title.startswith(lesson)]
    found = ImportedLesson(
        title=lessons[0].removeprefix(lesson) if lessons else "",
        terms=tuple(
            _term(part, words, language)
            for part in sections.get(words["key_terms"], ())
            if part.level == 3
        ),
        passages=tuple(
            passage
            for title in lessons
            for part in sections[title]
            for passage in _passages(part, repeated=part.level == 2)
        ),
    )
    return ImportedFile(
        format="the text of a week",
        lessons=(found,),
        weeks=tuple(_week(parts, sections, words)),
        remarks=(
            *_other_names(sections.get(words["key_terms"], ())),
            *(Remark(part.line, part.title, _IN_BANK) for part in told),
        ),
    )


def _week(
    parts: list[_Part], sections: Mapping[str, list[_Part]], words: Wording
) -> Iterator[ImportedWeek]:
    """Yield the plan of the week, which its title numbers."""
    title = next((part for part in parts if part.level == 1 and part.title), None)
    numbered = re.fullmatch(r"\D*(\d+)\W+(.+)", title.title) if title else None
    if title and numbered:
        yield ImportedWeek(
            number=int(numbered[1]),
            title=numbered[2],
            line=title.line,
            topics=_items(sections.get(words["topics"], ())),
            homework=_items(sections.get(words["homework"], ())),
            readings=_items(sections.get(words["readings"], ())),
        )


def _items(parts: Iterable[_Part]) -> tuple[str, ...]:
    found = (_ITEM.fullmatch(line) for part in parts for line in part.lines)
    return tuple(match[1] for match in found if match)


def _other_names(parts: Iterable[_Part]) -> Iterator[Remark]:
    """Yield what is said of the names in other languages, which are no part of a text."""
    first = next((part for part in parts if part.level == 3), None)
    if first:
        yield Remark(first.line, first.title, _ONE_LANGUAGE)


def _below(parts: list[_Part], top: _Part) -> list[_Part]:
    """Return a part and those below its heading."""
    rest = parts[parts.index(top) + 1 :]
    return [top, *takewhile(lambda part: part.level > top.level, rest)]


def _question(words: Wording) -> re.Pattern[str]:
    numbered = re.escape(words("question", n="NUMBER")).replace("NUMBER", r"\d+")
    levels = "|".join(re.escape(words[f"difficulty_{level}"]) for level in (1, 2, 3))
    return re.compile(rf"^### {numbered} \((?:{levels})\)$", re.MULTILINE)


def _parts(text: str) -> Iterator[_Part]:
    part = _Part(1, 1, "")
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _FENCE.match(line)
        if mark and (not fence or line.lstrip("> ").startswith(fence)):
            fence = "" if fence else mark[1]
        heading = None if fence else _HEADING.fullmatch(line)
        if heading is None:
            part.lines.append(line)
            continue
        yield part
        part = _Part(number, len(heading["marks"]), heading["title"])
    yield part


def _passages(part: _Part, *, repeated: bool) -> Iterator[Passage]:
    """Yield the heading of a part of a lesson, but that of the lesson itself, and its text."""
    if not repeated:
        yield Passage(part.title, part.line, part.level - 1)
    if part.text:
        yield Passage(part.text, part.line + 2)


def _term(part: _Part, words: Wording, language: str) -> ImportedTerm:
    named = _SHORT.fullmatch(part.title)
    elsewhere = re.escape(words("in_language", language="LANGUAGE")).replace("LANGUAGE", ".+?")
    translated = re.compile(rf"{elsewhere}{re.escape(words['colon'])} .+")
    example = f"{words['example']}{words['colon']} "
    kept: list[str] = []
    examples: list[str] = []
    for at, block in enumerate(re.split(r"\n{2,}", part.text)):
        if block.startswith(example):
            examples.append(block.removeprefix(example))
        elif at or not translated.fullmatch(block):
            kept.append(block)
    return ImportedTerm(
        name=named["name"] if named else part.title,
        short=named["short"] if named else "",
        definition="\n\n".join(kept),
        example="\n\n".join(examples),
        line=part.line,
        language=language,
    )
