"""Ids for imported entries, from their words."""

from __future__ import annotations

from collections.abc import Iterable

from studyguide.model.file_names import is_device
from studyguide.model.slugs import is_free_slug, slug

_LONGEST = 50


class Ids:
    """Gives ids that nothing else has."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def of(self, words: str, kind: str) -> str:
        """Return an id for words, such as `gradient-descent`; `kind` if they have no letters."""
        wanted = short_slug(words) or kind
        if is_device(wanted) or not is_free_slug(wanted):
            wanted = f"{wanted}-{kind}"
        found, number = wanted, 1
        while found in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._taken.add(found)
        return found


def short_slug(words: str, longest: int = _LONGEST) -> str:
    """Return a slug that ends with a whole word, empty for words without letters.

    >>> short_slug("What is the purpose of an activation function in a neural network?", 30)
    'what-is-the-purpose-of-an'
    """
    whole = slug(words)
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]
