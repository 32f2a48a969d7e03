"""What a lesson's text refers to, as a site of one language shows it: figures and sources."""

from __future__ import annotations

from studyguide.model.guide import Lesson
from studyguide.pages.site import Site
from studyguide.text.citations import inline_with_citations, with_citations
from studyguide.text.figure_numbers import inline_with_figure_numbers, with_figure_numbers
from studyguide.text.tree.blocks import Document
from studyguide.text.tree.inlines import Inlines


def with_references(document: Document, lesson: Lesson | None, site: Site) -> Document:
    """Return a lesson's text with the numbers of its figures, its citations, and what it cites."""
    document = with_figure_numbers(document, site.figure_name)
    if lesson is None or not lesson.publications:
        return document
    return with_citations(document, lesson.publications, site.words["references"])


def inline_with_references(inlines: Inlines, lesson: Lesson, site: Site) -> Inlines:
    """Return a line of a lesson's text, quoted elsewhere, the same way and without links."""
    ids = lesson.article(site.languages).figures
    inlines = inline_with_figure_numbers(inlines, ids, site.figure_name)
    return inline_with_citations(inlines, lesson.publications)
