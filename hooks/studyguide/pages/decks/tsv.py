"""Terms → lines of `term<TAB>meaning`, for programs that import lists."""

from __future__ import annotations

from studyguide.pages.decks.copyist import Copyist
from studyguide.pages.decks.parts import Part
from studyguide.pages.decks.text import plain_lines


def tsv(copyist: Copyist, part: Part) -> str:
    """Return a line for each term of a part; formulas are LaTeX."""
    site = copyist.site
    return "".join(
        f"{_cell(site.name(term))}\t{_cell(plain_lines(copyist.at(lesson).block(term.definition)))}\n"
        for lesson, term in part.terms
    )


def _cell(text: str) -> str:
    return " ".join(text.split())
