"""Formats numbers in answers."""

from __future__ import annotations

from studyguide.languages.numbers import number_in
from studyguide.languages.wording import Wording
from studyguide.pages.forms.form import Number, NumberMistake
from studyguide.text.tree.plain import plain_words


def number(words: Wording, value: float) -> str:
    """Return a number in the language's format, from 10 000 on in groups of three."""
    return number_in(words["decimal"], value)


def mistake_lead(words: Wording, control: Number, mistake: NumberMistake) -> str:
    """Return the words before what went wrong: `If you got 12 kg:`."""
    unit = f" {plain_words(control.unit.content)}" if control.unit else ""
    return words("if_you_got", answer=number(words, mistake.value) + unit)


def number_answer(words: Wording, control: Number) -> str:
    """Return the right number with its unit and tolerance."""
    unit = f" {plain_words(control.unit.content)}" if control.unit else ""
    answer = number(words, control.answer) + unit
    if not control.tolerance:
        return answer
    return words("tolerance", answer=answer, tolerance=number(words, control.tolerance) + unit)
