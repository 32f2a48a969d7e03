"""Only the tests in `tests/course/` may look at the course that this repository holds.

Whoever has forked it for another course leaves that folder out, and the others know no difference.
So every test outside it is watched in every run: it fails where it opens or lists what is of the
course, or starts a command of ours in the repository itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sites import ROOT

COURSE_TESTS = ROOT / "tests/course"
_OF_THE_GENERATOR = frozenset({"project", "benchmarks.md"})
"""What is in `docs/` and says nothing of the course."""
_COMMANDS = frozenset({"studyguide", "mkdocs", "properdocs"})
_watching = False


@contextmanager
def watched(test: Path) -> Iterator[None]:
    """Fail if something looks at the course meanwhile for the sake of a file of other tests."""
    global _watching  # noqa: PLW0603, an audit hook knows of nothing else
    before, _watching = _watching, not test.is_relative_to(COURSE_TESTS)
    try:
        yield
    finally:
        _watching = before


def is_of_the_course(path: object) -> bool:
    """Return whether a path is below `content/`, or a page of the course in `docs/`."""
    if not isinstance(path, str | os.PathLike):
        return False
    full = os.path.abspath(path)  # noqa: PTH100, for every file that is opened: it is to be fast
    if not full.startswith(f"{ROOT}{os.sep}"):
        return False
    folder, *names = Path(full).relative_to(ROOT).parts
    return folder == "content" or (
        folder == "docs" and bool(names) and names[0] not in _OF_THE_GENERATOR
    )


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event in ("open", "os.listdir", "os.scandir"):
        path = arguments[0]
        if is_of_the_course(path) and not _is_beside_another(event, path, arguments[1:]):
            _refuse(f"looks at {path}")
    elif event == "subprocess.Popen":
        _, command, folder, _ = arguments
        here = Path(os.fsdecode(folder)) if isinstance(folder, str | os.PathLike) else Path.cwd()
        if isinstance(command, list) and here.resolve() == ROOT and _COMMANDS & {*command}:
            _refuse(f"starts {command} in the repository")


def _is_beside_another(event: str, path: object, rest: tuple[object, ...]) -> bool:
    """Return whether `os.open`, which has no mode, may begin at another folder than the current."""
    return event == "open" and rest[0] is None and not Path(str(path)).is_absolute()


def _refuse(what: str) -> None:
    pytest.fail(f"a test outside tests/course/ {what}: it would fail with another course")


sys.addaudithook(_look)
