r"""Environments, `\begin{…}` to `\end{…}`, and their rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.tokens import Reader, Tokens, words


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment in a formula, with the tokens before and after it."""

    before: Tokens
    name: str
    """Including its star."""
    inside: Tokens
    behind: Tokens

    def tokens(self) -> list[str]:
        """Return the tokens of the whole formula."""
        begin = ["\\begin", "{", self.name, "}"]
        return [*self.before, *begin, *self.inside, "\\end", "{", self.name, "}", *self.behind]


def outer_environment(parts: Tokens) -> Environment | None:
    """Return the first outermost environment, None if there is none.

    Raises `FormulaError` if it is not closed.
    """
    if "\\begin" not in parts:
        return None
    start = list(parts).index("\\begin")
    name, at = _name(parts, start)
    depth = 1
    for end in range(at, len(parts)):
        if parts[end] == "\\begin":
            depth += 1
        elif parts[end] == "\\end":
            depth -= 1
            if not depth:
                closed, behind = _name(parts, end)
                if closed != name:
                    raise FormulaError(f"'\\begin{{{name}}}' ends with '\\end{{{closed}}}'")
                return Environment(parts[:start], name, parts[at:end], parts[behind:])
    raise FormulaError(f"'\\begin{{{name}}}' has no '\\end{{{name}}}'")


def _name(parts: Tokens, at: int) -> tuple[str, int]:
    """Return the name of an environment and the index at which its content begins."""
    reader = Reader(parts[at + 1 :])
    name = words(reader.argument())
    return name, len(parts) - reader.left


def rows(parts: Tokens) -> Iterator[list[str]]:
    r"""Yield the rows of an environment, each with the `\\` that ends it."""
    row: list[str] = []
    depth = 0
    for part in parts:
        row.append(part)
        depth += (part in ("{", "\\begin")) - (part in ("}", "\\end"))
        if not depth and part in ("\\\\", "\\cr"):
            yield row
            row = []
    yield row
