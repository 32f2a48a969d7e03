"""Files in a lesson's folder: pictures, per language or for all, and files to download."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from studyguide.model.file_names import find_exactly, has_left_over
from studyguide.text.parsing.media import is_picture

FILES = "files"
"""The folder in a lesson's folder whose files are published unchanged."""
FIGURES = "figures"
"""The folder in a lesson's folder with pictures, some of which can be played with."""
PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
"""Files that a browser shows as a page and whose scripts it runs."""
REFUSED = PAGES | frozenset((".js", ".mjs", ".xml", ".svgz"))
"""Files that are refused, since a browser would run them or show them as pages."""


def find_figure(folder: Path, file: str, languages: tuple[str, ...]) -> Path | None:
    """Return `x.<language>.svg` for the first language that has one, else `x.svg`, else None.

    `file` may be percent-encoded: `my%20picture.png`.
    """
    plain = unquote(file)
    stem, dot, suffix = plain.rpartition(".")
    names = [f"{stem}.{language}{dot}{suffix}" for language in languages]
    paths = (find_exactly(folder, name) for name in (*names[:1], plain, *names[1:]))
    return next((path for path in paths if path and _is_file_in(path, folder)), None)


def find_file(folder: Path, file: str) -> Path | None:
    """Return a file of a lesson's `files/` by its name or address, None if it does not exist."""
    path = find_exactly(folder, unquote(file))
    return path if path and _is_file_in(path, folder / FILES) else None


def figure_scripts(folder: Path) -> Iterator[Path]:
    """Yield the scripts beside a lesson's pictures, by which these can be played with."""
    for path in sorted((folder / FIGURES).glob("*.js")):
        if _is_file_in(path, folder) and not has_left_over(path, folder):
            yield path


def is_download(folder: Path, file: Path) -> bool:
    """Return whether a file of a lesson is a download, so that pictures keep their size."""
    return file.is_relative_to(folder / FILES)


def pictures_of(folder: Path) -> Iterator[Path]:
    """Yield every picture in a lesson's folder, at any depth."""
    for path in sorted(folder.rglob("*")):
        if is_picture(path.name) and path.is_file() and not has_left_over(path, folder):
            yield path


def files_of(folder: Path) -> Iterator[Path]:
    """Yield every file to download of a lesson."""
    for path in sorted((folder / FILES).rglob("*")):
        if path.is_file() and not has_left_over(path, folder):
            yield path


def _is_file_in(path: Path, folder: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())
