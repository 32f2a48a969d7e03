"""A cache folder: results under the hash of their inputs, each sealed with a hash of its own."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MONTH = 30 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class ResultCache:
    """A cache folder in which damaged or foreign files count as missing."""

    folder: Path | None = None
    """None disables the cache."""

    def get(self, key: str) -> bytes | None:
        """Return the data stored under a key, None if it is missing or damaged."""
        if self.folder is None:
            return None
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        seal, inside = data[:64], data[64:]
        return inside if seal == _seal(key, inside) else None

    def put(self, key: str, data: bytes) -> None:
        """Store data under a key, if the system lets it: without it the next build is slower."""
        if self.folder is None:
            return
        unfinished = self.folder / f"{key}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(_seal(key, data) + data)
            unfinished.replace(self.folder / key)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()

    def remove_old(self) -> None:
        """Remove results that are older than a month."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):  # a parallel build may have removed it
                if path.stat().st_mtime < time.time() - _MONTH:
                    path.unlink()


def _seal(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()
