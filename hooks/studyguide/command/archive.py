"""`studyguide archive 2026`: a copy of the present site below its own path in later ones."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from studyguide.engine.archived_sites import ARCHIVE
from studyguide.languages.wording import wording
from studyguide.model.problems import counted
from studyguide.model.slugs import is_slug
from studyguide.pages.offline.file_list import LIST, VERSION
from studyguide.pages.offline.worker_script import WORKER

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", WORKER)
"""Files that only the root of a site has."""
_FILE_LISTS = (LIST, VERSION)
"""What a browser knows the files by: those of an archived site are changed, and not kept."""
_OFFLINE = re.compile(r'\s*<meta name="studyguide-offline"[^>]*>')
_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_COURSE = re.compile(r'(<meta name="studyguide-course" content="[^"]*)"(?: data-first-edition)?')
_PLACE = re.compile(r'<div data-md-component="announce">')
_ROBOTS = '<meta name="robots" content="noindex">'


def archive(root: Path, name: str, *, noindex: bool) -> int:
    """Copy `site/` to `archive/` and return 0; if that is impossible, print why and return 1."""
    site, folder = root / "site", root / ARCHIVE / name
    if fault := _fault(site, folder, name):
        print(fault, file=sys.stderr)
        return 1
    earlier = {path.name for path in (root / ARCHIVE).glob("*")}
    folder.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".archive-") as temporary:
        copy = Path(temporary) / name
        shutil.copytree(site, copy, ignore=_without(site, {*earlier, *_LEFT_OUT}))
        for listed in (path for name in _FILE_LISTS for path in sorted(copy.rglob(name))):
            listed.unlink()
        pages = sorted(copy.rglob("*.html"))
        archived = ArchivedSite(copy, name, _address_of(site / "index.html"), noindex=noindex)
        for page in pages:
            page.write_text(archived.page(page), encoding="utf-8", newline="")
        copy.rename(folder)
    number = counted(len(pages), "page", "pages")
    print(
        f"{number} → {ARCHIVE}/{name}/: every later build has them at /{name}/. Commit that folder."
    )
    return 0


def _fault(site: Path, folder: Path, name: str) -> str:
    """Return why a site cannot be archived, empty if it can."""
    if not is_slug(name):
        return f"'{name}' must be lower-case ASCII letters, digits and '-', such as 2026"
    if not (site / "index.html").is_file():
        return "there is no site to keep. Run 'studyguide build' first"
    if folder.exists():
        return f"{ARCHIVE}/{name} is there already. Choose another name, or remove the folder"
    if (site / name).exists():
        return f"the site has a page at '/{name}/' of its own. Choose another name"
    return ""


def _without(site: Path, names: set[str]) -> Callable[[str, list[str]], set[str]]:
    """Return the `ignore` function of `copytree` for files at the root of the site."""
    return lambda folder, _: names if Path(folder) == site else set()


def _address_of(page: Path) -> str:
    """Return the address of a site, empty if its pages do not contain it."""
    match = _CANONICAL.search(page.read_text(encoding="utf-8"))
    return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class ArchivedSite:
    """A copy of a site below a path of its own."""

    folder: Path
    name: str
    address: str
    """The address at which the site was published."""
    noindex: bool

    def page(self, file: Path) -> str:
        """Return a page of it, with a banner, its new addresses, and separate browser storage."""
        text = file.read_text(encoding="utf-8")
        if self.address:
            text = text.replace(f'"{self.address}', f'"{self.address}{self.name}/')
        text = _COURSE.sub(rf'\g<1>@{self.name}"', text)
        text = _OFFLINE.sub("", text)
        if self.noindex and _ROBOTS not in text:
            text = text.replace("</head>", f"{_ROBOTS}</head>", 1)
        return _PLACE.sub(lambda place: place[0] + self._banner(file, text), text, count=1)

    def _banner(self, file: Path, text: str) -> str:
        match = _LANGUAGE.search(text)
        language = match[1] if match else "en"
        words = wording(language)
        parts = file.relative_to(self.folder).parts
        prefix = f"{language}/" if parts[0] == language else ""
        href = "../" * len(parts) + prefix
        return (
            '<aside class="md-banner"><div class="md-banner__inner md-grid md-typeset">'
            f"{escape(words('archived', name=self.name))} "
            f'<a href="{href}">{escape(words["archived_current"])}</a></div></aside>'
        )
