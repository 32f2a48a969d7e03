"""Where two pieces of a line have to be held apart, or Markdown would read them as one."""

from __future__ import annotations

import unicodedata

from studyguide.text.tree.inlines import Code, Formula, Inline, Keys, NoteMark, Styled

SEPARATOR = "<!-- -->"
"""A comment, which is not shown."""


def needs_separator_before(node: Inline, last: str, piece: str) -> bool:
    """Return whether a node would be read otherwise right behind what is before it."""
    before = last[-1:]
    match node:
        case Styled(style="subscript" | "superscript"):
            return before == piece[:1]
        case Styled(style="marked"):
            return _is_word(before) or before == "="
        case Styled():
            return before == piece[:1] or not _opens(before, piece)
        case Keys():
            return _is_word(before) or before == "+"
        case Code():
            return before == "`"
        case _:
            return False


def needs_separator_after(node: Inline, piece: str, after: str) -> bool:
    """Return whether a node would be read otherwise right before what follows it."""
    match node:
        case Styled(style="subscript" | "superscript"):
            return after == piece[-1:]
        case Styled(style="marked"):
            return _is_word(after) or after == "="
        case Styled():
            return not _opens(after, piece[::-1])
        case Keys():
            return _is_word(after) or after == "+"
        case Formula():
            return after.isdigit()
        case NoteMark():
            return after != "" and after in "(:["
        case _:
            return False


def _opens(outside: str, piece: str) -> bool:
    """Return whether a mark of emphasis is one between the sign outside and that inside."""
    mark = piece[:1]
    inside = piece.lstrip(mark)[:1]
    if mark == "_" and _is_word(outside):
        return False
    return not _is_sign(inside) or not outside or outside.isspace() or _is_sign(outside)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _is_sign(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "PS"
