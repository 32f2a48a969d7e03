"""The form of each kind of question, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from studyguide.languages.wording import wording
from studyguide.model.authored_text import AuthoredText, listed_names
from studyguide.model.expressions import Expression
from studyguide.model.guide import first_id
from studyguide.model.questions import (
    Choice,
    Cloze,
    Essay,
    Hotspot,
    Labels,
    Match,
    Mistake,
    Multiple,
    Numeric,
    Order,
    Parts,
    Question,
    Short,
    Single,
    Trace,
    TrueFalse,
)
from studyguide.pages.forms.figure_forms import numbered, on_regions, pins_at, pins_on
from studyguide.pages.forms.form import (
    Control,
    Form,
    FormPart,
    Gaps,
    Number,
    NumberMistake,
    Options,
    Ordering,
    Pairing,
    PinnedFigure,
    Writing,
)
from studyguide.pages.forms.mixing import mixed
from studyguide.pages.forms.part_forms import (
    chosen,
    forgiven_answers,
    form_part,
    options_of,
    part_id,
    statement,
    traced,
)
from studyguide.pages.forms.passages import Passage, TextSettings, inline_passage, listing, passage
from studyguide.pages.forms.variation import with_places
from studyguide.text.gaps import gaps
from studyguide.text.standalone import together
from studyguide.text.tree.blocks import Document, Quote
from studyguide.text.tree.plain import plain_words
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
    return Form(
        id=question.id,
        kind=question.kind,
        prompt=_prompt(question, settings),
        parts=_parts(question, settings, seed),
        figure=_figure(question, settings),
        hint=passage(question.hint, settings) if question.hint else None,
        explanation=passage(question.explanation, settings) if question.explanation else None,
        difficulty=question.difficulty,
        terms=question.terms,
        section=question.section,
        draft=question.draft,
        formerly=question.formerly,
        draw=draw if question.variables else None,
    )


def _prompt(question: Question, settings: TextSettings) -> Passage:
    """Return what a question asks, after what is told before it."""
    prompt = passage(question.prompt, settings)
    told = [_quoted(passage(question.scenario, settings).content)] if question.scenario else []
    code = [listing(question.code, question.code_language)] if isinstance(question, Trace) else []
    return replace(prompt, content=together((*told, prompt.content, *code)))


def _figure(question: Question, settings: TextSettings) -> PinnedFigure | None:
    match question:
        case Labels(places=places):
            pins = pins_at(places)
        case Hotspot(regions=regions):
            pins = pins_on(regions)
        case _:
            return None
    alt = inline_passage(question.alt, settings)
    words = plain_words(alt.content)
    return PinnedFigure(file=question.figure, alt=words, pins=pins, language=alt.language)


def _quoted(text: Document) -> Document:
    """Return a text set apart from what follows."""
    return replace(text, blocks=(Quote(text.blocks),))


def _parts(question: Question, settings: TextSettings, seed: str) -> tuple[FormPart, ...]:
    match question:
        case Parts(parts=parts):
            return tuple(
                form_part(part, part_id(question.id, number), settings)
                for number, part in enumerate(parts, start=1)
            )
        case Trace():
            return traced(question.id, question.prints, question.error_line, settings)
        case _:
            instruction, control = _instruction_and_control(question, settings, seed)
            return (FormPart(id=question.id, instruction=instruction, control=control),)


def _instruction_and_control(
    question: Single, settings: TextSettings, seed: str
) -> tuple[str, Control]:
    """Return the key of a question's instruction, and its control."""
    match question:
        case Choice(options=options, order=order):
            return "choose_one", chosen(options, settings, fixed=order == "fixed")
        case Multiple(options=options, order=order):
            fixed = order == "fixed"
            return "choose_many", chosen(options, settings, several=True, fixed=fixed)
        case TrueFalse(answer=is_true):
            return "true_or_false", statement(settings, right=is_true)
        case Short(answer=answer, exact=exact):
            accepted = listed_names(question.accept or {}, settings.languages[0])
            model_answer = passage(answer, settings)
            return "answer_short", Writing(answer=model_answer, accepted=accepted, exact=exact)
        case Essay(answer=answer):
            points = tuple(passage(point, settings) for point in question.rubric)
            model_answer = passage(answer, settings)
            return "answer_essay", Writing(answer=model_answer, rubric=points, long=True)
        case Order(items=items):
            return "put_in_order", Ordering(items=mixed(items, settings, seed))
        case Match(pairs=pairs, spare=spare):
            lefts = tuple(inline_passage(pair.left, settings) for pair in pairs)
            rights = mixed([*(pair.right for pair in pairs), *spare], settings, seed)
            return "match_pairs", Pairing(lefts=lefts, rights=rights)
        case Labels(places=places):
            rights = mixed([place.label for place in places], settings, seed)
            return "place_labels", Pairing(lefts=numbered(places, settings), rights=rights)
        case Hotspot(regions=regions):
            return "choose_region", Options(options=on_regions(regions, settings), fixed=True)
        case Numeric(answer=number, tolerance=off):
            unit = inline_passage(question.unit, settings) if question.unit else None
            assert not isinstance(number, Expression), "a question is drawn before it is shown"
            assert not isinstance(off, Expression), "a question is drawn before it is shown"
            mistakes = tuple(_mistake(one, settings) for one in question.mistakes)
            return "give_number", Number(answer=number, tolerance=off, unit=unit, mistakes=mistakes)
        case Cloze(text=text, exact=exact):
            return "fill_gaps", Gaps(text=passage(text, settings, gaps=True), exact=exact)
        case _:
            assert_never(question)


def _mistake(mistake: Mistake, settings: TextSettings) -> NumberMistake:
    assert not isinstance(mistake.value, Expression), "a question is drawn before it is shown"
    return NumberMistake(value=mistake.value, why=passage(mistake.why, settings))


def typed_answers(question: Question) -> Iterator[str]:
    """Yield the answers, in all languages, in which typos are forgiven."""
    match question:
        case Short(accept=accept) if accept and not question.exact:
            yield from (answer for answers in accept.values() for answer in answers)
        case Cloze(text=text) if not question.exact:
            for _, markdown in text.translations():
                yield from (answer for gap in gaps(markdown) for answer in gap)
        case Parts(parts=parts):
            yield from (answer for part in parts for answer in forgiven_answers(part))


def offered_texts(question: Question) -> Iterator[AuthoredText]:
    """Yield the texts of options, items and pairs."""
    match question:
        case Choice(options=options) | Multiple(options=options):
            yield from (option.text for option in options)
        case Order(items=items):
            yield from items
        case Match(pairs=pairs, spare=spare):
            yield from (side for pair in pairs for side in (pair.left, pair.right))
            yield from spare
        case Labels(places=places):
            yield from (place.label for place in places)
        case Parts(parts=parts):
            yield from (option.text for part in parts for option in options_of(part))
