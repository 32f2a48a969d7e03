"""The Typst source of the formula sheet: every formula of a term with its name, week by week."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from studyguide.model.course import Week
from studyguide.model.guide import Term
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.typst_syntax import array, call, content, literal_text, quoted
from studyguide.pages.booklets.week_booklet import TypstSource, attempt, head, of_course, together
from studyguide.pages.data.formulas import terms_with_formulas, weeks_to_exam
from studyguide.pages.site import Site
from studyguide.text.capitalization import capitalized
from studyguide.text.tree.blocks import Document


def has_formulas(site: Site, *, to_exam: bool = False) -> bool:
    """Return whether there is anything on the sheet, or on that with the weeks to the exam."""
    weeks = weeks_to_exam(site.guide) if to_exam else None
    return any(terms for _, terms in terms_with_formulas(site.guide, weeks))


def formula_sheet(site: Site, *, to_exam: bool = False) -> TypstSource:
    """Return the source of the formula sheet, or of that with the weeks to the exam."""
    writer = BookletWriter(site, BookletContents.of(()))
    title = site.words["formulas"]
    course = writer.words(site.guide.course.title)
    start = head(site, title, site.words["formulas"])
    first = f"#show: formula-page.with({quoted(title)}, {course})"
    chosen = weeks_to_exam(site.guide) if to_exam else None
    weeks = (_week(writer, *listed) for listed in terms_with_formulas(site.guide, chosen))
    return together((f'{start}#import "sheets.typ": *\n{first}\n', ()), *weeks)


def _week(writer: BookletWriter, week: Week, terms: tuple[Term, ...]) -> TypstSource:
    title = content(literal_text(writer.site.week_title(week)))
    named = of_course(writer, week, lambda: call("sheet-week", title))
    return together(named, *_formulas(writer, terms))


def _formulas(writer: BookletWriter, terms: tuple[Term, ...]) -> Iterator[TypstSource]:
    for term in terms:
        lesson = writer.site.guide.lesson_of_term[term.id]
        row = lesson.term_rows[lesson.terms.index(term)]
        make = partial(_formula, writer.for_lesson(lesson), term)
        yield attempt(make, lesson.terms_file.problem, (row, "formula"))


def _formula(writer: BookletWriter, term: Term) -> str:
    site = writer.site
    equation = site.formula(term)
    assert equation is not None, "only terms with a formula are listed"
    name = quoted(capitalized(site.labelled_name(term)))
    target = array((name, writer.targets.term(term.id) or "none"))
    return call("sheet-formula", target, content(writer.document(Document((equation,)))))
