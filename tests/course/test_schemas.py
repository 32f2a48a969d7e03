"""Editors accept what is written in this course."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.schemas import what_is_written_fits_the_schema_that_it_names
from sites import ROOT

AUTHORED = sorted((ROOT / "content").rglob("*.yml"))


@pytest.mark.parametrize("path", AUTHORED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_written_fits_the_schema_that_it_names(path: Path) -> None:
    what_is_written_fits_the_schema_that_it_names(path)
