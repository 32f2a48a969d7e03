"""Markdown without the site's markup, and the same as plain text."""

from __future__ import annotations

import html
import re
from textwrap import dedent, indent

from studyguide.prose.spans import Span, replace_spans

_FENCE = r"(?P<fence>^[ ]*(?P<ticks>`{3,}).*?^[ ]*(?P=ticks)[ ]*$)"
_BLANK_LINES = re.compile(rf"{_FENCE}|\n{{3,}}", re.MULTILINE | re.DOTALL)
_BOX = re.compile(
    rf"{_FENCE}|"
    r"^(?:!!!|\?\?\?\+?)[ ]+\w+(?:[ ]+\"(?P<title>[^\"\n]*)\")?[ ]*\n"
    r"(?P<body>(?:[ ]*\n|[ ]{4,}[^\n]*(?:\n|\Z))*)",
    re.MULTILINE | re.DOTALL,
)
_STRONG = re.compile(r"(?<![\w\\*])(\*{1,3}|_{1,2})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])")
_RULE = re.compile(r"^\|?[ ]*:?-{3,}[-:| ]*\n", re.MULTILINE)
_ROW = re.compile(r"^\|(.*)\|[ ]*$", re.MULTILINE)
_UNDERLINES = {1: "=", 2: "-"}


def without_boxes(markdown: str) -> str:
    """Return Markdown with the boxes of the site, `!!! note`, as quotations."""
    return _BOX.sub(_quotation, markdown)


def plain_lines(markdown: str) -> str:
    """Return Markdown as plain text of several lines: underlined headings, LaTeX formulas."""
    held: list[str] = []

    def hold(span: Span) -> str:
        held.append(_words(span))
        return f"\x00{len(held) - 1}\x00"

    text = _STRONG.sub(r"\2", replace_spans(markdown, hold))
    text = _ROW.sub(lambda row: row[1].strip(), _RULE.sub("", text))
    text = html.unescape(text)
    return re.sub(r"\x00(\d+)\x00", lambda found: held[int(found[1])], tidy(text))


def tidy(markdown: str) -> str:
    """Return text with no more than one empty line in a row, but in code."""
    return _BLANK_LINES.sub(lambda found: found["fence"] or "\n\n", markdown).strip() + "\n"


def _quotation(box: re.Match[str]) -> str:
    if box["fence"]:
        return box[0]
    title = f"**{box['title']}**\n\n" if box["title"] else ""
    body = dedent(box["body"]).strip("\n")
    quoted = indent(title + body, "> ", lambda _: True).replace("> \n", ">\n")
    return f"{quoted}\n\n"


def _words(span: Span) -> str:
    """Return how a span that is no running text reads."""
    match span.kind:
        case "heading":
            marks, _, title = span.match[0].partition(" ")
            title = plain_lines(title).strip()
            line = _UNDERLINES.get(len(marks), "")
            return f"{title}\n{line * len(title)}" if line else title
        case "fence":
            inner = dedent(span.match[0]).strip("\n").split("\n")[1:-1]
            return indent("\n".join(inner), "    ")
        case "link":
            return f"{plain_lines(span.part('label')).strip()} ({span.part('href')})"
        case "code":
            return span.match[0].strip("`").strip()
        case "math":
            return span.part("inline")
        case "block_math":
            return span.part("display").strip()
        case "escape":
            return span.match[0][1:]
        case "autolink":
            return span.match[0].strip("<>")
        case "tag" | "comment":
            return ""
        case _:
            return span.match[0]
