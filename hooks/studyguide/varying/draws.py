"""Draws: the values of a question's variables, the same for the same number on paper and page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from math import prod

from studyguide.model.digest import text_hash
from studyguide.model.evaluation import CalculationError, Value, Values, evaluate, is_true
from studyguide.model.expressions import Expression
from studyguide.model.guide import first_id
from studyguide.model.questions import Question
from studyguide.model.variables import Choices, Range, Variables

_ATTEMPTS = 200
"""How often a draw is tried until its conditions hold."""
_ALL, _SAMPLE = 500, 300
"""Up to how many combinations all are looked at, and how many draws else."""
HIGHEST_DRAW = 9999
FIRST_DRAW = 1
"""The number of the draw that a page shows first."""


def draw_for(*about: object) -> int:
    """Return the number of the draw that belongs to something, such as a week and a language."""
    return 1 + text_hash("/".join(map(str, about))) % HIGHEST_DRAW


def values_of(question: Question, draw: int) -> Values:
    """Return the values of a draw, in which the question's conditions hold.

    Raises `CalculationError` if there are none.
    """
    random = random_numbers(f"{first_id(question)}/{draw}")
    for _ in range(_ATTEMPTS):
        try:
            values = completed(question.variables or {}, lambda _, source: _drawn(source, random))
            if all(is_true(one.tree, values) for one in question.where):
                return values
        except CalculationError:
            continue
    raise CalculationError("has no values for which 'where' holds")


def completed(variables: Variables, pick: Callable[[str, Choices | Range], Value]) -> Values:
    """Return a value for each variable: picked, or calculated from those before it.

    Raises `CalculationError`.
    """
    values: dict[str, Value] = {}
    for name, source in variables.items():
        if isinstance(source, Expression):
            values[name] = evaluate(source.tree, values)
        else:
            values[name] = pick(name, source)
    return values


def picks(question: Question) -> Iterator[Mapping[str, Value]]:
    """Yield what may be drawn: every combination if they are few, else a sample of them."""
    drawn: dict[str, Choices | Range] = {
        name: source
        for name, source in (question.variables or {}).items()
        if not isinstance(source, Expression)
    }
    if prod(map(_count, drawn.values())) <= _ALL:
        for combination in product(*(source.values for source in drawn.values())):
            yield dict(zip(drawn, combination, strict=True))
        return
    for draw in range(_SAMPLE):
        random = random_numbers(f"{first_id(question)}/{draw}")
        yield {name: _drawn(source, random) for name, source in drawn.items()}


def random_numbers(seed: str) -> Iterator[float]:
    """Yield numbers from 0 up to but not 1 (mulberry32, as `draws.js`)."""
    state = text_hash(seed)
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = ((state ^ state >> 15) * (state | 1)) & 0xFFFFFFFF
        mixed ^= (mixed + ((mixed ^ mixed >> 7) * (mixed | 61))) & 0xFFFFFFFF
        yield (mixed ^ mixed >> 14) / 2**32


def _drawn(source: Choices | Range, random: Iterator[float]) -> Value:
    index = int(next(random) * _count(source))
    return source.value(index) if isinstance(source, Range) else source.values[index]


def _count(source: Choices | Range) -> int:
    return source.count if isinstance(source, Range) else len(source.values)
