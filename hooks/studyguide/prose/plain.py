"""Authored Markdown → plain text, and plain text → Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from studyguide.prose.lines import without_mark
from studyguide.prose.spans import Span, replace_spans

_EMPHASIS = re.compile(r"(?<![\w\\])(\*\*\*|\*\*|\*|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_{}\[\]$|])")


def plain_text(
    markdown: str,
    shown: Callable[[Span], str] | None = None,
    *,
    formula: Callable[[str], str] = str,
) -> str:
    """Return the words of a text on one line, formulas as LaTeX or as `formula` writes them.

    `shown` says what a term reference reads as; without it, what is written in it.
    """

    def words(span: Span) -> str | None:
        match span.kind:
            case "reference":
                return shown(span) if shown else span.part("shown") or span.part("target")
            case "link":
                return plain_text(span.part("label"))
            case "image":
                return span.part("alt")
            case "code":
                return span.match[0].strip("`").strip()
            case "math":
                return formula(span.part("inline"))
            case "block_math":
                return formula(span.part("display").strip())
            case "escape":
                return span.match[0][1:]
            case "tag" | "comment":
                return ""
            case _:
                return None

    text = replace_spans(_EMPHASIS.sub(r"\2", markdown), words)
    return " ".join(html.unescape(text).split())


def as_markdown(text: str) -> str:
    """Return Markdown that shows a plain text to the letter, within a line."""
    if _SPECIAL.search(text) or set(text) & set("<>&"):
        text = _SPECIAL.sub(r"\\\1", html.escape(text, quote=False))
    return without_mark(text)


def fenced(code: str, language: str) -> str:
    """Return Markdown of a piece of code, in more backticks than it has itself."""
    longest = max((len(ticks) for ticks in re.findall("`+", code)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{language}\n{code.strip(chr(10))}\n{ticks}"


def capitalized(name: str) -> str:
    """Return a name as a heading begins: `gradient descent` → `Gradient descent`.

    A name that begins with a sign, a single letter or code is left as it is: `t-SNE`, `model.fit`.
    """
    found = re.match(r"([a-zæøåà-þ]{2,})(?![\w.(])", name)
    return name[:1].upper() + name[1:] if found else name
