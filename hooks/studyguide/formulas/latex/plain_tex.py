r"""Commands that macros cannot define: those of plain TeX, and alphabets by character."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.environments import Environment, rows
from studyguide.formulas.latex.expand import Expansion
from studyguide.formulas.latex.tokens import Reader, Tokens, words

_BOLD: Final = {
    "\\mathbfsf": (0x1D5D4, 0x1D5EE, 0x1D7EC), "\\mathbfcal": (0x1D4D0, 0x1D4EA, 0),
    "\\mathbfscr": (0x1D4D0, 0x1D4EA, 0), "\\mathbffrak": (0x1D56C, 0x1D586, 0),
}  # fmt: skip
"""The code points of A, a and 0 in the bold alphabets; some have no digits."""


def _root(reader: Reader) -> Tokens:
    r"""Return `\root 3 \of x` as `\sqrt[3]{x}`."""
    degree: list[str] = []
    while (part := reader.next()) not in ("\\of", None):
        degree.append(part or "")
    return ["\\sqrt", "[", *degree, "]", "{", *reader.argument(), "}"]


def _cases(reader: Reader) -> Tokens:
    r"""Return `\cases{…}`, in which what follows the `&` is text."""
    cells: list[str] = []
    for row in rows(reader.argument()):
        end = [part for part in row if part in ("\\\\", "\\cr")]
        value, ampersand, reason = _parted([part for part in row if part not in end])
        text = (
            ["&", "\\text", "{", *reason, "}"] if ampersand and any(map(str.strip, reason)) else []
        )
        cells += [*value, *text, *end]
    return Environment((), "cases", cells, ()).tokens()


def _parted(row: list[str]) -> tuple[list[str], bool, list[str]]:
    if "&" not in row:
        return row, False, []
    at = row.index("&")
    return row[:at], True, row[at + 1 :]


def _bbox(reader: Reader) -> Tokens:
    colour = reader.optional() or ["yellow"]
    return ["\\colorbox", "{", *colour, "}", "{", "$", *reader.argument(), "$", "}"]


def _unicode(reader: Reader) -> Tokens:
    number = words(reader.argument()).removeprefix("U+")
    digits = number.removeprefix("x") if number[:1] == "x" else number
    try:
        character = chr(int(digits, 16 if digits != number else 10))
    except (ValueError, OverflowError):
        character = ""
    printable = character.isprintable() and character not in "{}\\$"
    return ["\\text", "{", character, "}"] if printable else ()


def _refused(instead: str) -> Expansion:
    """Return an expansion that refuses a command which not all outputs can show."""

    def take(_: Reader) -> Tokens:
        raise FormulaError(f"it is not possible. {instead}")

    return take


def _alphabet(offsets: tuple[int, int, int]) -> Expansion:
    capital, small, zero = offsets

    def letter(part: str) -> str:
        if not (len(part) == 1 and part.isascii() and part.isalnum()) or (
            part.isdigit() and not zero
        ):
            return part
        if part.isdigit():
            return chr(zero + int(part))
        return chr((capital if part.isupper() else small) + ord(part.upper()) - ord("A"))

    return lambda reader: ["{", *map(letter, reader.argument()), "}"]


COMMANDS: Final[Mapping[str, Expansion]] = {
    "\\root": _root, "\\cases": _cases, "\\bbox": _bbox, "\\unicode": _unicode,
    "\\bordermatrix": _refused("Write an 'array' with a row and a column more"),
    "\\reflectbox": _refused("Draw it as a figure"),
    "\\angl": _refused("Write '\\overline{n}\\rvert'"),
    **{name: _alphabet(places) for name, places in _BOLD.items()},
}  # fmt: skip
"""The commands by their name."""
