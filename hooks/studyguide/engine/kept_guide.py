"""The guide of a project, read once for all the processes of a build."""

from __future__ import annotations

from pathlib import Path

from studyguide.engine.settings import Settings
from studyguide.engine.store import Store
from studyguide.model.digest import digest
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.model.versions import content_version
from studyguide.pages.wording_rules import language_problems
from studyguide.reading.load import load_guide

_READ: dict[str, Guide] = {}
"""The last guide that was read, for the processes that are forked from this one."""


def kept_guide(root: Path, settings: Settings) -> tuple[Guide | None, Problems]:
    """Return what `load_guide` does, with the problems of the course's languages.

    What has no problems is kept for other processes.
    """
    guide, problems = _read(root, settings.docs)
    if guide is None:
        return None, problems
    if speechless := language_problems(guide, printed=settings.booklets):
        # what is to translate is told when there are words for the rest
        errors = (problem for problem in problems if problem.severity == "error")
        problems = (*errors, *speechless)
    return guide, problems


def _read(root: Path, docs: Path) -> tuple[Guide | None, Problems]:
    key = digest("guide", content_version(root, docs), str(docs))
    if key in _READ:
        return _READ[key], ()
    store = Store(root / ".cache" / "guide")
    guide: Guide | None = store.get(key)
    problems: Problems = ()
    if guide is None:
        guide, problems = load_guide(root / "content", docs=docs)
        if guide is not None and not problems:
            store.put(key, guide)
    store.close()
    if guide is not None and not problems:
        _READ.clear()
        _READ[key] = guide
    return guide, problems
