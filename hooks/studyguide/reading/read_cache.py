"""A cache for reading a course again after each save."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")
Record = TypeVar("Record")
FindRecord = Callable[[object], Any]
FolderSignature = tuple[tuple[str, int, int], ...]
"""The name, modification time and size of each file in a folder."""


@dataclass(slots=True)
class ReadCache:
    """Results of earlier reads; unchanged files and records yield the same objects."""

    _results: dict[Path, tuple[object, Any]] = field(default_factory=dict)
    _records: dict[str, dict[object, tuple[Any, Any]]] = field(default_factory=dict)
    """By file and id: the data of a record, and the record."""

    def folder(self, path: Path, about: object, read: Callable[[], Result]) -> Result:
        """Return the result of `read` for a folder; `about` is what else it depends on."""
        return self._cached(path, (signature(path), about), read)

    def file(self, path: Path, read: Callable[[], Result]) -> Result:
        """Return the result of `read` for a file."""
        stat = path.stat()
        return self._cached(path, (stat.st_mtime_ns, stat.st_size), read)

    def _cached(self, path: Path, now: object, read: Callable[[], Result]) -> Result:
        before = self._results.get(path)
        if before and before[0] == now:
            result: Result = before[1]
            return result
        result = read()
        self._results[path] = (now, result)
        return result

    def records(self, path: str, items: object, read: tuple[tuple[int, Record], ...]) -> None:
        """Store the records of a file, by the index of their item."""
        if isinstance(items, list):
            self._records[path] = {
                items[index].get("id"): (items[index], record) for index, record in read
            }

    def record_finder(self, path: str) -> FindRecord:
        """Return a function that finds the record read from the same data of a file, or None."""
        by_id = self._records.get(path, {})

        def record(item: object) -> Any:
            id_ = item.get("id") if isinstance(item, dict) else None
            before = by_id.get(id_) if isinstance(id_, str) else None
            # not `==`: an `Unclear` text equals a plain one, and 1 equals `true`
            return before[1] if before and repr(before[0]) == repr(item) else None

        return record


def signature(folder: Path) -> FolderSignature:
    """Return a value that changes if a file directly in a folder does."""
    stats = []
    for file in sorted(folder.iterdir()):
        with suppress(FileNotFoundError):  # dangling symlinks of open editors
            stats.append((file.name, file.stat()))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
