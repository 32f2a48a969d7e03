"""The service worker of a course: one for all its languages, at the root of the site."""

from __future__ import annotations

import json
import re
from pathlib import Path

from studyguide.model.guide import Guide
from studyguide.pages.alternates import prefix_of

WORKER = "service-worker.js"
_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_FOLDER = Path(__file__).parent / "worker"
_PARTS = (
    "files", "records", "builds", "pages", "answers", "keeping", "renewing", "events",
)  # fmt: skip
"""In this order: a part uses names of those before it while it is read."""


def service_worker(guide: Guide) -> str:
    """Return the service worker, or one that removes itself if the course wants none."""
    if not guide.course.offline:
        return no_service_worker()
    languages = sorted((prefix_of(guide, code) for code in guide.course.languages), key=len)
    facts = json.dumps({"languages": languages[::-1]})
    return "\n".join([f"self.SITE = {facts};", *map(_part, _PARTS)])


def no_service_worker() -> str:
    """Return a service worker that removes itself and all that another has kept."""
    return _part("none")


def _part(name: str) -> str:
    """Return a script without what only its authors read, which is half of it."""
    return _COMMENT.sub("", (_FOLDER / f"{name}.js").read_text(encoding="utf-8"))
