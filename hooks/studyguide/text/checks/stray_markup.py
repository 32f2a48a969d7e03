"""Markup of other programs, or almost right markup, which Markdown would show as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyguide.model.characters import character_name

Stray = tuple[int, str]
"""A line, counted from the start of the text, and the message."""

KINDS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger",
    "bug", "example", "quote", "important", "caution", "attention", "hint", "admonition",
)  # fmt: skip
_BOX = "a box begins with three marks: '!!! note \"Title\"'"
_LIST = "a list begins with '- ' on each line. Write that for '{}'"
_HEADING = "a heading begins with '#' itself. Write '## Title {#short-name}'"
_SHORTCODE = "'{0}' is shown as it is written. Write the sign itself, or a word"
_BLANK = "a blank between '[text]' and '(address)'. Remove it"
_NOTE = "a footnote within the line. Write '[^name]', and '[^name]: …' on a line below"
_TEX = "'{0}' is LaTeX outside of a formula. Write it in Markdown"
_STRONG = "'**' that makes nothing strong. Put it next to the words, and a blank outside of it"
_DASHES = "a line of '{0}'. Write '***' for a line between two parts"
_LATEX = (
    "textbf", "textit", "texttt", "emph", "underline", "section", "subsection", "chapter",
    "paragraph", "item", "cite", "citep", "citet", "footnote", "url", "href", "includegraphics",
    "begin", "end", "caption", "newline", "linebreak",
)  # fmt: skip
TEX_COMMAND = rf"\\(?:{'|'.join(_LATEX)})(?![A-Za-z])"
"""A pattern for a command of LaTeX that stands outside of formulas."""
_FIRST: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:!!+|\?\?+\+?) ?[\w]|! (?:{'|'.join(KINDS)})\b"), _BOX),
    (re.compile(r"=== ?[\w'“”„«]"), "a tab is written '=== \"Title\"', its text indented by four"),
    (re.compile(r"[•●▪◦‣·\uf0b7\uf0a7]\s*\w"), _LIST.format("•")),
    (re.compile(r"[☐☑☒✓✔] *\w"), "a box to tick is written '- [ ] …' or '- [x] …'"),
    (re.compile(r"(?:'''|´´´|‘‘‘|’’’)"), "code stands between lines of three backticks: '```'"),
    (re.compile(r"\[TOC\]\s*$"), "a page has its contents by itself. Remove '[TOC]'"),
    (re.compile(r"--8<--"), "no file is put in here. Write its text, or link it in 'files/'"),
    (re.compile(r"\|[^\n]*\|\s*\n\|"), "a table needs a line '| --- | --- |' below its header"),
    (
        re.compile(r"[\xa0\u200b\ufeff]+#{1,6}\s|＃"),
        _HEADING,
    ),
)
_TWICE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"([–—−‐‑])[ \xa0]\S"), _LIST.format("{0}")),
    (re.compile(r"([-*+])[^\W\d]"), "no space after '{0}'. Write '{0} ' for a list"),
    (re.compile(r"(\d{1,3}[.)])[^\W\d]"), "no space after '{0}'. Write '{0} ' for a list"),
    (re.compile(r"(\(?[a-z0-9]{1,2}\)) \S"), "'{0}' begins no list. Write '1. '"),
)
_ODD = re.compile(r"(?:[-*+]|\d+[.)])([\xa0\u2000-\u200b\u202f])")
_LINES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?<![\w:/])(:[a-z][a-z0-9_+-]{2,}:)(?![\w:/])"),
        _SHORTCODE,
    ),
    (
        re.compile(r"\](\s+)\((?:\[\)|https?:|www\.|\.\./|files/)"),
        _BLANK,
    ),
    (re.compile(r"\)(\[)https?:"), "brackets the wrong way round. Write '[text](address)'"),
    (
        re.compile(r"(\^\[)\w"),
        _NOTE,
    ),
    (
        re.compile(rf"({TEX_COMMAND})"),
        _TEX,
    ),
    (
        re.compile(r"(?<![\w*])(\*\*)[^*\n\d][^*\n]*\*\*"),
        _STRONG,
    ),
    (
        re.compile(r"^([–—]{2,})$", re.MULTILINE),
        _DASHES,
    ),
)


def stray_markup(text: str) -> Iterator[Stray]:
    """Yield stray markup in a paragraph, at most one fault of each kind."""
    for pattern, message in _FIRST:
        if pattern.match(text):
            yield 0, message
            return
    rows = text.split("\n")
    for number, row in enumerate(rows):
        if match := _ODD.match(row):
            yield (
                number,
                f"a {character_name(match[1])} after '{row[: match.start(1)]}'. Write a space",
            )
            return
    for pattern, message in _TWICE:
        matches = [match for row in rows if (match := pattern.match(row))]
        if len(matches) > 1 and pattern.match(rows[0]):
            yield 0, message.format(matches[0][1])
            return
    for pattern, message in _LINES:
        if match := pattern.search(text):
            yield text.count("\n", 0, match.start()), message.format(match[1])
