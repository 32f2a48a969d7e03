r"""Inline rules beyond CommonMark: formulas, `[[terms]]`, gaps, `==marked==`, `++keys++`.

Each rule has markdown-it's signature: it tries to match at `state.pos` and returns whether it did.
On success it advances the position and pushes tokens, unless `silent`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image

from studyguide.text.parsing.inline_faults import add_fault
from studyguide.text.parsing.media import NO_PICTURE
from studyguide.text.parsing.picture_attributes import BRACES

# a dollar before a digit closes no formula: “$5-$10”
_DOLLAR = re.compile(r"\$(?![\s$])((?:\\.|[^\\$`])+?)(?<!\s)\$(?!\d)", re.DOTALL)
_DOLLARS = re.compile(r"\$\$((?:\\.|[^\\$`])+?)\$\$", re.DOTALL)
_REFERENCE = re.compile(r"\[\[([^\[\]|\n]*)(?:\\?\|((?:\[[^\[\]\n]*\]|[^\[\]\n])*))?\]\]")
_CITATION = re.compile(r"\[(@[\w:.+/-][^\[\]\n]*)\](?![\[(])")
_EQUATION = re.compile(r"\\(?:eq)?ref\{[^{}\n]+\}")
_KEYS = re.compile(r"\+\+([\w-]+(?:\+[\w-]+)*)\+\+(?!\w)")
# the library's pattern, unanchored
_TAG = re.compile(HTML_TAG_RE.pattern.removeprefix("^"))

_LONE_DOLLAR = "a '$' without its partner. Close the formula, or write '\\$' for a dollar"


def inline_rules(markdown: MarkdownIt) -> None:
    """Add our rules to a parser."""
    ruler = markdown.inline.ruler
    ruler.before("escape", "formula", _formula)
    ruler.before("link", "reference", _reference)
    ruler.before("link", "citation", _citation)
    ruler.at("image", _image)
    ruler.before("autolink", "raw_html", _raw_html)
    ruler.before("backticks", "gap", _gap)
    ruler.before("strikethrough", "subscript", _subscript)
    ruler.push("superscript", _superscript)
    ruler.push("marked", _marked)
    ruler.push("keys", _keys)


def _formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    first = state.src[state.pos]
    if first not in "$\\":
        return False
    match = _dollars(state) if first == "$" else _backslashed(state) or _referring(state)
    if match:
        if not silent:
            token = state.push("formula", "", 0)
            token.content, token.meta["display"], _ = match
        state.pos = match[2]
        return True
    if first == "$" and state.src[state.pos - 1 : state.pos] != "$":
        add_fault(state, silent, _LONE_DOLLAR)
    return False


def _dollars(state: StateInline) -> tuple[str, bool, int] | None:
    """Return a formula between dollars, whether it is displayed, and its end."""
    for pattern, display in ((_DOLLARS, True), (_DOLLAR, False)):
        if match := pattern.match(state.src, state.pos, state.posMax):
            return match[1], display, match.end()
    return None


def _backslashed(state: StateInline) -> tuple[str, bool, int] | None:
    r"""Return the same for `\(…\)` and `\[…\]`."""
    closing = {"\\(": "\\)", "\\[": "\\]"}.get(state.src[state.pos : state.pos + 2])
    if not closing:
        return None
    end = state.src.find(closing, state.pos + 2, state.posMax)
    tex = state.src[state.pos + 2 : end]
    return (tex, closing == "\\]", end + 2) if end > 0 and tex.strip() else None


def _referring(state: StateInline) -> tuple[str, bool, int] | None:
    r"""Return the same for `\eqref{label}` in running text, which MathJax reads too."""
    match = _EQUATION.match(state.src, state.pos, state.posMax)
    return (match[0], False, match.end()) if match else None


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if not state.src.startswith("[[", state.pos):
        return False
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not match:
        add_fault(state, silent, "a '[[' without ']]'. Close the reference, or put it in backticks")
        return False
    if not silent:
        token = state.push("reference_open", "", 1)
        token.content = match[1]
        _inside(state, *(match.span(2) if match[2] else (0, 0)))
        state.push("reference_close", "", -1)
    state.pos = match.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Match `[@key; @other, p. 3]` as a reference."""
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("reference_open", "", 1).content = match[1]
        state.push("reference_close", "", -1)
    state.pos = match.end()
    return True


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Match a picture, and keep its source: the library unescapes the title."""
    start = state.pos
    if not image(state, silent):
        if state.src.startswith("![", start):
            add_fault(state, silent, NO_PICTURE)
        return False
    if not silent:
        state.tokens[-1].meta["source"] = state.src[start : state.pos]
        state.tokens[-1].meta["attributes"] = braces[1] if (braces := _braces(state)) else None
    if braces := _braces(state):
        state.pos = braces.end()
    return True


def _braces(state: StateInline) -> re.Match[str] | None:
    return BRACES.match(state.src, state.pos, state.posMax)


def _raw_html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Match a tag, which becomes text and a fault, or skip a comment."""
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith("<!--", state.pos):
        end = state.src.find("-->", state.pos, state.posMax)
        state.pos = end + 3 if end > 0 else state.pos
        return end > 0
    match = _TAG.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("raw_html", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _gap(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Match `{{answer|also right}}` if gaps are enabled; it may contain code and formulas."""
    if not state.env.get("gaps") or not state.src.startswith("{{", state.pos):
        return False
    start = state.pos + 2
    end, bars = gap_end(state.src, start, state.posMax)
    if end < 0:
        return False
    if not silent:
        edges = [start - 1, *bars, end]
        token = state.push("gap", "", 0)
        token.meta["answers"] = [
            state.src[left + 1 : right].strip() for left, right in pairwise(edges)
        ]
    state.pos = end + 2
    return True


def gap_end(text: str, start: int, stop: int) -> tuple[int, list[int]]:
    """Return the index of a gap's `}}`, or -1, and those of the bars between its answers."""
    at, bars = start, list[int]()
    while at < stop:
        if text.startswith("}}", at):
            return at, bars
        if text[at] in "`$" and (end := text.find(text[at], at + 1, stop)) > 0:
            at = end
        elif text[at] == "|":
            bars.append(at)
        elif text.startswith("{{", at):
            break
        at += 1
    return -1, bars


def _subscript(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    return _moved(state, silent, "~", "subscript")


def _superscript(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    return _moved(state, silent, "^", "superscript")


def _moved(state: StateInline, silent: bool, character: str, name: str) -> bool:  # noqa: FBT001
    """Match `H~2~O` or `x^2^`, without spaces and with single delimiters."""
    src, start = state.src, state.pos
    if src[start] != character or src[start - 1 : start] == character:
        return False
    end = src.find(character, start + 1, state.posMax)
    if end <= start + 1 or src[end + 1 : end + 2] == character or re.search(r"\s", src[start:end]):
        return False
    return _wrapped(state, silent, (start + 1, end), end + 1, name)


def _marked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Match `==words==` at word boundaries: `a==b` is a comparison."""
    src, start = state.src, state.pos
    if not src.startswith("==", start) or re.match(r"[\w=]", src[start - 1 : start]):
        return False
    end = src.find("==", start + 2, state.posMax)
    inside = src[start + 2 : end]
    if end < 0 or not inside or inside != inside.strip() or inside[0] == "=":
        return False
    if re.match(r"[\w=]", src[end + 2 : end + 3]):
        return False
    return _wrapped(state, silent, (start + 2, end), end + 2, "marked")


def _keys(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] != "+" or re.match(r"[\w+]", state.src[state.pos - 1 : state.pos]):
        return False
    match = _KEYS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("keys", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _wrapped(
    state: StateInline, silent: bool, inside: tuple[int, int], end: int, name: str  # noqa: FBT001
) -> bool:  # fmt: skip
    if not silent:
        state.push(f"{name}_open", "", 1)
        _inside(state, *inside)
        state.push(f"{name}_close", "", -1)
    state.pos = end
    return True


def _inside(state: StateInline, start: int, end: int) -> None:
    """Tokenize a range of the source as children of the open token."""
    maximum = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = maximum
