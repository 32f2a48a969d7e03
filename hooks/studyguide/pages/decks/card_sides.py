"""A form → its front and back as trees, for notes and texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from studyguide.pages.decks.export_texts import EXPORT_BLANK, ExportTexts
from studyguide.pages.forms.form import (
    Control,
    Form,
    FormOption,
    FormPart,
    Gaps,
    MixedItem,
    Number,
    Options,
    Ordering,
    Pairing,
    Writing,
)
from studyguide.pages.forms.number_format import mistake_lead, number_answer
from studyguide.pages.forms.part_forms import letter
from studyguide.pages.forms.passages import Passage
from studyguide.text.standalone import as_list, together
from studyguide.text.tree.blocks import Document, ItemList, ListItem, Paragraph
from studyguide.text.tree.inlines import Gap, Inline, Inlines, Styled, Text
from studyguide.text.tree.sentences import with_lead

_NOTHING = Document(())


def front(export_texts: ExportTexts, form: Form) -> Document:
    """Return a question with its options."""
    offers = (
        offer
        for number, part in enumerate(form.parts, start=1)
        for offer in (*_part(export_texts, form, part, number), *_asked(export_texts, part))
    )
    return together((asked(export_texts, form), *offers))


def asked(export_texts: ExportTexts, form: Form) -> Document:
    """Return what a question asks, with the figure that it is about."""
    figure = (export_texts.passage(form.figure.passage),) if form.figure else ()
    return together((export_texts.passage(form.prompt), *figure))


def back(export_texts: ExportTexts, form: Form) -> Document:
    """Return the answer with its explanations."""
    explained = export_texts.passage(form.explanation) if form.explanation else _NOTHING
    answers = (
        answer
        for number, part in enumerate(form.parts, start=1)
        for answer in (
            *_name(export_texts, form, number),
            _answer(export_texts, part.control),
        )
    )
    return together((*answers, explained))


def unit_paragraph(export_texts: ExportTexts, control: Number) -> Document:
    """Return the instruction in which unit to answer, empty if there is no unit."""
    if not control.unit:
        return _NOTHING
    before, _, after = export_texts.site.words("answer_in", unit="\0").partition("\0")
    return _paragraph(Text(before), *export_texts.inline_passage(control.unit), Text(after))


def rubric(export_texts: ExportTexts, control: Writing) -> Document:
    """Return what a good answer contains, empty without a rubric."""
    if not control.rubric:
        return _NOTHING
    points = as_list(map(export_texts.passage, control.rubric))
    return together((_paragraph(_strong(export_texts.site.words["rubric"])), points))


def _part(export_texts: ExportTexts, form: Form, part: FormPart, number: int) -> Iterator[Document]:
    """Yield the name of a part and what it asks."""
    yield from _name(export_texts, form, number)
    if part.prompt:
        yield export_texts.passage(part.prompt)


def _name(export_texts: ExportTexts, form: Form, number: int) -> Iterator[Document]:
    """Yield the name of a part of a question that has several."""
    if len(form.parts) > 1:
        name = export_texts.site.words("part", letter=letter(number - 1).lower())
        yield _paragraph(_strong(name))


def _asked(export_texts: ExportTexts, part: FormPart) -> tuple[Document, Document]:
    instruction = export_texts.site.words[part.instruction]
    return _paragraph(Styled("emphasis", (Text(instruction),))), _offer(export_texts, part.control)


def _offer(export_texts: ExportTexts, control: Control) -> Document:
    match control:
        case Options(statement=True) | Writing():
            return _NOTHING
        case Options():
            return as_list(_option(export_texts, option) for option in control.options)
        case Ordering():
            return _bullets(_letters(export_texts, control.items))
        case Pairing():
            lefts = (
                (_strong(str(number)), Text(" "), *export_texts.inline_passage(left))
                for number, left in enumerate(control.lefts, start=1)
            )
            # one list: two adjacent ones would look like one
            return _bullets((*lefts, *_letters(export_texts, control.rights)))
        case Number():
            return unit_paragraph(export_texts, control)
        case Gaps():
            return export_texts.with_gaps(control.text, lambda _: (Text(EXPORT_BLANK),))
        case _:
            assert_never(control)


def _answer(export_texts: ExportTexts, control: Control) -> Document:
    words = export_texts.site.words
    match control:
        case Options(statement=True):
            return together(_in_strong(option.content) for option in control.right)
        case Options():
            return _options(export_texts, control)
        case Writing():
            also = "; ".join(control.accepted)
            accepted = _paragraph(Text(f"{words['accepted']} {also}")) if also else _NOTHING
            return together(
                (export_texts.passage(control.answer), accepted, rubric(export_texts, control))
            )
        case Ordering():
            return _numbers(export_texts.inline_passage(item.content) for item in control.right)
        case Pairing():
            return _partners(export_texts, control)
        case Number():
            right = _paragraph(_strong(number_answer(words, control)))
            return together((right, *mistaken(export_texts, control)))
        case Gaps():
            return _gap_answers(export_texts, control)
        case _:
            assert_never(control)


def mistaken(export_texts: ExportTexts, control: Number) -> Iterator[Document]:
    """Yield what went wrong with each usual wrong number."""
    for mistake in control.mistakes:
        lead = _strong(mistake_lead(export_texts.site.words, control, mistake))
        yield with_lead((lead,), export_texts.passage(mistake.why))


def _options(export_texts: ExportTexts, control: Options) -> Document:
    """Return the right options, then the explanation of each option."""
    right = (_option(export_texts, option) for option in control.right)
    whys = as_list(
        _why(export_texts, option.why, option) for option in control.options if option.why
    )
    return together((*right, whys))


def _option(export_texts: ExportTexts, option: FormOption) -> Document:
    return with_lead((_strong(option.letter),), export_texts.passage(option.content))


def _why(export_texts: ExportTexts, why: Passage, option: FormOption) -> Document:
    verdict = export_texts.site.words["right" if option.correct else "wrong"]
    return with_lead((_strong(option.letter), Text(f" {verdict}")), export_texts.passage(why))


def _in_strong(text: Passage) -> Document:
    """Return a passage in bold if it is inline, else unchanged."""
    return _paragraph(Styled("strong", text.inline.content)) if text.inline else text.content


def _partners(export_texts: ExportTexts, control: Pairing) -> Document:
    return _numbers(
        (
            *export_texts.inline_passage(left),
            Text(" → "),
            _strong(partner.letter),
            Text(" "),
            *export_texts.inline_passage(partner.content),
        )
        for left, partner in control.right
    )


def _gap_answers(export_texts: ExportTexts, control: Gaps) -> Document:
    """Return a text with its gaps filled, and the alternative answers."""

    def answer(gap: Gap) -> Inlines:
        return (Styled("strong", gap.answers[0]),)

    filled = export_texts.with_gaps(control.text, answer)
    gaps = export_texts.gaps(control.text)
    others = [_also(*gap.answers) for gap in gaps if len(gap.answers) > 1]
    if not others:
        return filled
    return together(
        (filled, _paragraph(Text(export_texts.site.words["accepted"])), _bullets(others))
    )


def _also(first: Inlines, *others: Inlines) -> Inlines:
    separators = (": ", *[", "] * len(others))
    pairs = zip(separators, others, strict=False)
    return (*first, *(node for separator, answer in pairs for node in (Text(separator), *answer)))


def _letters(export_texts: ExportTexts, items: Iterable[MixedItem]) -> Iterable[Inlines]:
    for item in items:
        yield (_strong(item.letter), Text(" "), *export_texts.inline_passage(item.content))


def _strong(words: str) -> Styled:
    return Styled("strong", (Text(words),))


def _paragraph(*nodes: Inline) -> Document:
    return Document((Paragraph(nodes),))


def _bullets(lines: Iterable[Inlines]) -> Document:
    return Document((ItemList(tuple(map(_item, lines))),))


def _numbers(lines: Iterable[Inlines]) -> Document:
    return Document((ItemList(tuple(map(_item, lines)), start=1),))


def _item(inlines: Inlines) -> ListItem:
    return ListItem((Paragraph(inlines),))
