"""Code → XHTML in which each line is an element: those that are too long go on indented."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter

from studyguide.text.markup import markup
from studyguide.text.renderers.highlighting import lexer_of
from studyguide.text.tree.blocks import CodeBlock


class _Lines(HtmlFormatter[str]):
    """Writes each line as an element, with its number if lines are numbered."""

    def wrap(self, source: Any) -> Iterator[tuple[int, str]]:
        """Yield the parts of a listing."""
        yield 0, "<pre><code>"
        for is_code, line in source:
            yield is_code, f'<span class="line">{line}</span>' if is_code else line
        yield 0, "</code></pre>"


@lru_cache(maxsize=4096)
def listing(block: CodeBlock) -> Markup:
    """Return a listing; code in an unknown language is not highlighted."""
    numbers = block.first_number
    formatter = _Lines(
        hl_lines=list(block.highlighted),
        linenos="inline" if numbers is not None else False,
        linenostart=numbers or 1,
    )
    html = Markup(highlight(block.code, lexer_of(block.language), formatter).strip())  # noqa: S704, by Pygments
    title = markup('<p class="filename">{}</p>', block.title) if block.title else Markup("")
    return markup('<div class="listing" dir="ltr">{}{}</div>', title, html)
