"""Numbers figures and resolves citations in a lesson's text, in the words of one language."""

from __future__ import annotations

from studyguide.model.guide import Lesson
from studyguide.pages.site import Site
from studyguide.text.citations import inline_with_citations, with_citations
from studyguide.text.figure_numbers import inline_with_figure_numbers, with_figure_numbers
from studyguide.text.tree.blocks import Document
from studyguide.text.tree.inlines import Inlines


def with_references(document: Document, lesson: Lesson | None, site: Site) -> Document:
    """Return a lesson's text with numbered figures, citations, and a list of references."""
    document = with_figure_numbers(document, site.figure_name)
    if lesson is None or not lesson.publications:
        return document
    return with_citations(document, lesson.publications, site.words["references"])


def inline_with_references(inlines: Inlines, lesson: Lesson, site: Site) -> Inlines:
    """Return inline content quoted outside its lesson in the same way, but without links."""
    ids = lesson.article(site.languages).figures
    inlines = inline_with_figure_numbers(inlines, ids, site.figure_name)
    return inline_with_citations(inlines, lesson.publications)
