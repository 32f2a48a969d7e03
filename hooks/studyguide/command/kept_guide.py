"""The guide of a project, read once for all the processes of a build."""

from __future__ import annotations

from pathlib import Path

from studyguide.command.store import Store
from studyguide.model.digest import digest
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.model.versions import content_version
from studyguide.reading.load import load_guide


def kept_guide(root: Path, *, docs: Path | None = None) -> tuple[Guide | None, Problems]:
    """Return what `load_guide` does; what has no problems is kept for the other processes.

    `docs` is the folder of hand-written pages, `docs/` of the project if left out.
    """
    docs = docs or root / "docs"
    store = Store(root / ".cache" / "guide")
    key = digest("guide", content_version(root), str(docs))
    kept: Guide | None = store.get(key)
    if kept is not None:
        return kept, ()
    guide, problems = load_guide(root / "content", docs=docs)
    if guide is not None and not problems:
        store.put(key, guide)
    store.close()
    return guide, problems
