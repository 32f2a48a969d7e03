"""Reads files that somebody else made: within limits, and in whatever encoding they are."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from studyguide.importing.entries import UnreadableFileError

LARGEST_FILE = 100_000_000
"""In bytes: a deck with pictures is seldom larger."""
LONGEST_TEXT = 20_000_000
_WIDE = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip


def read_limited(path: Path) -> bytes:
    """Return the bytes of a file. Raises `UnreadableFileError` if it is none, or too large."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise UnreadableFileError(f"{path}: is no file. Name a file to import")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(f"{path}: {reason}. Name a file that can be read") from error
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(
            f"{path.name}: is larger than {LARGEST_FILE // 1_000_000} MB. Import it in parts"
        )
    return data


def decoded(data: bytes, name: str) -> str:
    r"""Return the text of a file with `\n` as its line ends; Windows-1252 if it is not UTF-8."""
    if len(data) > LONGEST_TEXT:
        raise UnreadableFileError(
            f"{name}: more than {LONGEST_TEXT // 1_000_000} MB of text. Import it in parts"
        )
    encoding = next((code for mark, code in _WIDE.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if b"\0" in data[:4096]:
            raise UnreadableFileError(f"{name}: is no text, and of no kind that is known") from None
        text = data.decode("cp1252", "replace")
    if "\0" in text[:4096]:
        raise UnreadableFileError(f"{name}: is no text, and of no kind that is known")
    return text.replace("\r\n", "\n").replace("\r", "\n")
