"""Whose work the site of this course brings along."""

from __future__ import annotations

import pytest

from bundled import not_named
from sites import ROOT


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_page_about_this_course_names_all_that_is_bundled(language: str) -> None:
    page = (ROOT / f"docs/about.{language}.md").read_text(encoding="utf-8")
    assert not_named(page, "Pyodide") == []
