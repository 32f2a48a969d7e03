"""The site of the course that this repository holds, built once a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import BuiltOnce, served
from sites import ROOT, Site, project_with


@pytest.fixture(scope="session")
def real_site(built_once: BuiltOnce) -> Site:
    return built_once("real", _project)


def _project(folder: Path) -> Path:
    project = project_with(".", folder)
    (project / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    _take_booklets(project)
    return project


def _take_booklets(project: Path) -> None:
    """Let a project have the booklets that an earlier run printed of the same things.

    To print the course anew takes a tenth of a whole run; the small course is always printed.
    """
    kept = ROOT / ".cache/tests/booklets"
    kept.mkdir(parents=True, exist_ok=True)
    (project / ".cache").mkdir()
    (project / ".cache/booklets").symlink_to(kept, target_is_directory=True)


@pytest.fixture(scope="session")
def real_url(real_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(real_site.folder, tmp_path_factory.mktemp("real-root"))
