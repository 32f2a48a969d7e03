"""Terms → lines of `term<TAB>meaning`, for programs that import lists."""

from __future__ import annotations

from studyguide.model.guide import Term
from studyguide.pages.decks.copyist import Copyist
from studyguide.pages.decks.parts import Part
from studyguide.text.plain_lines import document_lines

_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula; tabs and line ends are no sign here."""
_MARK = ('"', "#")
"""What Anki takes for quotation marks around a cell, and for a comment."""


def tsv(copyist: Copyist, part: Part) -> str:
    """Return a line for each term of a part; formulas are LaTeX."""
    rows = (
        (copyist.site.name(term), _meaning(copyist.at(lesson), term)) for lesson, term in part.terms
    )
    return "".join("\t".join(map(cell, row)) + "\n" for row in rows)


def _meaning(copyist: Copyist, term: Term) -> str:
    return document_lines(copyist.in_words(copyist.text(term.definition)))


def cell(text: str) -> str:
    """Return a text on one line, as programs that read lists take it for what it is.

    >>> cell("=1+1"), cell("#1")
    ("'=1+1", '"#1"')
    """
    line = " ".join(text.split())
    if line.startswith(_FORMULA):
        return f"'{line}"
    if line.startswith(_MARK):
        doubled = line.replace('"', '""')
        return f'"{doubled}"'
    return line
