"""The guide of a project, read once for all the processes of a build."""

from __future__ import annotations

from pathlib import Path

from studyguide.command.settings import Settings
from studyguide.command.store import Store
from studyguide.formulas import temml_engine
from studyguide.model.digest import digest
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.model.versions import content_version
from studyguide.pages.wording_rules import language_problems
from studyguide.reading.load import load_guide


def kept_guide(root: Path, settings: Settings) -> tuple[Guide | None, Problems]:
    """Return what `load_guide` does, with the problems of the course's languages.

    What has no problems is kept for other processes.
    """
    temml_engine.keep_in(Store(root / ".cache" / "temml", at_once=True))
    guide, problems = _read(root, settings.docs)
    if guide is None:
        return None, problems
    if speechless := language_problems(guide, printed=settings.booklets):
        # what is to translate is told when there are words for the rest
        errors = (problem for problem in problems if problem.severity == "error")
        problems = (*errors, *speechless)
    return guide, problems


def _read(root: Path, docs: Path) -> tuple[Guide | None, Problems]:
    store = Store(root / ".cache" / "guide")
    key = digest("guide", content_version(root, docs), str(docs))
    kept: Guide | None = store.get(key)
    if kept is not None:
        return kept, ()
    guide, problems = load_guide(root / "content", docs=docs)
    if guide is not None and not problems:
        store.put(key, guide)
    store.close()
    return guide, problems
