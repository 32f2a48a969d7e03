"""Formulas in words, for texts that are read aloud."""

from __future__ import annotations

from studyguide.formulas.convert import to_element
from studyguide.formulas.errors import FormulaError
from studyguide.model.guide import Term
from studyguide.pages.booklets.speech import Speaker
from studyguide.pages.html.page_texts import PageTexts
from studyguide.pages.site import Site
from studyguide.text.tree.plain import FormulaText


def spoken_formula(site: Site) -> FormulaText:
    """Return a function that puts LaTeX into words of the site's language."""
    spoken = site.words.entries["spoken"]
    speaker = Speaker(spoken["words"], spoken["signs"])

    def words(tex: str) -> str:
        try:
            return f" {speaker.speech(to_element(tex, display=False))} "
        except FormulaError:  # an invalid formula, which is reported elsewhere
            return tex

    return words


def spoken_term(page: PageTexts, term: Term) -> str:
    """Return what is read aloud about a term, empty if that is the text of its definition."""
    formula = spoken_formula(page.site)
    words = page.words(term.definition, formula=formula)
    if equation := page.site.formula(term):
        return f"{words} {formula(equation.tex).strip()}."
    return words if words != page.words(term.definition) else ""
