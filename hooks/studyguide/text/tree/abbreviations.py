"""An abbreviation where nothing can be pointed at: its meaning stands behind it once in a text."""

from __future__ import annotations

from studyguide.text.tree.inlines import Abbreviation


def explained_once(node: Abbreviation, explained: set[str]) -> str:
    """Return an abbreviation, with its meaning unless that is explained already.

    `explained` are the abbreviations explained so far; this one is added to them.

    >>> explained_once(Abbreviation("MSE", "mean squared error"), set())
    'MSE (mean squared error)'
    """
    if node.words in explained or not node.meaning:
        return node.words
    explained.add(node.words)
    return f"{node.words} ({node.meaning})"
