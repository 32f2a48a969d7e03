r"""Numbers of equations: an explicit `\tag{3}` where LaTeX would count, and references to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.environments import outer_environment, rows
from studyguide.formulas.latex.tokens import Reader, Tokens, words

_COUNTED: Final = frozenset(
    ("equation", "align", "alignat", "gather", "flalign", "multline", "eqnarray")
)
"""Environments whose rows are numbered unless starred."""
_AS_ONE: Final = frozenset({"equation", "multline"})
_REFERENCES: Final = ("\\eqref", "\\ref", "\\autoref", "\\cref", "\\Cref")
_UNNUMBERED: Final = ("\\notag", "\\nonumber")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A formula with its numbers."""

    parts: Tokens
    labels: Mapping[str, str]
    """The text of a reference to each of its labels, with parentheses."""
    count: int
    """How many numbers it uses."""


def number_equations(parts: Tokens, *, after: int, every: bool) -> Numbered:
    r"""Return a displayed formula with a `\tag` for each number.

    `after` is the previous number. Without `every`, only labelled rows are numbered: a definition
    has no sequence of equations. Raises `FormulaError` for an unclosed environment.
    """
    environment = outer_environment(parts)
    base = environment.name.rstrip("*") if environment else ""
    if environment is None or base not in _COUNTED:
        row = _row(parts, after + 1, counted=False)
        return Numbered(row.parts, row.labels, row.count)
    counted = every and not environment.name.endswith("*")
    pieces = [environment.inside] if base in _AS_ONE else rows(environment.inside)
    new, labels, count = list[Tokens](), dict[str, str](), 0
    for piece in pieces:
        row = _row(piece, after + count + 1, counted=counted)
        new.append(row.parts)
        labels |= row.labels
        count += row.count
    tagged = replace(environment, **_tagged_or_starred(base, new))
    return Numbered(tagged.tokens(), labels, count)


def _tagged_or_starred(base: str, pieces: list[Tokens]) -> dict[str, Any]:
    """Return the name and content of an environment, starred if it has no number."""
    if not any(map(_has_tag, pieces)):
        return {"name": f"{base}*", "inside": [part for piece in pieces for part in piece]}
    tagged = (piece if _has_tag(piece) else _before_end(piece, "\\notag") for piece in pieces)
    return {"name": base, "inside": [part for piece in tagged for part in piece]}


def _has_tag(parts: Tokens) -> bool:
    return "\\tag" in parts or "\\tag*" in parts


def _row(parts: Tokens, number: int, *, counted: bool) -> Numbered:
    """Return a row with its number, if any."""
    reader, body = Reader(parts), list[str]()
    labels: list[str] = []
    tag = ""
    while (part := reader.next()) is not None:
        if part == "\\label":
            labels.append(words(reader.argument()))
        elif part in ("\\tag", "\\tag*"):
            argument = reader.argument()
            tag = words(argument) if part == "\\tag*" else f"({words(argument)})"
            body += [part, "{", *argument, "}"]
        else:
            body.append(part)
    needs_number = labels or (counted and not set(_UNNUMBERED) & set(body))
    if tag or not needs_number or all(map(_is_bare, body)):
        return Numbered(body, dict.fromkeys(labels, tag), 0)
    tagged = _before_end(body, "\\tag", "{", str(number), "}")
    return Numbered(tagged, dict.fromkeys(labels, f"({number})"), 1)


def _is_bare(part: str) -> bool:
    return part.isspace() or part in ("\\\\", "\\cr", *_UNNUMBERED)


def _before_end(row: Tokens, *new: str) -> Tokens:
    r"""Return a row with tokens inserted before its final `\\`; an empty row is unchanged."""
    if all(map(_is_bare, row)):
        return row
    end = len(row)
    while row[end - 1].isspace() or row[end - 1] in ("\\\\", "\\cr"):
        end -= 1
    body = (part for part in row[:end] if part not in _UNNUMBERED)
    return [*body, *new, *row[end:]]


def reference_alone(parts: Tokens) -> str | None:
    """Return the label if a formula is nothing but a reference, else None."""
    labels = tuple(references(parts))
    reader = Reader(parts)
    if len(labels) != 1 or reader.peek() not in _REFERENCES:
        return None
    reader.skip_space()
    reader.next()
    reader.argument()
    return labels[0] if reader.peek() is None else None


def references(parts: Tokens) -> Iterator[str]:
    """Yield the labels that a formula refers to."""
    reader = Reader(parts)
    while (part := reader.next()) is not None:
        if part in _REFERENCES and reader.peek() == "{":
            yield words(reader.argument())


def shown_reference(command: str, number: str) -> str:
    r"""Return the text of a reference: `\ref` omits the parentheses.

    >>> shown_reference(r"\eqref", "(3)"), shown_reference(r"\ref", "(3)")
    ('(3)', '3')
    """
    return number.strip("()") if command == "\\ref" else number


def resolve_references(parts: Tokens, labels: Mapping[str, str]) -> list[str]:
    """Return a formula with its references resolved. Raises `FormulaError` for an unknown label."""
    reader, tokens = Reader(parts), list[str]()
    while (part := reader.next()) is not None:
        if part not in _REFERENCES or reader.peek() != "{":
            tokens.append(part)
            continue
        label = words(reader.argument())
        if label not in labels:
            raise FormulaError(f"no equation is labelled '{label}'")
        tokens += ["\\text", "{", shown_reference(part, labels[label]), "}"]
    return tokens
