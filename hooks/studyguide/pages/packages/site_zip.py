"""A built site as one zip, for the file area of a learning platform or a disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from studyguide.languages.wording import Wording
from studyguide.pages.offline.file_list import LIST, VERSION
from studyguide.pages.offline.worker_script import WORKER
from studyguide.pages.packages.disk_pages import (
    STARTER,
    STYLES,
    STYLES_FROM_DISK,
    DiskPages,
    styles_from_disk,
)
from studyguide.pages.packages.package_files import SCRIPTS, built_files, entry

_LEFT_OUT = frozenset(("404.html", "sitemap.xml", "sitemap.xml.gz", WORKER))
"""Names of files that only a site of its own has."""


def write_site_zip(site: Path, package: Path, words: Mapping[str, Wording]) -> int:
    """Write a built site as a zip and return the number of its pages.

    `words` has the words of each language of the course.
    """
    kept = {name: path for name, path in built_files(site).items() if not _is_left_out(name)}
    pages = DiskPages(frozenset(kept), words)
    with ZipFile(package, "w") as archive:
        for name, path in kept.items():
            data = path.read_bytes()
            if path.suffix == ".html":
                data = pages.page(name, data.decode()).encode()
            archive.writestr(entry(name), data)
        script = SCRIPTS / Path(STARTER).name
        archive.writestr(entry(STARTER), script.read_bytes())
        styles = styles_from_disk((site / STYLES).read_text(encoding="utf-8"))
        archive.writestr(entry(STYLES_FROM_DISK), styles)
    return sum(1 for name in kept if name.endswith(".html"))


def _is_left_out(name: str) -> bool:
    return Path(name).name in _LEFT_OUT or name.endswith((LIST, VERSION))
