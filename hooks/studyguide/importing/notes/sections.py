"""Parts of notes → sections: one for each lesson or week that they name, or for each note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.words import ABBREVIATIONS, alternatives

_NUMBERED = re.compile(
    rf"(?:{alternatives('part')})\s*(?P<number>\d{{1,2}})\s*[:.)–—-]*\s*(?P<title>.*?)\s*:?",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")
_LONGEST_TITLE = 100


@dataclass(slots=True)
class Section:
    """A lesson, a week or a note of the source."""

    title: str = ""
    number: int | None = None
    line: int = 1
    parts: list[Part] = field(default_factory=list)


def bare(text: str) -> str:
    """Return a heading without the marks of bold and emphasis."""
    return " ".join(_MARKUP.sub("", text).split()).strip()


def sections(parts: list[Part]) -> list[Section]:
    """Return the sections of notes; what stands before the first is a section without title."""
    found = [Section()]
    for part in parts:
        section = found[-1]
        match = _numbered(part)
        if part.kind == "boundary":
            found.append(Section(line=part.line))
        elif match and _begins_note(section) and section.number is None:
            section.number, section.title = int(match["number"]), match["title"]
        elif match and section.number == int(match["number"]) and not section.parts:
            section.title = section.title or match["title"]
        elif match:
            found.append(Section(match["title"], int(match["number"]), part.line))
        elif _begins_note(section) and _is_title(part):
            section.title = bare(part.text).rstrip(":")
        else:
            section.parts.append(part)
    return _merged(found)


def _numbered(part: Part) -> re.Match[str] | None:
    """Return the match of a heading such as "Lesson 3: Convolution", or a line that is one."""
    if part.kind == "heading" or (part.kind == "text" and is_short(part)):
        return _NUMBERED.fullmatch(bare(part.text))
    return None


def _begins_note(section: Section) -> bool:
    """Return whether only the start of a note, or of a numbered part, has been read."""
    return not section.parts and not section.title and section.line > 1


def _is_title(part: Part) -> bool:
    return part.kind == "heading" or (part.kind == "text" and is_short(part))


def is_short(part: Part) -> bool:
    """Return whether a paragraph is short enough for a heading, and no sentence."""
    text = ABBREVIATIONS.sub("", part.text.strip())
    return (
        "\n" not in text
        and len(text) <= _LONGEST_TITLE
        and len(text.split()) <= 12
        and not re.search(r"[.;,!?]$|[.!?]\s+[A-ZÆØÅÄÖÜ]", text)
        and any(map(str.isalpha, text))
    )


def _merged(found: list[Section]) -> list[Section]:
    """Return sections with those joined that have the same number and title."""
    by_name: dict[tuple[int | None, str], Section] = {}
    for section in _named(found):
        key = (section.number, section.title.casefold())
        if key in by_name and any(key):
            by_name[key].parts += section.parts
        else:
            by_name[(*key,) if any(key) else (None, f"\0{section.line}")] = section
    return list(by_name.values())


def _named(found: list[Section]) -> Iterator[Section]:
    for section in found:
        if section.parts or section.title:
            yield section
