"""The controls of options, of statements, and of the parts of a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import assert_never

from studyguide.languages.wording import wording
from studyguide.model.authored_text import AuthoredText, listed_names
from studyguide.model.question_parts import (
    ChoicePart,
    MultiplePart,
    NumericPart,
    Option,
    Part,
    Region,
    ShortPart,
    TrueFalsePart,
)
from studyguide.pages.forms.form import Control, FormOption, FormPart, Number, Options, Writing
from studyguide.pages.forms.passages import (
    Passage,
    TextSettings,
    inline_passage,
    listing,
    passage,
    worded,
)


def letter(index: int) -> str:
    """Return the label of an option: A, B, C …"""
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def part_id(question_id: str, number: int) -> str:
    """Return the id of a part of a question: the first has the question's own."""
    return question_id if number == 1 else f"{question_id}-{number}"


def chosen(
    options: Iterable[Option], settings: TextSettings, *, several: bool = False, fixed: bool = False
) -> Options:
    """Return options to choose from, of which several may be right."""
    offered = tuple(
        form_option(index, option.text, option, settings) for index, option in enumerate(options)
    )
    return Options(options=offered, several=several, fixed=fixed)


def form_option(
    index: int, text: AuthoredText, choice: Option | Region, settings: TextSettings
) -> FormOption:
    """Return an option whose text stands for something to choose."""
    return FormOption(
        letter=letter(index),
        content=passage(text, settings),
        correct=choice.correct,
        why=passage(choice.why, settings) if choice.why else None,
    )


def statement(
    settings: TextSettings, *, right: bool, keys: tuple[str, str] = ("is_true", "is_false")
) -> Options:
    """Return the two options of a statement; `keys` are their words."""
    language = settings.languages[0]
    words = wording(language, settings.course_words)
    options = tuple(
        FormOption(letter=name, content=worded(words[key], language), correct=right is value)
        for name, key, value in (("true", keys[0], True), ("false", keys[1], False))
    )
    return Options(options=options, statement=True, fixed=True)


def form_part(part: Part, id_: str, settings: TextSettings) -> FormPart:
    """Return the form of a part of a question."""
    instruction, control = _instruction_and_control(part, settings)
    prompt = passage(part.prompt, settings)
    return FormPart(id=id_, instruction=instruction, control=control, prompt=prompt)


def _instruction_and_control(part: Part, settings: TextSettings) -> tuple[str, Control]:
    match part:
        case ChoicePart(options=options):
            return "choose_one", chosen(options, settings)
        case MultiplePart(options=options):
            return "choose_many", chosen(options, settings, several=True)
        case TrueFalsePart(answer=is_true):
            return "true_or_false", statement(settings, right=is_true)
        case NumericPart(answer=answer, tolerance=tolerance):
            unit = inline_passage(part.unit, settings) if part.unit else None
            return "give_number", Number(answer=answer, tolerance=tolerance, unit=unit)
        case ShortPart(exact=exact):
            first, *_ = accepted = listed_names(part.accept, settings.languages[0]) or ("…",)
            model_answer = worded(first, settings.languages[0])
            return "answer_short", Writing(
                answer=model_answer, accepted=tuple(accepted), exact=exact
            )
        case _:
            assert_never(part)


def options_of(part: Part) -> tuple[Option, ...]:
    """Return the options of a part, none if there is nothing to choose."""
    return part.options if isinstance(part, ChoicePart | MultiplePart) else ()


def forgiven_answers(part: Part) -> Iterator[str]:
    """Yield the answers to a part, in all languages, in which typos are forgiven."""
    if isinstance(part, ShortPart) and not part.exact:
        yield from (answer for answers in part.accept.values() for answer in answers)


def traced(
    question_id: str, prints: str | None, error_line: int | None, settings: TextSettings
) -> tuple[FormPart, ...]:
    """Return the parts that ask of code whether it runs, and what it prints or where it fails."""
    language = settings.languages[0]
    runs = statement(settings, right=prints is not None, keys=("it_runs", "it_fails"))
    if prints is not None:
        accepted: tuple[str, ...] = (prints.strip("\n"),)
        answer = Passage(listing(prints, "text", numbered=False), language)
    else:
        line = wording(language, settings.course_words)("code_line", number=error_line)
        accepted, answer = (str(error_line), line), worded(line, language)
    written = Writing(answer=answer, accepted=accepted, exact=True)
    return (
        _traced_part(question_id, settings, "does_it_run", "choose_one", runs),
        _traced_part(part_id(question_id, 2), settings, "prints_or_line", "type_output", written),
    )


def _traced_part(
    id_: str, settings: TextSettings, asks: str, instruction: str, control: Control
) -> FormPart:
    language = settings.languages[0]
    prompt = worded(wording(language, settings.course_words)[asks], language)
    return FormPart(id=id_, instruction=instruction, control=control, prompt=prompt)
