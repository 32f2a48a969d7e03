"""`studyguide build`: all languages in parallel, put in place only when all have succeeded."""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from studyguide.command.build_folder import build_folder
from studyguide.command.check import number_of, read, show, show_notes, stops, summary
from studyguide.command.language_builds import LanguageBuild, language_builds, start_builds
from studyguide.command.progress import BuildProgress
from studyguide.command.site_swap import put_in_place
from studyguide.languages.wording import wording
from studyguide.model.guide import Guide
from studyguide.model.problems import counted
from studyguide.model.system_faults import system_fault

if TYPE_CHECKING:
    from studyguide.engine.site_build import Engine

_KEPT = "Nothing was built: site/ is as it was."
_NOISE = re.compile(r"^INFO\b|^\s*$")


def build(root: Path, *, strict: bool, engine: Engine) -> int:
    """Build the site into `site/` and return 0; on any failure leave `site/` alone, return 1."""
    began = time.monotonic()
    guide, problems = read(root, drafts=not strict)
    show(problems)
    if guide is None or stops(problems, strict=strict):
        print(_KEPT, file=sys.stderr)
        return 1
    show_notes(guide)
    print(f"Content   {summary(guide)}")
    try:
        pages = _build_and_place(root, guide, strict=strict, engine=engine)
    except OSError as error:
        if (fault := system_fault(error)) is None:
            raise
        print(fault, file=sys.stderr)
        pages = None
    if pages is None:
        print(_KEPT, file=sys.stderr)
        return 1
    print(_closing(guide, pages, number_of(problems), time.monotonic() - began))
    return 0


def _build_and_place(root: Path, guide: Guide, *, strict: bool, engine: Engine) -> int | None:
    """Build all languages and put them in place; return the number of pages, None if one failed.

    Raises `OSError` if the system refuses something; the last site is then in its place.
    """
    site = root / "site"
    with build_folder(root, site) as folder:
        builds = language_builds(root, guide)
        if not _build_languages(builds, folder, strict=strict, engine=engine):
            return None
        whole = _joined(folder, guide)
        pages = sum(1 for _ in whole.rglob("*.html"))
        put_in_place(whole, site, beside=folder)
        return pages


def _build_languages(
    builds: tuple[LanguageBuild, ...], folder: Path, *, strict: bool, engine: Engine
) -> bool:
    """Build the languages in parallel; return whether all succeeded."""
    began = time.monotonic()
    running = start_builds(builds, folder, engine=engine, strict=strict)
    names = [wording(planned.language)["language"] for planned in builds]
    watched = [
        BuildProgress(process, name, place)
        for place, (process, name) in enumerate(zip(running, names, strict=True))
    ]
    printed: set[str] = set()  # every language reports problems in the settings
    results = [
        _finish(planned, progress, folder, began, printed)
        for planned, progress in zip(builds, watched, strict=True)
    ]
    return all(results)


def _finish(
    planned: LanguageBuild,
    progress: BuildProgress,
    folder: Path,
    began: float,
    printed: set[str],
) -> bool:
    """Wait for the build of a language and print its result; return whether it succeeded."""
    code, log = progress.wait()
    lines = [line for line in log if not _NOISE.match(line)]
    out = folder / planned.folder
    # an engine may exit with 0 without building anything: check for the home page
    if code == 0 and (out / "index.html").is_file():
        pages = sum(1 for _ in out.rglob("*.html"))
        seconds = time.monotonic() - began
        print(f"{wording(planned.language)['language']:9} {pages} pages in {seconds:.1f} s")
        return True
    for line in lines or [f"{planned.config.name}: the build failed"]:
        if line not in printed:
            print(line, file=sys.stderr)
    printed.update(lines)
    return False


def _joined(folder: Path, guide: Guide) -> Path:
    """Move the further languages into the site of the first, and return it."""
    whole = folder / "root"
    for language in guide.course.languages[1:]:
        shutil.rmtree(whole / language, ignore_errors=True)
        (folder / language).rename(whole / language)
    return whole


def _closing(guide: Guide, pages: int, problems: str, seconds: float) -> str:
    languages = len(guide.course.languages)
    terms, questions = len(guide.terms), len(tuple(guide.questions()))
    return (
        f"Site      {pages} pages, {counted(languages, 'language', 'languages')}; "
        f"{terms} terms and {questions} questions in each; "
        f"{problems}; {seconds:.1f} s → site/"
    )
