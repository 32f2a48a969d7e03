"""Terms → the YAML of Glosario: every term in all languages of the course."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.model.guide import Guide, Term
from studyguide.model.yaml_writer import scalar
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.site import Site
from studyguide.text.renderers.markdown import document_markdown


def glosario(guide: Guide) -> str:
    """Return the glossary of a course; definitions are Markdown without links into the course."""
    texts = {code: ExportTexts(Site.of(guide, code)) for code in guide.course.languages}
    return "".join(
        part
        for lesson in guide.lessons
        for term in lesson.terms
        for part in _entry(term, {code: one.for_lesson(lesson) for code, one in texts.items()})
    )


def _entry(term: Term, texts: dict[str, ExportTexts]) -> Iterator[str]:
    yield f"- slug: {scalar(term.id)}\n"
    related = dict.fromkeys(
        (*term.related.requires, *term.related.part_of, *term.related.contrast, *term.related.see)
    )
    if related:
        yield f"  ref: [{', '.join(map(scalar, related))}]\n"
    for code, export_texts in texts.items():
        if not term.definition.get(code) or not term.name.get(code):
            continue
        yield f"  {code}:\n    term: {scalar(term.name.get(code) or '')}\n"
        if short := term.short and term.short.get(code):
            yield f"    acronym: {scalar(short)}\n"
        markdown = document_markdown(export_texts.in_words(export_texts.text(term.definition)))
        lines = "".join(f"      {line}".rstrip() + "\n" for line in markdown.strip().split("\n"))
        yield f"    def: |\n{lines}"
