"""Checks of questions that vary: the calculations, and what they give in all draws or in many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import count

from studyguide.model.authored import Authored
from studyguide.model.authored_text import AuthoredText, key_of
from studyguide.model.evaluation import CalculationError, Value, Values, evaluate, is_true
from studyguide.model.expressions import (
    Expression,
    ExpressionError,
    parse_expression,
)
from studyguide.model.problems import did_you_mean
from studyguide.model.questions import Choice, Multiple, Numeric, Question
from studyguide.model.yaml_file import Loc
from studyguide.varying.drawn_questions import (
    CALCULATION,
    in_code,
    mistaken_quantities,
    quantities,
    quantity,
)
from studyguide.varying.draws import completed, picks

VaryingFault = tuple[Loc, str]
_MOST_DIGITS = 8
"""How many digits of a number with decimals a reader can be asked to read or to type."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A calculation, and where it is written."""

    expression: Expression
    loc: Loc
    shown: bool = True
    """Whether its value is shown, and must be short."""


def varying_faults(question: Question) -> Iterator[VaryingFault]:
    """Yield what is wrong with the variables of a question, and with what uses them."""
    if not question.variables:
        yield from _faults_without_variables(question)
        return
    if not isinstance(question, Choice | Multiple | Numeric):
        fix = "Make it 'choice', 'multiple' or 'numeric', or remove 'variables'"
        yield ("variables",), f"a question of the kind '{question.kind}' cannot vary. {fix}"
        return
    written: list[_Written] = []
    faults = [
        *_unknown_names(question),
        *_read_texts(question, (), written),
    ]
    written += _quantities(question)
    faults += _names_faults(written, {*question.variables})
    yield from faults
    if not faults:
        yield from _draw_faults(question, written)


def _faults_without_variables(question: Question) -> Iterator[VaryingFault]:
    if question.where:
        yield ("where",), "'where' without 'variables'. Remove it, or write 'variables'"
    for one in _quantities(question):
        yield (
            one.loc,
            f"'{one.expression.source}' is no number, and there are no 'variables' to calculate it",
        )


def _unknown_names(question: Question) -> Iterator[VaryingFault]:
    known: set[str] = set()
    for name, source in (question.variables or {}).items():
        if isinstance(source, Expression):
            for unknown in sorted(source.names - known):
                guess = did_you_mean(unknown, known) or " Write it above, or use another"
                yield ("variables", name), f"'{name}' uses '{unknown}', which is unknown.{guess}"
        known.add(name)
    for index, condition in enumerate(question.where):
        for unknown in sorted(condition.names - known):
            guess = did_you_mean(unknown, known) or " Write it in 'variables'"
            yield ("where", index), f"unknown variable '{unknown}'.{guess}"


def _quantities(question: Question) -> Iterator[_Written]:
    if isinstance(question, Numeric):
        for key in ("answer", "tolerance"):
            value = getattr(question, key)
            if isinstance(value, Expression):
                yield _Written(value, (key,))
        for index, mistake in enumerate(question.mistakes):
            if isinstance(mistake.value, Expression):
                yield _Written(mistake.value, ("mistakes", index, "value"))


def _read_texts(record: Authored, loc: Loc, written: list[_Written]) -> Iterator[VaryingFault]:
    """Yield the faults of calculations in the texts of a record; add the others to `written`."""
    for field in fields(record):
        value = getattr(record, field.name)
        several = isinstance(value, tuple)
        for index, item in zip(count(), value if several else (value,), strict=False):
            at = (*loc, field.name, index) if several else (*loc, field.name)
            if isinstance(item, AuthoredText):
                for language, text in item.translations():
                    yield from _read_text(text, (*at, *key_of(language)), written)
            elif isinstance(item, Authored):
                yield from _read_texts(item, at, written)


def _read_text(text: str, loc: Loc, written: list[_Written]) -> Iterator[VaryingFault]:
    for found in CALCULATION.finditer(text):
        try:
            written.append(_Written(parse_expression(found[1]), loc))
        except ExpressionError as error:
            yield loc, f"'{found[0]}' {error}"


