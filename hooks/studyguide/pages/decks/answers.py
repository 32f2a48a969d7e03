"""A question → its front and its back, as Markdown: for cards and for texts."""

from __future__ import annotations

from collections.abc import Iterable
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
from studyguide.prose.cloze import fill_gaps
from studyguide.prose.plain import as_markdown


def front(copyist: Copyist, question: Question) -> str:
    """Return Markdown of a question with all that may be chosen."""
    words = copyist.site.words
    asks = f"*{words[questions.ASKS[question.kind]]}*"
    return _paragraphs(copyist.block(question.prompt), asks, _offer(copyist, question))


def back(copyist: Copyist, question: Question) -> str:
    """Return Markdown of the answer with its reasons."""
    explained = copyist.block(question.explanation) if question.explanation else ""
    return _paragraphs(_answer(copyist, question), explained)


def gap_text(copyist: Copyist, question: Cloze, *, filled: bool) -> str:
    """Return Markdown of a text with gaps, or with the answers in them."""
    found = question.text.localized(copyist.site.languages)
    text = fill_gaps(found.markdown, lambda _, gap: f"**{gap.written[0]}**" if filled else BLANK)
    return copyist.markdown(text, found.language)


def unit_line(copyist: Copyist, question: Numeric) -> str:
    """Return Markdown that says in which unit to answer, empty if there is none."""
    if not question.unit:
        return ""
    return copyist.site.words("answer_in", unit=copyist.line(question.unit))


def accepted(copyist: Copyist, question: Short) -> tuple[str, ...]:
    """Return the wordings that count as right in the site's language."""
    return question.accept.get(copyist.site.language, ()) if question.accept else ()


def rubric(copyist: Copyist, question: Essay) -> str:
    """Return Markdown of what a good answer contains."""
    points = _bullets(copyist.line(point) for point in question.rubric)
    return _paragraphs(f"**{copyist.site.words['rubric']}**", points)


def _offer(copyist: Copyist, question: Question) -> str:
    match question:
        case Choice() | Multiple():
            return _letters(copyist, lettered(option.text for option in question.options))
        case Order():
            return _letters(copyist, mixed(question))
        case Match():
            lefts = (f"**{n}** {copyist.line(one.left)}" for n, one in enumerate(question.pairs, 1))
            # one list: Markdown would make one of two that follow each other
            return f"{_bullets(lefts)}\n{_letters(copyist, mixed(question))}"
        case Numeric():
            return unit_line(copyist, question)
        case Cloze():
            return gap_text(copyist, question, filled=False)
        case TrueFalse() | Short() | Essay():
            return ""
        case _:
            assert_never(question)


def _answer(copyist: Copyist, question: Question) -> str:
    words = copyist.site.words
    match question:
        case Choice() | Multiple():
            return _options(copyist, question.options)
        case TrueFalse():
            return f"**{words['is_true' if question.answer else 'is_false']}**"
        case Short():
            also = "; ".join(map(as_markdown, accepted(copyist, question)))
            return _paragraphs(
                copyist.block(question.answer), f"{words['accepted']} {also}" if also else ""
            )
        case Essay():
            return _paragraphs(copyist.block(question.answer), rubric(copyist, question))
        case Order():
            return _numbers(copyist.line(item) for item in question.items)
        case Match():
            return _partners(copyist, question)
        case Numeric():
            return f"**{as_markdown(questions.numeric_answer(copyist.writer, question))}**"
        case Cloze():
            also = _bullets(map(as_markdown, questions.other_answers(copyist.writer, question)))
            return _paragraphs(
                gap_text(copyist, question, filled=True), words["accepted"] if also else "", also
            )
        case _:
            assert_never(question)


def _options(copyist: Copyist, options: tuple[Option, ...]) -> str:
    """Return the right options in strong, then the reason of each."""
    shown = lettered(option.text for option in options)
    pairs = tuple(zip(shown, options, strict=True))
    right = [
        f"**{one.letter}** {copyist.line(one.text)}" for one, option in pairs if option.correct
    ]
    whys = (f"**{one.letter}** {_verdict(copyist, option)}" for one, option in pairs)
    return _paragraphs(*right, _bullets(whys))


def _verdict(copyist: Copyist, option: Option) -> str:
    verdict = copyist.site.words["right" if option.correct else "wrong"]
    return f"{verdict} {copyist.line(option.why)}"


def _partners(copyist: Copyist, question: Match) -> str:
    letters = {one.place: one.letter for one in mixed(question)}
    return _numbers(
        f"{copyist.line(pair.left)} → **{letters[place]}** {copyist.line(pair.right)}"
        for place, pair in enumerate(question.pairs, start=1)
    )


def _letters(copyist: Copyist, items: Iterable[Lettered]) -> str:
    return _bullets(f"**{item.letter}** {copyist.line(item.text)}" for item in items)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _numbers(lines: Iterable[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
