"""Documents and slides, through Pandoc; pages of HTML and notebooks, which need no help."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from studyguide.importing.entries import ImportedFile, UnreadableFileError
from studyguide.importing.foreign_html import html_markdown
from studyguide.importing.formats.archives import Archive
from studyguide.importing.formats.plain_files import decoded
from studyguide.importing.formats.safe_xml import EXTRA
from studyguide.importing.media_files import MediaFiles
from studyguide.importing.notes.reader import read_notes

_PACKED = ("docx", "odt", "epub")
_SECONDS = 60
_MEMORY = "-M1g"
_ENTITIES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)


def read_document(data: bytes, name: str) -> ImportedFile:
    """Return what is in a document or in slides, as in notes, with its pictures."""
    ending = name.rpartition(".")[2].lower()
    if ending in _PACKED:
        check_entities(Archive(data, name))
    html = _converted(data, ending, name)
    media = MediaFiles()
    return _as_notes(html_markdown(html, media.picture), media, f"a file in {ending}")


def read_html(data: bytes, name: str) -> ImportedFile:
    """Return what is in a page of HTML, as in notes."""
    media = MediaFiles()
    return _as_notes(html_markdown(decoded(data, name), media.picture), media, "a page of HTML")


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
    found = read_notes(markdown, kind=kind)
    return replace(found, media=media.files, place="line of its text")


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
        "--standalone", "--metadata=title:-", "+RTS", _MEMORY, "-RTS",
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
    html = done.stdout.decode("utf-8", "replace")
    return re.sub(r"<header.*?</header>", "", html, count=1, flags=re.DOTALL)


def _pandoc() -> str:
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError) as error:
        raise UnreadableFileError(f"To read documents, Pandoc is needed. {EXTRA}") from error
