"""Code → HTML, highlighted by Pygments with the theme's classes."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from studyguide.text.tree.blocks import CodeBlock

_NUMBER = re.compile(r'<span class="linenos">([ \d]+)</span>')


@lru_cache(maxsize=4096)
def highlighted(block: CodeBlock) -> Markup:
    """Return a listing; code in an unknown language is not highlighted."""
    lexer = lexer_of(block.language)
    numbers = block.first_number
    formatter = HtmlFormatter(
        cssclass="highlight",
        wrapcode=True,
        hl_lines=list(block.highlighted),
        linenos="inline" if numbers is not None else False,
        linenostart=numbers or 1,
        nowrap=False,
    )
    html = highlight(block.code, lexer, formatter).strip()
    # the theme shows line numbers from an attribute, so that they are not copied with the code
    html = _NUMBER.sub(r'<span class="linenos" data-linenos="\1 "></span>', html)
    title = f'<span class="filename">{escape(block.title)}</span>' if block.title else ""
    language = lexer.aliases[0] if lexer.aliases else "text"
    opening = f'<div class="language-{escape(language)} highlight">{title}'
    return Markup(opening + html.removeprefix('<div class="highlight">'))  # noqa: S704, by Pygments


@lru_cache(maxsize=64)
def lexer_of(language: str) -> Lexer:
    """Return the lexer of a language, that of plain text if it is unknown."""
    try:
        return get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        return get_lexer_by_name("text", stripnl=False)
