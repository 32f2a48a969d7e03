"""Archived sites of earlier years, which every build includes below their own paths."""

from __future__ import annotations

import shutil
from pathlib import Path

ARCHIVE = "archive"
"""The folder of a project that `studyguide archive` fills."""


def add_archived_sites(root: Path, site: Path) -> str:
    """Copy the archived sites of a project into a built one; return an error message or ''."""
    for folder in sorted(path for path in (root / ARCHIVE).glob("[!.]*") if path.is_dir()):
        if (site / folder.name).exists():
            address = f"/{folder.name}/"
            return f"{ARCHIVE}/{folder.name}: the site has a page at '{address}'. Rename the folder"
        shutil.copytree(folder, site / folder.name)
    return ""
