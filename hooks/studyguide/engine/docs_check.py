"""What is wrong in `mkdocs.yml` and the pages of `docs/`, found as a build would find it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import MkDocsException

from studyguide.engine.live_site import LiveSite
from studyguide.engine.mkdocs_warnings import (
    WarningReader,
    collected,
    setting_problem,
    without_repetitions,
)
from studyguide.engine.settings import Settings
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, Problems
from studyguide.pages.registry import registry_of


def docs_problems(root: Path, settings: Settings, guide: Guide) -> Problems:
    """Return what MkDocs finds wrong in its settings and in the pages of `docs/`.

    These pages are read in each language, and nothing is written.
    """
    languages = guide.course.languages[:1] if settings.prefix else guide.course.languages
    problems: list[Problem] = []
    for language in languages:
        problems += _problems_in(root, settings, guide, language)
    return without_repetitions(tuple(problems))


def _problems_in(root: Path, settings: Settings, guide: Guide, language: str) -> list[Problem]:
    reader = WarningReader(root, settings, guide.fallbacks(language))
    with collected(reader) as problems, TemporaryDirectory() as folder:
        try:
            registry, _ = registry_of(guide, language)
            config = root / "mkdocs.yml"
            LiveSite.of(registry, config, out=Path(folder)).read_docs()
        except MkDocsException as error:
            if not problems:  # which say more than that it was aborted
                problems.append(setting_problem(reader, error))
    return problems
