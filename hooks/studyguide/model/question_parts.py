"""What questions are made of: options to choose from, and the parts that some have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studyguide.model.authored import (
    Authored,
    AuthoredBlocks,
    AuthoredInline,
    AuthoredNames,
    AuthoredNumber,
    AuthoredOption,
    AuthoredPlainText,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Authored):
    """One answer to choose."""

    text: AuthoredOption
    """The answer: a line of Markdown, or a block of code or a picture."""
    why: AuthoredBlocks | None = None
    """Why it is right or wrong; may be left out where the question has an `explanation`."""
    correct: bool = False
    """`true` on a right option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Authored):
    """A place in a figure, and the name that belongs there."""

    x: AuthoredNumber
    """How far from the left, in percent of the figure's width."""
    y: AuthoredNumber
    """How far from the top, in percent of the figure's height."""
    where: AuthoredInline
    """The place in words, for who cannot see it and for other programs; without the name."""
    label: AuthoredInline
    """The name that belongs there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Authored):
    """A rectangle in a figure, in percent of its width and height."""

    x: AuthoredNumber
    """Where it begins, from the left."""
    y: AuthoredNumber
    """Where it begins, from the top."""
    width: AuthoredNumber
    height: AuthoredNumber
    where: AuthoredInline
    """The region in words, for who cannot see it and for other programs."""
    why: AuthoredBlocks | None = None
    """Why it is right or wrong; may be left out where the question has an `explanation`."""
    correct: bool = False
    """`true` on the right region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyPart(Authored):
    """What every part of a question has."""

    prompt: AuthoredBlocks
    """What the part asks, in Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicePart(AnyPart):
    """A part with one right option."""

    kind: Literal["choice"]
    options: tuple[Option, ...]
    """At least two, one of them with `correct: true`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiplePart(AnyPart):
    """A part with one or more right options."""

    kind: Literal["multiple"]
    options: tuple[Option, ...]
    """At least two, one or more of them with `correct: true`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalsePart(AnyPart):
    """A part that is a statement, true or false."""

    kind: Literal["true-false"]
    answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericPart(AnyPart):
    """A part that asks for a number."""

    kind: Literal["numeric"]
    answer: AuthoredNumber
    tolerance: AuthoredNumber = 0
    """How far from `answer` still counts as right, in the answer's unit."""
    unit: AuthoredPlainText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortPart(AnyPart):
    """A part answered in a few words."""

    kind: Literal["short"]
    accept: AuthoredNames
    """Wordings that count as right, per language; the first is the model answer."""
    exact: bool = False
    """`true`: of what is typed, nothing is forgiven but capitals and the space around it."""


Part = ChoicePart | MultiplePart | TrueFalsePart | NumericPart | ShortPart
