"""Courses without mistakes, each read once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from studyguide.model.guide import Guide
from studyguide.reading.load import load_guide


@cache
def loaded_course(course: Path) -> Guide:
    """Return the guide of the course below a folder, which has `content/` and `docs/`."""
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert guide is not None
    assert problems == ()
    return guide
