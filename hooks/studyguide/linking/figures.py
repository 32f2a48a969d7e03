"""Files beside a lesson: pictures, one for each language or for all, and files to download."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studyguide.text.media import is_picture

FILES = "files"
"""The folder beside a lesson whose files are published as they are."""
PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
"""Files that a browser shows as a page, and runs."""
REFUSED = PAGES | frozenset((".js", ".mjs", ".xml", ".svgz"))
"""Files that a browser would run or show as a page of the site."""


def find_figure(folder: Path, file: str, languages: tuple[str, ...]) -> Path | None:
    """Return `x.<language>.svg` for the first language that has one, else `x.svg`, else None."""
    plain = folder / file
    names = [plain.with_suffix(f".{language}{plain.suffix}") for language in languages[:1]]
    others = [plain.with_suffix(f".{language}{plain.suffix}") for language in languages[1:]]
    inside = (path for path in (*names, plain, *others) if _is_inside(path, folder))
    return next((path for path in inside if path.is_file()), None)


def find_file(folder: Path, file: str) -> Path | None:
    """Return a file of a lesson's `files/`, None if it is not there."""
    path = folder / file
    return path if _is_inside(path, folder / FILES) and path.is_file() else None


def pictures_of(folder: Path) -> Iterator[Path]:
    """Yield every picture beside a lesson, in whatever folder of its own."""
    for path in sorted(folder.rglob("*")):
        if is_picture(path.name) and path.is_file():
            yield path


def files_of(folder: Path) -> Iterator[Path]:
    """Yield every file that a lesson has to download."""
    for path in sorted((folder / FILES).rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
