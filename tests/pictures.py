"""Pictures for tests to put beside lessons, and of what tests have drawn."""

from __future__ import annotations

import struct
from typing import Any
from zlib import compress, crc32


def png(*, width: int, height: int) -> bytes:
    """Return a picture of one colour."""
    return _png(width, height, (b"\0" + b"\x5a\x8f\x7b" * width) * height)


def png_of(dots: Any) -> bytes:
    """Return a picture of dots: an array of rows of red, green and blue."""
    height, width, _ = dots.shape
    return _png(width, height, b"".join(b"\0" + row.tobytes() for row in dots))


def _png(width: int, height: int, rows: bytes) -> bytes:
    """Return rows as a file. The format: https://www.w3.org/TR/png-3/"""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
