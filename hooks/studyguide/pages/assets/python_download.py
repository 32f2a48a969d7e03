"""Fetches the Python for browsers from the registry of npm, once for a project.

Nobody needs Node.js for it. Readers' browsers get the files from the site and ask no registry.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from base64 import b64decode
from hashlib import sha512
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, Problems
from studyguide.pages.assets.browser_python import CACHE, LOCK, PARTS, VERSION, runtime_folder

_SHA512 = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""As npm says it, `npm view pyodide dist.integrity`; it changes with the version."""
_REGISTRY = "https://registry.npmjs.org"
_PATIENCE = 20  # in seconds, without an answer
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
    except (OSError, ValueError, tarfile.TarError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        return (_missing(guide, reason),)
    return ()


def _fetched() -> bytes:
    registry = os.environ.get("NPM_CONFIG_REGISTRY") or _REGISTRY
    address = f"{registry.rstrip('/')}/pyodide/-/pyodide-{VERSION}.tgz"
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"{registry} is no address of a registry")
    with urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310, its scheme is one of the web
        return bytes(answer.read())


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