def _names_faults(written: Iterable[_Written], known: set[str]) -> Iterator[VaryingFault]:
    for one in written:
        for unknown in sorted(one.expression.names - known):
            guess = did_you_mean(unknown, known) or " Write it in 'variables'"
            yield one.loc, f"unknown variable '{unknown}'.{guess}"


def _draw_faults(question: Question, written: list[_Written]) -> Iterator[VaryingFault]:
    """Yield for each place the first draw in which something is wrong there."""
    told: set[Loc] = set()
    draws = 0
    for picked in picks(question):
        try:
            values = completed(question.variables or {}, lambda name, _: picked[name])  # noqa: B023
            if not all(is_true(one.tree, values) for one in question.where):
                continue
        except CalculationError as error:
            if ("variables",) not in told:
                told.add(("variables",))
                yield ("variables",), f"a calculation {error}{_with(picked)}. Leave that out"
            continue
        draws += 1
        for loc, message in _faults_in(question, written, values):
            if loc not in told:
                told.add(loc)
                yield loc, message.replace("\0", _with(values))
    if not draws and not told:
        yield ("where",), "no values fulfil 'where'. Mend it, or 'variables'"


def _faults_in(
    question: Question, written: list[_Written], values: Values
) -> Iterator[VaryingFault]:
    """Yield what is wrong with these values, which stand in the message at a null character."""
    failed = False
    for one in written:
        try:
            value = evaluate(one.expression.tree, values)
        except CalculationError as error:
            failed = True
            yield one.loc, f"'{one.expression.source}' {error}\0. Change 'variables' or 'where'"
            continue
        if fault := _ugliness(value):
            fix = "Write 'round(…, 2)' or 'signif(…, 3)' around it"
            yield one.loc, f"'{one.expression.source}' is {fault}\0. {fix}"
    if failed:
        return
    if isinstance(question, Numeric):
        yield from _number_faults(question, values)
    if isinstance(question, Choice | Multiple):
        yield from _same_options(question, values)


def _ugliness(value: Value) -> str:
    """Return a number that is too long to read or to type, empty if it is not."""
    if isinstance(value, str) or value.is_integer():
        return ""
    digits = in_code(value).partition("e")[0].replace(".", "").lstrip("-0")
    return in_code(value) if len(digits) > _MOST_DIGITS else ""


def _number_faults(question: Numeric, values: Values) -> Iterator[VaryingFault]:
    answer, tolerance = quantities(question) or (0.0, 0.0)
    if quantity(tolerance, values) < 0:
        yield ("tolerance",), "'tolerance' is below zero\0. Write how far off is still right"
    if isinstance(question.answer, Expression) and isinstance(
        evaluate(question.answer.tree, values), str
    ):
        yield ("answer",), "'answer' is no number\0. Calculate a number"
        return
    right, off = quantity(answer, values), quantity(tolerance, values)
    for index, tree in enumerate(mistaken_quantities(question)):
        if abs(quantity(tree, values) - right) <= off:
            yield (
                ("mistakes", index, "value"),
                "this mistake is the right number\0. Leave such values out with 'where'",
            )


def _same_options(question: Choice | Multiple, values: Values) -> Iterator[VaryingFault]:
    seen: dict[tuple[str, str], int] = {}
    for index, option in enumerate(question.options):
        for language, text in option.text.translations():
            shown = CALCULATION.sub(
                lambda found: str(evaluate(parse_expression(found[1]).tree, values)), text
            )
            if seen.setdefault((language, shown.strip()), index) != index:
                loc: Loc = ("options", index, "text", *key_of(language))
                fix = "Change 'variables', or leave such values out with 'where'"
                yield loc, f"two options are the same\0. {fix}"


def _with(values: Values) -> str:
    """Return the values of a draw, for messages."""
    listed = (
        f"{name} = {value if isinstance(value, str) else in_code(value)}"
        for name, value in values.items()
    )
    return f" when {', '.join(listed)}"
