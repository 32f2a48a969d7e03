"""Sentences of authored Markdown: the first one, and the one around a position."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from studyguide.prose.lines import as_text, in_line
from studyguide.prose.spans import Span, replace_spans, spans

_END = re.compile(r"[.!?…][\"'”»)]*(?=\s+[\"'“«(\[*_$`]*[A-ZÆØÅÀ-Þ0-9\[$`])|\n[ \t]*\n|\Z")
_BLOCK_START = re.compile(
    r"^[ \t]*(?:(?:[-*+]|\d+\.)(?:[ \t]+|$)|[>|][ \t]*)|^[ \t]*(?:!!!|\?\?\?)[^\n]*\n", re.M
)
_NUMBER = re.compile(r"^[ \t]*(\d+)\.[ \t]", re.M)
_FIRST_NUMBER = re.compile(r"^[ \t]*\d+\\?\.", re.M)
# after these a full stop ends no sentence
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|Fig|Eq|al|f\.eks|bl\.a|dvs|osv|jf|ca|nr|pkt|mfl|m\.m|s\.k)"
    r"|\b[A-ZÆØÅ])\.$"
)


def first_sentence(markdown: str) -> str:
    """Return the first sentence of a text, on one line."""
    return sentence_at(markdown, 0)


def after_first_sentence(markdown: str) -> str:
    """Return what follows the first sentence of a text."""
    markdown = as_text(markdown)
    end = next((end for end in _boundaries(markdown) if markdown[:end].strip()), len(markdown))
    return markdown[end:].strip()


def sentence_at(markdown: str, position: int) -> str:
    """Return the sentence around a position, on one line and without the mark of a list item.

    A number that is no item's place in a list is part of the sentence: `17. mai er en fest.`
    """
    text = as_text(markdown)
    if position:
        position += len(text) - len(markdown)
    markdown, ends = text, _boundaries(text)
    after = bisect_right(ends, position)
    start, stop = ends[after - 1], (*ends, len(markdown))[after]
    found = markdown[start:stop].strip("\n")
    if found.lstrip().startswith("|"):
        return " ".join(_cells(found).split())
    number = _NUMBER.match(found)
    if number and not _is_place(int(number[1]), markdown):
        return in_line(found)
    return " ".join(_BLOCK_START.sub("", found).split())


def _is_place(number: int, markdown: str) -> bool:
    """Return whether a number at the beginning of a line is an item's of a list from 1."""
    numbers = [int(found[1]) for found in _NUMBER.finditer(markdown)]
    if number == 1:
        return len(numbers) > 1
    return {1, number - 1} <= set(numbers)


@lru_cache(maxsize=2**14)
def _boundaries(markdown: str) -> tuple[int, ...]:
    """Return where sentences begin and end: a lesson is asked for each of its mentions."""
    return tuple(sorted({0, *_sentence_ends(markdown)}))


def _cells(row: str) -> str:
    """Return the cells of a table row with points between them; a bar inside a span is none."""
    held: list[str] = []

    def hold(span: Span) -> str:
        held.append(span.match[0])
        return "\x00"

    cells = [cell.strip() for cell in replace_spans(row, hold).split("|")]
    parts = " · ".join(filter(None, cells)).split("\x00")
    return parts[0] + "".join(text + part for text, part in zip(held, parts[1:], strict=True))


def _sentence_ends(markdown: str) -> list[int]:
    """Return the positions after each sentence; a full stop inside code or math ends none."""
    inside = [(span.start, span.end) for span in spans(markdown)]
    inside += ((found.start(), found.end() + 1) for found in _FIRST_NUMBER.finditer(markdown))
    ends = []
    for match in _END.finditer(markdown):
        position = match.start()
        if any(start <= position < end - 1 for start, end in inside):
            continue
        if not _ABBREVIATIONS.search(markdown[max(0, position - 12) : position + 1]):
            ends.append(match.end())
    return ends + _block_ends(markdown)


def _block_ends(markdown: str) -> list[int]:
    """Return where list items and table rows begin: a sentence does not run across them."""
    return [match.start() for match in _BLOCK_START.finditer(markdown)]
