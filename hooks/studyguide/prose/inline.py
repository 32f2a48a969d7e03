"""Inline Markdown with less work: a pattern is tried only where the sign is that it begins with.

Python-Markdown tries its fifteen patterns on every piece of text, most of which have none of the
signs: half of the calls of a conversion.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_SIGNS: dict[str, tuple[str, str]] = {
    "backtick": ("`", "`"),
    "arithmatex-inline": ("$", "$"),
    "escape": ("\\", "\\"),
    "reference": ("[", "["),
    "link": ("[", "["),
    "image_link": ("![", "!["),
    "image_reference": ("![", "!["),
    "short_reference": ("[", "["),
    "short_image_ref": ("![", "!["),
    "autolink": ("<", "<"),
    "automail": ("<", "<"),
    "linebreak": ("  \n", "  \n"),
    "html": ("<", "<"),
    "entity": ("&", "&"),
    "delimiter": ("*", "_"),
}
"""One of which each match holds; a pattern that is not listed is always tried."""
_ANY = re.compile(r"[`$\\\[!<&*_]|  \n")


def has_signs(text: str) -> bool:
    """Return whether there may be inline Markdown in a text."""
    return bool(_ANY.search(text))


class QuickInline(InlineProcessor):
    """The library's processor, which asks first whether a pattern can match at all."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._signs: list[tuple[str, str]] = []

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
        """Return the tree with all inline patterns applied."""
        patterns = self.inlinePatterns
        by_pattern = {
            id(patterns[name]): signs for name, signs in _SIGNS.items() if name in patterns
        }
        self._signs = [by_pattern.get(id(pattern), ("", "")) for pattern in patterns]
        return super().run(tree, ancestors)

    # the library calls this for every text; its name is private to its class
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not has_signs(data):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for at in range(patternIndex, len(self._signs)):
            one, other = self._signs[at]
            begin, matched = 0, True
            while matched and (one in data or other in data):
                data, matched, begin = apply(self.inlinePatterns[at], data, at, begin)
        return data


class Quick(Extension):
    """Markdown extension: `QuickInline` in place of the library's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        """Register under the same name, with the same priority."""
        md.treeprocessors.register(QuickInline(md), "inline", 20)
