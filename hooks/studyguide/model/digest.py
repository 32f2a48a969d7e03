"""One hash of several parts: what kept results are found under."""

from __future__ import annotations

import hashlib


def digest(*parts: str | bytes) -> str:
    """Return the hash of some parts, none of which can be taken for a piece of another."""
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()
