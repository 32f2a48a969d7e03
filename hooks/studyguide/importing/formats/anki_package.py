"""Packages of Anki, old and new: notes with their pictures."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from studyguide.importing.cards import Card, lesson_of_cards
from studyguide.importing.entries import (
    ImportedFile,
    ImportedLesson,
    ImportedQuestion,
    ImportedTerm,
    UnreadableFileError,
)
from studyguide.importing.foreign_html import html_line, html_markdown
from studyguide.importing.formats.archives import Archive
from studyguide.importing.formats.safe_xml import EXTRA
from studyguide.importing.media_files import MediaFiles

_SEPARATOR = "\x1f"
_CLOZE = re.compile(r"\{\{c\d+::(?P<answer>.*?)(?:::(?P<hint>[^{}]*?))?\}\}", re.DOTALL)
_LARGEST = 200_000_000
_ZSTD = b"\x28\xb5\x2f\xfd"
"""What a packed file begins with."""
_OURS = {"Name", "Meaning", "More"}
"""Fields that a note has which this generator made."""


@dataclass(frozen=True, slots=True)
class _Note:
    number: int
    fields: Mapping[str, str]
    is_cloze: bool


def read_package(data: bytes, name: str) -> ImportedFile:
    """Return the notes of a package."""
    archive = Archive(data, name)
    media = MediaFiles(_finder(archive))
    cards: list[Card] = []
    terms: list[ImportedTerm] = []
    clozes: list[ImportedQuestion] = []
    for note in _notes(_collection(archive), name):
        if note.is_cloze:
            clozes += _cloze(note, media)
        elif set(note.fields) >= _OURS:
            terms.append(_our_term(note, media))
        else:
            cards.append(_card(note, media))
    lesson = lesson_of_cards(cards)
    lesson = ImportedLesson(
        title="", terms=(*terms, *lesson.terms), questions=(*lesson.questions, *clozes)
    )
    return ImportedFile(
        format="a package of Anki", lessons=(lesson,), media=media.files, place="note"
    )


def _collection(archive: Archive) -> bytes:
    """Return the database of a package; of several, the newest form."""
    if packed := archive.read("collection.anki21b"):
        return _unpacked(packed, archive.name)
    data = archive.read("collection.anki21") or archive.read("collection.anki2")
    if not data:
        raise UnreadableFileError(f"{archive.name}: has no notes of Anki in it")
    return data


def _unpacked(data: bytes, name: str) -> bytes:
    try:
        zstandard = import_module("zstandard")
    except ImportError as error:
        raise UnreadableFileError(
            f"{name}: is packed in Anki's new form. Export it for older versions, or: {EXTRA}"
        ) from error
    try:
        with zstandard.ZstdDecompressor().stream_reader(data) as reader:
            found = bytes(reader.read(_LARGEST + 1))
    except zstandard.ZstdError as error:
        raise UnreadableFileError(f"{name}: is damaged. Export it anew") from error
    if len(found) > _LARGEST:
        raise UnreadableFileError(f"{name}: is too large when unpacked. Export it in parts")
    return found


def _finder(archive: Archive) -> Any:
    """Return a function that gives a picture of the package by its name."""
    listed = archive.read("media") or b"{}"
    packed = listed.startswith(_ZSTD)
    numbers = dict(_listed_media(_unpacked(listed, archive.name) if packed else listed))

    def find(name: str) -> bytes | None:
        data = archive.read(numbers[name]) if name in numbers else None
        return _unpacked(data, archive.name) if data and packed else data

    return find


def _listed_media(listed: bytes) -> Iterator[tuple[str, str]]:
    """Yield the names of pictures with the numbers under which they are packed."""
    if listed.startswith(b"{"):
        try:
            yield from ((str(name), str(at)) for at, name in json.loads(listed).items())
        except (ValueError, AttributeError):
            return
        return
    for number, entry in enumerate(_fields(listed)):
        yield next((name.decode("utf-8", "replace") for name in _fields(entry)), ""), str(number)


def _fields(data: bytes) -> Iterator[bytes]:
    """Yield what is in the first field of a message of protocol buffers, however often it is."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        if key & 7 == 2:
            length, at = _varint(data, at)
            if key >> 3 == 1:
                yield data[at : at + length]
            at += length
        elif key & 7 == 0:
            _, at = _varint(data, at)
        else:
            return


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data):
        value |= (data[at] & 127) << shift
        at += 1
        if data[at - 1] < 128:
            break
        shift += 7
    return value, at


