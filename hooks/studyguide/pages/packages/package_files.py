"""The files and entries of packages: without a date, so that the same site gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

SCRIPTS = Path(__file__).parent / "scripts"
"""Scripts that only packages have."""
_COMPRESSED = frozenset((".apkg", ".avif", ".gz", ".jpeg", ".jpg", ".pdf", ".png", ".webp"))
_COMPRESSED |= frozenset((".whl", ".woff2", ".zip"))
"""Endings of files that compression does not make smaller."""


def entry(name: str) -> ZipInfo:
    """Return the entry of a file in a zip."""
    info = ZipInfo(name)
    info.compress_type = ZIP_STORED if Path(name).suffix in _COMPRESSED else ZIP_DEFLATED
    return info


def built_files(folder: Path) -> dict[str, Path]:
    """Return the files of a built site by their names in it, in the order of these."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return dict(sorted((path.relative_to(folder).as_posix(), path) for path in paths))
