"""Slides of PowerPoint: their titles, points, tables, pictures and notes, as in notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from typing import Any

from studyguide.importing.clean_text import plain_line
from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    Remark,
    UnreadableFileError,
)
from studyguide.importing.formats.archives import Archive
from studyguide.importing.formats.office_files import check_entities
from studyguide.importing.formats.question_slides import Slide, answer_slide, asks, question_slide
from studyguide.importing.formats.safe_xml import EXTRA
from studyguide.importing.media_files import MediaFiles
from studyguide.importing.notes.reader import read_notes


def read_slides(data: bytes, name: str) -> ImportedFile:
    """Return what is on slides; its places are their numbers."""
    check_entities(Archive(data, name))
    media = MediaFiles()
    lines: list[str] = []
    starts: list[int] = []
    slides = [_read(slide, media) for slide in _presentation(data, name).slides]
    for at, slide in enumerate(slides):
        starts.append(len(lines) + 1)
        if at and answer_slide(slide.title, slide.lines) and asks(slides[at - 1]):
            continue
        after = slides[at + 1] if at + 1 < len(slides) else slide
        answer = answer_slide(after.title, after.lines) if asks(slide) else []
        lines += [*_lines(slide, answer), ""]

    def number(line: int) -> int:
        return max(1, bisect_right(starts, line))

    found = read_notes("\n".join(lines), kind="slides")
    return replace(
        found,
        lessons=tuple(_numbered(lesson, number) for lesson in found.lessons),
        weeks=tuple(replace(week, line=number(week.line)) for week in found.weeks),
        remarks=tuple(Remark(number(one.line), one.text, one.reason) for one in found.remarks),
        media=media.files,
        place="slide",
    )


def _numbered(lesson: ImportedLesson, number: Any) -> ImportedLesson:
    return replace(
        lesson,
        terms=tuple(replace(one, line=number(one.line)) for one in lesson.terms),
        questions=tuple(replace(one, line=number(one.line)) for one in lesson.questions),
        passages=tuple(replace(one, line=number(one.line)) for one in lesson.passages),
    )


def _presentation(data: bytes, name: str) -> Any:
    try:
        pptx = import_module("pptx")
    except ImportError as error:
        raise UnreadableFileError(
            f"To read slides, the library python-pptx is needed. {EXTRA}"
        ) from error
    try:
        return pptx.Presentation(BytesIO(data))
    except Exception as error:  # the library raises what its parts raise
        raise UnreadableFileError(f"{name}: are no slides that can be read") from error


def _read(slide: Any, media: MediaFiles) -> Slide:
    """Return what is on a slide."""
    title = slide.shapes.title
    words = plain_line(" ".join(title.text_frame.text.split())) if title is not None else ""
    shapes = [one for one in slide.shapes if title is None or one.shape_id != title.shape_id]
    lines = [line for shape in shapes for line in _shape(shape, media)]
    return Slide(words, lines, _notes(slide))


def _lines(slide: Slide, answer: list[str]) -> Iterator[str]:
    """Yield the lines of a slide; with an answer in its notes, or below it, as a question."""
    notes = [*answer, *slide.notes]
    if asked := question_slide(slide.title, slide.lines, notes):
        yield from asked
        return
    if slide.title:
        yield f"## {slide.title}"
        yield ""
    yield from (*slide.lines, "", *notes)


def _notes(slide: Any) -> list[str]:
    text = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return [plain_line(line) for line in text.text.split("\n")] if text else []


def _shape(shape: Any, media: MediaFiles) -> Iterator[str]:
    if hasattr(shape, "shapes"):
        for inner in shape.shapes:
            yield from _shape(inner, media)
    elif getattr(shape, "has_table", False) and shape.has_table:
        yield from _table(shape.table)
    elif shape.has_text_frame:
        yield from _points(list(shape.text_frame.paragraphs))
    elif (image := getattr(shape, "image", None)) is not None:
        yield from _picture(shape, image, media)


def _points(paragraphs: list[Any]) -> Iterator[str]:
    """Yield paragraphs as points, or a single one as it is."""
    shown = [(one.level, _words(one)) for one in paragraphs]
    shown = [(level, words) for level, words in shown if words]
    if len(shown) == 1:
        yield shown[0][1]
    else:
        yield from (f"{'  ' * level}- {words}" for level, words in shown)
    yield ""


def _words(paragraph: Any) -> str:
    """Return a paragraph on one line; what begins it in bold letters is marked."""
    runs = [(run.text, bool(run.font.bold)) for run in paragraph.runs]
    bold = ""
    while runs and runs[0][1]:
        bold += runs.pop(0)[0]
    rest = "".join(text for text, _ in runs)
    words = plain_line(" ".join(rest.split()))
    if not bold.strip():
        return words
    return f"**{plain_line(' '.join(bold.split()))}** {words}".strip()


def _table(table: Any) -> Iterator[str]:
    rows = [[plain_line(cell.text) for cell in row.cells] for row in table.rows]
    for at, row in enumerate(rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
        if at == 0:
            yield f"|{' --- |' * len(row)}"
    yield ""


def _picture(shape: Any, image: Any, media: MediaFiles) -> Iterator[str]:
    properties = shape._element._nvXxPr.cNvPr  # noqa: SLF001, the library has no other way
    alt = " ".join((properties.get("descr") or "").split()) or "…"
    path = media.kept(properties.get("name") or "picture", image.ext, image.blob)
    if path:
        yield f"![{plain_line(alt)}]({path})"
        yield ""
