"""The guide of a project, read once for a process and those that are forked from it."""

from __future__ import annotations

from pathlib import Path

from studyguide.engine.release import today
from studyguide.engine.settings import Settings
from studyguide.formulas.backends.formula_cache import FormulaCache
from studyguide.formulas.backends.temml import use_cache
from studyguide.languages.language_checks import language_problems
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems, errors
from studyguide.model.sealed_folder import SealedFolder
from studyguide.model.versions import content_version
from studyguide.pages.assets.rasters import KEPT, use_folder
from studyguide.reading.load import load_guide
from studyguide.reading.read_cache import ReadCache
from studyguide.reading.translations import translations_counted, untranslated

_LAST: dict[str, tuple[Guide | None, Problems]] = {}
"""What was read last, by the hash of all that it was read from."""


def project_guide(
    root: Path,
    settings: Settings,
    read_cache: ReadCache | None = None,
    *,
    drafts: bool = False,
) -> tuple[Guide | None, Problems]:
    """Return what `load_guide` does, with the problems of the course's languages.

    Missing translations are one problem for each language.
    """
    use_cache(FormulaCache(root / ".cache" / "temml"))
    use_folder(SealedFolder(root / KEPT))
    guide, problems = _read(root, _own_docs(settings), read_cache, drafts=drafts)
    if guide is None:
        return None, problems
    if speechless := language_problems(guide, printed=settings.booklets):
        # what is to translate is told when there are words for the rest
        return guide, (*errors(problems), *speechless)
    allowed = guide.course.publish.untranslated == "allow"
    return guide, translations_counted(problems, allowed=allowed)


def missing_translations(
    root: Path, settings: Settings, language: str, *, drafts: bool = False
) -> Problems:
    """Return every text of a project that is missing in a language, sorted by place."""
    return untranslated(_read(root, _own_docs(settings), None, drafts=drafts)[1], language)


def _own_docs(settings: Settings) -> Path | None:
    """Return the folder of MkDocs' own pages, None if they are of a site around the guide."""
    return None if settings.prefix else settings.docs


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
