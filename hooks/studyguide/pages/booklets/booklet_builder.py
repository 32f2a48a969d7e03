"""Prints all booklets of a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from studyguide.addresses.uris import booklet_uri
from studyguide.model.course import Week
from studyguide.model.problems import Problems
from studyguide.pages.booklets.booklet import Booklet, Booklets
from studyguide.pages.booklets.booklet_printer import BookletPrinter
from studyguide.pages.booklets.cache_keys import inputs_key, week_key
from studyguide.pages.booklets.exam_paper import drawn_for_exam
from studyguide.pages.booklets.formula_sheet import has_formulas
from studyguide.pages.booklets.layouts import BookletLayout, default_layout, layouts
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.site import Site


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
    return next((make() for listed, make in orders if listed == uri), None)


def unprintable(site: Site, compiler: PdfCompiler) -> Problems:
    """Return the problems in printing the weeks and the parts of the guide booklet outside of them.

    Results are cached: an unchanged booklet is not tried again.
    """
    printer = BookletPrinter(site, compiler)
    results = [_week_problems(printer, week) for week in site.guide.course.weeks]
    results.append(_check(compiler, inputs_key(site), printer.parts_outside_weeks))
    return tuple(dict.fromkeys(problem for problems in results for problem in problems))


def _week_problems(printer: BookletPrinter, week: Week) -> Problems:
    site = printer.site
    make = partial(printer.week, week, default_layout(site))
    return _check(printer.compiler, week_key(site, week), make)


def _check(compiler: PdfCompiler, inputs: str, make: Callable[[], Booklet | Problems]) -> Problems:
    """Return the problems in printing, none if the inputs are cached as printable."""
    key = f"{inputs}-printable"
    if compiler.cache.get(key):
        return ()
    problems = _problems((make(),))
    if not problems:
        compiler.cache.put(key, b"printable")
    return problems


Order = tuple[str, Callable[[], Booklet | Problems]]
"""The uri of a booklet, and what prints it."""


def _orders(printer: BookletPrinter) -> list[Order]:
    """Return every booklet of a site: those of the weeks, then those of the whole course."""
    site = printer.site
    listed: list[Order] = [
        (_uri(week, layout), partial(printer.week, week, layout))
        for week, layout in _of_weeks(site)
    ]
    if site.guide.course.booklets.formula_sheet and has_formulas(site):
        listed.append((booklet_uri("formulas"), printer.formulas))
    if drawn_for_exam(site.guide):
        listed.append((booklet_uri("exam"), partial(printer.exam, key=False)))
        listed.append((booklet_uri("exam-answers"), partial(printer.exam, key=True)))
    return [*listed, (booklet_uri("guide"), printer.guide)]


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
    return _grouped(site, [Booklet(uri, pdf, key) for (uri, _), pdf, key in found])


def _grouped(site: Site, booklets: Sequence[Booklet]) -> Booklets:
    """Return booklets in the order of `_orders`, by what they are of."""
    listed = _of_weeks(site)
    weeks: dict[int, tuple[Booklet, ...]] = {}
    for (week, layout), booklet in zip(listed, booklets, strict=False):
        named = replace(booklet, layout=layout.name)
        weeks[week.number] = (*weeks.get(week.number, ()), named)
    *others, guide = booklets[len(listed) :]
    exam = tuple(booklet for booklet in others if booklet.uri != booklet_uri("formulas"))
    formulas = tuple(booklet for booklet in others if booklet not in exam)
    return Booklets(weeks, guide, formulas, exam)


def _print_all(site: Site, compiler: PdfCompiler) -> tuple[Booklets, Problems]:
    orders = _orders(BookletPrinter(site, compiler))
    results: list[Booklet | Problems] = []
    for _, make in orders:
        results.append(make())
        compiler.report_progress(len(results), len(orders))
    if problems := _problems(results):
        return Booklets(), problems
    printed = [result for result in results if isinstance(result, Booklet)]
    return _grouped(site, printed), ()


def _problems(results: Iterable[Booklet | Problems]) -> Problems:
    """Return all problems without duplicates."""
    problems = (problem for result in results if isinstance(result, tuple) for problem in result)
    return tuple(dict.fromkeys(problems))
