"""What was read of a course before, for who reads it again after each save."""

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
"""The name, time of change and size of each file in a folder."""


@dataclass(slots=True)
class ReadCache:
    """Lessons as they were read; one whose files have not changed is the same object again."""

    _results: dict[Path, tuple[object, Any]] = field(default_factory=dict)
    _records: dict[str, dict[object, tuple[Any, Any]]] = field(default_factory=dict)
    """By file and id: the data of a record, and what was read from it."""

    def folder(self, path: Path, about: object, read: Callable[[], Result]) -> Result:
        """Return what `read` did of a folder; `about` is what else that depends on."""
        return self._cached(path, (signature(path), about), read)

    def file(self, path: Path, read: Callable[[], Result]) -> Result:
        """Return what `read` did of a file."""
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
        """Keep what was read of the items of a file, by their index."""
        if isinstance(items, list):
            self._records[path] = {
                items[index].get("id"): (items[index], record) for index, record in read
            }

    def record_finder(self, path: str) -> FindRecord:
        """Return what tells the record of a file that was read from the same data, or None."""
        by_id = self._records.get(path, {})

        def record(item: object) -> Any:
            id_ = item.get("id") if isinstance(item, dict) else None
            before = by_id.get(id_) if isinstance(id_, str) else None
            # not `==`: a text may be equal to one that YAML has cut off, and 1 is to `true`
            return before[1] if before and repr(before[0]) == repr(item) else None

        return record


def signature(folder: Path) -> FolderSignature:
    """Return what changes if a file directly in a folder does."""
    stats = []
    for file in sorted(folder.iterdir()):
        with suppress(FileNotFoundError):  # editors put links to nowhere there while they are open
            stats.append((file.name, file.stat()))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
