r"""Texts that begin as a block of Markdown would: `17. mai`, `> 90 degrees`, `- 5`, `# 1`.

A field of one line has no blocks at all, and a text whose only item is itself is no list: what
Markdown would take for a mark is escaped, so that readers see it. `17\. mai` stays as it is.
"""

from __future__ import annotations

import re

_NUMBER = r"\d{1,9}(?P<end>[.)])(?=\s|\Z)"
_RULE = r"(?P<rule>(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})\Z"
_IN_LINE = re.compile(
    rf"{_NUMBER}|{_RULE}|(?P<sign>[-+*](?=\s|\Z)|[>#]|!(?=!!))|(?P<other>:(?=\s|\Z)|\?(?=\?\?))"
)
_ALONE = re.compile(rf"{_NUMBER}|{_RULE}|(?P<sign>[-+*](?=\s|\Z)|>(?=\s*\d))")
_AT_A_LINE = {
    "number": re.compile(r"\n[ \t]*\d+[.)]\s"),
    ">": re.compile(r"\n[ \t]*>"),
    "bullet": re.compile(r"\n[ \t]*[-+*]\s"),
}


def in_line(markdown: str) -> str:
    """Return a text on one line, in which nothing is a block."""
    return without_mark(" ".join(markdown.split()))


def without_mark(line: str) -> str:
    """Return a line whose beginning is no mark of a block."""
    found = _IN_LINE.match(line)
    return _escaped(line, found) if found else line


def as_text(markdown: str) -> str:
    """Return a text whose beginning is not taken for a list or a quotation that it is not.

    It is one if another of its lines begins so too.
    """
    text = markdown.lstrip("\n")
    found = _ALONE.match(text)
    if not found or not _is_alone(text.rstrip(), found):
        return markdown
    return _escaped(text, found)


def _is_alone(text: str, found: re.Match[str]) -> bool:
    if found["end"]:
        return not _AT_A_LINE["number"].search(text)
    if found["sign"] == ">":
        return not _AT_A_LINE[">"].search(text)
    if "\n" not in text:
        return True
    number = re.match(r"[-+*]\s+\d", text)
    return bool(number) and not _AT_A_LINE["bullet"].search(text)


def _escaped(text: str, found: re.Match[str]) -> str:
    at = found.start("end") if found["end"] else 0
    if found.groupdict().get("other"):
        return f"&#{ord(text[0])};{text[1:]}"
    return f"{text[:at]}\\{text[at:]}"
