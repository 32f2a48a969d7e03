"""`Flashcard`: the record of one card in `cards.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

FlashcardKind = Literal["meaning", "name", "translate", "cloze", "picture", "question"]
FLASHCARD_KINDS: tuple[FlashcardKind, ...] = get_args(FlashcardKind)
OWN_KIND: Final = "own"
"""The kind of the cards that readers write; they are in the browser only."""


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A flashcard: its two sides are HTML without links."""

    id: str
    """`relu:meaning`: the term or question, and the kind."""
    kind: FlashcardKind
    week: int
    """0 for a lesson that belongs to no week."""
    front: str
    back: str
    url: str
    """Where to read more, from the root of the language's site."""
    accept: tuple[str, ...] = ()
    """What may be typed as the answer; nothing if it is not to be typed."""
    refused: tuple[str, ...] = ()
    """Other names of the course, which are no typing errors for one of `accept`."""
    said: tuple[str, str] | tuple[()] = ()
    """How the sides are read aloud; nothing if that is their text, since they have no formulas."""
