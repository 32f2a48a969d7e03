r"""Block rules beyond CommonMark: displayed formulas, boxes, tabs, abbreviations, comments.

Each rule has markdown-it's signature: it tries to match at line `start` and returns whether it did.
On success it pushes tokens and sets `state.line`, unless `silent`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

_BOX = re.compile(
    r'(?P<marker>!!!|\?\?\?\+?)[ ]+(?P<kinds>[\w-]+(?:[ ]+[\w-]+)*)[ ]*(?P<title>".*")?[ ]*$'
)
_TAB = re.compile(r'===[+!]?[ ]+"(?P<title>.+)"[ ]*$')
_ABBREVIATION = re.compile(r"\*\[(?P<words>[^\]]+)\]:[ \t]*(?P<meaning>.*)$")
_BEGIN = re.compile(r"\\begin\{(?P<name>[a-zA-Z]+\*?)\}")
_ENVIRONMENTS = frozenset(
    ("align", "alignat", "aligned", "displaymath", "eqnarray", "equation", "flalign", "gather")
) | {"gathered", "math", "multline", "split"}
_BOX_INDENT = 4
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def block_rules(markdown: MarkdownIt) -> None:
    """Add our rules to a parser."""
    ruler = markdown.block.ruler
    ruler.before("fence", "equation", _equation, _INTERRUPTS)
    ruler.before("fence", "comment", _comment, _INTERRUPTS)
    ruler.before("fence", "box", _box, _INTERRUPTS)
    ruler.before("fence", "tab", _tab, _INTERRUPTS)
    ruler.before("reference", "abbreviation", _abbreviation)


def line_at(state: StateBlock, line: int) -> str:
    """Return a line without its indentation."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _equation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    r"""Match a displayed formula: `$$`, `\[` or `\begin{align}` at the start of a line."""
    if state.is_code_block(start):
        return False
    first = line_at(state, start)
    opening, closing = _delimiters(first)
    if not closing:
        return False
    last_line, text = start, first[len(opening) :]
    while (at := text.find(closing)) < 0:
        last_line += 1
        if (
            last_line >= end
            or not line_at(state, last_line)
            or state.sCount[last_line] < state.blkIndent
        ):
            return False
        text += "\n" + state.getLines(last_line, last_line + 1, state.blkIndent, keepLastLF=False)
    if text[at + len(closing) :].strip():
        return False
    if not silent:
        token = state.push("equation", "", 0)
        inside = text[:at]
        token.content = f"{opening}{inside}{closing}" if opening.startswith("\\b") else inside
        token.map = [start, last_line + 1]
        state.line = last_line + 1
    return True


def _delimiters(line: str) -> tuple[str, str]:
    if line.startswith("$$"):
        return "$$", "$$"
    if line.startswith("\\["):
        return "\\[", "\\]"
    match = _BEGIN.match(line)
    if match and match["name"].rstrip("*") in _ENVIRONMENTS:
        return match[0], f"\\end{{{match['name']}}}"
    return "", ""


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Skip a comment that is a block of its own."""
    if state.is_code_block(start) or not line_at(state, start).startswith("<!--"):
        return False
    last_line = start
    while "-->" not in line_at(state, last_line):
        last_line += 1
        if last_line >= end:
            return False
    if not line_at(state, last_line).rstrip().endswith("-->"):
        return False
    if not silent:
        state.line = last_line + 1
    return True


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    match = None if state.is_code_block(start) else _BOX.match(line_at(state, start))
    if not match:
        return False
    if silent:
        return True
    kind, *classes = match["kinds"].split()
    title = match["title"]
    words = kind.capitalize() if title is None else title[1:-1]
    meta = {"kind": kind.lower(), "marker": match["marker"], "classes": classes}
    return _container(state, (start, end), "box", words, meta)


def _tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    match = None if state.is_code_block(start) else _TAB.match(line_at(state, start))
    if not match:
        return False
    return silent or _container(state, (start, end), "tab", match["title"], {})


def _container(
    state: StateBlock, lines: tuple[int, int], name: str, title: str, meta: dict[str, object]
) -> bool:
    """Match the lines below, indented by four spaces, as the content of a box or tab."""
    start, end = lines
    indent = state.sCount[start] + _BOX_INDENT
    last_line = start + 1
    while last_line < end and (state.isEmpty(last_line) or state.sCount[last_line] >= indent):
        last_line += 1
    token = state.push(f"{name}_open", "", 1)
    token.map, token.meta = [start, last_line], meta
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [start, start + 1], []
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = name, last_line, indent
    state.md.block.tokenize(state, start + 1, last_line)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push(f"{name}_close", "", -1)
    state.line = last_line
    return True


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    match = None if state.is_code_block(start) else _ABBREVIATION.match(line_at(state, start))
    if not match:
        return False
    if not silent:
        abbreviation = match["meaning"].strip(), start
        state.env.setdefault("abbreviations", {})[match["words"]] = abbreviation
        state.line = start + 1
    return True
