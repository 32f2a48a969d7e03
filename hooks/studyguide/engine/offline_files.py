"""Writes what a browser needs to show the built site without a network, and to install it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studyguide.model.sealed_folder import SealedFolder
from studyguide.pages.alternates import prefix_of
from studyguide.pages.assets.app_icons import ICONS, icon_files
from studyguide.pages.assets.social_card import CACHE
from studyguide.pages.offline.file_groups import FileGroups
from studyguide.pages.offline.file_list import file_list
from studyguide.pages.offline.web_manifest import web_manifest
from studyguide.pages.offline.worker_script import WORKER, service_worker
from studyguide.pages.page import File
from studyguide.pages.site import Site


def app_files(site: Site, root: Path) -> Iterator[File]:
    """Yield the icons and the manifest of the site as an app."""
    drawn = tuple(icon_files(site.guide, SealedFolder(root / CACHE)))
    yield from drawn
    uris = {file.uri for file in drawn}
    yield web_manifest(site, tuple(icon for icon in ICONS if icon.uri in uris))


def write_offline_files(folder: Path, site: Site) -> None:
    """Write the list of a finished site's files, and the service worker at the root of the course.

    Without `offline` in the course there is no list, and the worker removes an earlier one.
    """
    if site.guide.course.offline:
        for file in file_list(folder, FileGroups.of(site.guide)):
            path = folder / file.uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.read())
    if not prefix_of(site.guide, site.language):
        script = service_worker(site.guide)
        (folder / WORKER).write_text(script, encoding="utf-8", newline="\n")


def worker_address(site: Site) -> str:
    """Return where the service worker is, from the root of a language's site; empty if none is."""
    if not site.guide.course.offline:
        return ""
    return ("../" if prefix_of(site.guide, site.language) else "") + WORKER
