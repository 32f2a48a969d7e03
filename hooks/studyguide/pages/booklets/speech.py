"""A formula as a tree of MathML Core → its words for screen readers, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from studyguide.formulas.mathml.tree import INVISIBLE, TOKENS, Element, multiscripts_of
from studyguide.pages.booklets.formula_kinds import (
    is_limit,
    is_marked,
    is_operation,
    is_stack,
    table_kind,
)
from studyguide.pages.booklets.formula_symbols import SUMS, is_relation, visible
from studyguide.pages.booklets.symbol_names import plain_letters, symbol_name

_SIMPLE: Final = frozenset({"mi", "mn", "mtext"})
_PRIMES: Final = frozenset("′″‴⁗‵'")
_AFTERWARDS: Final = frozenset("∗*†‡+−-±")
"""Superscripts that are said after their base: `x star`."""
_KNOWN_POWERS: Final = {
    "2": "squared", "3": "cubed", "⊤": "transposed", "⊺": "transposed", "𝖳": "transposed",
}  # fmt: skip
_SEVERAL: Final = re.compile(r";( ?;)+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts formulas into words, with those of `spoken:` in a wording."""

    words: Mapping[str, str]
    symbols: Mapping[str, str]

    def speech(self, math: Element) -> str:
        """Return a formula in words."""
        words = _SEVERAL.sub(";", " ".join(self._row(math.children).split()))
        return self._dots.sub(lambda _: self.words["and_so_on"], words)

    @property
    def _dots(self) -> re.Pattern[str]:
        """Three dots, which MathML has as three symbols, on the baseline or above it."""
        return re.compile(rf"(?<!\S)(\.|{re.escape(self.symbols['·'])})( \1){{2}}(?!\S)")

    def _row(self, elements: Sequence[Element]) -> str:
        words, at = [], 0
        while at < len(elements):
            if fenced := self._fenced(elements[at : at + 3]):
                words.append(fenced)
                at += 3
            else:
                words.append(self._one(elements[at]))
                at += 1
        return " ".join(words)

    def _fenced(self, three: Sequence[Element]) -> str:
        """Return the words for a table or a stack between fences, empty for anything else."""
        if len(three) < 3 or {three[0].tag, three[2].tag} != {"mo"}:
            return ""
        opening, inside, closing = three
        symbols = visible(opening), visible(closing)
        while inside.tag in ("mrow", "mstyle") and len(inside.children) == 1:
            inside = inside.children[0]
        if inside.tag == "mtable":
            return self._table(inside, symbols)
        if inside.tag == "mfrac" and is_stack(inside) and symbols == ("(", ")"):
            return self._fill("binomial", inside.children)
        return ""

    def _one(self, element: Element) -> str:
        words = self._plain(element)
        if not words.strip():
            return ""
        classes = element.classes
        if classes & {"math-up", "math-down", "math-struck"}:
            words = self.words["struck"].format(words)
        if classes & {"math-box", "math-circle"}:
            words = self.words["boxed"].format(words)
        lines = {"math-over": "over", "math-under": "under"}
        accents = (self.symbols[f"\u0332 {lines[name]}"] for name in sorted(classes & lines.keys()))
        return " ".join((words, *accents))

    def _plain(self, element: Element) -> str:
        parts = element.children
        if element.tag in TOKENS:
            return self._token(element)
        match element.tag:
            case "mfrac" if is_stack(element):
                return self._fill("stacked", parts)
            case "mfrac":
                short = all(part.tag in _SIMPLE for part in parts)
                return self._fill("over" if short else "fraction", parts)
            case "msqrt":
                return self.words["root"].format(self._row(parts))
            case "mroot":
                return self._fill("nth_root", parts)
            case "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover":
                return self._scripts(element)
            case "mmultiscripts":
                return self._multiscripts(element)
            case "mspace" | "mphantom" | "mprescripts":
                return ""
            case "mtable":
                return self._table(element, ("", ""))
            case _:
                return self._row(parts)

    def _fill(self, key: str, parts: Sequence[Element]) -> str:
        return self.words[key].format(*(self._one(part) for part in parts))

    def _scripts(self, element: Element) -> str:
        base, *scripts = element.children
        tag = element.tag
        if tag in ("msub", "msup", "msubsup"):
            below = scripts[0] if tag.startswith("msub") else None
            above = scripts[-1] if tag.endswith("sup") else None
            return self._with_scripts(base, below, above)
        below = scripts[0] if tag.startswith("munder") else None
        above = scripts[-1] if tag.endswith("over") else None
        return self._limits(base, below, above)

    def _with_scripts(self, base: Element, below: Element | None, above: Element | None) -> str:
        """Return a base with a subscript and a superscript."""
        if visible(base) in SUMS:
            return self._limits(base, below, above)
        words = self._one(base)
        if below and (index := self._one(below)):
            if is_limit(base):
                words = f"{words} {self._limit(below)}"
            else:
                key = "from" if is_operation(base) else "sub"
                words = f"{words} {self.words[key].format(index)}" if visible(base) else index
        return f"{words} {self._power(base, above)}" if above else words

    def _power(self, base: Element, script: Element) -> str:
        words, symbol = self._one(script), visible(script)
        if not words or (symbol and set(symbol) <= _PRIMES):
            return words
        if symbol in _KNOWN_POWERS:
            return self.words[_KNOWN_POWERS[symbol]]
        if symbol in ("∘", "°") and (base.tag == "mn" or not visible(base)):
            return self.words["degrees"].format("").strip()
        if not visible(base) or (
            symbol[-1:] in _AFTERWARDS and (symbol[:-1].isalnum() or len(symbol) == 1)
        ):
            return words
        return self.words["power"].format(words)

    def _limits(self, base: Element, below: Element | None, above: Element | None) -> str:
        """Return a base with its underscript and overscript: limits, an accent, or a label."""
        words = self._one(base)
        sums, named = visible(base) in SUMS, is_relation(visible(base)) or is_marked(base)
        if sums and below and above and (first := self._one(below)) and (last := self._one(above)):
            return f"{words} {self.words['range'].format(first, last)}"
        for script, side in ((below, "under"), (above, "over")):
            if script is None or not (text := self._one(script)):
                continue
            key = f"{visible(script)} {side}" if script.tag == "mo" else ""
            if accent := self.symbols.get(key):
                words = f"{words} {accent}"
            elif side == "under" and is_limit(base):
                words = f"{words} {self._limit(script)}"
            elif sums or (side == "under" and not named):
                key = "from" if side == "under" else "to"
                words = f"{words} {self.words[key].format(text)}"
            else:
                words = self.words[f"{side}_it"].format(words, text)
        return words

    def _limit(self, below: Element) -> str:
        """Return what stands below `lim`, in which an arrow is that of a limit."""
        speaker = replace(self, symbols={**self.symbols, "→": self.words["tends"]})
        return self.words["limit"].format(speaker._one(below))  # noqa: SLF001

    def _multiscripts(self, element: Element) -> str:
        base, (after, before) = element.children[0], multiscripts_of(element)
        words = self._one(base)
        for below, above in before:
            low, high = self._one(below), self._one(above)
            if low and high:
                words = self.words["before_both"].format(low, high, words)
            elif low or high:
                words = self.words["before"].format(low or high, words)
        for below, above in after:
            words += f" {self.words['sub'].format(low)}" if (low := self._one(below)) else ""
            words += f" {self._power(base, above)}" if self._one(above) else ""
        return words

    def _table(self, table: Element, symbols: tuple[str, str]) -> str:
        """Return the rows of a table, which is named by the fences around it."""
        key = table_kind(table, symbols)
        rows = (self._table_row(row, n, key) for n, row in enumerate(table.children, start=1))
        words = " ".join(filter(None, rows))
        return self.words[key].format(words) if key else words

    def _table_row(self, row: Element, n: int, key: str) -> str:
        numbers = [cell for cell in row.children if "math-number" in cell.classes]
        cells = (self._row(cell.children) for cell in row.children if cell not in numbers)
        words = (", " if key in ("matrix", "determinant") else " ").join(filter(str.strip, cells))
        if number := " ".join(cell.words().strip("() ") for cell in numbers).strip():
            return self.words["equation"].format(number, f"{words};")
        if not words:
            return ""
        numbered = key in ("matrix", "determinant")
        return self.words["row"].format(n, words) if numbered else f"{words};"

    def _token(self, element: Element) -> str:
        """Return the words for a token: text unchanged, each symbol by its name."""
        text = element.text.translate(INVISIBLE).strip()
        if element.tag in ("mtext", "ms", "mn") and len(text) != 1:
            return plain_letters(text)
        if text in self.symbols:
            return self.symbols[text]
        if text.isalpha() and text.isascii():
            return text
        return " ".join(self._each(text))

    def _each(self, text: str) -> Iterator[str]:
        """Yield the names of symbols, with consecutive letters as one word."""
        for plain in re.findall(r"[^\W\d_]{2,}|\d+|.\u0338?", text.replace("\n", " ")):
            if plain.endswith("\u0338") and len(plain) == 2:
                yield self.words["not"].format(symbol_name(plain[0], self.symbols))
            elif len(plain) == 1:
                yield symbol_name(plain, self.symbols)
            else:
                yield "".join(symbol_name(symbol, {}) for symbol in plain)
