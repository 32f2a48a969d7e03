"""Forms of phrases in Slavic languages: a noun with the adjectives around it, in every case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from studyguide.languages.rules import listed

_MOST_FORMS = 400
"""So many forms of a phrase are listed: adjectives multiply them."""


def phrase_forms(
    words: Sequence[str],
    adjective_endings: str,
    nouns: Callable[[str], Iterator[str]],
    adjectives: Callable[[str], Iterator[str]],
) -> Iterator[str]:
    """Yield the forms of a phrase.

    Its noun is the first word that is no adjective; what follows the noun and is no adjective, such
    as a genitive, stays as it is.
    """
    choices: list[tuple[str, ...]] = []
    endings, head = tuple(listed(adjective_endings)), False
    for word in words:
        last = word is words[-1] and not head
        if len(words) > 1 and not last and word.endswith(endings):
            choices.append((word, *adjectives(word)))
        elif head:
            choices.append((word,))
        else:
            head = True
            choices.append((word, *nouns(word)))
    for at, chosen in enumerate(product(*choices)):
        if at < _MOST_FORMS:
            yield " ".join(chosen)
