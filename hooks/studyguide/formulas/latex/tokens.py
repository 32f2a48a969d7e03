r"""LaTeX → tokens and back: commands, braces, white space, and each other character.

All rewriting keeps line breaks, so that a fault found afterwards has the line of the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from studyguide.formulas.errors import FormulaError

Tokens = Sequence[str]
STARRED: Final = frozenset(
    ("operatorname", "tag", "hspace", "vspace", "newcommand", "renewcommand", "providecommand")
) | {"DeclareMathOperator", "DeclarePairedDelimiter", "intertext", "unit", "qty"}
"""Commands whose star is part of their name; after all others it is a separate token."""
_TOKEN = re.compile(r"\\[A-Za-z@]+|\\.|\\$|(?<!\\)%[^\n]*\n?[ \t]*|\s+|.", re.DOTALL)
_COMMAND = re.compile(r"\\[A-Za-z@]+\*?")
_TEXTS: Final = frozenset(
    ("\\text", "\\textrm", "\\textbf", "\\textit", "\\texttt", "\\textsf", "\\emph")
)
_CLOSING: Final = {"{": "}", "[": "]", "(": ")", "|": "|"}


def tokens(tex: str) -> list[str]:
    r"""Return the tokens of LaTeX without comments.

    >>> tokens(r"\epsilon*x % so")
    ['\\epsilon', '*', 'x', ' ']
    """
    parts: list[str] = []
    for part in _TOKEN.findall(tex):
        if part[0] == "%":
            parts += ["\n"] if "\n" in part else []
        elif part == "*" and parts and parts[-1][1:] in STARRED:
            parts[-1] += "*"
        else:
            parts.append(part)
    return parts


def join_tokens(parts: Iterable[str]) -> str:
    """Return tokens as LaTeX, with a space between a command and a following letter."""
    pieces: list[str] = []
    command = False
    for part in parts:
        if not part:
            continue
        if command and (part[0].isalpha() or part[0] == "*"):
            pieces.append(" ")
        pieces.append(part)
        command = bool(_COMMAND.fullmatch(part))
    return "".join(pieces)


class Reader:
    """A stream of tokens; tokens that are put back are read next."""

    def __init__(self, parts: Tokens) -> None:
        self._stack = list(reversed(parts))
        self.line_ends = 0
        """How many line breaks have been read."""

    @property
    def left(self) -> int:
        """How many tokens are left."""
        return len(self._stack)

    def next(self) -> str | None:
        """Return the next token, None at the end."""
        if not self._stack:
            return None
        part = self._stack.pop()
        self.line_ends += part.count("\n")
        return part

    def peek(self) -> str | None:
        """Return the next token that is not white space, without consuming it."""
        return next((part for part in reversed(self._stack) if not part.isspace()), None)

    def peek_here(self) -> str | None:
        """Return the next token, without consuming it."""
        return self._stack[-1] if self._stack else None

    def put_back(self, parts: Tokens) -> None:
        """Put tokens back, to be read next."""
        self._stack.extend(reversed(parts))

    def skip_space(self) -> None:
        """Skip white space."""
        while self._stack and self._stack[-1].isspace():
            self.next()

    def accept(self, token: str) -> bool:
        """Consume a token if it is next, ignoring white space; return whether it was."""
        if self.peek() != token:
            return False
        self.skip_space()
        self.next()
        return True

    def argument(self) -> list[str]:
        """Read an argument: the content of braces, or one token. Raises `FormulaError`."""
        self.skip_space()
        part = self.next()
        if part is None or part in "}&":
            raise FormulaError("an argument in braces is missing")
        return self._until("}") if part == "{" else [part]

    def optional(self, opening: str = "[") -> list[str] | None:
        """Read an optional argument in brackets, None if there is none."""
        return self._until(_CLOSING[opening]) if self.accept(opening) else None

    def _until(self, closing: str) -> list[str]:
        inside: list[str] = []
        depth = 0
        while (part := self.next()) is not None:
            if part == closing and not depth:
                return inside
            depth += (part == "{") - (part == "}")
            inside.append(part)
        raise FormulaError(f"'{closing}' is missing")


def with_texts(parts: Tokens, change: Callable[[Reader], Iterable[str]]) -> Iterator[str]:
    """Yield tokens with `change` applied to the texts within a formula."""
    reader = Reader(parts)
    while (part := reader.next()) is not None:
        yield part
        if part in _TEXTS and reader.peek() == "{":
            yield from ("{", *change(Reader(reader.argument())), "}")


def words(parts: Iterable[str]) -> str:
    """Return an argument that is a name: `align`, `eq:loss`."""
    return "".join(parts).strip()
