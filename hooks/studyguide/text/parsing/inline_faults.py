"""Faults in inline content: broken links, footnotes and code that CommonMark would show as text.

The rules have markdown-it's signature, but never match: they only report, and parsing continues.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_LEFT_OVER = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]|\[\^[^\s\[\]]+\]")
_TICKS = re.compile(r"`{3,}")

_NO_LINK = (
    "a link that is not '[text](address)'. Put an address with blanks into '<…>', or write '\\['"
)
REFERENCE_INSIDE = "a term reference inside a link or picture. Write the words plainly"
_FENCE = "three backticks within a line. Use one, or put ``` on lines of their own"


def fault_rules(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    ruler = markdown.inline.ruler
    ruler.before("autolink", "left_over", _left_over)
    ruler.before("autolink", "no_link", _no_link)
    ruler.before("backticks", "fence_within", _fence_within)


def add_fault(state: StateInline, silent: bool, message: str) -> None:  # noqa: FBT001, the library's
    """Report a fault at the parser's position; parsing continues there."""
    if not silent:
        state.push("fault", "", 0).content = message


def _left_over(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Report `[text][name]` and `[^name]` without a definition."""
    if state.src[state.pos] != "[":
        return False
    follows = re.match(r"[\w\])]", state.src[state.pos - 1 : state.pos])  # `x[0][1]`
    if follows and not state.src.startswith("[^", state.pos):
        return False
    if match := _LEFT_OVER.match(state.src, state.pos, state.posMax):
        name = match[0].rpartition("[")[2]
        add_fault(
            state,
            silent,
            f"nothing is defined as '[{name}'. Write '[{name}: …' on a line of its own",
        )
    return False


def _no_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Report a `](` that is part of no link; pictures are reported by their own rule."""
    if not state.src.startswith("](", state.pos):
        return False
    opening = state.src.rfind("[", 0, state.pos)
    # CommonMark does not accept a reference within a link
    if state.src.startswith("[[", opening - 1):
        add_fault(state, silent, REFERENCE_INSIDE)
    elif opening >= 0 and state.src[opening - 1 : opening] not in ("!", "\\"):
        add_fault(state, silent, _NO_LINK)
    return False


def _fence_within(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Report unclosed triple backticks within a line."""
    match = _TICKS.match(state.src, state.pos, state.posMax)
    before = state.src[: state.pos].rpartition("\n")[2]
    if match and before.strip() and before[-1] != "`":
        closing = re.compile(rf"(?<!`){match[0]}(?!`)")
        if not closing.search(state.src, match.end(), state.posMax):
            add_fault(state, silent, _FENCE)
    return False
