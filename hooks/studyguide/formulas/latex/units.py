r"""Numbers and units of `siunitx` → plain LaTeX: `\qty{1.5e3}{\metre\per\second}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from studyguide.formulas.latex.expand import Expansion
from studyguide.formulas.latex.tokens import Reader, Tokens, tokens, words
from studyguide.formulas.latex.unit_names import unit_tex

_NUMBER = re.compile(
    r"(?P<sign>[+-]|\\pm|\\mp)?(?P<whole>\d*)(?:[.,](?P<part>\d*))?(?:\((?P<error>\d+)\))?"
    r"(?:(?:\+-|\\pm)(?P<margin>\d*[.,]?\d*))?(?:[eEdD](?P<power>[+-]?\d+))?"
)
_LONGEST_UNGROUPED = 4


@dataclass(frozen=True, slots=True)
class Units:
    """Numbers and units in a language."""

    decimal: str
    """The decimal separator: `.` or `,`."""

    def number(self, number_text: str) -> str:
        r"""Return a number as LaTeX. Raises `FormulaError`.

        >>> Units(",").number("1234.5e-3")
        '1234{,}5\\times 10^{-3}'
        """
        text = re.sub(r"\s", "", number_text)
        match = _NUMBER.fullmatch(text)
        if match is None or not re.search(r"\d", text):
            return self._letters(number_text)
        integer, fraction, sign = match["whole"], match["part"], match["sign"] or ""
        value = sign + self._grouped(integer, fraction)
        value += f"({match['error']})" if match["error"] else ""
        value += rf"\pm {self._grouped(*_split(match['margin']))}" if match["margin"] else ""
        if match["power"]:
            power = rf"10^{{{match['power'].removeprefix('+')}}}"
            return rf"{value}\times {power}" if integer or fraction else f"{sign}{power}"
        return value

    def _letters(self, text: str) -> str:
        """Return a value that is not a single number: `2 x 3`, `n`, an expression."""
        if parts := re.fullmatch(r"\s*([\d.,]+)\s*x\s*([\d.,]+)\s*", text):
            return rf"{self.number(parts[1])}\times {self.number(parts[2])}"
        return text

    def _grouped(self, integer: str, fraction: str | None) -> str:
        digits_before = integer or "0"
        if len(digits_before) > _LONGEST_UNGROUPED:
            digits_before = r"\,".join(re.findall(r"\d{1,3}", digits_before[::-1]))[::-1].replace(
                ",\\", r"\,"
            )
        if not fraction:
            return digits_before
        digits = r"\,".join(re.findall(r"\d{1,3}", fraction)) if len(fraction) > 4 else fraction
        separator = self.decimal if self.decimal == "." else f"{{{self.decimal}}}"
        return f"{digits_before}{separator}{digits}"

    def commands(self) -> Mapping[str, Expansion]:
        """Return the commands of `siunitx`, which the backends lack."""
        return {
            r"\num": self._num, r"\SI": self._quantity, r"\qty": self._quantity,
            r"\si": self._unit, r"\unit": self._unit, r"\ang": self._angle,
            r"\numrange": self._num_range, r"\SIrange": self._range, r"\qtyrange": self._range,
            r"\numlist": self._num_list, r"\SIlist": self._list, r"\qtylist": self._list,
        }  # fmt: skip

    def _num(self, reader: Reader) -> Tokens:
        reader.optional()
        return self._as_tokens(self.number(words(reader.argument())))

    def _quantity(self, reader: Reader) -> Tokens:
        reader.optional()
        if reader.peek() != "{":  # `\qty(…)` of the package `physics` makes brackets
            return _brackets(reader)
        number = self.number(words(reader.argument()))
        before = reader.optional()
        unit = unit_tex(reader.argument())
        front = "".join(before) if before else ""
        space = "" if unit == r"{}^{\circ}" else r"\,"
        return self._as_tokens(f"{{{front}{number}{space if unit else ''}{unit}}}")

    def _unit(self, reader: Reader) -> Tokens:
        reader.optional()
        return self._as_tokens(f"{{{unit_tex(reader.argument())}}}")

    def _angle(self, reader: Reader) -> Tokens:
        reader.optional()
        parts = words(reader.argument()).split(";")
        symbols = (r"^{\circ}", "'", "''")
        texts = (
            self.number(part) + symbol for part, symbol in zip(parts, symbols, strict=False) if part
        )
        return self._as_tokens(f"{{{''.join(texts)}}}")

    def _num_range(self, reader: Reader) -> Tokens:
        reader.optional()
        first, last = (self.number(words(reader.argument())) for _ in range(2))
        return self._as_tokens(rf"{{{first}\text{{–}}{last}}}")

    def _range(self, reader: Reader) -> Tokens:
        reader.optional()
        first, last = (self.number(words(reader.argument())) for _ in range(2))
        unit = unit_tex(reader.argument())
        return self._as_tokens(rf"{{{first}\text{{–}}{last}\,{unit}}}")

    def _num_list(self, reader: Reader) -> Tokens:
        reader.optional()
        return self._as_tokens(self._listed(words(reader.argument())))

    def _list(self, reader: Reader) -> Tokens:
        reader.optional()
        numbers = self._listed(words(reader.argument()))
        return self._as_tokens(rf"{numbers}\,{unit_tex(reader.argument())}")

    def _listed(self, text: str) -> str:
        separator = ";" if self.decimal == "," else ","
        return rf"{separator}\ ".join(map(self.number, text.split(";")))

    @staticmethod
    def _as_tokens(tex: str) -> Tokens:
        return tokens(tex)


def _split(number: str) -> tuple[str, str | None]:
    integer, _, fraction = number.replace(",", ".").partition(".")
    return integer, fraction or None


def _brackets(reader: Reader) -> Tokens:
    r"""Return `\qty(…)` as stretching brackets."""
    for opening, closing in (("(", ")"), ("[", "]"), ("|", "|")):
        if (inside := reader.optional(opening)) is not None:
            return [r"\left", opening, *inside, r"\right", closing]
    return ()


COMMANDS = tuple(Units(".").commands())
"""The commands of `siunitx`."""
