"""Entries of a booklet's glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyguide.languages.collation import sort_key
from studyguide.model.authored_text import listed_names
from studyguide.model.guide import Figure, Term
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.labels import label_of
from studyguide.pages.booklets.typst_syntax import (
    array,
    call,
    content,
    dictionary,
    language_tag,
    literal_text,
    long,
    quoted,
    run_in,
)
from studyguide.pages.site import Site
from studyguide.text.capitalization import capitalized
from studyguide.text.tree.blocks import Document
from studyguide.text.tree.inlines import Image


def in_order(site: Site, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms in the alphabetical order of the site's language."""
    key = sort_key(site.language)
    return tuple(sorted(terms, key=lambda term: (key(site.name(term)), term.id)))


def entry(writer: BookletWriter, term: Term) -> str:
    """Return the entry of a term of the writer's lesson."""
    others = (
        dictionary(lang=language_tag(code), name=quoted(name))
        for code, name in other_names(writer.site, term)
    )
    parts = "".join(_parts(writer, term))
    return call(
        "term",
        quoted(f"t-{term.id}"),
        quoted(capitalized(writer.site.labelled_name(term))),
        writer.words(term.short),
        array(others),
        content(parts),
        array(_relatives(writer, term)),
        long=long(parts),
    )


def other_names(site: Site, term: Term) -> Iterator[tuple[str, str]]:
    """Yield a term's names in the other languages, if they differ."""
    name_here = site.name(term)
    for code in site.languages[1:]:
        name = term.name.get(code)
        if name and name != name_here:
            yield code, name


def _aliases(site: Site, term: Term) -> Iterator[str]:
    """Yield a term's aliases that are not in the head of its entry."""
    names = {name.casefold() for _, name in other_names(site, term)}
    if term.short:
        names.add(term.short.localized(site.languages).markdown.casefold())
    aliases = listed_names(term.aliases, site.language)
    return (name for name in aliases if name.casefold() not in names)


def _parts(writer: BookletWriter, term: Term) -> Iterator[str]:
    words = writer.site.words
    if aliases := ", ".join(_aliases(writer.site, term)):
        yield call("labelled", quoted(words["also_called"]), content(literal_text(aliases)))
    yield writer.block(term.definition)
    if equation := writer.site.formula(term):
        yield writer.document(Document((equation,)))
    if term.example:
        yield call(
            "labelled", quoted(words["example"]), content(run_in(writer.block(term.example)))
        )
    if term.code:
        code = term.code.strip("\n")
        shown = call("listing", quoted(code), lang=quoted(term.code_language))
        signs = max(map(len, code.split("\n")))
        yield call("wide-code", str(signs), content(shown))
    if term.figure:
        yield _figure(writer, term.figure)
    if term.sources:
        sources = '#"; ";'.join(map(writer.source, term.sources))
        yield call("labelled", quoted(words["sources"]), content(sources))


def _figure(writer: BookletWriter, figure: Figure) -> str:
    """Return a term's picture, or a reference to it if a lesson of the booklet shows it."""
    caption = writer.inline(figure.caption) if figure.caption else ""
    if figure.credit:
        last = call("credit", content(writer.inline(figure.credit)))
        caption = f"{caption}#linebreak();{last}" if caption else last
    if (file := writer.picture(figure.file)) in writer.scope.pictures:
        return call("shown-at", label_of(file), content(caption))
    return writer.figure(Image(figure.file, writer.view.words(figure.alt)), caption)


def _relatives(writer: BookletWriter, term: Term) -> Iterator[str]:
    relatives, words = writer.site.relatives[term.id], writer.site.words
    required = writer.view.required(term)
    for key, terms in (
        ("learn_first", required),
        ("contrast", relatives.contrast),
        ("part_of", relatives.part_of),
        ("see_also", relatives.see),
    ):
        if terms:
            items = array(_relative(writer, relative) for relative in terms)
            yield dictionary(label=quoted(words[key]), items=items)


def _place(site: Site, week: int) -> str:
    if site.guide.course.unit or not site.guide.course.numbers:
        return site.week_words("week", week)
    return site.words.within("week", n=week)


def _relative(writer: BookletWriter, term: Term) -> str:
    """Return a related term: with its page if it is in this booklet, else with its week."""
    is_in_booklet = term.id in writer.scope.terms
    week = writer.site.guide.lesson_of_term[term.id].week
    return dictionary(
        name=quoted(writer.site.labelled_name(term)),
        target=writer.targets.term(term.id) or "none",
        here="true" if is_in_booklet else "false",
        week=quoted(_place(writer.site, week) if week else ""),
    )
