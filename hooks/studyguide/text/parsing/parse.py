"""Markdown → tree: `parse_blocks` for a text, `parse_inline` for inline content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from studyguide.formulas.latex.preamble import PLAIN, Preamble
from studyguide.text.parsing.block_tree import BlockReader
from studyguide.text.parsing.formula_resolution import (
    inline_with_formulas_resolved,
    with_formulas_resolved,
)
from studyguide.text.parsing.inline_tree import InlineReader
from studyguide.text.parsing.tokens import block_tokens, inline_tokens
from studyguide.text.parsing.values import has_values, inline_with_values, with_values
from studyguide.text.tree.blocks import Blocks, Document, Fault, Faults
from studyguide.text.tree.inlines import Inlines

_REMEMBERED = 2**16
"""The number of cached texts: those of a course with ten thousand terms."""
LONGEST_TEXT = 200_000
"""How many characters a text may have: ten times those of a long lesson."""
_TOO_LONG = Fault(0, f"a text of more than {LONGEST_TEXT} characters. Divide it")
_MAY_HAVE_FORMULAS = re.compile(r"[$\\]|^ *[`~]{3,}\s*math", re.MULTILINE)


def parse_blocks(
    source: str, *, gaps: bool = False, preamble: Preamble = PLAIN
) -> tuple[Document, Faults]:
    """Return the tree of a text and its faults, sorted by line.

    With `gaps`, `{{answer|also right}}` is a gap to fill in; otherwise braces are text. The
    `preamble` applies to the formulas.

    >>> document, faults = parse_blocks("A *gradient*.")
    >>> document.blocks[0].content[1]
    Styled(style='emphasis', content=(Text(words='gradient', line=0),), line=0)
    """
    if len(source) > LONGEST_TEXT:
        return Document(()), (_TOO_LONG,)
    if not _MAY_HAVE_FORMULAS.search(source):
        return _blocks(source, gaps)
    return _blocks_with_formulas(source, gaps, preamble)


# arguments by position: `lru_cache` takes f(x, gaps=False) and f(x) for different calls


@lru_cache(maxsize=_REMEMBERED)
def _blocks_with_formulas(
    source: str,
    gaps: bool,  # noqa: FBT001
    preamble: Preamble,
) -> tuple[Document, Faults]:
    document, faults = _blocks(source, gaps)
    document, wrong = with_formulas_resolved(document, preamble)
    return document, tuple(sorted((*faults, *wrong)))


@lru_cache(maxsize=_REMEMBERED)
def _blocks(source: str, gaps: bool) -> tuple[Document, Faults]:  # noqa: FBT001
    tokens, environment = block_tokens(source, gaps=gaps)
    faults: list[Fault] = []
    reader = BlockReader(
        tokens,
        source.splitlines(),
        environment.get("abbreviations", {}),
        lambda text, line: _inlines(text, line, faults),
        faults,
    )
    blocks = reader.blocks()
    footnotes = _footnotes(environment, reader.footnotes, faults)
    faults += _unused(environment, reader.used)
    document = Document(blocks, footnotes)
    return with_values(document) if has_values(source) else document, tuple(sorted(faults))


def parse_inline(
    source: str, *, gaps: bool = False, preamble: Preamble = PLAIN
) -> tuple[Inlines, Faults]:
    """Return the nodes of inline content, in which no block can begin, and its faults."""
    if len(source) > LONGEST_TEXT:
        return (), (_TOO_LONG,)
    return _inline(source, gaps, preamble if _MAY_HAVE_FORMULAS.search(source) else PLAIN)


@lru_cache(maxsize=_REMEMBERED)
def _inline(source: str, gaps: bool, preamble: Preamble) -> tuple[Inlines, Faults]:  # noqa: FBT001
    faults: list[Fault] = []
    nodes = _inlines(" ".join(source.split()), 0, faults, gaps=gaps)
    nodes = inline_with_values(nodes) if has_values(source) else nodes
    if _MAY_HAVE_FORMULAS.search(source):
        nodes, wrong = inline_with_formulas_resolved(nodes, preamble)
        faults += wrong
    return nodes, tuple(sorted(faults))


def _inlines(source: str, line: int, faults: list[Fault], *, gaps: bool = False) -> Inlines:
    reader = InlineReader(
        inline_tokens(source, gaps=gaps), source, line, {}, faults,
        lambda text, at: _inlines(text, at, faults),
    )  # fmt: skip
    return reader.nodes()


def _unused(environment: dict[str, Any], used: set[str]) -> Iterator[Fault]:
    """Yield definitions that nothing uses: their words would be on no page."""
    for words, (_, line) in environment.get("abbreviations", {}).items():
        if words not in used:
            yield Fault(line, f"nothing uses the abbreviation '{words}'. Remove it")
    for label, reference in environment.get("references", {}).items():
        if label not in used:
            name = f"[{label.lower()}]"
            message = f"nothing refers to '{name}'. Remove it, or write '[words]{name}'"
            yield Fault(reference["map"][0], message)


def _footnotes(
    environment: dict[str, Any], by_label: dict[str, Blocks], faults: list[Fault]
) -> tuple[Blocks, ...]:
    """Return the footnotes in the order of their numbers, and report unused ones."""
    listed = environment.get("footnotes", {}).get("list", {})
    used = [data["label"] for _, data in sorted(listed.items())]
    for label, blocks in by_label.items():
        if label not in used:
            line = blocks[0].line if blocks else 0
            faults.append(Fault(line, f"nothing refers to the footnote '[^{label}]'. Remove it"))
    return tuple(by_label[label] for label in used if label in by_label)
