"""`Ebook` → the bytes of an EPUB 3 file, the same for the same book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from studyguide.pages.ebooks.ebook import Chapter, Ebook
from studyguide.pages.html.html_template import fill_in
from studyguide.pages.html.view import PageView

_FOLDER = "EPUB"
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_MEDIA_TYPE = "application/epub+zip"
_FORBIDDEN = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
"""Characters that XML does not allow."""


@dataclass(slots=True)
class NavEntry:
    """An entry of the contents."""

    title: str
    href: str
    level: int
    inner: list[NavEntry] = field(default_factory=list)


def packed(book: Ebook, view: PageView) -> bytes:
    """Return a book as a file."""
    files: dict[str, bytes] = {
        "META-INF/container.xml": _CONTAINER.encode(),
        f"{_FOLDER}/package.opf": _package(book, view).encode(),
        f"{_FOLDER}/nav.xhtml": _page(book, view, book.title, _contents(book, view)),
    }
    for chapter in book.chapters:
        files[f"{_FOLDER}/{chapter.name}"] = _page(book, view, chapter.title, chapter.body)
    files |= {f"{_FOLDER}/{file.name}": file.data for file in book.files}
    return _zipped(files, book.seconds)


def _zipped(files: dict[str, bytes], seconds: int) -> bytes:
    """Return the files as an archive whose first one says, unpacked, what it is."""
    changed = datetime.fromtimestamp(seconds, UTC).timetuple()[:6]
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(ZipInfo("mimetype", changed), _MEDIA_TYPE, ZIP_STORED)
        for name, data in files.items():
            archive.writestr(ZipInfo(name, changed), data, ZIP_DEFLATED)
    return out.getvalue()


def _page(book: Ebook, view: PageView, title: str, body: Markup) -> bytes:
    filled = fill_in("ebook/page.xhtml", view, book=book, title=title, body=_as_xml(body))
    return str(filled.body).translate(_FORBIDDEN).encode()


def _as_xml(html: Markup) -> Markup:
    """Return our HTML as XML. What is text in it has no brackets and no quotation marks."""
    closed = str(html).replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    noted = closed.replace(' role="doc-noteref"', ' epub:type="noteref" role="doc-noteref"')
    return Markup(noted)  # noqa: S704, it was markup before


def _package(book: Ebook, view: PageView) -> str:
    modified = datetime.fromtimestamp(book.seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    values: dict[str, Any] = {
        "book": book,
        "modified": modified,
        "features": tuple(_features(book)),
    }
    return str(fill_in("ebook/package.opf", view, **values).body).translate(_FORBIDDEN)


def _features(book: Ebook) -> Iterator[str]:
    """Yield what the book does for readers with a disability, in the words of schema.org."""
    yield from ("alternativeText", "displayTransformability", "readingOrder")
    yield from ("structuralNavigation", "tableOfContents")
    if book.has_formulas:
        yield from ("MathML", "describedMath")


def _contents(book: Ebook, view: PageView) -> Markup:
    words = view.site.words
    first = next(chapter for chapter in book.chapters if chapter.level)
    landmarks = [("toc", "nav.xhtml#toc", words["booklet_contents"])]
    landmarks.append(("bodymatter", first.name, first.title))
    for chapter in book.chapters:
        if chapter.part == "glossary":
            landmarks.append(("glossary", chapter.name, words["glossary"]))
            break
    values: dict[str, Any] = {"entries": _entries(book, view), "landmarks": landmarks}
    return fill_in("ebook/nav.html", view, **values).body


def _entries(book: Ebook, view: PageView) -> list[NavEntry]:
    """Return the entries of the contents, each with those below it."""
    names = {
        "glossary": view.site.words["glossary"],
        "answers": view.site.words["booklet_answers"],
    }
    flat: list[NavEntry] = []
    for part, group in groupby(book.chapters, key=lambda chapter: chapter.part):
        chapters = [chapter for chapter in group if chapter.level]
        if part in names and len(chapters) > 1:
            flat.append(NavEntry(names[part], chapters[0].name, 1))
        flat += (entry for chapter in chapters for entry in _of_chapter(chapter))
    return _nested(flat)


def _of_chapter(chapter: Chapter) -> Iterator[NavEntry]:
    yield NavEntry(chapter.title, chapter.name, chapter.level)
    for title, id_ in chapter.sections:
        yield NavEntry(title, f"{chapter.name}#{id_}", chapter.level + 1)


def _nested(flat: Iterable[NavEntry]) -> list[NavEntry]:
    top: list[NavEntry] = []
    open_: list[NavEntry] = []
    for entry in flat:
        open_ = [above for above in open_ if above.level < entry.level]
        (open_[-1].inner if open_ else top).append(entry)
        open_.append(entry)
    return top
