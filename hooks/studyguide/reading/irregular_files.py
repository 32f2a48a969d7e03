"""Finds what is no plain file or folder: nothing may open it, since that can fail or never end."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from studyguide.model.file_names import is_left_over
from studyguide.model.problems import Problem, Problems
from studyguide.text.parsing.media import PICTURES

_FILES = frozenset((".bib", ".csv", ".js", ".md", ".yml", *PICTURES))
"""What names of files end with, below `content/`; below `docs/`, only pages are ours."""
_PAGES = frozenset((".md",))
_TEXTS = frozenset((".bib", ".js", ".md", ".svg", ".yml"))
_LARGEST = 20_000_000
"""How many bytes a file that we read as a text may have."""
_NO_FILE = "this is no file, but what a system makes of other things. Remove it"
_UNREADABLE = "this machine does not let us read it. Change its rights"


def irregular_files(content: Path, docs: Path | None) -> Problems:
    """Return problems with what cannot be read as a file or folder of a project.

    Links may lead to anything within the project, so that nobody publishes more than the project
    has. What editors and systems leave behind is not looked at.
    """
    found = [*_below(content, _FILES), *(_below(docs, _PAGES) if docs else ())]
    return tuple(sorted(found))


def _below(folder: Path, files: frozenset[str]) -> Iterator[Problem]:
    if folder.is_dir():
        yield from _within(folder, folder.parent, files, frozenset({folder.resolve()}))


def _within(
    folder: Path, root: Path, files: frozenset[str], above: frozenset[Path]
) -> Iterator[Problem]:
    """Yield problems with what is in a folder; `above` are the folders that it is in."""
    try:
        paths = sorted(path for path in folder.iterdir() if not is_left_over(path.name))
    except OSError:
        yield _problem(folder, root, _UNREADABLE)
        return
    for path in paths:
        if not _is_unicode(path.name):
            shown = path.name.encode("utf-8", "replace").decode()
            yield _problem(folder / shown, root, "the name is not in UTF-8. Rename it")
        elif message := _fault(path, root, files):
            yield _problem(path, root, message)
        elif path.is_dir():
            target = path.resolve()
            if target in above:
                yield _problem(path, root, "the link leads to a folder that it is in. Remove it")
            else:
                yield from _within(path, root, files, above | {target})


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fault(path: Path, root: Path, files: frozenset[str]) -> str | None:
    """Return why something is not to be opened, or None."""
    is_link = path.is_symlink()
    try:
        found = path.stat()
    except OSError as error:
        where = f" '{path.readlink()}'" if is_link else ""
        return f"the link{where} leads nowhere ({error.strerror}). Put the file there, or remove it"
    suffix = path.suffix.lower()
    if is_link and not path.resolve().is_relative_to(root.resolve()):
        return "the link leads out of the project. Put a copy of the file there"
    if stat.S_ISDIR(found.st_mode):
        is_file = suffix in files
        return "this is a folder where a file belongs. Rename it" if is_file else None
    if not stat.S_ISREG(found.st_mode):
        return _NO_FILE
    if not os.access(path, os.R_OK):
        return _UNREADABLE
    if suffix in _TEXTS & files and found.st_size > _LARGEST:
        return f"the file has more than {_LARGEST:,} bytes. Divide it"
    return None


def _problem(path: Path, root: Path, message: str) -> Problem:
    return Problem(path.relative_to(root).as_posix(), 1, message)
