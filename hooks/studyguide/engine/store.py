"""Results that were kept from earlier builds: under a hash of all that they depend on.

A cache may never change the output. A key holds the inputs and the version of the code
(`model/versions.py`); a seal over key and value tells what is damaged or of another entry. What
cannot be read counts as not there and is made anew; a file that is no store is replaced.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from pathlib import Path
from typing import Any

_FORM = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, seal BLOB, value BLOB)"
_ROW = "SELECT seal, value FROM kept WHERE key = ?"
_AT_MOST = 2
"""How many times as many entries as a build uses are kept; then those not used go."""


class Store:
    """Keeps values in a file; without one, it keeps nothing."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._used: set[str] = set()
        self._there: set[str] = set()
        self._base = self._opened() if file else None

    def get(self, key: str) -> Any:
        """Return what was kept under a key, None if nothing was or it is damaged."""
        self._used.add(key)
        if self._base is None:
            return None
        try:
            row = self._base.execute(_ROW, (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[1], bytes):
            return None
        seal, data = row
        # only what we sealed is unpickled; who can write here can change the code as well
        if seal != _seal(key, data):
            return None
        self._there.add(key)
        return pickle.loads(data)  # noqa: S301

    def put(self, key: str, value: object) -> None:
        """Keep a value, if that is possible."""
        self._used.add(key)
        if self._base is None or key in self._there:
            return
        data = pickle.dumps(value, protocol=5)
        row = (key, _seal(key, data), data)
        try:
            self._base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row)
        except sqlite3.Error:
            self._base = None

    def close(self) -> None:
        """Write everything, and forget what was not used if it is more than what was."""
        if self._base is None:
            return
        try:
            self._tidy(self._base)
            self._base.commit()
            self._base.close()
        except sqlite3.Error:
            pass
        self._base, self._used = None, set()

    def _tidy(self, base: sqlite3.Connection) -> None:
        (count,) = base.execute("SELECT count(*) FROM kept").fetchone()
        if count <= _AT_MOST * len(self._used):
            return
        base.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
        base.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
        base.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")

    def _opened(self) -> sqlite3.Connection | None:
        """Return the open file; one that is no store is removed, and None if it cannot be."""
        assert self._file is not None, "without a file nothing is opened"
        for _ in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                base = sqlite3.connect(self._file, timeout=1)
                # a crash may damage the file: the seals find that
                base.execute("PRAGMA synchronous = OFF")
                base.execute(_FORM)
                base.execute("SELECT key, seal, value FROM kept LIMIT 1").fetchone()
            except (sqlite3.DatabaseError, OSError):
                self._file.unlink(missing_ok=True)
            else:
                return base
        return None


def _seal(key: str, data: bytes) -> bytes:
    found = hashlib.sha256(key.encode() + b"\0")
    found.update(data)
    return found.digest()
