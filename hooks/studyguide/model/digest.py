"""The hash under which cached results are stored."""

from __future__ import annotations

import hashlib


def digest(*parts: str | bytes) -> str:
    """Return the hash of several parts, which depends on where one ends and the next begins."""
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()
