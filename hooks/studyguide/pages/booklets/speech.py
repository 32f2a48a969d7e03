"""MathML → how a formula is said aloud, in the words of a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyguide.pages.booklets.tree import Element

_SIMPLE = frozenset({"mi", "mn", "mtext"})
_SUMS = frozenset("∑∏∫⋃⋂")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says formulas with the words of `spoken:` in a wording."""

    words: Mapping[str, str]
    signs: Mapping[str, str]

    def says(self, math: Element) -> str:
        """Return a formula in words."""
        said = " ".join(self._row(math.elements).split())
        return self._dots.sub(self.words["and_so_on"], said)

    @property
    def _dots(self) -> re.Pattern[str]:
        """Three dots, which MathML has as three signs, on the line or above it."""
        return re.compile(rf"(?<!\S)(\.|{re.escape(self.signs['·'])})( \1){{2}}(?!\S)")

    def _row(self, elements: Sequence[Element]) -> str:
        return " ".join(self._one(element) for element in elements)

    def _one(self, element: Element) -> str:
        parts = element.elements
        match element.tag:
            case "mi" | "mn" | "mo" | "mtext":
                return self._token(element.text().strip("\u2061\u2062\u2063 \n"))
            case "mfrac":
                short = all(part.tag in _SIMPLE for part in parts)
                key = "over" if short else "fraction"
                return self._fill(key, parts)
            case "msqrt":
                return self.words["root"].format(self._row(parts))
            case "mroot":
                return self._fill("nth_root", parts)
            case "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover":
                return self._scripts(element)
            case "mspace" | "mphantom":
                return ""
            case "mtr":
                return self._row(parts) + ";"
            case _:
                return self._row(parts)

    def _fill(self, key: str, parts: Sequence[Element]) -> str:
        return self.words[key].format(*(self._one(part) for part in parts))

    def _scripts(self, element: Element) -> str:
        base, *scripts = element.elements
        tag = element.tag
        if tag in ("msup", "msubsup") and not scripts[-1].text().strip("′'"):
            scripts[-1:], tag = [], "msub" if tag == "msubsup" else "mrow"
            return self._named(base, scripts, tag) + " " + self.words["prime"]
        return self._named(base, scripts, tag)

    def _named(self, base: Element, scripts: Sequence[Element], tag: str) -> str:
        said = self._one(base)
        if tag in ("mover", "munder") and scripts[0].tag == "mo":
            sign = scripts[0].text().strip()
            mark = self.signs.get(f"{sign} {tag.removeprefix('m')}")
            if mark or tag == "mover":
                return f"{said} {mark or self._token(sign)}"
        limits = base.text().strip() in _SUMS or tag.startswith("mu")
        if tag.endswith(("sub", "under")) and scripts:
            key = "from" if limits else "sub"
            return f"{said} {self.words[key].format(self._one(scripts[0]))}"
        if len(scripts) == 2:
            low, high = ("from", "to") if limits else ("sub", "power")
            below = self.words[low].format(self._one(scripts[0]))
            return f"{said} {below} {self._raised(high, scripts[1])}"
        return f"{said} {self._raised('power', scripts[0])}" if scripts else said

    def _raised(self, key: str, script: Element) -> str:
        known = {"2": "squared", "3": "cubed", "⊤": "transposed"}.get(script.text().strip())
        if key == "power" and known:
            return self.words[known]
        return self.words[key].format(self._one(script))

    def _token(self, text: str) -> str:
        """Return what a sign is called; a letter of an alphabet of its own as a plain one."""
        if text in self.signs:
            return self.signs[text]
        plain = unicodedata.normalize("NFKC", text)
        return " ".join(self.signs.get(sign, sign) for sign in plain) if len(plain) == 1 else plain
