"""Fetches the Python for browsers with `npm`, once for a project.

npm knows which registry a machine may ask, and how. Readers' browsers ask the site alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
from base64 import b64decode
from hashlib import sha512
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, Problems
from studyguide.pages.assets.browser_python import CACHE, LOCK, PARTS, VERSION, runtime_folder

_SHA512 = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""As npm says it, `npm view pyodide dist.integrity`; it changes with the version."""
_PATIENCE = 20_000  # in milliseconds, without an answer
_LONGEST = 300  # in seconds
_TRIED: set[Path] = set()
"""The projects for which it was tried: a process does not wait for a network twice."""


def provide_python(root: Path, guide: Guide) -> Problems:
    """Fetch what runs code in browsers if a course wants it and it is not here.

    Return a note if it cannot be fetched: the site is right without it, only nothing can be run.
    """
    if not guide.course.run_python or runtime_folder(root) or root in _TRIED:
        return ()
    _TRIED.add(root)
    try:
        unpack(_fetched(), root / CACHE / VERSION)
    except (OSError, ValueError, tarfile.TarError, subprocess.TimeoutExpired) as error:
        return (_missing(guide, error),)
    return ()


def _fetched() -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise OSError("there is no npm, which comes with Node.js")
    limits = ("--fetch-retries=0", f"--fetch-timeout={_PATIENCE}")
    with TemporaryDirectory() as folder:
        result = subprocess.run(
            [npm, "pack", f"pyodide@{VERSION}", "--ignore-scripts", *limits],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
        )
        package = next(Path(folder).glob("*.tgz"), None)
        if result.returncode or package is None:
            told = re.findall(r"^npm (?:error|ERR!) (?!code )(.+)", result.stderr, re.MULTILINE)
            raise OSError(told[0] if told else "npm did not give it")
        return package.read_bytes()


def unpack(package: bytes, folder: Path, *, digest: str = _SHA512) -> None:
    """Write the files that a site needs into a folder, which is there as a whole or not at all.

    Raises `ValueError` if the package is not the one that we know.
    """
    if sha512(package).digest() != b64decode(digest):
        raise ValueError("the package is not the one that was expected")
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.with_name(f"{folder.name}-{os.getpid()}")
    new.mkdir(exist_ok=True)
    with tarfile.open(fileobj=BytesIO(package)) as archive:
        for name in (*PARTS, LOCK, "package.json"):
            if (file := archive.extractfile(f"package/{name}")) is None:
                raise ValueError(f"the package has no {name}")
            (new / name).write_bytes(file.read())
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def _missing(guide: Guide, reason: object) -> Problem:
    message = (
        f"Python for browsers cannot be fetched ({reason}), so code is shown and cannot be run."
        f" Try again with a network, or run: npm install pyodide@{VERSION}"
    )
    line = guide.course_file.line(("run_python",))
    return Problem(guide.course_file.path, line, message, severity="note")
