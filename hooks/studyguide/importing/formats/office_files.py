"""Documents and slides, through Pandoc; pages of HTML and notebooks, which need no help."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from studyguide.importing.entries import ImportedFile, Remark, UnreadableFileError
from studyguide.importing.foreign_html import html_markdown
from studyguide.importing.formats.archives import Archive
from studyguide.importing.formats.plain_files import decoded
from studyguide.importing.formats.safe_xml import EXTRA
from studyguide.importing.media_files import MediaFiles
from studyguide.importing.notes.reader import read_notes

_PACKED = ("docx", "odt", "epub")
_SECONDS = 60
_MEMORY = "-M1g"
_FRAME = re.compile(r"<(nav|footer)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TYPED_NUMBER = re.compile(r"^(\s*\d{1,3})\\(?=[.)]\s)", re.MULTILINE)
_TYPED_BULLET = re.compile(r"^(\s*)\\(?=[-*+]\s)", re.MULTILINE)
_TYPED_MARK = re.compile(r"\\\*(?=\s*\(?[A-Ha-h][.)])|(?<=\s)\\\*(?=\s*$)", re.MULTILINE)
_ENTITIES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)


def read_document(data: bytes, name: str) -> ImportedFile:
    """Return what is in a document or in slides, as in notes, with its pictures."""
    ending = name.rpartition(".")[2].lower()
    if ending in _PACKED:
        check_entities(Archive(data, name))
    html = _converted(data, ending, name)
    media = MediaFiles()
    return _as_notes(html_markdown(html, media.picture, options=True), media, f"a file in {ending}")


def read_html(data: bytes, name: str) -> ImportedFile:
    """Return what is in a page of HTML, as in notes."""
    media = MediaFiles()
    html, around = _without_frame(decoded(data, name))
    markdown = html_markdown(html, media.picture, options=True)
    found = _as_notes(markdown, media, "a page of HTML")
    return replace(found, remarks=(*around, *found.remarks))


def _without_frame(html: str) -> tuple[str, tuple[Remark, ...]]:
    """Return a page without what it has around its text: its menu and its foot."""
    said = [" ".join(html_markdown(match[0]).split()) for match in _FRAME.finditer(html)]
    remarks = tuple(Remark(1, words, "stands around the text of a page") for words in said if words)
    return _FRAME.sub("", html), remarks


def read_notebook(data: bytes, name: str) -> ImportedFile:
    """Return what is in the text cells of a notebook; code is kept as code."""
    try:
        cells = list(_cells(json.loads(decoded(data, name))))
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise UnreadableFileError(f"{name}: is no notebook that can be read") from error
    return _as_notes("\n\n".join(cells), MediaFiles(), "a notebook")


def _cells(notebook: Any) -> Iterator[str]:
    cells = notebook.get("cells") or [c for s in notebook.get("worksheets", ()) for c in s["cells"]]
    kernel = notebook.get("metadata", {}).get("kernelspec", {}).get("language", "python")
    for cell in cells:
        source = cell.get("source", cell.get("input", ""))
        text = "".join(source) if isinstance(source, list) else str(source)
        if cell.get("cell_type") == "markdown" and text.strip():
            yield text
        elif cell.get("cell_type") == "code" and text.strip():
            yield f"```{kernel}\n{text.strip()}\n```"


def _as_notes(markdown: str, media: MediaFiles, kind: str) -> ImportedFile:
    found = read_notes(_as_typed(markdown), kind=kind)
    return replace(found, media=media.files, place="line of its text")


def _as_typed(markdown: str) -> str:
    """Return Markdown in which numbers, bullets and stars that people typed are what they meant."""
    markdown = _TYPED_NUMBER.sub(r"\g<1>", markdown)
    markdown = _TYPED_BULLET.sub(r"\g<1>", markdown)
    markdown = _TYPED_MARK.sub("*", markdown)
    return re.sub(r"\\(?=\n\s*(?:\d{1,3}[.)]|\(?[A-Ha-h][.)])\s)", "", markdown)


def check_entities(archive: Archive) -> None:
    """Refuse a document with entities, by which it could read files or grow without end."""
    for name in archive.names():
        if name.endswith((".xml", ".rels", ".opf", ".xhtml")):
            start = (archive.read(name) or b"")[:100_000]
            if _ENTITIES.search(start):
                raise UnreadableFileError(
                    f"{archive.name}: '{name}' in it declares entities. It is refused"
                )


def _converted(data: bytes, ending: str, name: str) -> str:
    """Return a document as HTML; Pandoc is kept from files, the network and much memory."""
    kind = {"tex": "latex", "htm": "html"}.get(ending, ending)
    command = [
        _pandoc(), f"--from={kind}", "--to=html5", "--mathjax", "--sandbox", "--embed-resources",
        "--standalone", "--variable=pagetitle:-", "+RTS", _MEMORY, "-RTS",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError(f"{name}: takes too long to read. Import it in parts") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise UnreadableFileError(f"{name}: cannot be read: {reason or 'Pandoc stopped'}")
    return done.stdout.decode("utf-8", "replace")


def _pandoc() -> str:
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError) as error:
        raise UnreadableFileError(f"To read documents, Pandoc is needed. {EXTRA}") from error
