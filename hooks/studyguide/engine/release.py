"""Which language is built, and the date that a build takes for its own."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from studyguide.model.guide import Guide
from studyguide.pages.site import UNPUBLISHED

LANGUAGE = "STUDYGUIDE_LANGUAGE"
"""The environment variable that names the language to build; without it, it is the first."""
DRAFTS = "STUDYGUIDE_DRAFTS"
"""The environment variable that, if it is not empty, says that a build is for its authors alone."""
TODAY = "STUDYGUIDE_TODAY"
"""The environment variable that tells the day of the build to the builds of the languages."""
_NO_COMMIT = str(UNPUBLISHED.seconds)


def language_to_build(guide: Guide) -> str:
    """Return the language that is asked for, else the course's first."""
    languages, named = guide.course.languages, os.environ.get(LANGUAGE)
    return named if named in languages else languages[0]


def shows_drafts() -> bool:
    """Return whether the site is for who writes it: search engines shall not list it."""
    return bool(os.environ.get(DRAFTS))


def today() -> date:
    """Return the day on which the site is built, in UTC: answers may be shown from a day on."""
    if day := os.environ.get(TODAY):
        return date.fromisoformat(day)
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)).date()


def last_change(root: Path) -> int:
    """Return the date that a build takes for its own, in seconds since 1970."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or last_commit(root))


def last_commit(root: Path) -> str:
    """Return the time of the last commit in seconds since 1970; 1980 outside a repository."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        process = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return _NO_COMMIT
    return process.stdout.strip() or _NO_COMMIT
