"""`studyguide export`: the rendered pages as files, for any engine that reads Markdown."""

from __future__ import annotations

import shutil
from pathlib import Path

from studyguide.command.check import read, show, stops
from studyguide.command.engine import last_change
from studyguide.model.problems import counted
from studyguide.pages.render import Page, render
from studyguide.pages.site import Release


def export(root: Path, folder: Path) -> int:
    """Write every page of every language below `folder`; return 1 if the content has problems."""
    guide, problems = read(root)
    show(problems)
    if guide is None or stops(problems, strict=True):
        return 1
    release = Release(seconds=last_change(root))
    for language in guide.course.languages:
        pages, _ = render(guide, language, release=release)
        for page in pages:
            _write(page, folder / language / page.uri)
        print(f"{language}: {counted(len(pages), 'file', 'files')} → {folder / language}")
    return 0


def _write(page: Page, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if page.copied_from:
        shutil.copyfile(page.copied_from, file)
    else:
        file.write_bytes(page.data)
