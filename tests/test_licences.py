"""Whose work a site brings along is told on its page about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundled import ASSETS, bundled, not_named
from sites import ROOT

ABOUT = sorted((ROOT / "hooks/studyguide/course_template/course/docs").glob("about.*.md"))


@pytest.mark.parametrize("page", ABOUT, ids=lambda page: page.name)
def test_the_page_about_a_new_course_names_all_that_is_bundled(page: Path) -> None:
    assert not_named(page.read_text(encoding="utf-8")) == []


def test_whatever_is_bundled_has_its_licence_beside_it() -> None:
    for script in (ASSETS / "vendor").glob("*.js"):
        assert (script.parent / f"LICENSE-{script.stem}.txt").is_file(), script.name
    assert {"ts-fsrs", "uqr", "stix-two-math", "atkinson-hyperlegible-next"} <= {*bundled()}


def test_what_is_not_named_would_be_seen() -> None:
    assert not_named("Material for MkDocs", "Pyodide")[-2:] == ["uqr", "Pyodide"]
