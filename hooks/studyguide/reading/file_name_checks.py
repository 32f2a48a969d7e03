"""Names of files that some system cannot have, so that the course could not be opened there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from studyguide.model.file_names import LONGEST_PATH, composed, is_left_over, name_fault
from studyguide.model.problems import Problem


def file_name_problems(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the names of the files and folders in a folder of the project."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_left_over(name))
        seen: dict[str, str] = {}
        for name in sorted((*folders, *(name for name in files if not is_left_over(name)))):
            path = Path(parent, name).relative_to(folder.parent).as_posix()
            if message := name_fault(name):
                yield Problem(path, 1, message)
            other = seen.setdefault(composed(name).casefold(), name)
            if other != name:
                message = f"Windows and macOS take '{other}' for the same file. Rename one of them"
                yield Problem(path, 1, message)
            if name in files and len(path) > LONGEST_PATH:
                message = f"a path of more than {LONGEST_PATH} letters. Choose shorter names"
                yield Problem(path, 1, message)
