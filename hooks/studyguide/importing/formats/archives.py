"""Archives that somebody else made: opened within limits, and never written to a disk."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from studyguide.importing.entries import UnreadableFileError

_MOST_FILES = 20_000
_LARGEST_TOTAL = 500_000_000
_LARGEST_FILE = 200_000_000
_HIGHEST_RATIO = 200
"""Texts are packed to a tenth; a hundred times more is a bomb."""
_MACROS = ("vbaproject.bin", "vbadata.xml")


class Archive:
    """The files in an archive."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open an archive. Raises `UnreadableFileError` for one that could do harm."""
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except (BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise UnreadableFileError(f"{name}: is no whole archive. Export it anew") from error
        self._check(len(data))

    def names(self) -> tuple[str, ...]:
        """Return the names of the files."""
        return tuple(self._infos)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None if it is not there."""
        info = self._infos.get(name)
        if info is None or info.is_dir():
            return None
        try:
            with self._zip.open(info) as file:
                data = file.read(_LARGEST_FILE + 1)
        except (
            BadZipFile,
            ValueError,
            NotImplementedError,
            EOFError,
            RuntimeError,
            OSError,
        ) as error:
            raise UnreadableFileError(f"{self.name}: '{name}' in it cannot be read") from error
        if len(data) > _LARGEST_FILE:
            raise UnreadableFileError(f"{self.name}: '{name}' in it is too large to be a text")
        return data

    def _check(self, packed: int) -> None:
        infos = self._infos.values()
        if len(infos) > _MOST_FILES:
            raise UnreadableFileError(f"{self.name}: more than {_MOST_FILES} files are in it")
        total = sum(info.file_size for info in infos)
        if total > _LARGEST_TOTAL or (total > 10_000_000 and total > packed * _HIGHEST_RATIO):
            raise UnreadableFileError(
                f"{self.name}: would be {total // 1_000_000} MB when unpacked. It is refused, "
                "since such archives are made to stop computers"
            )
        for info in infos:
            self._check_name(info)

    def _check_name(self, info: ZipInfo) -> None:
        parts = info.filename.replace("\\", "/").split("/")
        if ".." in parts or info.filename.startswith(("/", "\\")) or ":" in parts[0]:
            raise UnreadableFileError(
                f"{self.name}: '{info.filename}' in it leads out of it. It is refused"
            )
        if parts[-1].lower() in _MACROS:
            raise UnreadableFileError(
                f"{self.name}: has macros, which are programs. Save it as .docx, .pptx or .xlsx"
            )
        if info.flag_bits & 0x1:
            raise UnreadableFileError(f"{self.name}: is protected by a password. Save it without")
