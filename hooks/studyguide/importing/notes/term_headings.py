"""Which headings are terms, and which paragraphs only introduce what follows."""

from __future__ import annotations

import re

from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.term_shapes import (
    asked_name,
    defines,
    is_label,
    is_name,
    term_shape,
)
from studyguide.importing.notes.words import begins_with, has_one
from studyguide.importing.notes.zones import Zone

_INSTRUCTIONS = re.compile(
    r"(?:instructions|instruksjon(?:er)?|anleitung|anweisung(?:en)?)[*_]*\s*:", re.IGNORECASE
)


def is_term_heading(parts: list[Part], at: int, zone: Zone) -> bool:
    """Return whether the heading at an index is a term, whose meaning stands below it."""
    part = parts[at]
    text = bare(part.text)
    if asked_name(text) and (part.kind == "heading" or not text.rstrip().endswith("?")):
        return True
    body = parts[at + 1 : at + 2]
    if not is_name(text.rstrip(":")) or is_label(text) or not body or body[0].kind == "heading":
        return False
    if zone == "explained" or (text.endswith(":") and part.kind == "heading"):
        return True
    if body[0].kind not in ("text", "item"):
        return False
    is_in_glossary = zone == "glossary" and part.kind == "heading"
    return (is_in_glossary and term_shape(body[0].text) is None) or defines(text, body[0].text)


def is_chat(part: Part) -> bool:
    """Return whether a paragraph introduces or ends something, and is no part of it."""
    text = part.text.strip()
    introduces = explains(text) or bool(_INSTRUCTIONS.match(text.lstrip("*_ ")))
    return introduces or begins_with(text, "chat")


def explains(text: str) -> bool:
    """Return whether a text says that explanations of terms follow."""
    return has_one(text[:200], "explanations_follow")
