"""The language to build, drafts, and the date of a build."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from studyguide.model.guide import Guide
from studyguide.pages.site import UNPUBLISHED

LANGUAGE = "STUDYGUIDE_LANGUAGE"
"""The environment variable with the language to build, by default the first."""
DRAFTS = "STUDYGUIDE_DRAFTS"
"""The environment variable that, if not empty, marks a build for authors, with drafts."""
TODAY = "STUDYGUIDE_TODAY"
"""The environment variable that passes the day of the build to the builds of all languages."""
DATE = "SOURCE_DATE_EPOCH"
"""The environment variable with the date of a build, in seconds since 1970."""
_SECONDS = re.compile(r"[0-9]{1,11}")
"""Up to the year 5138."""
_NO_COMMIT = str(UNPUBLISHED.seconds)


def environment_fault() -> str | None:
    """Return what is wrong with the date of the build in the environment, None if it is well."""
    seconds = os.environ.get(DATE)
    if not seconds or _SECONDS.fullmatch(seconds):
        return None
    return f"{DATE} is '{seconds}', but must be seconds since 1970, in digits. Correct or unset it"


def language_to_build(guide: Guide) -> str:
    """Return the language in the environment, else the course's first."""
    languages, named = guide.course.languages, os.environ.get(LANGUAGE)
    return named if named in languages else languages[0]


def shows_drafts() -> bool:
    """Return whether the site is for authors, with drafts, and not for search engines."""
    return bool(os.environ.get(DRAFTS))


def today() -> date:
    """Return the day of the build in UTC, which decides whether answers are published."""
    if day := os.environ.get(TODAY):
        return date.fromisoformat(day)
    seconds = os.environ.get(DATE)
    return (datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)).date()


def build_timestamp(root: Path) -> int:
    """Return the date of a build, in seconds since 1970."""
    return int(os.environ.get(DATE) or last_commit(root))


def last_commit(root: Path) -> str:
    """Return the time of the last commit in seconds since 1970, outside a repository 1980."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        process = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return _NO_COMMIT
    return process.stdout.strip() or _NO_COMMIT
