"""Reads a project's course and prints its booklets when a build begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studyguide.engine.build_environment import build_timestamp, language_to_build, shows_drafts
from studyguide.engine.config import address
from studyguide.engine.problem_log import report_problems, report_progress
from studyguide.engine.project_guide import project_guide
from studyguide.engine.settings import Settings
from studyguide.model.problems import errors
from studyguide.pages.booklets.pdf_compiler import CACHE, PdfCompiler
from studyguide.pages.registry import Registry, registry_of
from studyguide.pages.site import Release

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def read_registry(config: MkDocsConfig, settings: Settings) -> Registry:
    """Return the registry of the course in the language that is built.

    Raises `PluginError` if there are problems that stop the build; all of them are logged.
    """
    root = Path(config.config_file_path).parent
    guide, problems = project_guide(root, settings, drafts=shows_drafts())
    if errors(problems):
        report_problems(problems, strict=config.strict)
    assert guide is not None, "a guide that cannot be read has problems, which stop the build"
    language = language_to_build(guide)
    if settings.prefix:  # MkDocs builds the surrounding site only once
        guide = guide.as_part(language)
    release = Release(address(config, guide, language), build_timestamp(root))
    compiler = PdfCompiler(root / CACHE, on_progress=report_progress) if settings.booklets else None
    registry, unprintable = registry_of(guide, language, release=release, compiler=compiler)
    report_problems((*problems, *unprintable), strict=config.strict)
    return registry
