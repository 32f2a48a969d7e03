"""The value of a calculation: exactly the same number as `calculation.js` finds.

Only the four operations and the square root are the same in every program, so powers, `exp` and
`log` are built of these; what binary fractions lose is cleaned away after every step that shows.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context

from studyguide.model.expressions import Tree

Value = float | str
"""A number, or words."""
Values = Mapping[str, Value]

_TWELVE_DIGITS = Context(prec=12, rounding=ROUND_HALF_UP)
_LARGEST = 1e15
_LN2 = 0.6931471805599453
_HALF_ROOT = 0.7071067811865476
_MOST_PLACES = 12
_LARGEST_POWER = 64
_LARGEST_EXPONENT = 34


class CalculationError(Exception):
    """A calculation without a value; its message is for the author."""


def cleaned(value: float) -> float:
    """Return a number without what binary fractions lose: rounded to twelve digits."""
    if value == math.floor(value):
        return value + 0.0  # no negative zero
    return float(_TWELVE_DIGITS.create_decimal_from_float(value))


def evaluate(tree: Tree, values: Values) -> Value:
    """Return the value of a calculation. Raises `CalculationError`."""
    value = _value(tree, values)
    return value if isinstance(value, str) else cleaned(value)


def number_of(tree: Tree, values: Values) -> float:
    """Return the value of a calculation, which must be a number. Raises `CalculationError`."""
    return _number(evaluate(tree, values))


def is_exact(tree: Tree, values: Values) -> bool:
    """Return whether a calculation rounds what needs no rounding. Raises `CalculationError`.

    >>> is_exact(("round", "x", 1), {"x": 0.5})
    True
    """
    match tree:
        case ("round" | "signif", number, *_):
            return evaluate(number, values) == evaluate(tree, values)
        case _:
            return False


def is_true(tree: Tree, values: Values) -> bool:
    """Return whether a condition holds. Raises `CalculationError`."""
    return bool(_number(_value(tree, values)))


def _value(tree: Tree, values: Values) -> Value:
    if isinstance(tree, str):
        if tree not in values:
            raise CalculationError(f"uses '{tree}', which is unknown")
        return values[tree]
    if not isinstance(tree, tuple):
        return float(tree)
    name, *operands = tree
    match name:
        case "text":
            return str(operands[0])
        case "if":
            return _value(operands[1 if is_true(operands[0], values) else 2], values)
        case "and":
            return float(all(is_true(one, values) for one in operands))
        case "or":
            return float(any(is_true(one, values) for one in operands))
        case "==" | "!=":
            same = _same(*(_value(one, values) for one in operands))
            return float(same == (name == "=="))
        case _:
            found = _OPERATIONS[str(name)](*(_number(_value(one, values)) for one in operands))
            if not abs(found) <= _LARGEST:
                raise CalculationError("is too large a number")
            return found


def _number(value: Value) -> float:
    if isinstance(value, str):
        raise CalculationError(f"calculates with the words '{value}'")
    return value


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return cleaned(one) == cleaned(other)


def _divided(one: float, other: float) -> float:
    if other == 0:
        raise CalculationError("divides by zero")
    found = one / other
    if not abs(found) <= _LARGEST:
        raise CalculationError("is too large a number")
    return found


def _floor_divided(one: float, other: float) -> float:
    return float(math.floor(cleaned(_divided(one, other))))


def _remainder(one: float, other: float) -> float:
    return one - other * _floor_divided(one, other)


def _power(base: float, exponent: float) -> float:
    if exponent == math.floor(exponent) and abs(exponent) <= _LARGEST_POWER:
        product = 1.0
        for _ in range(int(abs(exponent))):
            product *= base
        return product if exponent >= 0 else _divided(1.0, product)
    if base == 0 and exponent > 0:
        return 0.0
    return _exp(exponent * _log(base))


def _exp(value: float) -> float:
    """Return e to a power: a series for what is left after halvings."""
    if abs(value) > _LARGEST_EXPONENT:
        raise CalculationError("has too large an exponent")
    halvings = math.floor(value / _LN2 + 0.5)
    rest = value - halvings * _LN2
    total = term = 1.0
    for number in range(1, 24):
        term = term * rest / number
        total += term
    return _power(2.0, float(halvings)) * total


def _log(value: float) -> float:
    """Return the natural logarithm: a series for what is left after halvings."""
    if value <= 0:
        raise CalculationError("takes the logarithm of zero or less")
    halvings, rest = 0, value
    while rest > 2 * _HALF_ROOT:
        rest, halvings = rest / 2, halvings + 1
    while rest < _HALF_ROOT:
        rest, halvings = rest * 2, halvings - 1
    part = (rest - 1) / (rest + 1)
    square, power, total = part * part, part, 0.0
    for number in range(1, 40, 2):
        total += power / number
        power *= square
    return halvings * _LN2 + 2 * total


def _log2(value: float) -> float:
    return _log(value) / _LN2


def _sqrt(value: float) -> float:
    if value < 0:
        raise CalculationError("takes the square root of a number below zero")
    return math.sqrt(value)


def rounded(value: float, places: float = 0) -> float:
    """Return a number with so many decimals; a half is rounded away from zero."""
    if places != math.floor(places) or abs(places) > _MOST_PLACES:
        raise CalculationError("rounds to a number of decimals that is not whole, or too many")
    size, power = abs(value), _power(10.0, abs(places))
    scaled = cleaned(size * power if places >= 0 else size / power)
    whole = math.floor(scaled + 0.5)
    found = whole / power if places >= 0 else whole * power
    return -found if value < 0 else found


def _significant(value: float, digits: float) -> float:
    if digits < 1:
        raise CalculationError("asks for less than one significant digit")
    if value == 0:
        return 0.0
    exponent, size = 0, cleaned(abs(value))
    while size >= _power(10.0, float(exponent + 1)):
        exponent += 1
    while size < _power(10.0, float(exponent)):
        exponent -= 1
    return rounded(value, digits - 1 - exponent)


def _minus(one: float, other: float | None = None) -> float:
    return -one if other is None else one - other


_OPERATIONS: dict[str, Callable[..., float]] = {
    "+": operator.add, "-": _minus, "*": operator.mul, "/": _divided, "//": _floor_divided,
    "%": _remainder, "**": _power,
    "<": lambda one, other: float(cleaned(one) < cleaned(other)),
    "<=": lambda one, other: float(cleaned(one) <= cleaned(other)),
    ">": lambda one, other: float(cleaned(one) > cleaned(other)),
    ">=": lambda one, other: float(cleaned(one) >= cleaned(other)),
    "not": lambda one: float(not one),
    "abs": abs, "ceil": lambda one: float(math.ceil(cleaned(one))), "exp": _exp,
    "floor": lambda one: float(math.floor(cleaned(one))), "log": _log, "log2": _log2,
    "max": lambda *all_: max(all_), "min": lambda *all_: min(all_), "round": rounded,
    "signif": _significant, "sqrt": _sqrt, "sum": lambda *all_: _sum(all_),
}  # fmt: skip


def _sum(numbers: tuple[float, ...]) -> float:
    total = 0.0  # not `sum`: it does not round as JavaScript does
    for number in numbers:
        total += number
    return total
