"""The id of a course, from its title."""

from __future__ import annotations

import re
import unicodedata

_NO_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "ł": "l", "đ": "d", "œ": "oe"}
)


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by `-`, empty if a text has no such letters.

    >>> slug("Organische Chemie für Anfänger")
    'organische-chemie-fur-anfanger'
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NO_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
