"""Ends of slides and of notes: "Thank you", "Any questions?"."""

from __future__ import annotations

import re

from studyguide.importing.entries import Remark
from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.term_shapes import is_question
from studyguide.importing.notes.words import alternatives, is_one, plain

_THANKS = re.compile(
    rf"(?:{alternatives('thanks')})"
    r"(?:\s+(?:all|everyone|everybody|alle|alle sammen))?"
    r"(?:\s+(?:for|so|very|til|für|fürs|an|sehr|schön)\b.{0,60})?",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[!?.,:;–—-]+\s*|\s[&+]\s")
_CONTACT = re.compile(r"\S@\S|://|\bwww\.")
_LONGEST = 12
"""A line of an address or of a farewell has no more words."""


def is_closing(part: Part) -> bool:
    """Return whether a part says good-bye, or asks the audience for questions, and no more."""
    text = bare(part.text)
    if "\n" in part.text or part.children or part.kind not in ("heading", "text", "item"):
        return False
    pieces = [piece for piece in _PIECES.split(text) if plain(piece)]
    sure = any(is_one(piece, "closing") or _thanks(piece) for piece in pieces)
    asks = sure or text.endswith("?")
    return bool(pieces) and all(
        is_one(piece, "closing") or _thanks(piece) or (asks and is_one(piece, "closing_if_asked"))
        for piece in pieces
    )


def _thanks(piece: str) -> bool:
    return bool(_THANKS.fullmatch(plain(piece)))


def closing_end(parts: list[Part], at: int) -> int:
    """Return where the closing part at an index ends: behind addresses, 0 if none stands there."""
    if not is_closing(parts[at]):
        return 0
    follows = parts[at + 1] if at + 1 < len(parts) else None
    if follows and follows.kind == "item" and _asks(follows):
        return 0
    end = at + 1
    while parts[at].kind == "heading" and end < len(parts) and _is_farewell(parts[end]):
        end += 1
    return end


def _asks(item: Part) -> bool:
    return not is_closing(item) and (item.number is not None or is_question(item.text))


def _is_farewell(part: Part) -> bool:
    if part.kind not in ("text", "item") or part.children:
        return False
    short = len(part.text.split()) <= _LONGEST and part.kind == "text"
    return is_closing(part) or bool(_CONTACT.search(part.text)) or short


def closing_remarks(parts: list[Part]) -> list[Remark]:
    """Return what is told of parts that close something."""
    reason = "introduces or ends something, and is no part of it"
    return [Remark(part.line, bare(part.text), reason) for part in parts]
