"""What every course's e-books hold, read from the files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZIP_STORED, ZipFile

from checks.booklets import lessons, shown, site, words
from studyguide.pages.ebooks.make_ebook import ebook

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
PACKAGE = "EPUB/package.opf"


@dataclass(frozen=True)
class Book:
    """A book that was opened."""

    data: bytes
    files: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> Book:
        with ZipFile(BytesIO(data)) as archive:
            return cls(data, {name: archive.read(name) for name in archive.namelist()})

    @property
    def package(self) -> Element:
        return fromstring(self.files[PACKAGE])

    @property
    def chapters(self) -> dict[str, Element]:
        """The texts by name; each is XML, or this fails."""
        return {
            name: fromstring(data) for name, data in self.files.items() if name.endswith(".xhtml")
        }

    def metadata(self, name: str) -> list[str]:
        """Return what the package says of a property."""
        found = self.package.iter(f"{OPF}meta")
        return [one.text or "" for one in found if one.get("property") == name]


@cache
def book(course: Path, language: str, number: int | None = None) -> Book:
    return Book.of(ebook(site(course, language), number))


def a_book_is_packed_as_readers_expect(found: Book) -> None:
    with ZipFile(BytesIO(found.data)) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"
        assert found.data[30:58] == b"mimetypeapplication/epub+zip"
    listed = {join("EPUB", one.get("href", "")) for one in found.package.iter(f"{OPF}item")}
    packed = {one.filename for one in others} - {"META-INF/container.xml", PACKAGE}
    assert listed == packed
    spine = [one.get("idref") for one in found.package.iter(f"{OPF}itemref")]
    assert len(spine) == len(set(spine)) == len(found.chapters)


def every_link_leads_somewhere(found: Book) -> None:
    ids = {
        name: [one.get("id") for one in chapter.iter() if one.get("id")]
        for name, chapter in found.chapters.items()
    }
    for name, listed in ids.items():
        assert len(listed) == len(set(listed)), name
    for name, chapter in found.chapters.items():
        for element in chapter.iter():
            address = element.get("href") or element.get("src") or ""
            if address and not re.match(r"https?:|mailto:|tel:", address):
                path, _, anchor = address.partition("#")
                target = normpath(join(dirname(name), unquote(path))) if path else name
                assert target in found.files, f"{name}: {address}"
                assert not anchor or anchor in ids[target], f"{name}: {address}"


def a_book_can_be_read_aloud(found: Book) -> None:
    for name, chapter in found.chapters.items():
        for formula in chapter.iter(f"{MATHML}math"):
            assert formula.get("alttext"), name
        for picture in chapter.iter(f"{XHTML}img"):
            assert picture.get("alt"), name
        levels = [int(one.tag[-1]) for one in chapter.iter() if re.search(r"\}h[1-6]$", one.tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels))
    assert found.metadata("schema:accessMode")[0] == "textual"
    assert "textual" in found.metadata("schema:accessModeSufficient")
    assert "structuralNavigation" in found.metadata("schema:accessibilityFeature")
    assert found.metadata("schema:accessibilitySummary")


def questions_and_answers_lead_to_each_other(found: Book) -> None:
    links = {
        (name, one.get("href"))
        for name, chapter in found.chapters.items()
        for one in chapter.iter(f"{XHTML}a")
    }
    asked = [
        (name, one.get("id", ""))
        for name, chapter in found.chapters.items()
        for one in chapter.iter(f"{XHTML}section")
        if one.get("class") == "question"
    ]
    assert asked
    for name, id_ in asked:
        file = name.rpartition("/")[2]
        answers = file.replace("questions", "answers")
        assert (name, f"{answers}#a-{id_[2:]}") in links, id_
        assert (join("EPUB", answers), f"{file}#{id_}") in links, id_


def every_word_is_in_the_book(course: Path, language: str) -> None:
    found, one = book(course, language), site(course, language)
    text = "\n".join("".join(chapter.itertext()) for chapter in found.chapters.values())
    there = set(words(text))
    for _, lesson, view in lessons(one):
        terms = [view.block(term.definition) for term in lesson.terms]
        html = "".join((view.article(lesson.article(one.languages)), *terms))
        without_buttons = re.sub(r'<div class="program-tools">.*?</div>', "", html)
        asked = words(re.sub(r"&\w+;|&#\d+;", " ", shown(without_buttons)))
        assert [word for word in asked if word not in there] == [], lesson.slug
