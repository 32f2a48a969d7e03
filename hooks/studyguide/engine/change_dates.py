"""The date of the last change of each file, from the git history."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_COMMIT = "\0"


@cache
def change_dates(root: Path) -> Mapping[str, int]:
    """Return the time of the last commit of each file below a folder, in seconds since 1970.

    Paths are relative to the folder. Empty without a history, or with a shallow one, in which every
    file seems to be changed by the last commit. Files with uncommitted changes are left out.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        root, "-c", "core.quotepath=off", "log", "--relative", "--name-only", "--no-renames",
        "--format=%x00%ct", "--", ".",
    )  # fmt: skip
    dates: dict[str, int] = {}
    for commit in log.split(_COMMIT)[1:]:
        seconds, *paths = commit.split("\n")
        for path in filter(None, paths):
            dates.setdefault(path, int(seconds))
    status = ("-c", "core.quotepath=off", "status", "--porcelain", "--no-renames", "--", ".")
    above = _git(root, "rev-parse", "--show-prefix").strip()
    changed = {line[3:].removeprefix(above) for line in _git(root, *status).splitlines()}
    return {path: seconds for path, seconds in dates.items() if path not in changed}


def _git(root: Path, *arguments: str) -> str:
    """Return the output of git, empty if it is not installed or there is no repository."""
    try:
        process = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except FileNotFoundError:
        return ""
    return process.stdout if process.returncode == 0 else ""
