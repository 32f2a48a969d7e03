"""Sets of flashcards that say how many they are, and then have a line for each side."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COUNTED = re.compile(r"\s*terms in this set \((\d+)\)\s*", re.IGNORECASE)


def with_pairs(lines: list[str], kept: list[str], boundary: str) -> list[str]:
    """Return what is kept of the lines of a copied page, with a front and a back on one line.

    Only where there are exactly twice as many lines as the set has cards: then it is no guess.
    `boundary` is a line that ends an answer.
    """
    result = [*kept]
    for at, line in enumerate(lines):
        if match := _COUNTED.fullmatch(line):
            sides = list(_sides(lines, kept, at + 1))
            if len(sides) == 2 * int(match[1]):
                for front, back in zip(sides[::2], sides[1::2], strict=True):
                    asks = kept[front].strip().endswith("?")
                    follows = result[front - 1].startswith("A: ")
                    card = _card(kept[front].strip(), kept[back].strip())
                    result[front], result[back] = (
                        (boundary, card[0]) if follows and not asks else card
                    )
                if sides[-1] + 1 < len(lines) and not kept[sides[-1] + 1]:
                    result[sides[-1] + 1] = boundary
    return result


def _sides(lines: list[str], kept: list[str], start: int) -> Iterator[int]:
    """Yield the places of the lines of a set, to the next words of the page."""
    begun = False
    for place in range(start, len(lines)):
        if kept[place].strip():
            begun = True
            yield place
        elif begun and lines[place].strip():
            return


def _card(front: str, back: str) -> tuple[str, str]:
    """Return the two lines that stand for a card."""
    return (f"Q: {front}", f"A: {back}") if front.endswith("?") else (f"- **{front}:** {back}", "")
