"""Prints all booklets of a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from studyguide.addresses.uris import booklet_uri
from studyguide.model.course import Week
from studyguide.model.problems import Problems
from studyguide.pages.booklets.booklet import Booklet, Booklets
from studyguide.pages.booklets.booklet_printer import TO_EXAM, BookletPrinter
from studyguide.pages.booklets.cache_keys import inputs_key, week_key
from studyguide.pages.booklets.exam_paper import drawn_for_exam
from studyguide.pages.booklets.formula_sheet import has_formulas
from studyguide.pages.booklets.layouts import BookletLayout, layouts
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.site import Site

_EXAM = ("exam", "exam-answers")
"""The layouts of an exam on paper and of its answers."""
_OF_THEIR_OWN = ("", "large-print", "cards")
"""The layouts whose columns have widths of their own."""


def print_all(site: Site, compiler: PdfCompiler) -> tuple[Booklets, Problems]:
    """Return the booklets of a site, or the problems in printing them.

    If none of their inputs has changed, they come from the cache.
    """
    key = inputs_key(site)
    if result := _cached_booklets(site, compiler, compiler.cache.get(key)):
        return result, ()
    result, problems = _print_all(site, compiler)
    if not problems:
        compiler.cache.put(key, "\n".join(result.keys).encode())
        compiler.cache.remove_old()
    return result, problems


def booklet_at(site: Site, uri: str, compiler: PdfCompiler) -> Booklet | Problems | None:
    """Return the booklet at a uri, or the problems in printing it; None if there is none."""
    orders = _orders(BookletPrinter(site, compiler))
    return next((order.make() for order in orders if order.uri == uri), None)


def unprintable(site: Site, compiler: PdfCompiler) -> Problems:
    """Return the problems in printing all booklets, without printing what others contain.

    The guide has the weeks, and what stands between them; the pages of a folded booklet are those
    of the usual one. Results are cached: an unchanged booklet is not tried again.
    """
    printer = BookletPrinter(site, compiler)
    results = [
        _week_problems(printer, week, layout)
        for week, layout in _of_weeks(site)
        if layout.name in _OF_THEIR_OWN
    ]
    inputs = inputs_key(site)
    results.append(_check(compiler, inputs, printer.parts_outside_weeks))
    sheets = (*_formula_sheets(printer), *_exam_papers(printer))
    results += (_check(compiler, f"{inputs}-{order.layout}", order.make) for order in sheets)
    return tuple(dict.fromkeys(problem for problems in results for problem in problems))


def _week_problems(printer: BookletPrinter, week: Week, layout: BookletLayout) -> Problems:
    key = f"{week_key(printer.site, week)}{layout.name}"
    return _check(printer.compiler, key, partial(printer.week, week, layout))


def _check(compiler: PdfCompiler, inputs: str, make: Callable[[], Booklet | Problems]) -> Problems:
    """Return the problems in printing, none if the inputs are cached as printable."""
    key = f"{inputs}-printable"
    if compiler.cache.get(key):
        return ()
    problems = _problems((make(),))
    if not problems:
        compiler.cache.put(key, b"printable")
    return problems


@dataclass(frozen=True, slots=True)
class _Order:
    """A booklet that is to be printed."""

    uri: str
    layout: str
    """Empty for the usual one."""
    make: Callable[[], Booklet | Problems]


def _orders(printer: BookletPrinter) -> list[_Order]:
    """Return every booklet of a site: those of the weeks, then those of the whole course."""
    site = printer.site
    listed = [
        _Order(_uri(week, layout), layout.name, partial(printer.week, week, layout))
        for week, layout in _of_weeks(site)
    ]
    listed += _formula_sheets(printer)
    listed += _exam_papers(printer)
    return [*listed, _Order(booklet_uri("guide"), "", printer.guide)]


def _formula_sheets(printer: BookletPrinter) -> Iterator[_Order]:
    site = printer.site
    if site.guide.course.booklets.formula_sheet and has_formulas(site):
        yield _Order(booklet_uri("formulas"), "", partial(printer.formulas, to_exam=False))
        if has_formulas(site, to_exam=True):
            uri = booklet_uri(f"formulas-{TO_EXAM}")
            yield _Order(uri, TO_EXAM, partial(printer.formulas, to_exam=True))


def _exam_papers(printer: BookletPrinter) -> Iterator[_Order]:
    for stem in _EXAM if drawn_for_exam(printer.site.guide) else ():
        make = partial(printer.exam, key=stem == "exam-answers")
        yield _Order(booklet_uri(stem), stem, make)


def _of_weeks(site: Site) -> list[tuple[Week, BookletLayout]]:
    """Return the weeks and layouts to print, in order."""
    formats = layouts(site.guide.course.booklets)
    return [(week, layout) for week in site.guide.course.weeks for layout in formats]


def _uri(week: Week, layout: BookletLayout) -> str:
    return booklet_uri(layout.stem(f"week-{week.number:02}"))


def _cached_booklets(site: Site, compiler: PdfCompiler, index: bytes | None) -> Booklets | None:
    """Return the cached booklets for an index of keys, in the order of `_orders`."""
    keys = index.decode().split("\n") if index else []
    pdfs = [pdf for key in keys if (pdf := compiler.cache.get(key))]
    orders = _orders(BookletPrinter(site, compiler))
    if not keys or len(pdfs) != len(orders):
        return None
    found = zip(orders, pdfs, keys, strict=True)
    return _grouped(site, [Booklet(one.uri, pdf, key, one.layout) for one, pdf, key in found])


def _grouped(site: Site, booklets: Sequence[Booklet]) -> Booklets:
    """Return booklets in the order of `_orders`, by what they are of."""
    listed = _of_weeks(site)
    weeks: dict[int, tuple[Booklet, ...]] = {}
    for (week, _), booklet in zip(listed, booklets, strict=False):
        weeks[week.number] = (*weeks.get(week.number, ()), booklet)
    *others, guide = booklets[len(listed) :]
    exam = tuple(booklet for booklet in others if booklet.layout in _EXAM)
    formulas = tuple(booklet for booklet in others if booklet not in exam)
    return Booklets(weeks, guide, formulas, exam)


def _print_all(site: Site, compiler: PdfCompiler) -> tuple[Booklets, Problems]:
    orders = _orders(BookletPrinter(site, compiler))
    results: list[Booklet | Problems] = []
    for order in orders:
        results.append(order.make())
        compiler.report_progress(len(results), len(orders))
    if problems := _problems(results):
        return Booklets(), problems
    printed = [result for result in results if isinstance(result, Booklet)]
    return _grouped(site, printed), ()


def _problems(results: Iterable[Booklet | Problems]) -> Problems:
    """Return all problems without duplicates."""
    problems = (problem for result in results if isinstance(result, tuple) for problem in result)
    return tuple(dict.fromkeys(problems))
