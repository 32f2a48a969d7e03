"""Hashes: one under which cached results are stored, and one that the browser computes too."""

from __future__ import annotations

import hashlib


def digest(*parts: str | bytes) -> str:
    """Return the hash of several parts, which depends on where one ends and the next begins."""
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()


def text_hash(text: str) -> int:
    """Return a number of 32 bits that depends on a text alone (FNV-1a, as `text-hash.js`)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
