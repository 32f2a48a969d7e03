"""The Typst source of a week's cards to cut out: a term on the front, its meaning on the back."""

from __future__ import annotations

from studyguide.model.course import Week
from studyguide.model.guide import Term
from studyguide.pages.booklets.block_typst import inline_typst
from studyguide.pages.booklets.booklet_writer import BookletWriter
from studyguide.pages.booklets.glossary_entries import in_order, other_names
from studyguide.pages.booklets.link_targets import BookletContents
from studyguide.pages.booklets.typst_syntax import (
    array,
    call,
    content,
    dictionary,
    language_tag,
    quoted,
)
from studyguide.pages.booklets.week_booklet import TypstSource, attempt, together
from studyguide.pages.forms.passages import passage
from studyguide.pages.site import Site
from studyguide.text.capitalization import capitalized
from studyguide.text.tree.sentences import first_sentence


def card_sheets(site: Site, week: Week) -> TypstSource:
    """Return the source of the cards of a week's terms, eight on a sheet and its back."""
    writer = BookletWriter(site, BookletContents.of(()))
    cards = [_card(writer, term) for term in in_order(site, site.guide.terms_of(week))]
    _, problems = together(*cards)
    title = quoted(site.week_title(week))
    course = writer.words(site.guide.course.title)
    shown = call("card-sheets", title, course, array(source for source, _ in cards if source))
    return f'#import "sheets.typ": *\n{shown}\n', problems


def _card(writer: BookletWriter, term: Term) -> TypstSource:
    lesson = writer.site.guide.lesson_of_term[term.id]
    row = lesson.term_rows[lesson.terms.index(term)]
    source, problems = attempt(
        lambda: _sides(writer.for_lesson(lesson), term), lesson.terms_file.problem, (row,)
    )
    return source and f"{{{source.lstrip('#')}}}", problems


def _sides(writer: BookletWriter, term: Term) -> str:
    site = writer.site
    others = (
        dictionary(lang=language_tag(code), name=quoted(name))
        for code, name in other_names(site, term)
    )
    definition = passage(term.definition, site.text_settings)
    sentence = first_sentence(definition.content, definition.language)
    name = quoted(capitalized(site.labelled_name(term)))
    return f"card({name}, {array(others)}, {content(inline_typst(sentence, writer.context))})"
