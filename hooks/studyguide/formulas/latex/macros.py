r"""Authors' own commands: `macros:` in `course.yml`, and `\newcommand` etc. in a lesson."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.expand import Expansion
from studyguide.formulas.latex.tokens import Reader, Tokens, tokens, words

_NAME = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z\s])")
_PARAMETER = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class Macro:
    """The definition of a command."""

    body: tuple[str, ...]
    """Tokens; `#` followed by a digit is a parameter."""
    parameters: int = 0
    default: tuple[str, ...] | None = None
    """The default of the first parameter if that is optional, else None."""

    def __call__(self, reader: Reader) -> Tokens:
        """Read the arguments, and return the body with them filled in."""
        arguments: list[list[str]] = []
        if self.default is not None:
            arguments.append(reader.optional() or list(self.default))
        while len(arguments) < self.parameters:
            arguments.append(reader.argument())
        return _filled(self.body, arguments)


def _filled(body: Tokens, arguments: list[list[str]]) -> list[str]:
    """Return a body with its parameters replaced by arguments. Raises `FormulaError`."""
    filled: list[str] = []
    parts = iter(body)
    for part in parts:
        if part != "#":
            filled.append(part)
        elif (digit := next(parts, "")) == "#" or not digit:
            filled.append("#")
        elif _PARAMETER.fullmatch(digit) and int(digit) <= len(arguments):
            filled += arguments[int(digit) - 1]
        else:
            count = f"It takes {len(arguments)}" if arguments else "It takes none"
            raise FormulaError(f"'#{digit}' is none of its arguments. {count}")
    return filled


def macro(body: str, *, parameters: int | None = None) -> Macro:
    r"""Return a macro from its LaTeX; by default, its highest parameter is their number.

    >>> macro(r"\mathbb{#1}").parameters
    1
    """
    parts = tuple(tokens(body))
    highest = max((int(two) for two in _parameters(parts)), default=0)
    return Macro(parts, highest if parameters is None else parameters)


def _parameters(parts: Tokens) -> Iterable[str]:
    for first, second in pairwise(parts):
        if first == "#" and _PARAMETER.fullmatch(second):
            yield second


def macros(definitions: Mapping[str, str]) -> dict[str, Expansion]:
    r"""Return macros by command; names may be written without the backslash.

    >>> list(macros({"R": r"\mathbb{R}"}))
    ['\\R']
    """
    return {"\\" + name.lstrip("\\"): macro(body) for name, body in definitions.items()}


def defined(definitions: Mapping[str, str]) -> dict[str, Expansion]:
    r"""Return the commands of `macros:`, and those that define more, such as `\newcommand`.

    The result is for one text: definitions in it add to the mapping.
    """
    commands = macros(definitions)
    commands |= {f"\\{name}": _Defines(commands, take) for name, take in _DEFINING.items()}
    return commands


@dataclass(frozen=True, slots=True)
class _Defines:
    """A command that defines another and shows nothing itself."""

    commands: dict[str, Expansion]
    take: Callable[[Reader], tuple[str, Expansion] | None]

    def __call__(self, reader: Reader) -> Tokens:
        if new := self.take(reader):
            name, expansion = new
            self.commands[name] = expansion
        return ()


def _name(reader: Reader) -> str:
    name = words(reader.argument())
    if not _NAME.fullmatch(name):
        raise FormulaError(f"'{name}' is no name for a command. Write a backslash and letters")
    return name


def _new_command(reader: Reader) -> tuple[str, Expansion]:
    name = _name(reader)
    count = words(reader.optional() or "0")
    default = reader.optional()
    body = reader.argument()
    if not count.isdigit() or max(map(int, _parameters(body)), default=0) > int(count):
        message = f"'{name}' takes {count} arguments and uses more. Write how many: '[2]'"
        raise FormulaError(message)
    return name, Macro(tuple(body), int(count), None if default is None else tuple(default))


def _def(reader: Reader) -> tuple[str, Expansion]:
    name = _name(reader)
    parameter_tokens: list[str] = []
    while reader.peek() not in ("{", None):
        parameter_tokens.append(reader.next() or "")
    parameters = tuple(_parameters(tuple(part for part in parameter_tokens if not part.isspace())))
    return name, Macro(tuple(reader.argument()), len(parameters))


def _let(reader: Reader) -> tuple[str, Expansion]:
    name = _name(reader)
    reader.accept("=")
    return name, Macro(tuple(reader.argument()))


def _operator(star: str) -> Callable[[Reader], tuple[str, Expansion]]:
    def take(reader: Reader) -> tuple[str, Expansion]:
        name = _name(reader)
        return name, Macro((f"\\operatorname{star}", "{", *reader.argument(), "}"))

    return take


def _delimiter(reader: Reader) -> tuple[str, Expansion]:
    name = _name(reader)
    opening, closing = reader.argument(), reader.argument()

    def fenced(reader: Reader) -> Tokens:
        grows = reader.accept("*")
        size = reader.optional() or []
        left, right = (["\\left"], ["\\right"]) if grows else (size, size)
        inside = reader.argument()
        return ["{", *left, *opening, *inside, *right, *closing, "}"]

    return name, fenced


_DEFINING: Final[Mapping[str, Callable[[Reader], tuple[str, Expansion] | None]]] = {
    **dict.fromkeys(("newcommand", "renewcommand", "providecommand"), _new_command),
    **dict.fromkeys(("newcommand*", "renewcommand*", "providecommand*"), _new_command),
    **dict.fromkeys(("def", "gdef", "edef", "xdef"), _def),
    "let": _let,
    "DeclareMathOperator": _operator(""),
    "DeclareMathOperator*": _operator("*"),
    "DeclarePairedDelimiter": _delimiter,
}
