"""Expands commands until none with an expansion is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.tokens import Reader, Tokens

Expansion = Callable[[Reader], Tokens]
"""Reads the arguments of a command, and returns the tokens that replace it."""
_MOST_STEPS = 1000
_MOST_TOKENS = 20_000


def expanded(parts: Tokens, commands: Mapping[str, Expansion]) -> list[str]:
    """Return tokens with `commands` expanded; line breaks are kept. Raises `FormulaError`."""
    if commands.keys().isdisjoint(parts):
        return list(parts)
    reader = Reader(parts)
    done: list[str] = []
    steps = owed = 0
    while (part := reader.next()) is not None:
        if part not in commands:
            done += [*"\n" * owed, part] if owed and part.isspace() else [part]
            owed = 0 if part.isspace() else owed
            continue
        steps += 1
        if steps > _MOST_STEPS or len(done) > _MOST_TOKENS:
            raise FormulaError(f"'{part}' stands for itself, without an end")
        before = reader.line_ends
        new = _replacement(part, commands, reader)
        owed += reader.line_ends - before
        reader.put_back([" " if piece.isspace() else piece for piece in new])
    return [*done, *"\n" * owed]


def _replacement(part: str, commands: Mapping[str, Expansion], reader: Reader) -> Tokens:
    """Return the expansion of a command; an error gets the line of the command."""
    line = reader.line_ends
    try:
        return commands[part](reader)
    except FormulaError as error:
        raise FormulaError(f"'{part}': {error.message}", line=line) from None
