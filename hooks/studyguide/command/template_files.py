"""Files written by `studyguide new`, with a checksum so that `upgrade` knows unedited ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

HOSTS_FOLDER = Path(__file__).parents[1] / "course_template" / "hosts"
"""Files for checking and publishing a course, in a folder for each host."""

_SAYS = "# studyguide wrote this file and renews it while it is unchanged: "
_CHECKSUM = re.compile(re.escape(_SAYS) + r"([0-9a-f]{16})\r?\n")


def renewable(folder: Path = HOSTS_FOLDER) -> dict[str, Path]:
    """Return the files that `upgrade` may replace, by their path in a course."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {"/".join(with_dots(file.relative_to(folder).parts[1:])): file for file in files}


def with_dots(parts: Iterable[str]) -> list[str]:
    """Return the parts of a template's path in a course, with `dot-` replaced by a dot."""
    return [f".{part[4:]}" if part.startswith("dot-") else part for part in parts]


def with_checksum(text: str) -> str:
    """Return a text below a checksum that tells whether it has been edited since."""
    return f"{_SAYS}{_hash(text)}\n{text}"


def is_unchanged(text: str) -> bool:
    """Return whether a text still has its checksum; without one it has not."""
    checksum = _CHECKSUM.match(text)
    return checksum is not None and _hash(text[checksum.end() :]) == checksum[1]


def _hash(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]
