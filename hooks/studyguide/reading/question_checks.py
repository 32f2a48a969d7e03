"""Checks of the meaning of questions, by kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from studyguide.linking.name_index import UncheckedNames
from studyguide.model.authored_text import key_of
from studyguide.model.expressions import Expression
from studyguide.model.guide import Guide, Lesson
from studyguide.model.problems import Problem, counted, did_you_mean
from studyguide.model.question_parts import (
    ChoicePart,
    MultiplePart,
    NumericPart,
    Option,
    Part,
    ShortPart,
)
from studyguide.model.questions import (
    AskedOfFigure,
    Choice,
    Cloze,
    Essay,
    Hotspot,
    Labels,
    Match,
    Multiple,
    Numeric,
    Order,
    Parts,
    Question,
    Short,
    Trace,
    TrueFalse,
)  # fmt: skip
from studyguide.model.yaml_file import Loc
from studyguide.reading.figure_question_checks import hotspot_faults, labels_faults
from studyguide.reading.link_checks import figure_fault
from studyguide.reading.variable_checks import varying_faults
from studyguide.text.gaps import gap_faults, gaps

QuestionFault = tuple[Loc, str]


def question_problems(guide: Guide, unchecked_names: UncheckedNames) -> Iterator[Problem]:
    """Yield problems with the questions of a guide."""
    for lesson in guide.lessons:
        for row, question in lesson.questions_with_rows():
            faults = (
                *_term_faults(question, guide, unchecked_names),
                *_section_faults(question, lesson),
                *_kind_faults(question),
                *_figure_faults(question, lesson, guide.course.languages),
                *varying_faults(question),
            )
            for loc, message in faults:
                yield lesson.quiz_file.problem((row, *loc), message)
            if isinstance(question, Cloze):
                for language, text in question.text.translations():
                    for fault in gap_faults(text):
                        loc = (row, "text", *key_of(language))
                        yield lesson.quiz_file.problem(loc, fault.message, offset=fault.line)


def _term_faults(
    question: Question, guide: Guide, unchecked_names: UncheckedNames
) -> Iterator[QuestionFault]:
    for index, term in enumerate(question.terms):
        if term not in guide.terms and term not in unchecked_names:
            guess = did_you_mean(term, guide.terms) or " Define it, or remove it here"
            yield ("terms", index), f"unknown term '{term}'.{guess}"


def _section_faults(question: Question, lesson: Lesson) -> Iterator[QuestionFault]:
    sections = {heading.id for article in lesson.articles.values() for heading in article.headings}
    if question.section is not None and question.section not in sections:
        guess = did_you_mean(question.section, sections) or " Use the id of a heading, or remove it"
        yield ("section",), f"the lesson has no heading '{question.section}'.{guess}"


def _figure_faults(
    question: Question, lesson: Lesson, languages: tuple[str, ...]
) -> Iterator[QuestionFault]:
    if isinstance(question, AskedOfFigure):
        message = figure_fault(lesson, question.figure, languages)
        if message:
            yield ("figure",), message


def _kind_faults(question: Question) -> Iterator[QuestionFault]:
    match question:
        case Choice():
            yield from _option_faults(question.options, explained=question.explanation is not None)
            yield from _one_right(question.options)
        case Multiple():
            yield from _option_faults(question.options, explained=question.explanation is not None)
            yield from _any_right(question.options)
        case Order():
            yield from _few("items", len(question.items), minimum=3)
        case Match():
            yield from _few("pairs", len(question.pairs), minimum=3)
            yield from _pair_faults(question)
        case Essay():
            yield from _few("rubric", len(question.rubric), minimum=1)
        case Numeric():
            if not isinstance(question.tolerance, Expression) and question.tolerance < 0:
                yield ("tolerance",), "'tolerance' is below zero. Write how far off is still right"
            yield from _mistake_faults(question)
        case Cloze():
            yield from _gap_faults(question)
        case Short():
            if question.exact and not question.accept:
                message = "'exact' without 'accept': readers judge themselves. Remove 'exact', or"
                yield ("exact",), f"{message} write in 'accept' what is right"
        case TrueFalse():
            return
        case Labels():
            yield from labels_faults(question.places)
        case Hotspot():
            yield from hotspot_faults(question.regions, explained=question.explanation is not None)
        case Trace():
            yield from _trace_faults(question)
        case Parts():
            yield from _few("parts", len(question.parts), minimum=2)
            for index, part in enumerate(question.parts):
                for loc, message in _part_faults(part):
                    yield ("parts", index, *loc), message
        case _:
            assert_never(question)


def _part_faults(part: Part) -> Iterator[QuestionFault]:
    match part:
        case ChoicePart():
            yield from _option_faults(part.options, explained=True)
            yield from _one_right(part.options)
        case MultiplePart():
            yield from _option_faults(part.options, explained=True)
            yield from _any_right(part.options)
        case NumericPart() if part.tolerance < 0:
            yield ("tolerance",), "'tolerance' is below zero. Write how far off is still right"
        case ShortPart() if not any(part.accept.values()):
            yield ("accept",), "'accept' is empty. Write what counts as right"
        case _:
            return


def _trace_faults(question: Trace) -> Iterator[QuestionFault]:
    if (question.prints is None) == (question.error_line is None):
        fix = "Write 'prints' if the code runs, else 'error_line'"
        yield ("code",), f"the code needs either 'prints' or 'error_line'. {fix}"
    lines = len(question.code.strip("\n").splitlines())
    if question.error_line is not None and question.error_line > lines:
        found = counted(lines, "line", "lines")
        yield ("error_line",), f"the code has only {found}. Count them from its first"


def _one_right(options: tuple[Option, ...]) -> Iterator[QuestionFault]:
    right = sum(option.correct for option in options)
    if right != 1:
        yield ("options",), f"{_marked(right)}. Mark exactly one, or use 'kind: multiple'"


def _any_right(options: tuple[Option, ...]) -> Iterator[QuestionFault]:
    if not any(option.correct for option in options):
        yield ("options",), f"{_marked(0)}. Mark every right one"


def _marked(right: int) -> str:
    return f"{counted(right, 'option has', 'options have')} 'correct: true'"


def _few(key: str, number: int, *, minimum: int) -> Iterator[QuestionFault]:
    if number < minimum:
        yield (key,), f"'{key}' has {counted(number, 'entry', 'entries')}. Write at least {minimum}"


def _option_faults(options: tuple[Option, ...], *, explained: bool) -> Iterator[QuestionFault]:
    yield from _few("options", len(options), minimum=2)
    seen: dict[str, int] = {}
    for index, option in enumerate(options):
        if option.why is None and not explained:
            message = "the option has no 'why'. Write it, or one 'explanation' for the question"
            yield ("options", index, "text"), message
        for _, text in option.text.translations():
            if seen.setdefault(text.strip(), index) != index:
                yield ("options", index, "text"), f"'{text}' is an option already. Change one"


def _pair_faults(question: Match) -> Iterator[QuestionFault]:
    seen: dict[str, int] = {}
    for index, pair in enumerate(question.pairs):
        for _, text in pair.right.translations():
            if seen.setdefault(text.strip(), index) != index:
                message = f"'{text}' is on the right of two pairs. Make each right side different"
                yield ("pairs", index, "right"), message
    for index, spare in enumerate(question.spare, start=len(question.pairs)):
        for _, text in spare.translations():
            if seen.setdefault(text.strip(), index) != index:
                message = f"'{text}' is on the right already. Make each right side different"
                yield ("spare", index - len(question.pairs)), message


def _mistake_faults(question: Numeric) -> Iterator[QuestionFault]:
    """Yield a fault for a usual wrong number that is right, or is there twice."""
    right, off = question.answer, question.tolerance
    allowed = 0 if isinstance(off, Expression) else off
    seen: list[float] = []
    for index, mistake in enumerate(question.mistakes):
        value, loc = mistake.value, ("mistakes", index, "value")
        if isinstance(value, Expression):
            continue
        if value in seen:
            yield loc, "this mistake is written twice. Keep one"
        elif not isinstance(right, Expression) and abs(value - right) <= allowed:
            yield loc, "this mistake is the right number. Write another, or remove it"
        seen.append(value)


def _gap_faults(question: Cloze) -> Iterator[QuestionFault]:
    counts = {language: len(gaps(text)) for language, text in question.text.translations()}
    for language, count in counts.items():
        if count == 0 and not any(gap_faults(question.text.get(language) or "")):
            message = "no gap. Put the words to fill in between '{{' and '}}'"
            yield ("text", *key_of(language)), message
    if len(set(counts.values())) > 1:
        listed = ", ".join(f"{count} in '{language}'" for language, count in counts.items())
        yield ("text",), f"the languages differ in gaps: {listed}. Write the same number"
