"""`StoredBodies`: finished bodies of pages on disk, until their pages are written."""

from __future__ import annotations

import tempfile
import zlib
from pathlib import Path
from typing import IO


class StoredBodies:
    """Bodies by uri, in a temporary file of a folder; it is there as long as it has bodies.

    MkDocs makes the bodies of all pages before it writes the first page. In memory, those of ten
    thousand pages are a tenth of a build's peak, even compressed; and a system's own folder for
    temporary files may be in memory too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, uri: str, body: str) -> None:
        """Store the body of a page."""
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115, closed below
        data = zlib.compress(body.encode(), level=1)
        self._places[uri] = (self._file.seek(0, 2), len(data))
        self._file.write(data)

    def take(self, uri: str) -> str | None:
        """Return the body of a page, once; None if there is none."""
        place = self._places.pop(uri, None)
        if place is None or self._file is None:
            return None
        start, length = place
        self._file.seek(start)
        body = zlib.decompress(self._file.read(length)).decode()
        if not self._places:
            self.close()
        return body

    def close(self) -> None:
        """Forget all bodies."""
        if self._file is not None:
            self._file.close()
        self._file = None
        self._places.clear()
