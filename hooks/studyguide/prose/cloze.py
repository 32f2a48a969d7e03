"""Gaps in the text of a cloze question: `{{answer|also right}}`."""

from __future__ import annotations

import re
from collections.abc import Callable

_GAP = re.compile(r"\{\{([^{}]+)\}\}")


def gaps(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the accepted answers of each gap, the model answer first."""
    return tuple(_answers(match) for match in _GAP.finditer(text))


def fill_gaps(text: str, filling: Callable[[int, tuple[str, ...]], str]) -> str:
    """Return the text with each gap replaced by `filling(index from 0, accepted answers)`."""
    numbers = iter(range(len(gaps(text))))
    return _GAP.sub(lambda match: filling(next(numbers), _answers(match)), text)


def _answers(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(answer.strip() for answer in match[1].split("|"))
