r"""`Preamble`: what all formulas of a text share, its macros and its way of writing numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from studyguide.formulas.latex.expand import Expansion
from studyguide.formulas.latex.macros import defined
from studyguide.formulas.latex.units import Units
from studyguide.languages.cldr import decimal_separator


@dataclass(frozen=True, slots=True)
class Preamble:
    """The macros of a course and the language of a text."""

    macros: tuple[tuple[str, str], ...] = ()
    r"""Each command with its LaTeX: `("R", "\\mathbb{R}")`."""
    language: str = ""
    """Empty for a text of no particular language, in which `1.5` has a point."""
    lesson: bool = False
    """Whether the text is a lesson, in which equations are numbered."""

    @classmethod
    def of(cls, macros: Mapping[str, str], language: str, *, lesson: bool = False) -> Preamble:
        """Return the preamble of a text in a language."""
        return cls(tuple(sorted(macros.items())), language, lesson)

    def commands(self) -> dict[str, Expansion]:
        r"""Return its commands for one text, which may define further ones: `\newcommand`."""
        commands = defined(dict(self.macros))
        for name, expansion in _units(self.language).items():
            commands.setdefault(name, expansion)
        return commands


@lru_cache(maxsize=16)
def _units(language: str) -> Mapping[str, Expansion]:
    return Units(decimal_separator(language)).commands()


PLAIN = Preamble()
"""No macros, no language."""
