"""All files for other programs, by week, as listed on `/decks/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from studyguide.addresses.uris import deck_uri, ebook_uri, text_uri
from studyguide.pages.decks.anki import DeckNotes, all_notes, apkg
from studyguide.pages.decks.course_parts import CoursePart, course_part, week_part
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.gift import GiftByQuestion, gift, gift_questions
from studyguide.pages.decks.tsv import tsv
from studyguide.pages.decks.week_text import week_text
from studyguide.pages.site import Site
from studyguide.text.renderers.markdown import document_markdown
from studyguide.text.renderers.plain_lines import document_lines

DeckKind = Literal["anki", "list", "moodle", "markdown", "text", "ebook"]


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A file for another program."""

    kind: DeckKind
    uri: str
    data: bytes

    @property
    def kilobytes(self) -> int:
        """Its size, rounded up."""
        return ceil(len(self.data) / 1000)


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """The files of a week or of the whole course."""

    part: CoursePart
    files: tuple[DeckFile, ...]


MakeEbook = Callable[[int | None], bytes]
"""Returns the e-book of the week with a number, or of the whole course."""


def download_groups(site: Site, ebook: MakeEbook) -> tuple[DownloadGroup, ...]:
    """Return the files of the course, then those of each week."""
    export_texts = ExportTexts(site)
    notes, questions = all_notes(export_texts), gift_questions(export_texts)
    weeks = (week_part(export_texts, week) for week in site.guide.course.weeks)
    parts = (course_part(export_texts), *weeks)
    return tuple(
        DownloadGroup(
            part, (*_files(export_texts, part, notes, questions), *_ebook(site, part, ebook))
        )
        for part in parts
    )


def _ebook(site: Site, part: CoursePart, ebook: MakeEbook) -> Iterator[DeckFile]:
    if site.guide.course.booklets.epub:
        number = part.week.number if part.week else None
        yield DeckFile("ebook", ebook_uri(number), ebook(number))


def _files(
    export_texts: ExportTexts, part: CoursePart, notes: DeckNotes, questions: GiftByQuestion
) -> Iterator[DeckFile]:
    if part.terms or part.questions:
        data = apkg(export_texts, part, notes)
        yield DeckFile("anki", deck_uri(f"{part.stem}.apkg"), data)
    if part.terms:
        yield _text("list", deck_uri(f"{part.stem}.tsv"), tsv(export_texts, part))
    if part.questions:
        yield _text("moodle", deck_uri(f"{part.stem}.gift"), gift(export_texts, part, questions))
    if part.week:
        text = week_text(export_texts, part, part.week)
        yield _text("markdown", text_uri(f"{part.stem}.md"), document_markdown(text))
        yield _text("text", text_uri(f"{part.stem}.txt"), document_lines(text))


def _text(kind: DeckKind, uri: str, text: str) -> DeckFile:
    return DeckFile(kind, uri, text.encode())
