"""What a script needs to show a question with other values, and where on the page they stand.

A page is made with a number in the place of each value that no course has. Once it is HTML, each
is replaced by the value of the first draw, in an element that the script finds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from studyguide.model.evaluation import Value, Values, evaluate, is_exact
from studyguide.model.expressions import Expression, Tree
from studyguide.model.guide import first_id
from studyguide.model.questions import Question
from studyguide.model.variables import Choices, Range, Source
from studyguide.text.parsing.values import marked
from studyguide.varying.drawn_questions import (
    in_code,
    in_text,
    mistaken_quantities,
    quantities,
    with_quantities,
    with_shown,
)
from studyguide.varying.draws import FIRST_DRAW, values_of

_STYLES: tuple[Callable[[float, str], str], ...] = (
    in_text,
    lambda value, decimal: in_text(value, decimal).replace("\u00a0", "\u2009"),
    lambda value, _: in_code(value),
)
"""How a number is written in running text, in a formula, and in code."""
_PREFIX = 918273
_PLACE = "9\u00a0?182\u00a0?73([0-9])\u00a0?([0-9]{3})"
"""A number in the place of a value; long numbers are grouped."""
_ABOUT = re.compile(rf"<mo>≈</mo>(?=<mn>{_PLACE}</mn>)")
"""The sign before a value that is rounded, unless it need not be."""
_ELEMENT = re.compile(rf"<mn>{_PLACE}</mn>|{_PLACE}")
_KEY = re.compile(rf'(data-(?:answer|tolerance|mistake)="){_PLACE}"')
_TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Variation:
    """How a question varies: its variables, and the calculations that stand on the page."""

    seed: str
    variables: tuple[tuple[str, Source], ...]
    where: tuple[Tree, ...]
    decimal: str
    values: Values
    """The values that are shown first."""
    answer: Tree | None = None
    """The calculation of the right number, if there is one."""
    tolerance: Tree = 0.0
    mistakes: tuple[Tree, ...] = ()
    """The calculations of usual wrong numbers."""
    places: list[Tree] = field(default_factory=list)
    """The calculations, each once."""

    def place(self, tree: Tree) -> tuple[str, str, str]:
        """Return what stands for a calculation in running text, in a formula, and in code."""
        if tree not in self.places:
            self.places.append(tree)
        first = 3 * self.places.index(tree)
        return f"{_PREFIX}{first:04}", f"{_PREFIX}{first + 1:04}", f"{_PREFIX}{first + 2:04}"

    @property
    def json(self) -> str:
        """What the script needs."""
        plan = {
            "seed": self.seed,
            "variables": [(name, _source(source)) for name, source in self.variables],
            "where": self.where,
            "decimal": self.decimal,
            "places": self.places,
            "answer": self.answer,
            "tolerance": self.tolerance,
            "mistakes": self.mistakes,
        }
        return json.dumps(_short(plan), ensure_ascii=False, separators=(",", ":"))

    def filled(self, html: str) -> Markup:
        """Return HTML with the values that are shown first, each in an element of its own."""
        html = _ABOUT.sub(self._about, _KEY.sub(self._key, html))
        parts = _TAG.split(_ELEMENT.sub(self._element_if_mn, html))
        filled = (
            _ELEMENT.sub(self._text if part.startswith("<") else self._element, part)
            for part in parts
        )
        return Markup("".join(filled))  # noqa: S704, markup with numbers replaced

    def _about(self, found: re.Match[str]) -> str:
        tree = self.places[_place(found) // 3]
        return f"<mo data-about>{'=' if is_exact(tree, self.values) else '≈'}</mo>"

    def _shown(self, found: re.Match[str]) -> tuple[int, str]:
        place = _place(found)
        value = evaluate(self.places[place // 3], self.values)
        return place, escape(self._written(value, place % 3))

    def _written(self, value: Value, style: int) -> str:
        return value if isinstance(value, str) else _STYLES[style](value, self.decimal)

    def _element_if_mn(self, found: re.Match[str]) -> str:
        if not found[0].startswith("<mn>"):
            return found[0]
        place, text = self._shown(found)
        return f'<mn data-value="{place}">{text}</mn>'

    def _element(self, found: re.Match[str]) -> str:
        place, text = self._shown(found)
        return f'<span data-value="{place}">{text}</span>'

    def _text(self, found: re.Match[str]) -> str:
        return self._shown(found)[1]

    def _key(self, found: re.Match[str]) -> str:
        place = int(found[2] + found[3])
        value = evaluate(self.places[place // 3], self.values)
        return f'{found[1]}{self._written(value, 2)}"'


def _place(found: re.Match[str]) -> int:
    return int("".join(digits for digits in found.groups() if digits and digits.isdigit()))


def with_places(question: Question, decimal: str) -> tuple[Question, Variation]:
    """Return a question with a place for each value, and how it varies."""
    answer, tolerance = quantities(question) or (None, 0.0)
    variation = Variation(
        seed=first_id(question),
        variables=tuple((question.variables or {}).items()),
        where=tuple(one.tree for one in question.where),
        decimal=decimal,
        values=values_of(question, FIRST_DRAW),
        answer=answer,
        tolerance=tolerance,
        mistakes=mistaken_quantities(question),
    )
    changed = with_shown(question, lambda tree, about: about + marked(*variation.place(tree)))
    return with_quantities(changed, lambda tree: int(variation.place(tree)[0])), variation


def _short(data: object) -> object:
    """Return data for JSON with whole numbers as such: `3`, not `3.0`."""
    match data:
        case float():
            return int(data) if data.is_integer() else data
        case list() | tuple():
            return [_short(item) for item in data]
        case dict():
            return {key: _short(value) for key, value in data.items()}
        case _:
            return data


def _source(source: Source) -> dict[str, object]:
    match source:
        case Choices(values):
            return {"choices": values}
        case Range(first, step, count):
            return {"range": (first, step, count)}
        case Expression(tree=tree):
            return {"is": tree}
