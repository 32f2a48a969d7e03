"""A question with the values of a draw in its texts and in its answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TypeVar

from studyguide.languages.numbers import number_in
from studyguide.model.authored import Authored
from studyguide.model.authored_text import AuthoredText
from studyguide.model.evaluation import (
    CalculationError,
    Value,
    Values,
    evaluate,
    is_exact,
    number_of,
)
from studyguide.model.expressions import Expression, ExpressionError, Tree, parse_expression
from studyguide.model.questions import Numeric, Question
from studyguide.text.parsing.values import marked
from studyguide.varying.draws import FIRST_DRAW, values_of

CALCULATION = re.compile(r"\{\{([^{}]+)\}\}")
"""A calculation in a text: `{{ 2 * n }}`."""
_RELATED = re.compile(rf"(\\approx\s*)?{CALCULATION.pattern}")
Shown = Callable[[Tree, str], str]
r"""Returns what stands for a calculation in Markdown, and for the `\approx` before it."""
_SMALL = 1e-6

Record = TypeVar("Record", bound=Authored)


def drawn(question: Question, draw: int, decimal: str) -> Question:
    """Return a question with the values of a draw; one that does not vary as it is.

    `decimal` is the decimal sign of its texts. A question that cannot be drawn, which is told as a
    problem, no longer varies.
    """
    if not question.variables:
        return with_quantities(question, lambda _: 0)
    try:
        return with_values(question, values_of(question, draw), decimal)
    except (CalculationError, ExpressionError):
        return with_quantities(replace(question, variables=None, where=()), lambda _: 0)


def is_varying(question: Question) -> bool:
    """Return whether a question has values that can be drawn."""
    return bool(drawn(question, FIRST_DRAW, ".").variables)


def with_values(question: Question, values: Values, decimal: str) -> Question:
    """Return a question with these values. Raises `CalculationError`."""

    def show(tree: Tree, about: str) -> str:
        relation = "= " if about and is_exact(tree, values) else about
        return relation + shown(evaluate(tree, values), decimal)

    changed = with_shown(question, show)
    return with_quantities(changed, lambda tree: quantity(tree, values))


def quantities(question: Question) -> tuple[Tree, Tree] | None:
    """Return what calculates the right number and its tolerance, None if no number is asked."""
    if not isinstance(question, Numeric):
        return None
    answer, tolerance = (
        one.tree if isinstance(one, Expression) else float(one)
        for one in (question.answer, question.tolerance)
    )
    return answer, tolerance


def mistaken_quantities(question: Question) -> tuple[Tree, ...]:
    """Return what calculates the usual wrong numbers."""
    mistakes = question.mistakes if isinstance(question, Numeric) else ()
    values = (one.value for one in mistakes)
    return tuple(one.tree if isinstance(one, Expression) else float(one) for one in values)


def with_quantities(question: Question, number: Callable[[Tree], float]) -> Question:
    """Return a question with numbers in place of the calculations in its answer."""
    if not isinstance(question, Numeric):
        return question
    answer, tolerance = (
        number(one.tree) if isinstance(one, Expression) else one
        for one in (question.answer, question.tolerance)
    )
    mistakes = tuple(
        replace(one, value=number(one.value.tree)) if isinstance(one.value, Expression) else one
        for one in question.mistakes
    )
    return replace(question, answer=answer, tolerance=tolerance, mistakes=mistakes)


def quantity(tree: Tree, values: Values) -> float:
    """Return a number, without decimals if it has none. Raises `CalculationError`."""
    number = number_of(tree, values)
    return int(number) if number.is_integer() else number


def with_shown(record: Record, show: Shown) -> Record:
    """Return a record in whose texts something stands for each calculation."""
    changes = {
        field.name: _changed(getattr(record, field.name), show)
        for field in fields(record)
        if field.name not in ("variables", "where")
    }
    return replace(record, **changes)


def _changed(value: object, show: Shown) -> object:
    match value:
        case AuthoredText():
            return replace(
                value,
                by_language={
                    language: _RELATED.sub(
                        lambda found: show(parse_expression(found[2]).tree, found[1] or ""), text
                    )
                    for language, text in value.by_language.items()
                },
            )
        case Authored():
            return with_shown(value, show)
        case tuple():
            return tuple(_changed(item, show) for item in value)
        case _:
            return value


def shown(value: Value, decimal: str) -> str:
    """Return a value as it is put into Markdown."""
    if isinstance(value, str):
        return marked(value, f"\\text{{{value}}}", value)
    return marked(in_text(value, decimal), in_formula(value, decimal), in_code(value))


def in_text(value: float, decimal: str) -> str:
    """Return a number as running text has it: `−12 500,5`."""
    if value and abs(value) < _SMALL:
        return in_code(value).replace(".", decimal).replace("-", "\u2212")
    return number_in(decimal, value).replace("-", "\u2212")


def in_formula(value: float, decimal: str) -> str:
    r"""Return a number as LaTeX: `-12\,500{,}5`."""
    text = in_text(value, "{,}" if decimal == "," else decimal)
    return text.replace("\u00a0", r"\,").replace("\u2212", "-")


def in_code(value: float) -> str:
    """Return a number as programs write it: `-12500.5`."""
    if value and abs(value) < _SMALL:
        return repr(value).replace("e-0", "e-")
    return number_in(".", value).replace("\u00a0", "")
