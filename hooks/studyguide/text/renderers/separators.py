"""Where two adjacent pieces of Markdown need a separator to be parsed as two."""

from __future__ import annotations

import unicodedata

from studyguide.text.tree.inlines import Code, FootnoteReference, Formula, Inline, Keys, Styled

SEPARATOR = "<!-- -->"
"""An HTML comment, which is never shown."""


def needs_separator_before(node: Inline, last: str, piece: str) -> bool:
    """Return whether a node would be parsed differently directly after the previous text."""
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
    """Return whether a node would be parsed differently directly before the following text."""
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
        case FootnoteReference():
            return after != "" and after in "(:["
        case _:
            return False


def _opens(outside: str, piece: str) -> bool:
    """Return whether a marker opens emphasis between the characters outside and inside it."""
    marker = piece[:1]
    inside = piece.lstrip(marker)[:1]
    if marker == "_" and _is_word(outside):
        return False
    return (
        not _is_punctuation(inside) or not outside or outside.isspace() or _is_punctuation(outside)
    )


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"
