"""Changes of a project's files, all collected before the first one is written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_BOM = "\ufeff"


class UnreadableError(Exception):
    """Raised for a file that is not UTF-8 text; the message is its name."""


@dataclass(slots=True)
class Edits:
    """Pending changes of a project's files."""

    root: Path
    _before: dict[Path, str] = field(default_factory=dict)
    _after: dict[Path, str] = field(default_factory=dict)
    removed: set[Path] = field(default_factory=set)
    """Files to remove."""
    moves: dict[Path, Path] = field(default_factory=dict)
    """Folders to move after files are written, with their targets."""

    def text(self, path: Path) -> str:
        """Return the text of a file with pending changes, empty if it does not exist.

        Raises `UnreadableError`.
        """
        if path not in self._before:
            self._before[path] = _read(path, self._name(path))
        return self._after.get(path, self._before[path]).removeprefix(_BOM)

    def write(self, path: Path, text: str) -> None:
        """Change the text of a file; its line ends and byte order mark are kept."""
        self.text(path)
        before = self._before[path]
        if "\r\n" in before:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        self._after[path] = (_BOM if before.startswith(_BOM) else "") + text

    @property
    def changed(self) -> tuple[str, ...]:
        """The files with changed text, relative to the project's root."""
        paths = (path for path, text in self._after.items() if text != self._before[path])
        return tuple(sorted(self._name(path) for path in paths))

    def diff(self) -> str:
        """Return the changes as a unified diff."""
        return "".join(self._diff_lines())

    def _diff_lines(self) -> Iterator[str]:
        for old, new in self.moves.items():
            yield f"rename from {self._name(old)}\nrename to {self._name(new)}\n"
        for path in sorted(self.removed):
            yield f"deleted file {self._name(path)}\n"
        for name in self.changed:
            path = self.root / name
            before, after = (
                text.removeprefix(_BOM).splitlines(keepends=True)
                for text in (self._before[path], self._after[path])
            )
            for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
                yield line if line.endswith("\n") else f"{line}\n"

    def apply(self) -> None:
        """Write all files atomically, then remove files and move folders."""
        ready: dict[Path, Path] = {}
        try:
            for name in self.changed:
                path = self.root / name
                ready[path] = path.with_name(f".{path.name}.new")
                self._write_beside(path, ready[path])
        except OSError:
            for new in ready.values():
                with suppress(OSError):
                    new.unlink()
            raise
        for path, new in ready.items():
            new.replace(path)
        for path in self.removed:
            path.unlink()
        for old, place in self.moves.items():
            old.rename(place)

    def _write_beside(self, path: Path, new: Path) -> None:
        """Write a new text next to its file: a full disk fails before anything is replaced."""
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(self._after[path], encoding="utf-8", newline="")
        if path.exists():
            new.chmod(path.stat().st_mode)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def _read(path: Path, name: str) -> str:
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(name) from error
