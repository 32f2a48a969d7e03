"""The pages and files of a guide, as tests look at them."""

from __future__ import annotations

from collections.abc import Iterable

from studyguide.pages.page import File, Page


def text_of(parts: Iterable[Page | File], uri: str) -> str:
    """Return the body of a page or the text of a file."""
    part = next(part for part in parts if part.uri == uri)
    return str(part.body) if isinstance(part, Page) else part.text


def data_of(parts: Iterable[Page | File], uri: str) -> bytes:
    """Return what is in a file."""
    return next(part.data for part in parts if isinstance(part, File) and part.uri == uri)


def files_to_take(parts: Iterable[Page | File]) -> dict[str, bytes]:
    """Return the files for other programs, by uri."""
    files = (part for part in parts if isinstance(part, File))
    return {file.uri: file.data for file in files if file.uri.startswith(("decks/", "guide/"))}
