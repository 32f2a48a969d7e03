"""Files beside a lesson: pictures, one for each language or for all, and files to download."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

from studyguide.text.media import is_picture

FILES = "files"
"""The folder beside a lesson whose files are published as they are."""
PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
"""Files that a browser shows as a page, and runs."""
REFUSED = PAGES | frozenset((".js", ".mjs", ".xml", ".svgz"))
"""Files that a browser would run or show as a page of the site."""


def find_figure(folder: Path, file: str, languages: tuple[str, ...]) -> Path | None:
    """Return `x.<language>.svg` for the first language that has one, else `x.svg`, else None.

    `file` may be written as an address is: `my%20picture.png`.
    """
    plain = folder / unquote(file)
    names = [plain.with_suffix(f".{language}{plain.suffix}") for language in languages[:1]]
    others = [plain.with_suffix(f".{language}{plain.suffix}") for language in languages[1:]]
    return _first_file((*names, plain, *others), folder)


def find_file(folder: Path, file: str) -> Path | None:
    """Return a file of a lesson's `files/` by its name or its address, None if it is not there."""
    return _first_file((folder / unquote(file),), folder / FILES)


def is_download(folder: Path, file: Path) -> bool:
    """Return whether a file beside a lesson is there to download: it keeps its size."""
    return file.is_relative_to(folder / FILES)


def _first_file(paths: Iterable[Path], folder: Path) -> Path | None:
    """Return the first of some paths at which a file is, within a folder.

    A file that macOS has packed may spell `ü` as two signs where its name was typed as one.
    """
    inside = [path for path in paths if _is_inside(path, folder)]
    if exact := next((path for path in inside if path.is_file()), None):
        return exact
    if all(path.name.isascii() and path.parent.is_dir() for path in inside):
        return None
    by_name = {_composed(path): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return next((by_name[name] for name in map(_composed, inside) if name in by_name), None)


def _composed(path: Path) -> str:
    return normalize("NFC", str(path))


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
