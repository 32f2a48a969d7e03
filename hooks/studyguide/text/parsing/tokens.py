"""Markdown → tokens of markdown-it, by CommonMark, GFM and our rules, each with its position."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from studyguide.text.parsing.block_rules import block_rules
from studyguide.text.parsing.inline_faults import fault_rules
from studyguide.text.parsing.inline_rules import inline_rules
from studyguide.text.parsing.table_rule import table

MAX_NESTING = 100
"""How deep blocks may be nested; a list and its item are two levels."""
_HEADING_ID = re.compile(r"[ \t]*\{[ \t]*#(?P<id>[^\s{}]+)[ \t]*\}[ \t]*$")


class _PlacedState(StateInline):
    """Records on each token the source position where it was pushed."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token

    def pushPending(self) -> Token:  # noqa: N802, the library's name
        token = super().pushPending()
        token.meta["at"] = self.pos
        return token


class _PlacingParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _heading_ids(state: StateCore) -> None:
    """Move `{#id}` from the end of headings to their tokens."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (match := _HEADING_ID.search(inline.content)):
            opening.meta["id"] = match["id"]
            inline.content = inline.content[: match.start()]


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "alerts": True, "tasklists": True})
    markdown.options["maxNesting"] = MAX_NESTING
    markdown.options["store_labels"] = True
    markdown.inline = _PlacingParser()
    # our checks report refused links; the library would silently show them as text
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    markdown.enable(["strikethrough"])
    deflist_plugin(markdown)
    footnote_plugin(markdown, inline=False, move_to_end=False)
    gfm_autolink_plugin(markdown)
    markdown.disable(["html_block", "html_inline"])
    markdown.block.ruler.before("code", "gfm_table", table, {"alt": ["paragraph", "reference"]})
    inline_rules(markdown)
    fault_rules(markdown)
    block_rules(markdown)
    markdown.core.ruler.before("inline", "heading_ids", _heading_ids)
    return markdown


def block_tokens(source: str, *, gaps: bool = False) -> tuple[list[Token], dict[str, Any]]:
    """Return the tokens of a text and the parser's environment: abbreviations, footnotes."""
    environment: dict[str, Any] = {"gaps": gaps}
    return _markdown().parse(source, environment), environment


def inline_tokens(source: str, *, gaps: bool = False) -> list[Token]:
    """Return the tokens of inline content, in which no block begins."""
    (inline,) = _markdown().parseInline(source, {"gaps": gaps})
    return inline.children or []