def _notes(database: bytes, name: str) -> Iterator[_Note]:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            # a journal beside the database cannot be: bytes 18 and 19 say that there is none
            connection.deserialize(database[:18] + b"\1\1" + database[20:])
            # the order of names that Anki has, which is of no matter here
            connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            connection.execute("PRAGMA trusted_schema = OFF")
            kinds = dict(_kinds(connection))
            rows = connection.execute("SELECT mid, flds FROM notes ORDER BY id LIMIT 100000")
            for number, (kind, fields) in enumerate(rows.fetchall(), start=1):
                names, is_cloze = kinds.get(int(kind), ((), False))
                values = str(fields).split(_SEPARATOR)
                names = (*names, *(f"field {at}" for at in range(len(names), len(values))))
                yield _Note(number, dict(zip(names, values, strict=False)), is_cloze)
        except sqlite3.Error as error:
            raise UnreadableFileError(
                f"{name}: its notes cannot be read. Export it anew"
            ) from error


def _kinds(connection: sqlite3.Connection) -> Iterator[tuple[int, tuple[tuple[str, ...], bool]]]:
    """Yield the kinds of notes with the names of their fields, and whether they have gaps."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if "notetypes" in tables:
        fields: dict[int, list[str]] = {}
        for kind, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            fields.setdefault(int(kind), []).append(str(name))
        rows = connection.execute("SELECT ntid, config FROM templates")
        clozes = {int(kind) for kind, config in rows if b"{{cloze:" in bytes(config or b"")}
        for kind, listed in fields.items():
            yield kind, (tuple(listed), kind in clozes)
        return
    (models,) = connection.execute("SELECT models FROM col").fetchone() or ("{}",)
    for kind, model in json.loads(models or "{}").items():
        names = tuple(str(one.get("name", "")) for one in model.get("flds", ()))
        yield int(kind), (names, model.get("type") == 1)


def _card(note: _Note, media: MediaFiles) -> Card:
    front, back, *more = (*note.fields.values(), "", "")[: max(2, len(note.fields))]
    kept = tuple(html_markdown(one, media.picture) for one in more if len(one) > 60)
    return Card(
        html_line(front, media.picture), html_markdown(back, media.picture), note.number, kept
    )


def _our_term(note: _Note, media: MediaFiles) -> ImportedTerm:
    def markdown(key: str) -> str:
        return html_markdown(note.fields.get(key, ""), media.picture)

    meaning = "\n\n".join(
        filter(None, (markdown("Meaning"), markdown("More"), markdown("Formula")))
    )
    return ImportedTerm(
        name=html_line(note.fields["Name"]), short=html_line(note.fields.get("Short", "")),
        definition=meaning, example=markdown("Example"), line=note.number,
    )  # fmt: skip


def _cloze(note: _Note, media: MediaFiles) -> Iterator[ImportedQuestion]:
    """Yield the question of a note with gaps."""
    text, *rest = note.fields.values()
    if not _CLOZE.search(text):
        return
    marked = _CLOZE.sub(lambda gap: f"\ue000{gap['answer']}\ue001", text)
    markdown = html_markdown(marked, media.picture)
    filled = markdown.replace("\ue000", "{{").replace("\ue001", "}}")
    explanation = "\n\n".join(filter(None, (html_markdown(one, media.picture) for one in rest)))
    yield ImportedQuestion(
        kind="cloze", prompt="…", text=filled, line=note.number, explanation=explanation
    )
