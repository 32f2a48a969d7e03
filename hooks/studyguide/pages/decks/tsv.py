"""Terms → lines of `term<TAB>meaning`, for programs that import lists."""

from __future__ import annotations

from studyguide.model.guide import Term
from studyguide.pages.decks.course_parts import CoursePart
from studyguide.pages.decks.export_texts import ExportTexts
from studyguide.pages.html.translation_marks import with_language
from studyguide.text.renderers.plain_lines import document_lines

_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet reads as the start of a formula; cells have no tabs and line ends here."""
_SPECIAL_STARTS = ('"', "#")
"""What Anki reads as a quoted cell and as a comment."""


def tsv(export_texts: ExportTexts, part: CoursePart) -> str:
    """Return a line for each term of a part; formulas are LaTeX."""
    rows = (
        (export_texts.site.labelled_name(term), _meaning(export_texts.for_lesson(lesson), term))
        for lesson, term in part.terms
    )
    return "".join("\t".join(map(cell, row)) + "\n" for row in rows)


def _meaning(export_texts: ExportTexts, term: Term) -> str:
    text = document_lines(export_texts.in_words(export_texts.text(term.definition)))
    site = export_texts.site
    return with_language(text, term.definition.localized(site.languages).language, site.words)


def cell(text: str) -> str:
    """Return a text as one cell, protected from interpretation by spreadsheets and Anki.

    >>> cell("=1+1"), cell("#1")
    ("'=1+1", '"#1"')
    """
    line = " ".join(text.split())
    if line.startswith(_FORMULA):
        return f"'{line}"
    if line.startswith(_SPECIAL_STARTS):
        doubled = line.replace('"', '""')
        return f'"{doubled}"'
    return line
