"""Cut Markdown into plain text and the spans that are something else: code, math, links, tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "fence", "comment", "code", "block_math", "math", "escape", "reference", "image", "link",
    "autolink", "tag", "heading",
]  # fmt: skip

# What a backslash escapes is Python-Markdown's list, without "<": a tag stays a tag after it.
# One alternative per kind, in the order in which Markdown gives precedence. Where a span may run
# over several lines it never runs over a blank one: stray backticks must not swallow a paragraph.
# Markdown looks for code before it looks for math, wherever either begins: math has no backtick.
_LINE_GOES_ON = r"(?!\n[ \t]*\n)"
_BRACKETS = r"\[(?:\[[^\[\]\n`$]*\]|[^\[\]\n`$])*\]"
# code and formulas go before links: a bracket within them ends no label
_LABEL = rf"(?:\\.|`[^`\n]+`|``[^`\n]+``|\$[^$\n]+\$|{_BRACKETS}|[^\[\]\\`$])*"
_TITLE = "(?:\"[^\"]*\"|'[^']*')"
_SPANS = re.compile(
    rf"""
    (?P<fence> ^(?P<indent>[ ]*)(?P<ticks>`{{3,}}|~{{3,}})[^\n]*\n
        (?:.*?\n)??(?P=indent)(?P=ticks)[ ]*$ )
  | (?P<comment> <!--.*?--> )
  | (?P<heading> ^\#{{1,6}}[ ]+[^\n]*$ )
  | (?P<code> (?<!\\)(?P<tick>`+)(?:{_LINE_GOES_ON}.)+?(?<!`)(?P=tick)(?!`) )
  | (?P<block_math> \$\$(?P<display>(?:{_LINE_GOES_ON}[^`])+?)\$\$ )
  | (?P<escape> \\[\\`*_{{}}\[\]()>\#+.!$|-] )
  | (?P<math> \$(?!\s)(?P<inline>(?:\\.|{_LINE_GOES_ON}[^\\$`])+?)(?<!\s)\$ )
  | (?P<reference> \[\[(?P<target>[^\[\]|\n]*)(?:\|(?P<shown>[^\[\]\n]*))?\]\] )
  | (?P<image> !\[(?P<alt>{_LABEL})\]
        \((?P<source>[^\s()"]+)(?:\s+"(?P<title>(?:\\.|[^"\\])*)")?\) )
  | (?P<link> (?<!!)\[(?P<label>{_LABEL})\]
        \((?P<href>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+{_TITLE})?\) )
  | (?P<autolink> <(?:https?://|mailto:)[^\s<>]+> )
  | (?P<tag> </?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)\b[^<>]*> | <[!?][^<>]*> )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)

_SIGN = re.compile(r"[`~<#$\\\[!]")
"""What every span begins with."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of Markdown that is not plain text."""

    kind: Kind
    start: int
    end: int
    match: re.Match[str]

    @property
    def is_displayed(self) -> bool:
        """Whether it is a formula on a line of its own."""
        return self.kind == "block_math"

    @property
    def tex(self) -> str:
        """The LaTeX of a formula."""
        return self.part("display" if self.is_displayed else "inline")

    def part(self, name: str) -> str:
        """Return a named part of the span: `target`, `href`, …; empty if it is not there."""
        return self.match[name] or ""


# a text is looked at for its faults, its links, its sentences and on each page that quotes it:
# -75 % of these calls, 6 % of a build; and most texts are the same after a save
@lru_cache(maxsize=2**14)
def spans(markdown: str) -> tuple[Span, ...]:
    """Return the spans in order; what lies between two of them is plain text."""
    if not _SIGN.search(markdown):
        return ()
    return tuple(
        Span(next(kind for kind in _KINDS if match[kind] is not None), *match.span(), match)
        for match in _SPANS.finditer(markdown)
    )


_KINDS: tuple[Kind, ...] = (
    "escape", "math", "reference", "code", "link", "heading", "block_math", "fence", "image",
    "tag", "autolink", "comment",
)  # fmt: skip


def replace_spans(markdown: str, replacement: Callable[[Span], str | None]) -> str:
    """Return the text with each span replaced; None leaves it as it is."""
    found = ((span.start, span.end, replacement(span)) for span in spans(markdown))
    return replaced(markdown, ((start, end, new) for start, end, new in found if new is not None))


def replaced(markdown: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with stretches (start, end, new text) replaced, which are in order."""
    parts, done = [], 0
    for start, end, new in pieces:
        parts += [markdown[done:start], new]
        done = end
    return "".join([*parts, markdown[done:]])


def line_of(markdown: str, position: int) -> int:
    """Return how many lines into the text a position is, from 0."""
    return markdown.count("\n", 0, position)
