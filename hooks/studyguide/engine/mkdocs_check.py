"""Checks `mkdocs.yml` and the pages of `docs/` with MkDocs, like a build."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import MkDocsException

from studyguide.engine.live_site import LiveSite
from studyguide.engine.mkdocs_warnings import WarningReader, collected
from studyguide.engine.settings import Settings
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, Problems
from studyguide.pages.registry import registry_of


def mkdocs_problems(root: Path, settings: Settings, guide: Guide) -> Problems:
    """Return MkDocs' problems with its settings and the pages of `docs/`.

    The pages are read in each language; nothing is written.
    """
    languages = guide.course.languages[:1] if settings.prefix else guide.course.languages
    problems: list[Problem] = []
    for language in languages:
        problems += _problems_in(root, settings, guide, language)
    return tuple(dict.fromkeys(problems))  # every language reports those of `mkdocs.yml`


def _problems_in(root: Path, settings: Settings, guide: Guide, language: str) -> list[Problem]:
    reader = WarningReader(root, settings, guide.fallbacks(language))
    with collected(reader) as problems, TemporaryDirectory() as folder:
        try:
            registry, _ = registry_of(guide, language)
            config = root / "mkdocs.yml"
            LiveSite.of(registry, config, out=Path(folder)).read_docs()
        except MkDocsException as error:
            if not problems:  # they say more than the abort itself
                problems.append(reader.problem(str(error)))
    return problems
