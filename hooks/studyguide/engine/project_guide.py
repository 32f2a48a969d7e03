"""The guide of a project, read once for a process and those that are forked from it."""

from __future__ import annotations

from pathlib import Path

from studyguide.engine.release import today
from studyguide.engine.settings import Settings
from studyguide.formulas.formula_cache import FormulaCache
from studyguide.formulas.temml_engine import use_cache
from studyguide.languages.language_checks import language_problems
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems, errors
from studyguide.model.sealed_folder import SealedFolder
from studyguide.model.versions import content_version
from studyguide.pages.rasters import KEPT, use_folder
from studyguide.reading.load import load_guide
from studyguide.reading.read_cache import ReadCache

_LAST: dict[str, tuple[Guide | None, Problems]] = {}
"""What was read last, by the hash of all that it was read from."""


def project_guide(
    root: Path,
    settings: Settings,
    read_cache: ReadCache | None = None,
    *,
    drafts: bool = False,
) -> tuple[Guide | None, Problems]:
    """Return what `load_guide` does, with the problems of the course's languages."""
    use_cache(FormulaCache(root / ".cache" / "temml"))
    use_folder(SealedFolder(root / KEPT))
    # the pages of a site that the guide is a part of are not its own
    docs = None if settings.prefix else settings.docs
    guide, problems = _read(root, docs, read_cache, drafts=drafts)
    if guide is None:
        return None, problems
    if speechless := language_problems(guide, printed=settings.booklets):
        # what is to translate is told when there are words for the rest
        problems = (*errors(problems), *speechless)
    return guide, problems


def _read(
    root: Path, docs: Path | None, read_cache: ReadCache | None, *, drafts: bool
) -> tuple[Guide | None, Problems]:
    day = None if drafts else today()  # who writes the course sees all answers
    key = f"{content_version(root, docs)} {drafts} {day}"
    if key not in _LAST:
        result = load_guide(
            root / "content", docs=docs, drafts=drafts, today=day, read_cache=read_cache
        )
        _LAST.clear()
        _LAST[key] = result
    return _LAST[key]
