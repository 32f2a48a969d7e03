"""Text of notes → an `ImportedFile`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from studyguide.importing.entries import ImportedFile, ImportedLesson, ImportedWeek, Remark
from studyguide.importing.notes.counted_options import with_letters
from studyguide.importing.notes.exported_pages import without_properties
from studyguide.importing.notes.interface_lines import without_interface
from studyguide.importing.notes.line_habits import with_habits
from studyguide.importing.notes.marked_lines import unfolded, usual_lines
from studyguide.importing.notes.matching import matching_lines
from studyguide.importing.notes.numbering_habits import with_numbers
from studyguide.importing.notes.outline import outline
from studyguide.importing.notes.pdf_lines import without_pages
from studyguide.importing.notes.question_lines import question_lines
from studyguide.importing.notes.raw_questions import RawQuestion
from studyguide.importing.notes.repeated import once, weeks_once
from studyguide.importing.notes.section_reader import SectionReader
from studyguide.importing.notes.sections import Section, bare, is_short, sections
from studyguide.importing.notes.term_shapes import term_shape
from studyguide.importing.notes.words import is_one
from studyguide.importing.notes.zones import Zone, zone_of

_SPACES = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u200b": None, "\ufeff": None, "\ufe0f": None}
)
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<data>(?:[\w-]+:.*\n|[ \t#-].*\n)+?)---[ \t]*$\n?", re.MULTILINE
)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)


def read_notes(text: str, *, kind: str = "notes") -> ImportedFile:
    """Return what notes in Markdown, or in plain text, have in them."""
    text, front_title, settings = _without_front_matter(text.translate(_SPACES))
    lines, properties = without_properties(unfolded(text.split("\n")))
    lines, pages = without_pages(lines)
    lines, remarks = without_interface(lines)
    matching = matching_lines(with_letters(usual_lines(with_habits(with_numbers(lines)))))
    remarks = (*settings, *properties, *pages, *remarks, *matching.remarks)
    questions, rest = question_lines(matching.rest)
    questions = sorted((*matching.questions, *questions), key=lambda one: one[0])
    found = sections(outline(rest))
    title, zone = _title(found)
    if zone == "none" and any(is_one(re.sub(r"\(.*", "", one.text), "glossary") for one in remarks):
        zone = "glossary"
    lessons: list[ImportedLesson] = []
    weeks: list[ImportedWeek] = []
    for section, raw in _with_questions(found, questions):
        reader = SectionReader(section, zone, raw, whole=len(found) == 1)
        reader.read()
        lessons.append(reader.found.lesson())
        weeks += reader.found.weeks
        remarks = (*remarks, *reader.found.remarks)
    remarks += tuple(_alone(lessons, weeks))
    return ImportedFile(
        format=kind,
        title=front_title or title,
        lessons=tuple(lesson for lesson in map(once, lessons) if not lesson.is_empty),
        weeks=weeks_once(weeks),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.line)),
    )


def _alone(lessons: list[ImportedLesson], weeks: list[ImportedWeek]) -> Iterator[Remark]:
    """Yield the headings below which nothing stands."""
    planned = {week.number for week in weeks}
    for lesson in (one for one in lessons if one.is_empty):
        found = [(part.line, part.text) for part in lesson.passages]
        if lesson.title and lesson.number not in planned:
            found.append((lesson.line, lesson.title))
        yield from (Remark(line, text, "is a heading of nothing") for line, text in found)


def _without_front_matter(text: str) -> tuple[str, str, tuple[Remark, ...]]:
    """Return a text with empty lines for its front matter, the title in that, and the rest."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return text, "", ()
    title = _TITLE.search(match["data"])
    others = "\n".join(
        line for line in match["data"].split("\n") if line.strip() and not _TITLE.match(line)
    )
    told = (Remark(2, others, "is a setting of another program"),) if others else ()
    rest = "\n" * match[0].count("\n") + text[match.end() :]
    return rest, title[1] if title else "", told


def _title(found: list[Section]) -> tuple[str, Zone]:
    """Return the title of a file, and what it says of all its sections: "Glossary"."""
    first = next((section for section in found if section.parts), None)
    if first is None or first.line > 1 or first.title:
        return "", "none"
    part = first.parts[0]
    if part.kind != "heading" and not (part.kind == "text" and is_short(part)):
        return "", "none"
    zone = zone_of(part)
    is_top = part.kind == "text" or part.level in (1, 7)
    if not is_top or (part.kind == "text" and (":" in part.text or _defines(part.text))):
        return "", "none"
    del first.parts[0]
    return bare(part.text).rstrip(":"), zone or "none"


def _defines(text: str) -> bool:
    """Return whether a line is a name and its meaning, and no title with a dash in it."""
    shape = term_shape(text)
    return bool(shape and shape.rest[:1].islower() and len(shape.rest.split()) > 3)


def _with_questions(
    found: list[Section], questions: list[tuple[int, RawQuestion]]
) -> list[tuple[Section, list[RawQuestion]]]:
    """Return the sections with the questions that stand in them."""
    if not found:
        found = [Section()]

    def place(item: tuple[int, RawQuestion]) -> int:
        before = [at for at, section in enumerate(found) if section.line <= item[1].line]
        return before[-1] if before else 0

    by_place = {
        at: [raw for _, raw in group] for at, group in groupby(sorted(questions, key=place), place)
    }
    return [(section, by_place.get(at, [])) for at, section in enumerate(found)]
