"""Which formats can be imported, and how a file is recognized as one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studyguide.importing.entries import ImportedFile, UnreadableFileError
from studyguide.importing.formats.plain_files import decoded, read_limited
from studyguide.importing.notes.reader import read_notes

Read = Callable[[bytes, str], ImportedFile]
"""Returns what is in a file, given its bytes and its name. Raises `UnreadableFileError`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be imported."""

    name: str
    endings: tuple[str, ...]
    read: Read
    is_this: Callable[[str], bool] = lambda _: True
    """Whether a text is in this format, where several have one ending."""


def _notes(data: bytes, name: str) -> ImportedFile:
    return read_notes(decoded(data, name))


FORMATS: tuple[Format, ...] = (Format("notes", ("md", "markdown", "txt", "text", ""), _notes),)


def read_file(path: Path) -> ImportedFile:
    """Return what is in a file. Raises `UnreadableFileError` with the reason."""
    data = read_limited(path)
    ending = path.suffix.lower().removeprefix(".")
    found = [form for form in FORMATS if ending in form.endings]
    if not found:
        endings = ", ".join(sorted({end for form in FORMATS for end in form.endings if end}))
        raise UnreadableFileError(
            f"{path.name}: files that end in '.{ending}' cannot be imported. "
            f"Save it as one of {endings}"
        )
    start = data[:20_000].decode("utf-8", "replace")
    chosen = next((form for form in found if form.is_this(start)), found[-1])
    return chosen.read(data, path.name)
