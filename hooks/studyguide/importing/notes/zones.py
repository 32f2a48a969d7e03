"""What a heading says of the parts below it: terms, questions, answers, a plan."""

from __future__ import annotations

import re
from typing import Literal

from studyguide.importing.notes.outline import Part
from studyguide.importing.notes.sections import bare
from studyguide.importing.notes.term_shapes import asked_name
from studyguide.importing.notes.words import has_one, is_instruction, is_one, kernel

Zone = Literal["none", "glossary", "explained", "quiz", "answers", "essay", "suggested", "plan"]
_WHOLE = re.compile(
    r"(?:quiz|key|questions|spørsmål|oppgaver|fasit|fragen|antworten|lösungen)\W*$"
    r"|^(?:questions|spørsmål|oppgaver|fragen|aufgaben|preguntas)\s"
    r"(?:about|on|for|to|from|til|om|fra|zu|zum|zur|sur|sobre)\s",
    re.IGNORECASE,
)
_ZONES: tuple[Zone, ...] = ("answers", "essay", "suggested", "quiz", "glossary", "plan")


def zone_of(part: Part) -> Zone | None:
    """Return what a heading says that the parts below it are, None if it says nothing of it."""
    text = bare(part.text).rstrip(":")
    bare_text = kernel(text)
    if is_instruction(text):
        return "quiz"
    asks = text.endswith("?") and not is_one(bare_text, "quiz")
    if is_one(bare_text, "quiz") or is_one(bare_text, "answers"):
        return "quiz" if is_one(bare_text, "quiz") else "answers"
    if len(text.split()) > 8 or asked_name(text) or asks:
        return None
    return next((zone for zone in _ZONES if is_one(bare_text, zone)), None) or next(
        (zone for zone in _ZONES if has_one(text, zone) and _is_whole(text, zone)), None
    )


def _is_whole(text: str, zone: Zone) -> bool:
    """Return whether a heading of several words is about a kind of part: its word ends it."""
    return zone in ("plan", "glossary", "suggested", "essay") or bool(_WHOLE.search(text))
