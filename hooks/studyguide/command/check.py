"""`studyguide check`: reports every mistake in the content, without building anything."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from studyguide.command.glossary_hints import report
from studyguide.command.link_answers import dead_links
from studyguide.command.problem_lists import Layout, listed
from studyguide.command.program_problems import program_problems
from studyguide.command.unfinished_lists import still_to_write
from studyguide.engine.project_guide import missing_translations, project_guide
from studyguide.engine.settings import read_settings, settings_problems
from studyguide.languages.language_checks import language_notices
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems, counted, stopping
from studyguide.pages.booklets.booklet_builder import unprintable
from studyguide.pages.booklets.pdf_compiler import CACHE, PdfCompiler
from studyguide.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """What is done only if it is asked for."""

    report: bool = False
    code: bool = False
    """Run the code of lessons on this machine."""
    links: bool = False
    """Ask other sites for what is linked."""


def check(
    root: Path, *, strict: bool, further: Further = Further(), layout: Layout = "text"
) -> int:
    """Print the problems and a summary, and the report if wanted; return 1 if they stop a build.

    For other programs the problems are on the standard output, as JSON nothing else.
    """
    guide, problems = read_all(root, drafts=not strict)
    if guide and further.code:
        problems = (*problems, *program_problems(guide))
    if guide and further.links:
        problems = (*problems, *dead_links(guide, root))
    if layout == "json" or (layout == "github" and problems):
        print(listed(problems, layout, root))
    if layout != "json":
        show(problems)
    if stops(problems, strict=strict) or guide is None:
        return 1
    show_notes(guide)
    if layout == "json":
        return 0
    print(f"{summary(guide)}: {number_of(problems)}")
    if further.report:
        print("\n".join(filter(None, (still_to_write(root), report(guide)))))
    return 0


def list_missing(root: Path, language: str, *, drafts: bool = False) -> int:
    """Print each missing translation to a language, and their number.

    Return 0, or 2 if the course has no such language.
    """
    guide, problems = read(root, drafts=drafts)
    if guide is None:
        show(problems)
        return 1
    if language not in (languages := guide.course.languages):
        print(f"no language '{language}'. The course has {', '.join(languages)}", file=sys.stderr)
        return 2
    missing = missing_translations(root, read_settings(root), language, drafts=drafts)
    for problem in missing:
        print(problem)
    print(f"{counted(len(missing), 'text has', 'texts have')} no '{language}'.")
    return 0


def read_all(root: Path, *, drafts: bool = False) -> tuple[Guide | None, Problems]:
    """Return the guide of a project and every problem that a build would find in it."""
    guide, problems = read(root, drafts=drafts)
    if guide is None or stops(problems, strict=False):
        return guide, problems
    printed = read_settings(root).booklets
    unprintable = _unprintable(guide, root) if printed else ()
    return guide, (*problems, *unprintable, *mkdocs_problems(root, guide))


def mkdocs_problems(root: Path, guide: Guide) -> Problems:
    """Return what the engine finds wrong in its settings and in the pages of `docs/`."""
    if not (root / "mkdocs.yml").is_file():
        return ()
    from studyguide.engine import mkdocs_check  # noqa: PLC0415, other commands need no engine

    return mkdocs_check.mkdocs_problems(root, read_settings(root), guide)


def _unprintable(guide: Guide, root: Path) -> Problems:
    """Return the problems in printing in all languages; unchanged booklets are not tried again."""
    compiler = PdfCompiler(root / CACHE)
    sites = (Site.of(guide, code) for code in guide.course.languages)
    return tuple(problem for site in sites for problem in unprintable(site, compiler))


def read(
    root: Path, *, drafts: bool = False, serving: bool = False
) -> tuple[Guide | None, Problems]:
    """Return the guide of a project and every problem in it."""
    guide, problems = project_guide(root, read_settings(root), drafts=drafts, serving=serving)
    return guide, (*settings_problems(root), *problems)


def stops(problems: Problems, *, strict: bool) -> bool:
    """Return whether the problems stop a build."""
    return bool(stopping(problems, strict=strict))


def number_of(problems: Problems) -> str:
    """Return the number of problems, without notes: `2 problems`."""
    return counted(len(stopping(problems, strict=True)), "problem", "problems")


def show(problems: Problems, *, to: TextIO | None = None) -> None:
    """Print each problem on a line, sorted by place, and their number."""
    out = to or sys.stderr
    for problem in sorted(problems):
        print(problem, file=out)
    if stopping(problems, strict=True):
        print(f"{number_of(problems)} in the content.", file=out)


def show_notes(guide: Guide) -> None:
    """Print a line for each language of the site that shows English words."""
    for notice in language_notices(guide):
        print(notice, file=sys.stderr)


def summary(guide: Guide) -> str:
    """Return the size of a guide: `3 weeks, 3 lessons, 89 terms, 57 questions`."""
    numbers = (
        (len(guide.course.weeks), "week", "weeks"),
        (len(guide.lessons), "lesson", "lessons"),
        (len(guide.terms), "term", "terms"),
        (len(tuple(guide.questions())), "question", "questions"),
    )
    return ", ".join(counted(*number) for number in numbers)
