"""The kinds of self-check question, as authors write them in `quiz.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator

from studyguide.model.authored import (
    Authored,
    AuthoredBlocks,
    AuthoredInline,
    AuthoredInteger,
    AuthoredNames,
    AuthoredPlainText,
)
from studyguide.model.question_parts import Option, Part, Place, Region
from studyguide.model.variables import AuthoredConditions, AuthoredQuantity, AuthoredVariables


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Authored):
    """Two things that belong together."""

    left: AuthoredInline
    right: AuthoredInline


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyQuestion(Authored):
    """What every kind of question has."""

    id: str
    """Lower-case ASCII words joined by `-`, unique in the course; see `formerly`."""
    prompt: AuthoredBlocks
    """The question, in Markdown."""
    terms: tuple[str, ...] = ()
    """Ids of the terms that the question is about."""
    hint: AuthoredBlocks | None = None
    """A nudge that does not give the answer away."""
    explanation: AuthoredBlocks | None = None
    """Shown with the answer: the idea behind it."""
    section: str | None = None
    """The id of the heading of this lesson under which the answer is found."""
    difficulty: Literal[1, 2, 3] = 2
    """1 easy, 2 medium, 3 hard."""
    scenario: AuthoredBlocks | None = None
    """What is told before the question; several questions may share it."""
    variables: AuthoredVariables | None = None
    """Values that are drawn anew each time: `n: [3, 5, 7]`, `n: {from: 1, to: 9}`, `m: 2 * n`."""
    where: AuthoredConditions = ()
    """What must hold of the values that are drawn: `a < b`."""
    draft: bool = False
    """`true`: only for who writes the course; not published yet."""
    formerly: tuple[str, ...] = ()
    """Ids that it had before, the first of all first: links, cards and answers follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(AnyQuestion):
    """One right option."""

    kind: Literal["choice"]
    options: tuple[Option, ...]
    """At least two, one of them with `correct: true`."""
    order: Literal["fixed", "any"] = "any"
    """`fixed`: no program may mix the options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(AnyQuestion):
    """One or more right options."""

    kind: Literal["multiple"]
    options: tuple[Option, ...]
    """At least two, one or more of them with `correct: true`."""
    order: Literal["fixed", "any"] = "any"
    """`fixed`: no program may mix the options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(AnyQuestion):
    """A statement that is true or false."""

    kind: Literal["true-false"]
    answer: bool
    explanation: AuthoredBlocks
    """Why the statement is true or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(AnyQuestion):
    """A question answered in a few words or sentences."""

    kind: Literal["short"]
    answer: AuthoredBlocks
    """The model answer."""
    accept: AuthoredNames | None = None
    """Wordings that count as right, per language."""
    exact: bool = False
    """`true`: of what is typed, nothing is forgiven but capitals and the space around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay(AnyQuestion):
    """A question answered at length, and judged by the reader against a rubric."""

    kind: Literal["essay"]
    answer: AuthoredBlocks
    """The model answer."""
    rubric: tuple[AuthoredBlocks, ...]
    """What a good answer contains, one point each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(AnyQuestion):
    """Things to put in order."""

    kind: Literal["order"]
    items: tuple[AuthoredInline, ...]
    """At least three, in the right order."""
    explanation: AuthoredBlocks
    """Why this is the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(AnyQuestion):
    """Things to pair."""

    kind: Literal["match"]
    pairs: tuple[Pair, ...]
    """At least three; no two right sides alike."""
    spare: tuple[AuthoredInline, ...] = ()
    """Further right sides, that belong to no left side."""
    explanation: AuthoredBlocks
    """Why these belong together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake(Authored):
    """A wrong number that many come to."""

    value: AuthoredQuantity
    """The number; with `variables`, it may be calculated."""
    why: AuthoredBlocks
    """What went wrong, for who has given it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(AnyQuestion):
    """A number to compute."""

    kind: Literal["numeric"]
    answer: AuthoredQuantity
    """The right number; with `variables`, it may be calculated: `2 * n`."""
    tolerance: AuthoredQuantity = 0
    """How far from `answer` still counts as right, in the answer's unit."""
    unit: AuthoredPlainText | None = None
    mistakes: tuple[Mistake, ...] = ()
    """Usual wrong answers, each with what went wrong."""
    explanation: AuthoredBlocks
    """How the number is computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(AnyQuestion):
    """A text with gaps."""

    kind: Literal["cloze"]
    text: AuthoredBlocks
    """The text, its gaps written as `{{answer|also right}}`."""
    exact: bool = False
    """`true`: of what is typed, nothing is forgiven but capitals and the space around it."""
    explanation: AuthoredBlocks
    """Why these words belong there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(AnyQuestion):
    """Code of which is asked whether it runs, and what it prints or where it fails."""

    kind: Literal["trace"]
    code: str
    """The code; its lines are numbered."""
    code_language: str = "python"
    """The word behind the fence of a block of code."""
    prints: str | None = None
    """What the code prints, if it runs."""
    error_line: AuthoredInteger | None = None
    """The number of the line with the error, if it does not run."""
    explanation: AuthoredBlocks
    """Why that happens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(AnyQuestion):
    """A question of several parts, which are answered together."""

    kind: Literal["parts"]
    parts: tuple[Annotated[Part, Discriminator("kind")], ...]
    """At least two, each with its `kind`, its `prompt` and what that kind needs."""
    explanation: AuthoredBlocks
    """What belongs to all parts: why the answers are right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOfFigure(AnyQuestion):
    """What every question about a figure has."""

    figure: str
    """A picture of the lesson: `figures/x.svg`; `x.nb.svg` is taken first, if there is one."""
    alt: AuthoredPlainText
    """What it shows, for somebody who cannot see it, without the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels(AskedOfFigure):
    """Names to put to their places in a figure."""

    kind: Literal["labels"]
    places: tuple[Place, ...]
    """At least three; no two names alike."""
    explanation: AuthoredBlocks
    """Why these names belong there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotspot(AskedOfFigure):
    """A region to find in a figure."""

    kind: Literal["hotspot"]
    regions: tuple[Region, ...]
    """At least two, one of them with `correct: true`."""


Single = (
    Choice | Multiple | TrueFalse | Short | Essay | Order | Match | Numeric | Cloze
    | Labels | Hotspot
)  # fmt: skip
"""The kinds that ask one thing."""
Question = Single | Trace | Parts
