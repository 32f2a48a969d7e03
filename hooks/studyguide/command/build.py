"""`studyguide build`: all languages in parallel, put in place only when all have succeeded."""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from studyguide.command.check import number_of, read, show, show_notes, stops, summary
from studyguide.command.language_builds import LanguageBuild, language_builds, start_builds
from studyguide.command.progress import BuildProgress
from studyguide.languages.wording import wording
from studyguide.model.guide import Guide
from studyguide.model.problems import counted

if TYPE_CHECKING:
    from studyguide.engine.site_build import Engine

_KEPT = "Nothing was built: site/ is as it was."
_IN_USE = "site/: another program has it open. Close what shows its files, and build again"
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
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=cache, prefix="build-", ignore_cleanup_errors=True) as folder:
        if not _build_languages(
            language_builds(root, guide), Path(folder), strict=strict, engine=engine
        ):
            print(_KEPT, file=sys.stderr)
            return 1
        try:
            pages = put_in_place(Path(folder), guide, root / "site")
        except OSError as error:
            print(f"{_IN_USE} ({error.strerror}). {_KEPT}", file=sys.stderr)
            return 1
    print(_closing(guide, pages, number_of(problems), time.monotonic() - began))
    return 0


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


def put_in_place(folder: Path, guide: Guide, site: Path) -> int:
    """Merge the built languages and move them to `site`; return the number of pages.

    Raises `OSError` if the last site cannot be moved away, as on Windows while one of its files is
    open; it is then unchanged.
    """
    main_site = folder / "root"
    for language in guide.course.languages[1:]:
        shutil.rmtree(main_site / language, ignore_errors=True)
        (folder / language).rename(main_site / language)
    last = folder / "last"
    if site.exists():
        site.rename(last)
    try:
        main_site.rename(site)
    except OSError:
        if last.exists():
            last.rename(site)
        raise
    return sum(1 for _ in site.rglob("*.html"))


def _closing(guide: Guide, pages: int, problems: str, seconds: float) -> str:
    languages = len(guide.course.languages)
    terms, questions = len(guide.terms), len(tuple(guide.questions()))
    return (
        f"Site      {pages} pages, {counted(languages, 'language', 'languages')}; "
        f"{terms} terms and {questions} questions in each; "
        f"{problems}; {seconds:.1f} s → site/"
    )
