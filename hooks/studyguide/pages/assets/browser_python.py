"""The Python that runs in readers' browsers: Pyodide, as it is in the package registry of npm.

It is 13 MB, so it is no part of this repository. It is taken from `node_modules/pyodide`, or from
where `python_download.py` puts it. A course's own wheels are in `wheels/`, beside `content/`.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from studyguide.model.guide import Guide
from studyguide.pages.page import File

VERSION = "314.0.7"
FOLDER = "assets/python/"
"""Its folder in the site."""
CACHE = Path(".cache/pyodide")
PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
RUNNER = Path(__file__).with_name("run_program.py")
"""What a browser runs a reader's code with."""
_NOT_IN_BROWSERS = frozenset((
    "curses", "dbm", "ensurepip", "grp", "idlelib", "msvcrt", "nt", "pwd", "readline", "resource",
    "syslog", "tkinter", "turtle", "turtledemo", "venv", "winreg", "winsound",
))  # fmt: skip
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class BrowserPython:
    """A Python for browsers, with the wheels of a course."""

    folder: Path
    wheels: tuple[Path, ...]
    modules: frozenset[str]
    """What code may import."""

    @classmethod
    def of(cls, guide: Guide) -> BrowserPython | None:
        """Return the one of a course; None if the course wants none, or it is not here."""
        root = guide.folder.parent
        folder = runtime_folder(root) if guide.course.run_python else None
        if folder is None:
            return None
        wheels = tuple(sorted((root / "wheels").glob("*.whl")))
        own = (name for wheel in wheels for name in _modules(wheel))
        return cls(folder, wheels, sys.stdlib_module_names - _NOT_IN_BROWSERS | {*own})

    @property
    def kilobytes(self) -> int:
        """How much a browser loads, if no server compresses it."""
        files = (*(self.folder / part for part in PARTS), *self.wheels)
        return sum(file.stat().st_size for file in files) // 1000

    def can_run(self, code: str) -> bool:
        """Return whether all that code imports is here."""
        return imported(code) <= self.modules

    def files(self) -> Iterator[File]:
        """Yield what a site has of it."""
        for file in (*(self.folder / part for part in PARTS), *self.wheels):
            yield File(FOLDER + file.name, copied_from=file)
        yield File(FOLDER + LOCK, make=self._lock)
        yield File(FOLDER + RUNNER.name, copied_from=RUNNER)

    def _lock(self) -> bytes:
        """Return the list of packages that could be loaded from elsewhere, with none in it."""
        lock = json.loads((self.folder / LOCK).read_bytes())
        return json.dumps({**lock, "packages": {}}).encode()


def runtime_folder(root: Path) -> Path | None:
    """Return where the files for browsers are, None if they are not here in this version."""
    return next(filter(_is_whole, (root / "node_modules/pyodide", root / CACHE / VERSION)), None)


def _is_whole(folder: Path) -> bool:
    try:
        version = json.loads((folder / "package.json").read_bytes())["version"]
    except (OSError, ValueError, KeyError):
        return False
    return version == VERSION and all((folder / part).is_file() for part in (*PARTS, LOCK))


@lru_cache(maxsize=1024)
def imported(code: str) -> frozenset[str]:
    """Return the top-level modules that code imports; none of code that is no Python yet.

    >>> sorted(imported("import numpy.linalg as la; from math import pi"))
    ['math', 'numpy']
    """
    try:
        nodes = [*ast.walk(ast.parse(code))]
    except (SyntaxError, ValueError):
        return frozenset()
    plain = (alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names)
    other = (node.module or "" for node in nodes if isinstance(node, ast.ImportFrom))
    return frozenset(name.partition(".")[0] for name in (*plain, *other))


def _modules(wheel: Path) -> Iterator[str]:
    """Yield the names of the modules and packages at the top of a wheel."""
    try:
        with ZipFile(wheel) as archive:
            tops = {name.partition("/")[0] for name in archive.namelist()}
    except (OSError, BadZipFile):
        return
    for top in tops:
        name = top.partition(".")[0]
        if not top.endswith((".dist-info", ".data")) and _NAME.fullmatch(name):
            yield name
