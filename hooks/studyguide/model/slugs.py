"""Names that are parts of addresses: lower-case ASCII words joined by `-`."""

from __future__ import annotations

import re
import unicodedata

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of such a name."""
SHAPE = "must be lower-case ASCII words joined by '-'"
"""What an author is told who has written another."""
FREE_SHAPE = f"{SHAPE}, and not 'index'"
"""The same where the page of a folder is called `index`."""
_NO_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "ł": "l", "đ": "d", "œ": "oe"}
)


def is_slug(text: str) -> bool:
    """Return whether a text can be part of an address as it is."""
    return bool(re.fullmatch(SLUG, text))


def is_free_slug(text: str) -> bool:
    """Return whether a text can name a page: that of its folder is called `index`."""
    return is_slug(text) and text != "index"


def slug(text: str) -> str:
    """Return a text as such a name, empty if it has no such letters.

    >>> slug("Organische Chemie für Anfänger")
    'organische-chemie-fur-anfanger'
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NO_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
