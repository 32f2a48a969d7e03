"""GFM tables, except that a bar within code, a formula, a reference or a gap divides no cells.

https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from studyguide.text.parsing.block_rules import line_at

_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
# spans whose bars divide no cells; an escaped bar is a bar in code and in text
_HOLDS = re.compile(
    r"(?P<ticks>`+)(?:(?!(?P=ticks)).)+(?P=ticks)(?!`)"
    r"|\$(?![\s$])(?:\\.|[^\\$`])+?(?<!\s)\$(?!\d)"
    r"|\[\[[^\[\]]*\]\]|\{\{.*?\}\}|\\.|\|"
)


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Match a header, a delimiter row with as many cells, and the rows below."""
    if start + 1 >= end or state.sCount[start + 1] < state.blkIndent:
        return False
    if state.is_code_block(start) or state.is_code_block(start + 1):
        return False
    dashes = line_at(state, start + 1).strip()
    first = line_at(state, start).strip()
    if "|" not in first or not _DELIMITERS.match(dashes) or not set("|:") & set(dashes):
        return False
    head, alignments = cells(first), [_alignment(cell) for cell in cells(dashes)]
    if len(head) != len(alignments):
        return False
    if silent:
        return True
    opening = state.push("table_open", "table", 1)
    opening.meta["alignments"] = alignments
    opening.map = [start, _rows(state, start, end, head)]
    state.push("table_close", "table", -1)
    state.line = opening.map[1]
    return True


def _rows(state: StateBlock, start: int, end: int, head: list[str]) -> int:
    """Push the rows and return the line below the last."""
    _push_row(state, start, head)
    line = start + 2
    while line < end and state.sCount[line] >= state.blkIndent and line_at(state, line).strip():
        if state.is_code_block(line) or _ends(state, line, end):
            break
        _push_row(state, line, cells(line_at(state, line).strip()))
        line += 1
    return line


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Return whether another block begins on a line."""
    rules = state.md.block.ruler.getRules("blockquote")
    return any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003, its signature


def _push_row(state: StateBlock, line: int, row: list[str]) -> None:
    opening = state.push("tr_open", "tr", 1)
    opening.map = [line, line + 1]
    for cell in row:
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = cell, [line, line + 1], []
    state.push("tr_close", "tr", -1)


def cells(row: str) -> list[str]:
    r"""Return the cells of a row; `\|` outside of formulas is a bar.

    >>> cells(r"| `a | b` | $p(y|x)$ | c\|d |")
    ['`a | b`', '$p(y|x)$', 'c|d']
    """
    texts, cell, done = list[str](), "", 0
    for match in _HOLDS.finditer(row):
        cell += row[done : match.start()]
        done = match.end()
        if match[0] == "|":
            texts.append(cell)
            cell = ""
        else:
            cell += match[0] if match[0][0] == "$" else match[0].replace("\\|", "|")
    texts.append(cell + row[done:])
    if not texts[0].strip():
        del texts[0]
    if texts and not texts[-1].strip():
        del texts[-1]
    return [text.strip() for text in texts]


def _alignment(dashes: str) -> str | None:
    left, right = dashes.startswith(":"), dashes.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else None
