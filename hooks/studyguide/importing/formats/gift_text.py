"""The text of GIFT: its questions, and where its signs cut them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def category(block: str) -> str:
    """Return the last part of a category; two slashes are one in a name."""
    path = block.partition(":")[2].strip().replace("//", "\0")
    return path.rpartition("/")[2].replace("\0", "/")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the questions with their lines; an empty line, or a category, ends one."""
    lines: list[str] = []
    start = 0
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        if line.lstrip().startswith("//"):
            continue
        is_category = line.startswith("$CATEGORY:")
        if (not line.strip() or is_category) and lines:
            yield start, "\n".join(lines)
            lines = []
        if is_category:
            yield number, line
        elif line.strip():
            start = start if lines else number
            lines.append(line)


def cut(text: str, signs: str) -> list[tuple[str, str]]:
    """Return the parts of a text with the unescaped sign before each, the first with none."""
    parts, sign, at, start = [], "", 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in signs:
            parts.append((sign, text[start:at]))
            sign, start = text[at], at + 1
        at += 1
    return [*parts, (sign, text[start:])]


def unescaped(text: str) -> str:
    """Return what GIFT text stands for."""
    return re.sub(r"\\([~=#{}:n\\])", lambda sign: "\n" if sign[1] == "n" else sign[1], text)
