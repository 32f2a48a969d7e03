r"""LaTeX as authors write it → LaTeX that the backends read correctly.

Commands of packages become basic ones (`builtin.py`), environments those that the backends have,
and what a backend would silently misread is rewritten: `\\[4pt]`, `[t]`, dashes and quotes in
texts, a line break outside an environment. Line breaks of the source are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from studyguide.formulas.latex import physics, plain_tex
from studyguide.formulas.latex.builtin import ENVIRONMENTS, SAME, WITH_ARGUMENTS
from studyguide.formulas.latex.environments import Environment, outer_environment, rows
from studyguide.formulas.latex.expand import Expansion, expanded
from studyguide.formulas.latex.macros import macros
from studyguide.formulas.latex.tokens import Reader, Tokens, join_tokens, tokens, with_texts, words

_SPECIAL = re.compile(
    r"[%*]|\^'|\\(?:begin|t(?:ext|ag)|emph|mathop|not(?![a-z])|[^A-Za-z,;:!{}|\s])"
)
_NAMES = re.compile(r"\\[A-Za-z]+")
_WITHOUT_OPTION: Final = frozenset(
    ("aligned", "gathered", "alignedat", "array", "cases", "dcases", "align", "align*", "gather")
) | {"gather*", "multline", "multline*", "equation", "equation*", "darray"}
_COLUMNS: Final = frozenset(("array", "darray"))
_UPRIGHT = re.compile(r"\\(?:rm|mathrm|text|operatorname)\s*([A-Za-z]+)")
_DASHES: Final = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"))
_SYMBOLS: Final = frozenset(("\\%", "\\&", "\\#", "\\$", "\\_"))


def normalize_tex(tex: str, *, display: bool) -> str:
    r"""Return a formula for the backends. Raises `FormulaError`.

    >>> normalize_tex(r"\mathds{1}[x > 0]", display=False)
    '\\mathbb{1}[x > 0]'
    """
    if not _SPECIAL.search(tex) and _commands().keys().isdisjoint(_NAMES.findall(tex)):
        return tex
    parts = expanded(tokens(tex), _commands())
    parts = list(with_texts(list(_with_operators(Reader(parts))), _text))
    parts = _with_environments(parts)
    return join_tokens(_with_tag(_with_line_breaks(parts), display=display))


@cache
def _commands() -> Mapping[str, Expansion]:
    return {**macros(SAME | WITH_ARGUMENTS), **physics.COMMANDS, **plain_tex.COMMANDS}


def _with_operators(reader: Reader) -> Iterator[str]:
    r"""Yield tokens with `\mathop{\rm max}` as an operator, and `x^'` as a prime."""
    while (part := reader.next()) is not None:
        if part == "\\mathop" and reader.peek() == "{":
            inside = reader.argument()
            name = "".join(inside).replace("{", "").replace("}", "").strip()
            match = _UPRIGHT.fullmatch(name)
            yield from ("\\operatorname*", "{", match[1], "}") if match else (
                "\\mathop", "{", *_with_operators(Reader(inside)), "}"
            )  # fmt: skip
        elif part == "^" and reader.peek_here() == "'":
            reader.next()
            yield from ("^", "{", "\\prime", "}")
        elif part == "\\not" and reader.peek_here() == "\\!":
            reader.next()
            yield part
        else:
            yield part


def _text(inside: Reader) -> Iterator[str]:
    """Yield a text with TeX's quotes and dashes as Unicode characters."""
    formula = False
    while (part := inside.next()) is not None:
        formula ^= part == "$"
        dash = next((pair for pair in _DASHES if pair[0][0] == part), None)
        if dash and not formula:
            yield _sign(inside, part)
        else:
            yield part
        if part in _SYMBOLS and (inside.peek_here() or "x").isspace():
            yield "{}"  # else a backend reads the space as the end of the command


def _sign(reader: Reader, first: str) -> str:
    run = first
    while reader.peek_here() == first and len(run) < 3:
        run += reader.next() or ""
    for dashes, character in _DASHES:
        run = run.replace(dashes, character)
    return run


def _with_environments(parts: Tokens) -> list[str]:
    """Return tokens with only environments that the backends have."""
    environment = outer_environment(parts)
    if environment is None:
        return list(parts)
    name = ENVIRONMENTS.get(environment.name, environment.name)
    reader = Reader(environment.inside)
    if environment.name in _WITHOUT_OPTION:
        reader.optional()
    head: list[str] = []
    if name in _COLUMNS:
        head = ["{", *_columns(Reader(reader.argument())), "}"]
    inside = _without_space(list(iter(reader.next, None)))
    if environment.name.startswith("eqnarray"):
        inside = [part for row in rows(inside) for part in _one_alignment_point(row)]
    inside = _with_environments(inside)
    behind = _with_environments(environment.behind)
    if not name:
        return [*environment.before, *inside, *behind]
    return Environment(environment.before, name, [*head, *inside], behind).tokens()


def _columns(reader: Reader) -> Iterator[str]:
    """Yield the columns of an array that the backends support: `l`, `c`, `r`, `|`."""
    while (part := reader.next()) is not None:
        if part in "@!><":
            reader.argument()
        elif part == "*":
            count, columns = words(reader.argument()), reader.argument()
            yield from [*_columns(Reader(columns))] * min(int(count or 1), 50)
        elif part in "pmb":
            reader.argument()
            yield "l"
        elif part in "lcr|:":
            yield part


def _without_space(parts: Tokens) -> list[str]:
    r"""Return tokens without the optional space of `\\[4pt]`."""
    reader, tokens = Reader(parts), list[str]()
    while (part := reader.next()) is not None:
        tokens.append(part)
        if part == "\\\\":
            if reader.peek_here() == "*":
                reader.next()
            if reader.peek_here() == "[":
                reader.optional()
    return tokens


def _one_alignment_point(row: Tokens) -> Iterator[str]:
    """Yield a row of `a &=& b` as `a &= b`."""
    ampersands = 0
    for part in row:
        ampersands += part == "&"
        if part != "&" or ampersands == 1:
            yield part


def _with_line_breaks(parts: list[str]) -> list[str]:
    r"""Return a formula with lines outside of environments as rows of one."""
    depth = 0
    breaks = False
    for part in parts:
        depth += (part in ("{", "\\begin", "\\left")) - (part in ("}", "\\end", "\\right"))
        breaks |= part == "\\\\" and not depth
    if not breaks:
        return parts
    return Environment((), "gathered", parts, ()).tokens()


def _with_tag(parts: list[str], *, display: bool) -> list[str]:
    r"""Return a formula with a `\tag` outside of environments set as an equation number."""
    environment = outer_environment(parts)
    outside = [*environment.before, *environment.behind] if environment else parts
    if "\\tag" not in outside and "\\tag*" not in outside:
        return parts
    reader, body, tag = Reader(parts), list[str](), list[str]()
    while (part := reader.next()) is not None:
        if part in ("\\tag", "\\tag*"):
            tag = [part, "{", *reader.argument(), "}"]
        else:
            body.append(part)
    if display:
        return Environment((), "equation", [*body, *tag], ()).tokens()
    number = tag[1:] if tag[0] == "\\tag*" else ["{", "(", *tag[2:-1], ")", "}"]
    return [*body, "\\quad", "\\text", *number]
