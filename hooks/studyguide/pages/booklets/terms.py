"""A term → its entry in a booklet's glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyguide.model.guide import Figure, Term
from studyguide.pages.booklets.addresses import label_of
from studyguide.pages.booklets.ink import Ink
from studyguide.pages.booklets.marks import (
    array,
    call,
    content,
    dictionary,
    inert,
    long,
    quoted,
    run_in,
    tongue,
)
from studyguide.pages.collation import sort_key
from studyguide.pages.site import Site
from studyguide.text.blocks import Document
from studyguide.text.inlines import Image


def in_order(site: Site, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms in the alphabetical order of the site's language."""
    key = sort_key(site.language)
    return tuple(sorted(terms, key=lambda term: (key(site.name(term)), term.id)))


def entry(ink: Ink, term: Term) -> str:
    """Return the entry of a term of the ink's lesson."""
    others = (
        dictionary(lang=tongue(code), name=quoted(name))
        for code, name in other_names(ink.site, term)
    )
    parts = "".join(_parts(ink, term))
    return call(
        "term",
        quoted(f"t-{term.id}"),
        quoted(ink.view.title(term)),
        ink.words(term.short),
        array(others),
        content(parts),
        array(_relatives(ink, term)),
        long=long(parts),
    )


def other_names(site: Site, term: Term) -> Iterator[tuple[str, str]]:
    """Yield the term's names in the other languages, if they are different."""
    own = site.name(term)
    for code in site.languages[1:]:
        name = term.name.get(code)
        if name and name != own:
            yield code, name


def _aliases(site: Site, term: Term) -> Iterator[str]:
    """Yield the term's further names that the head of its entry has not told yet."""
    told = {name.casefold() for _, name in other_names(site, term)}
    if term.short:
        told.add(term.short.localized(site.languages).markdown.casefold())
    aliases = term.aliases.get(site.language, ())
    return (name for name in aliases if name.casefold() not in told)


def _parts(ink: Ink, term: Term) -> Iterator[str]:
    words = ink.site.words
    if aliases := ", ".join(_aliases(ink.site, term)):
        yield call("labelled", quoted(words["also_called"]), content(inert(aliases)))
    yield ink.block(term.definition)
    if equation := ink.site.formula(term):
        yield ink.document(Document((equation,)))
    if term.example:
        yield call("labelled", quoted(words["example"]), content(run_in(ink.block(term.example))))
    if term.code:
        code = term.code.strip("\n")
        yield call("raw", quoted(code), block="true", lang=quoted(term.code_language))
    if term.figure:
        yield _figure(ink, term.figure)
    if term.sources:
        sources = '#"; ";'.join(map(ink.source, term.sources))
        yield call("labelled", quoted(words["sources"]), content(sources))


def _figure(ink: Ink, figure: Figure) -> str:
    """Return a term's picture, or where it is if a lesson of the booklet shows it."""
    caption = ink.line(figure.caption) if figure.caption else ""
    if (file := ink.picture(figure.file)) in ink.scope.pictures:
        return call("shown-at", label_of(file), content(caption))
    return ink.figure(Image(figure.file, ink.view.words(figure.alt)), caption)


def _relatives(ink: Ink, term: Term) -> Iterator[str]:
    ways, words = ink.site.relatives[term.id], ink.site.words
    required = ink.view.required(term)
    for key, terms in (
        ("learn_first", required),
        ("contrast", ways.contrast),
        ("part_of", ways.part_of),
        ("see_also", ways.see),
    ):
        if terms:
            items = array(_relative(ink, one) for one in terms)
            yield dictionary(label=quoted(words[key]), items=items)


def _relative(ink: Ink, term: Term) -> str:
    """Return a relative: one of this booklet is shown with its page, another with its week."""
    here = term.id in ink.scope.terms
    week = ink.site.guide.home[term.id].week
    return dictionary(
        name=quoted(ink.site.name(term)),
        target=ink.targets.term(term.id) or "none",
        here="true" if here else "false",
        week=quoted(ink.site.words("week", n=week).lower() if week else ""),
    )
