"""Files that `studyguide new` wrote, marked so that `upgrade` knows whether they are as it did."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

TEMPLATE_FOLDER = Path(__file__).parents[1] / "project_template"
"""The files of a new course, as this version writes them."""
RENEWED = (".github/workflows/publish.yml",)
"""Those that a newer version may replace, as long as they are as it wrote them."""

_MARK = re.compile(
    r"# studyguide wrote this file and renews it while it is unchanged: ([0-9a-f]{16})\r?\n"
)


def marked(text: str) -> str:
    """Return a text below the mark that tells whether anybody has changed it since."""
    return (
        f"# studyguide wrote this file and renews it while it is unchanged: {_hash(text)}\n{text}"
    )


def is_unchanged(text: str) -> bool:
    """Return whether a text is as it was marked; without a mark it is not."""
    mark = _MARK.match(text)
    return bool(mark) and _hash(text[mark.end() :]) == mark[1] if mark else False


def _hash(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]
