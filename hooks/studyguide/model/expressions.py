"""The small language of calculations in questions that vary: numbers, names, operators, functions.

A calculation is parsed once, to a tree that is plain JSON: a number is itself, a name a text, and
everything else a list that begins with an operator. `evaluation.py` and `calculation.js` compute
the same value from the same tree.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Tree = float | str | tuple["Tree", ...]
else:
    Tree = Any  # pydantic would follow the type into itself without end
"""A number, the name of a variable, or an operator with its operands."""

FUNCTIONS = {
    "abs": (1, 1), "ceil": (1, 1), "exp": (1, 1), "floor": (1, 1), "log": (1, 1), "log2": (1, 1),
    "max": (1, 12), "min": (1, 12), "round": (1, 2), "signif": (2, 2), "sqrt": (1, 1),
    "sum": (1, 12),
}  # fmt: skip
"""The fewest and the most arguments of each function."""
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
RESERVED = {*FUNCTIONS, "and", "or", "not", "if", "else"}

_OTHER_NUMBER = re.compile(r"\b0[xob]|_\d|\dj\b", re.IGNORECASE)
_LONGEST, _DEEPEST = 400, 20
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">",
    ast.GtE: ">=", ast.And: "and", ast.Or: "or",
}  # fmt: skip


class ExpressionError(Exception):
    """A text that is no calculation; its message is for the author."""


class NoExpressionError(ExpressionError):
    """A text that does not even look like a calculation."""

    def __init__(self) -> None:
        super().__init__("is no calculation. Write it as '(n + 1) * 2'")


@dataclass(frozen=True, slots=True)
class Expression:
    """A calculation as it is written, and its tree."""

    source: str
    tree: Tree

    @property
    def names(self) -> frozenset[str]:
        """The variables that it uses."""
        return frozenset(_names(self.tree))


def parse_expression(source: str) -> Expression:
    """Return the calculation in a text. Raises `ExpressionError`.

    >>> parse_expression("2 * n + 1").tree
    ('+', ('*', 2.0, 'n'), 1.0)
    """
    text = " ".join(source.split())
    if len(text) > _LONGEST:
        raise ExpressionError(f"is longer than {_LONGEST} characters. Divide it")
    if "^" in text:
        raise ExpressionError("has a '^'. Write '**' for powers: 'n**2'")
    if _OTHER_NUMBER.search(text):
        raise NoExpressionError
    try:
        node = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise NoExpressionError from None
    return Expression(text, _tree(node, 0))


def _names(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, tuple) and tree[0] != "text":
        for operand in tree[1:]:
            yield from _names(operand)


def _tree(node: ast.expr, depth: int) -> Tree:
    if depth > _DEEPEST:
        raise ExpressionError("has too many brackets within each other. Divide it")

    def inner(*nodes: ast.expr) -> tuple[Tree, ...]:
        return tuple(_tree(one, depth + 1) for one in nodes)

    match node:
        case ast.Constant(value=bool()):
            raise ExpressionError("has 'True' or 'False'. Write a comparison: 'n > 3'")
        case ast.Constant(value=int() | float() as value) if abs(value) < 1e15:
            return float(value)
        case ast.Constant(value=str(text)):
            return ("text", text)
        case ast.Name(id=name):
            return name
        case ast.UnaryOp(op=ast.USub()):
            return ("-", *inner(node.operand))
        case ast.UnaryOp(op=ast.UAdd()):
            return inner(node.operand)[0]
        case ast.UnaryOp(op=ast.Not()):
            return ("not", *inner(node.operand))
        case ast.BinOp() if type(node.op) in _OPERATORS:
            return (_OPERATORS[type(node.op)], *inner(node.left, node.right))
        case ast.BoolOp():
            return (_OPERATORS[type(node.op)], *inner(*node.values))
        case ast.Compare() if all(type(op) in _OPERATORS for op in node.ops):
            return _comparison(node, inner(node.left, *node.comparators))
        case ast.IfExp():
            return ("if", *inner(node.test, node.body, node.orelse))
        case ast.Call(func=ast.Name(id=name), keywords=[]):
            return _call(name, inner(*node.args))
        case ast.Tuple():
            raise ExpressionError("has a comma. Write a decimal point: '0.5'")
        case _:
            raise ExpressionError(f"has '{ast.unparse(node)}', which is no part of calculations")


def _comparison(node: ast.Compare, operands: tuple[Tree, ...]) -> Tree:
    """Return `a < b < c` as `a < b and b < c`."""
    signs = (_OPERATORS[type(op)] for op in node.ops)
    pairs = tuple(zip(signs, operands, operands[1:], strict=False))
    return pairs[0] if len(pairs) == 1 else ("and", *pairs)


def _call(name: str, arguments: tuple[Tree, ...]) -> Tree:
    if name not in FUNCTIONS:
        known = ", ".join(FUNCTIONS)
        raise ExpressionError(f"has the unknown function '{name}'. There are {known}")
    least, most = FUNCTIONS[name]
    if not least <= len(arguments) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise ExpressionError(f"gives '{name}' {len(arguments)} values. Give it {wanted}")
    return (name, *arguments)
