"""Results kept in a folder under the hash of what they are made from, sealed with their own."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MONTH = 30 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class SealedFolder:
    """A folder of results, of which nothing counts that is not as it was put there."""

    folder: Path | None = None
    """None: nothing is kept."""

    def get(self, key: str) -> bytes | None:
        """Return what was kept under a key; anything else under its name counts as nothing."""
        if self.folder is None:
            return None
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        seal, inside = data[:64], data[64:]
        return inside if seal == _seal(key, inside) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep something under a key, for `get` to find."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f"{key}.{os.getpid()}"
        unfinished.write_bytes(_seal(key, data) + data)
        unfinished.replace(self.folder / key)

    def remove_old(self) -> None:
        """Remove what was kept a month ago."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):  # the build of another language renames and removes
                if path.stat().st_mtime < time.time() - _MONTH:
                    path.unlink()


def _seal(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()
