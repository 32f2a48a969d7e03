"""Slugs, names that are parts of addresses: lower-case ASCII words joined by `-`."""

from __future__ import annotations

import re
import unicodedata

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of a slug."""
SHAPE = "must be lower-case ASCII words joined by '-'"
"""The message for any other name."""
_TAKEN = ("index", "constructor")
"""The page of a folder; what every object of JavaScript has, also one that is empty."""
FREE_SHAPE = f"{SHAPE}, and not {' or '.join(map(repr, _TAKEN))}"
"""The message where those are taken."""
_NO_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "ł": "l", "đ": "d", "œ": "oe"}
)


def is_slug(text: str) -> bool:
    """Return whether a text is a slug."""
    return bool(re.fullmatch(SLUG, text))


def is_free_slug(text: str) -> bool:
    """Return whether a text is a slug that can be the id of a term or a question."""
    return is_slug(text) and text not in _TAKEN


def slug(text: str) -> str:
    """Return a slug for a text, empty if nothing in it can be transliterated.

    >>> slug("Organische Chemie für Anfänger")
    'organische-chemie-fur-anfanger'
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NO_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
