"""The form of each kind of question, in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from string import ascii_uppercase
from typing import assert_never

from studyguide.languages.wording import wording
from studyguide.model import questions as model
from studyguide.model.authored_text import AuthoredText, listed_names
from studyguide.model.expressions import Expression
from studyguide.model.guide import first_id
from studyguide.model.questions import (
    Choice,
    Cloze,
    Essay,
    Match,
    Multiple,
    Numeric,
    Order,
    Question,
    Short,
    TrueFalse,
)
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
from studyguide.pages.forms.passages import TextSettings, inline_passage, passage, worded
from studyguide.pages.forms.variation import with_places
from studyguide.text.gaps import gaps
from studyguide.varying.drawn_questions import drawn, is_varying
from studyguide.varying.draws import FIRST_DRAW

_DRAWS = 3
"""How many draws decks and learning platforms get."""


def form(question: Question, settings: TextSettings, *, draw: int = FIRST_DRAW) -> Form:
    """Return the form of a question in a site's language.

    `draw` changes the values of a question that varies, and how items are shuffled.
    """
    return _form(drawn(question, draw, _decimal(settings)), settings, draw)


def page_form(question: Question, settings: TextSettings) -> Form:
    """Return the form of a question for a page, on which a script draws other values."""
    if not is_varying(question):
        return form(question, settings)
    with_places_, variation = with_places(question, _decimal(settings))
    return replace(_form(with_places_, settings, FIRST_DRAW), variation=variation)


def draws(question: Question, settings: TextSettings) -> Iterator[Form]:
    """Yield the forms that programs get which cannot draw: several of a question that varies."""
    yield form(question, settings)
    for number in range(2, _DRAWS + 1) if is_varying(question) else ():
        another = form(question, settings, draw=number)
        part, *_ = another.parts
        id_ = f"{question.id}.{number}"
        parts = (replace(part, id=id_), *another.parts[1:])
        yield replace(another, id=id_, formerly=_numbered(question.formerly, number), parts=parts)


def _numbered(ids: tuple[str, ...], number: int) -> tuple[str, ...]:
    return tuple(f"{id_}.{number}" for id_ in ids)


def _decimal(settings: TextSettings) -> str:
    return wording(settings.languages[0], settings.course_words)["decimal"]


def _form(question: Question, settings: TextSettings, draw: int) -> Form:
    first = first_id(question)
    seed = f"{first}#{draw}" if draw != FIRST_DRAW else first
    instruction, control = _instruction_and_control(question, settings, seed)
    return Form(
        id=question.id,
        kind=question.kind,
        prompt=passage(question.prompt, settings),
        parts=(FormPart(id=question.id, instruction=instruction, control=control),),
        hint=passage(question.hint, settings) if question.hint else None,
        explanation=passage(question.explanation, settings) if question.explanation else None,
        difficulty=question.difficulty,
        terms=question.terms,
        section=question.section,
        draft=question.draft,
        formerly=question.formerly,
        draw=draw if question.variables else None,
    )


def _instruction_and_control(
    question: Question, settings: TextSettings, seed: str
) -> tuple[str, Control]:
    """Return the key of a question's instruction, and its control."""
    match question:
        case Choice(options=options):
            return "choose_one", Options(options=_options(options, settings))
        case Multiple(options=options):
            return "choose_many", Options(options=_options(options, settings), several=True)
        case TrueFalse():
            return "true_or_false", _statement(question, settings)
        case Short(answer=answer, exact=exact):
            accepted = listed_names(question.accept or {}, settings.languages[0])
            model_answer = passage(answer, settings)
            return "answer_short", Writing(answer=model_answer, accepted=accepted, exact=exact)
        case Essay(answer=answer):
            points = tuple(passage(point, settings) for point in question.rubric)
            model_answer = passage(answer, settings)
            return "answer_essay", Writing(answer=model_answer, rubric=points, long=True)
        case Order(items=items):
            return "put_in_order", Ordering(items=_mixed(items, settings, seed))
        case Match(pairs=pairs):
            lefts = tuple(inline_passage(pair.left, settings) for pair in pairs)
            rights = _mixed([pair.right for pair in pairs], settings, seed)
            return "match_pairs", Pairing(lefts=lefts, rights=rights)
        case Numeric(answer=number, tolerance=off):
            unit = inline_passage(question.unit, settings) if question.unit else None
            assert not isinstance(number, Expression), "a question is drawn before it is shown"
            assert not isinstance(off, Expression), "a question is drawn before it is shown"
            return "give_number", Number(answer=number, tolerance=off, unit=unit)
        case Cloze(text=text, exact=exact):
            return "fill_gaps", Gaps(text=passage(text, settings, gaps=True), exact=exact)
        case _:
            assert_never(question)


def typed_answers(question: Question) -> Iterator[str]:
    """Yield the answers, in all languages, in which typos are forgiven."""
    match question:
        case Short(accept=accept) if accept and not question.exact:
            yield from (answer for answers in accept.values() for answer in answers)
        case Cloze(text=text) if not question.exact:
            for _, markdown in text.translations():
                yield from (answer for gap in gaps(markdown) for answer in gap)


def offered_texts(question: Question) -> Iterator[AuthoredText]:
    """Yield the texts of options, items and pairs."""
    match question:
        case Choice(options=options) | Multiple(options=options):
            yield from (option.text for option in options)
        case Order(items=items):
            yield from items
        case Match(pairs=pairs):
            yield from (side for pair in pairs for side in (pair.left, pair.right))


def letter(index: int) -> str:
    """Return the label of an option: A, B, C …"""
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def _options(options: Iterable[model.Option], settings: TextSettings) -> tuple[FormOption, ...]:
    return tuple(
        FormOption(
            letter=letter(index),
            content=passage(option.text, settings),
            correct=option.correct,
            why=passage(option.why, settings) if option.why else None,
        )
        for index, option in enumerate(options)
    )


def _statement(question: TrueFalse, settings: TextSettings) -> Options:
    language = settings.languages[0]
    words = wording(language, settings.course_words)
    options = tuple(
        FormOption(
            letter=name, content=worded(words[key], language), correct=question.answer is value
        )
        for name, key, value in (("true", "is_true", True), ("false", "is_false", False))
    )
    return Options(options=options, statement=True, fixed=True)


def _mixed(
    texts: Iterable[AuthoredText], settings: TextSettings, seed: str
) -> tuple[MixedItem, ...]:
    """Return texts shuffled and labelled with letters.

    The order depends only on the seed, so that it is the same in every build and language; it is
    never the right one.
    """
    lines = tuple(inline_passage(text, settings) for text in texts)
    return tuple(
        MixedItem(letter=letter(position), content=lines[index], place=index + 1)
        for position, index in enumerate(_mixed_order(len(lines), seed))
    )


def _mixed_order(length: int, seed: str) -> tuple[int, ...]:
    """Return a permutation that depends on `seed` alone and is not the identity."""

    def digest(index: int) -> bytes:
        return hashlib.sha256(f"{seed}/{index}".encode()).digest()

    order = tuple(sorted(range(length), key=digest))
    return order if order != tuple(range(length)) else (*order[1:], order[0])
