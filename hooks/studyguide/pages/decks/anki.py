"""A part of the course → a package for Anki, reproducible for the same course and date."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from genanki import Deck, Note, Package

from studyguide.pages.decks.course_parts import CoursePart, course_part
from studyguide.pages.decks.deck_html import DeckHtml, MediaFiles
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.decks.identities import anki_id, deck_namespace
from studyguide.pages.decks.notes import question_note, term_note
from studyguide.pages.forms.question_forms import draws
from studyguide.pages.site_facts import licence_line


@dataclass(frozen=True, slots=True)
class DeckNotes:
    """The notes of a course, and their pictures."""

    by_week: dict[int | None, tuple[Note, ...]]
    """By week; under None those of lessons outside of weeks."""
    media: MediaFiles


def all_notes(export_texts: ExportTexts) -> DeckNotes:
    """Return the notes of the whole course: terms before questions, in course order."""
    notes: dict[int | None, list[Note]] = {}
    html = DeckHtml(export_texts, MediaFiles())
    for order, (week, note) in enumerate(_notes(html), start=1):
        note.due = order
        notes.setdefault(week, []).append(note)
    return DeckNotes({week: tuple(listed) for week, listed in notes.items()}, html.source)


def apkg(export_texts: ExportTexts, part: CoursePart, notes: DeckNotes) -> bytes:
    """Return the package of a part: a deck for each of its weeks, below the course's deck."""
    weeks = dict.fromkeys(lesson.week for lesson in part.lessons)
    decks = [
        _deck(export_texts, week, notes.by_week[week]) for week in weeks if week in notes.by_week
    ]
    names = {name for deck in decks for note in deck.notes for name in _pictures(note)}
    media = [(name, notes.media.by_name[name]) for name in sorted(names)]
    return _zipped(_database(decks, export_texts.site.release.seconds), media)


def _pictures(note: Note) -> Iterator[str]:
    for field in note.fields:
        yield from re.findall(r'<img src="([^"]+)"', field)


def _notes(html: DeckHtml[MediaFiles]) -> Iterator[tuple[int | None, Note]]:
    part = course_part(html.export_texts)
    for lesson, term in part.terms:
        yield lesson.week, term_note(html.for_lesson(lesson), term)
    for lesson, question in part.questions:
        for question_form in draws(question, html.export_texts.site.text_settings):
            yield lesson.week, question_note(html.for_lesson(lesson), question_form)


def _deck(export_texts: ExportTexts, number: int | None, notes: tuple[Note, ...]) -> Deck:
    site = export_texts.site
    name = course_part(export_texts).title
    if number is not None:
        # two digits keep the weeks in order
        title = site.week_title(site.guide.week(number), f"{number:02}")
        name = f"{name}::{title.replace('::', ':')}"
    licence = escape(licence_line(site.guide.course, site.languages, site.words))
    deck = Deck(
        anki_id(deck_namespace(site.guide.course), "deck", site.language, str(number or "")),
        name,
        licence,
    )
    for note in notes:
        deck.add_note(note)
    return deck


def _database(decks: list[Deck], seconds: int) -> bytes:
    """Return the collection in a package.

    Anki imports a changed note only if its date is later than that of the existing one.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        cursor = connection.cursor()
        Package(decks).write_to_db(cursor, seconds, count(seconds * 1000))
        connection.commit()
        return connection.serialize()


def _zipped(database: bytes, media: list[tuple[str, bytes]]) -> bytes:
    """Return a package of a collection and pictures, which it stores by number."""
    names = {str(number): name for number, (name, _) in enumerate(media)}
    entries = [("collection.anki2", database), ("media", json.dumps(names).encode())]
    entries += ((str(number), data) for number, (_, data) in enumerate(media))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, data in entries:
            package.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return file.getvalue()
