"""Items in an order that looks random, and is the same in every build and language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from studyguide.model.authored_text import AuthoredText
from studyguide.pages.forms.form import MixedItem
from studyguide.pages.forms.part_forms import letter
from studyguide.pages.forms.passages import TextSettings, inline_passage


def mixed(
    texts: Iterable[AuthoredText], settings: TextSettings, seed: str
) -> tuple[MixedItem, ...]:
    """Return texts shuffled and labelled with letters.

    The order depends only on the seed, so that it is the same in every build and language; it is
    never the right one.
    """
    lines = tuple(inline_passage(text, settings) for text in texts)
    return tuple(
        MixedItem(letter=letter(position), content=lines[index], place=index + 1)
        for position, index in enumerate(_mixed_order(len(lines), seed))
    )


def _mixed_order(length: int, seed: str) -> tuple[int, ...]:
    """Return a permutation that depends on `seed` alone and is not the identity."""

    def digest(index: int) -> bytes:
        return hashlib.sha256(f"{seed}/{index}".encode()).digest()

    order = tuple(sorted(range(length), key=digest))
    return order if order != tuple(range(length)) else (*order[1:], order[0])
