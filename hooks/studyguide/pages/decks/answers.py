"""A question → its front and its back, as trees: for cards and for texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from studyguide.model.questions import (
    Choice,
    Cloze,
    Essay,
    Match,
    Multiple,
    Numeric,
    Option,
    Order,
    Question,
    Short,
    TrueFalse,
)
from studyguide.pages import questions
from studyguide.pages.decks.copyist import BLANK, Copyist
from studyguide.pages.questions import Lettered, lettered, mixed
from studyguide.text.blocks import Block, Document, Item, ItemList, Paragraph
from studyguide.text.inlines import Gap, Inline, Inlines, Styled, Text
from studyguide.text.standalone import as_list, together

_NOTHING = Document(())


def front(copyist: Copyist, question: Question) -> Document:
    """Return a question with all that may be chosen."""
    asks = copyist.site.words[questions.ASKS[question.kind]]
    emphasized = Paragraph((Styled("emphasis", (Text(asks),)),))
    parts = (copyist.text(question.prompt), Document((emphasized,)), _offer(copyist, question))
    return together(parts)


def back(copyist: Copyist, question: Question) -> Document:
    """Return the answer with its reasons."""
    explained = copyist.text(question.explanation) if question.explanation else _NOTHING
    return together((_answer(copyist, question), explained))


def gap_text(copyist: Copyist, question: Cloze, *, filled: bool) -> Document:
    """Return a text with gaps, or with the answers in them."""

    def filling(gap: Gap) -> Inlines:
        return (Styled("strong", gap.answers[0]),) if filled else (Text(BLANK),)

    return copyist.with_gaps(question.text, filling)


def unit_line(copyist: Copyist, question: Numeric) -> Document:
    """Return what says in which unit to answer, nothing if there is none."""
    if not question.unit:
        return _NOTHING
    before, _, after = copyist.site.words("answer_in", unit="\0").partition("\0")
    return _paragraph(Text(before), *copyist.line(question.unit), Text(after))


def accepted(copyist: Copyist, question: Short) -> tuple[str, ...]:
    """Return the wordings that count as right in the site's language."""
    return question.accept.get(copyist.site.language, ()) if question.accept else ()


def rubric(copyist: Copyist, question: Essay) -> Document:
    """Return what a good answer contains."""
    points = (copyist.text(point) for point in question.rubric)
    return together((_paragraph(_strong(copyist.site.words["rubric"])), as_list(points)))


def led(lead: Inlines, text: Document) -> Document:
    """Return a text behind words that begin its first paragraph."""
    match text.blocks:
        case (Paragraph() as first, *others):
            begin: Block = replace(first, content=(*lead, Text(" "), *first.content))
            return replace(text, blocks=(begin, *others))
        case _:
            return replace(text, blocks=(Paragraph(lead), *text.blocks))


def _offer(copyist: Copyist, question: Question) -> Document:
    match question:
        case Choice() | Multiple():
            return _bullets(_letters(copyist, lettered(one.text for one in question.options)))
        case Order():
            return _bullets(_letters(copyist, mixed(question)))
        case Match():
            lefts = (
                (_strong(str(number)), Text(" "), *copyist.line(pair.left))
                for number, pair in enumerate(question.pairs, start=1)
            )
            # one list: two that follow each other would look like one
            return _bullets((*lefts, *_letters(copyist, mixed(question))))
        case Numeric():
            return unit_line(copyist, question)
        case Cloze():
            return gap_text(copyist, question, filled=False)
        case TrueFalse() | Short() | Essay():
            return _NOTHING
        case _:
            assert_never(question)


def _answer(copyist: Copyist, question: Question) -> Document:
    words = copyist.site.words
    match question:
        case Choice() | Multiple():
            return _options(copyist, question.options)
        case TrueFalse():
            return _paragraph(_strong(words["is_true" if question.answer else "is_false"]))
        case Short():
            also = "; ".join(accepted(copyist, question))
            more = _paragraph(Text(f"{words['accepted']} {also}")) if also else _NOTHING
            return together((copyist.text(question.answer), more))
        case Essay():
            return together((copyist.text(question.answer), rubric(copyist, question)))
        case Order():
            return _numbers(copyist.line(item) for item in question.items)
        case Match():
            return _partners(copyist, question)
        case Numeric():
            return _paragraph(_strong(questions.numeric_answer(copyist.view, question)))
        case Cloze():
            return _gap_answers(copyist, question)
        case _:
            assert_never(question)


def _options(copyist: Copyist, options: tuple[Option, ...]) -> Document:
    """Return the right options in strong, then the reason of each."""
    shown = _letters(copyist, lettered(option.text for option in options))
    pairs = tuple(zip(shown, options, strict=True))
    right = (_paragraph(*line) for line, option in pairs if option.correct)
    whys = (_why(copyist, line[:1], option) for line, option in pairs)
    return together((*right, as_list(whys)))


def _why(copyist: Copyist, letter: Inlines, option: Option) -> Document:
    verdict = copyist.site.words["right" if option.correct else "wrong"]
    return led((*letter, Text(f" {verdict}")), copyist.text(option.why))


def _partners(copyist: Copyist, question: Match) -> Document:
    letters = {one.place: one.letter for one in mixed(question)}
    return _numbers(
        (
            *copyist.line(pair.left),
            Text(" → "),
            _strong(letters[place]),
            Text(" "),
            *copyist.line(pair.right),
        )
        for place, pair in enumerate(question.pairs, start=1)
    )


def _gap_answers(copyist: Copyist, question: Cloze) -> Document:
    """Return a text with its gaps filled, and what else is right in them."""
    filled = gap_text(copyist, question, filled=True)
    gaps = copyist.gaps(question.text)
    others = [_also(*gap.answers) for gap in gaps if len(gap.answers) > 1]
    if not others:
        return filled
    return together((filled, _paragraph(Text(copyist.site.words["accepted"])), _bullets(others)))


def _also(first: Inlines, *others: Inlines) -> Inlines:
    signs = (": ", *[", "] * len(others))
    pairs = zip(signs, others, strict=False)
    return (*first, *(node for sign, other in pairs for node in (Text(sign), *other)))


def _letters(copyist: Copyist, items: Iterable[Lettered]) -> tuple[Inlines, ...]:
    return tuple((_strong(item.letter), Text(" "), *copyist.line(item.text)) for item in items)


def _strong(words: str) -> Styled:
    return Styled("strong", (Text(words),))


def _paragraph(*nodes: Inline) -> Document:
    return Document((Paragraph(nodes),))


def _bullets(lines: Iterable[Inlines]) -> Document:
    return Document((ItemList(tuple(map(_item, lines))),))


def _numbers(lines: Iterable[Inlines]) -> Document:
    return Document((ItemList(tuple(map(_item, lines)), start=1),))


def _item(line: Inlines) -> Item:
    return Item((Paragraph(line),))
