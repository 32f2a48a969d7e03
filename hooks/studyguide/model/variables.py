"""The variables of a question that varies, and the field types of what is calculated from them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from studyguide.model.authored import author_error, number_from
from studyguide.model.described import described
from studyguide.model.evaluation import Value, cleaned
from studyguide.model.expressions import (
    NAME,
    RESERVED,
    Expression,
    ExpressionError,
    NoExpressionError,
    parse_expression,
)

_WORDS = re.compile(r"\w[\w .,()+×-]*")
_MOST_CHOICES, _MOST_STEPS = 100, 100_000
_STEP_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Choices:
    """A variable that is one of these values."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A variable that is one of the numbers from one to another, by a step."""

    first: float
    step: float
    count: int

    @property
    def values(self) -> tuple[Value, ...]:
        """All its numbers."""
        return tuple(self.value(index) for index in range(self.count))

    def value(self, index: int) -> float:
        """Return one of its numbers, counted from 0."""
        return cleaned(self.first + self.step * index)


Source = Choices | Range | Expression
"""Where the value of a variable is from: drawn, or calculated from the variables before it."""
Variables = Mapping[str, Source]


def _variables(data: object) -> dict[str, Source]:
    if not isinstance(data, Mapping) or not data:
        raise author_error("must be names with values: 'n: [3, 5, 7]' or 'n: {from: 1, to: 9}'")
    return {_name(name): _source(str(name), value) for name, value in data.items()}


def _name(name: object) -> str:
    if not isinstance(name, str) or not NAME.fullmatch(name) or name in RESERVED:
        raise author_error(f"has {described(name)}; a name is a letter, then letters and digits")
    return name


def _source(name: str, data: object) -> Source:
    match data:
        case list():
            return _choices(name, data)
        case Mapping():
            return _range(name, data)
        case str() | int() | float() if not isinstance(data, bool):
            return _expression(data, f"has '{name}', which ")
        case _:
            raise author_error(f"has '{name}: {data}'. Write a list, '{{from: 1, to: 9}}' or '2*n'")


def _choices(name: str, data: list[object]) -> Choices:
    if not 1 < len(data) <= _MOST_CHOICES:
        raise author_error(f"has {len(data)} values for '{name}'. Write 2 to {_MOST_CHOICES}")
    values = tuple(_value(name, one) for one in data)
    if len(set(values)) < len(values):
        raise author_error(f"has the same value twice for '{name}'. Remove one")
    if len({isinstance(value, str) for value in values}) > 1:
        raise author_error(f"has both numbers and words for '{name}'. Write one of them")
    return Choices(values)


def _value(name: str, data: object) -> Value:
    if isinstance(data, str) and not data[:1].isdigit():
        if _WORDS.fullmatch(data):
            return data
        raise author_error(f"has '{data}' for '{name}'; words have letters, digits and spaces only")
    return cleaned(float(number_from(data)))


def _range(name: str, data: Mapping[object, object]) -> Range:
    if not {"from", "to"} <= set(data) <= {"from", "to", "step"}:
        raise author_error(f"must say '{{from: 1, to: 9}}' for '{name}', perhaps with a 'step'")
    first, last = number_from(data["from"]), number_from(data["to"])
    step = number_from(data.get("step", 1))
    if step <= 0 or last < first:
        raise author_error(f"never gets from {first} to {last} for '{name}'. Mend 'to' or 'step'")
    count = math.floor((last - first) / step + _STEP_SLACK) + 1
    if not 1 < count <= _MOST_STEPS:
        raise author_error(f"has {count} values for '{name}'. Choose another 'step'")
    return Range(float(first), float(step), count)


def _expression(data: object, subject: str = "") -> Expression:
    try:
        return parse_expression(str(data))
    except ExpressionError as error:
        raise author_error(f"{subject}{error}") from None


def _quantity(data: object) -> float | Expression:
    """Return a number, or a calculation."""
    if isinstance(data, str) and any(letter.isalpha() for letter in data.lower().replace("e", "")):
        try:
            return parse_expression(data)
        except NoExpressionError:
            return number_from(data)
        except ExpressionError as error:
            raise author_error(str(error)) from None
    return number_from(data)


def _conditions(data: object) -> tuple[Expression, ...]:
    listed = data if isinstance(data, list) else [data]
    if not listed or not all(isinstance(one, str) for one in listed):
        raise author_error("must be comparisons: 'a < b', or a list of them")
    return tuple(_expression(one) for one in listed)


_NUMBER = {"type": "number"}
_RANGE = {
    "type": "object", "required": ["from", "to"], "additionalProperties": False,
    "properties": {"from": _NUMBER, "to": _NUMBER, "step": _NUMBER},
}  # fmt: skip
_LIST = {"type": "array", "minItems": 2, "items": {"type": ["number", "string"]}}
_CALCULATION = {"type": ["number", "string"]}

AuthoredVariables = Annotated[
    Variables,
    PlainValidator(_variables),
    WithJsonSchema(
        {
            "type": "object", "minProperties": 1,
            "propertyNames": {"pattern": f"^{NAME.pattern}$"},
            "additionalProperties": {"anyOf": [_LIST, _RANGE, _CALCULATION]},
        }
    ),
]  # fmt: skip
"""Values that are drawn or calculated, by name."""
AuthoredQuantity = Annotated[
    float | Expression, PlainValidator(_quantity), WithJsonSchema(_CALCULATION)
]
"""A number, or a calculation from variables."""
AuthoredConditions = Annotated[
    tuple[Expression, ...],
    PlainValidator(_conditions),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""Comparisons of variables."""
