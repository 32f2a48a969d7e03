"""The guide of a project, read once per process and its forks."""

from __future__ import annotations

from pathlib import Path

from studyguide.engine.build_environment import today
from studyguide.engine.figure_permissions import unallowed_scripts
from studyguide.engine.settings import Settings
from studyguide.formulas.backends.formula_cache import FormulaCache
from studyguide.formulas.backends.temml import use_cache
from studyguide.languages.language_checks import language_problems
from studyguide.model.fingerprints import content_version
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems, errors
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets.python_download import provide_python
from studyguide.pages.assets.rasters import CACHE, use_folder
from studyguide.reading.load import load_guide
from studyguide.reading.read_cache import ReadCache
from studyguide.reading.translations import translations_counted, untranslated

_LAST: dict[str, tuple[Guide | None, Problems]] = {}
"""The last guide and its problems, by a hash of everything read."""


def project_guide(
    root: Path,
    settings: Settings,
    read_cache: ReadCache | None = None,
    *,
    drafts: bool = False,
    serving: bool = False,
) -> tuple[Guide | None, Problems]:
    """Return the result of `load_guide`, with problems of the course's languages.

    Missing translations are joined to one problem for each language. While `serving`, the scripts
    of figures need no permission.
    """
    use_cache(FormulaCache(root / ".cache" / "temml"))
    use_folder(ResultCache(root / CACHE))
    guide, problems = _read(root, _own_docs(settings), read_cache, drafts=drafts)
    if guide is None:
        return None, problems
    problems = (*problems, *provide_python(root, guide))
    if not serving:
        problems = (*problems, *unallowed_scripts(guide, settings.figure_scripts))
    if speechless := language_problems(guide, printed=settings.booklets):
        # missing translations are reported only for languages with words
        return guide, (*errors(problems), *speechless)
    allowed = guide.course.publish.untranslated == "allow"
    return guide, translations_counted(problems, allowed=allowed)


def missing_translations(
    root: Path, settings: Settings, language: str, *, drafts: bool = False
) -> Problems:
    """Return the problems for all missing translations to a language, sorted by place."""
    return untranslated(_read(root, _own_docs(settings), None, drafts=drafts)[1], language)


def _own_docs(settings: Settings) -> Path | None:
    """Return the folder of MkDocs' own pages, None if they belong to a surrounding site."""
    return None if settings.prefix else settings.docs


def _read(
    root: Path, docs: Path | None, read_cache: ReadCache | None, *, drafts: bool
) -> tuple[Guide | None, Problems]:
    day = None if drafts else today()  # authors see all answers
    key = f"{content_version(root, docs)} {drafts} {day}"
    if key not in _LAST:
        result = load_guide(
            root / "content", docs=docs, drafts=drafts, today=day, read_cache=read_cache
        )
        _LAST.clear()
        _LAST[key] = result
    return _LAST[key]
