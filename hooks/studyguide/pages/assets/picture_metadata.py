"""Removes metadata from PNG and WebP files without re-encoding the picture.

The formats: https://www.w3.org/TR/png-3/, https://developers.google.com/speed/webp/docs/riff_container
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_NOTES = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"dSIG"))
_WEBP_NOTES = frozenset((b"EXIF", b"XMP "))
_WEBP_FLAGS = 0b1100
"""The flags for EXIF and XMP metadata."""


def without_metadata(data: bytes) -> bytes:
    """Return a PNG or WebP file without metadata; other or damaged files are unchanged.

    >>> without_metadata(b"GIF89a")
    b'GIF89a'
    """
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            inside = b"WEBP" + b"".join(_webp_chunks(data))
            return b"RIFF" + struct.pack("<I", len(inside)) + inside
    except (struct.error, ValueError):
        pass
    return data


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    kind = b""
    while kind != b"IEND":
        (size,), kind = struct.unpack_from(">I", data, at), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            raise ValueError("a chunk is cut off")
        if kind not in _PNG_NOTES:
            yield data[at:end]
        at = end


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    at, stop = 12, 8 + struct.unpack_from("<I", data, 4)[0]
    while at < stop:
        (size,), kind = struct.unpack_from("<I", data, at + 4), data[at : at + 4]
        end = at + 8 + size + size % 2
        if end > len(data):
            raise ValueError("a chunk is cut off")
        if kind == b"VP8X":
            yield data[at : at + 8] + bytes([data[at + 8] & ~_WEBP_FLAGS]) + data[at + 9 : end]
        elif kind not in _WEBP_NOTES:
            yield data[at:end]
        at = end
