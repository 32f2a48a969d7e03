"""`studyguide export --to zip` and `--to scorm`: a built site for a learning platform."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from studyguide.command.build import build
from studyguide.command.check import read
from studyguide.model.guide import Guide
from studyguide.model.problems import counted
from studyguide.pages.alternates import prefix_of
from studyguide.pages.packages.scorm_package import write_scorm_package
from studyguide.pages.packages.site_zip import write_site_zip
from studyguide.pages.site import Site
from studyguide.pages.week_names import words_for

Package = Literal["zip", "scorm"]
"""What `export` makes of a built site."""


def export_package(root: Path, folder: Path, package: Package, *, strict: bool) -> int:
    """Build the site and write it as packages below `folder`; return 1 if it cannot be built."""
    if code := build(root, strict=strict, engine="mkdocs"):
        return code
    guide, _ = read(root, drafts=not strict)
    if guide is None:
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    match package:
        case "zip":
            _write_zip(guide, root / "site", folder / "course.zip")
        case "scorm":
            _write_scorm(guide, root / "site", folder)
    return 0


def _write_zip(guide: Guide, site: Path, file: Path) -> None:
    words = {language: words_for(guide, language) for language in guide.course.languages}
    pages = write_site_zip(site, file, words)
    size = words[guide.course.languages[0]].size(file.stat().st_size // 1000)
    print(f"{counted(pages, 'page', 'pages')}, {size} → {file}")


def _write_scorm(guide: Guide, built: Path, folder: Path) -> None:
    for language in guide.course.languages:
        site = Site.of(guide, language)
        weeks = [week for week in guide.course.weeks if guide.questions_of(week)]
        for week in weeks:
            file = folder / language / f"week-{week.number:02}.zip"
            if not guide.has_answers(week.number):
                print(f"{file}: not written, since its answers are not published yet")
                continue
            file.parent.mkdir(exist_ok=True)
            write_scorm_package(site, week, built / prefix_of(guide, language), file)
        print(
            f"{language}: {counted(len(weeks), 'self-check', 'self-checks')} → {folder / language}"
        )
