"""Renders all pages and files of a site in one language."""

from __future__ import annotations

from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.page import File, Page
from studyguide.pages.registry import registry_of
from studyguide.pages.site import UNPUBLISHED, Release


def render(
    guide: Guide,
    language: str,
    *,
    release: Release = UNPUBLISHED,
    compiler: PdfCompiler | None = None,
) -> tuple[tuple[Page | File, ...], Problems]:
    """Return the pages and files of a guide in one language, sorted by uri, and problems.

    Without a compiler there are no booklets.
    """
    registry, problems = registry_of(guide, language, release=release, compiler=compiler)
    if problems:
        return (), problems
    parts: tuple[Page | File, ...] = (*registry.pages(), *registry.files())
    return tuple(sorted(parts, key=lambda part: part.uri)), ()
