"""Puts a finished site in the place of the last one, in one step of the system where it can."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

_HERE = -100
"""`AT_FDCWD` of Linux: relative paths are those of the current folder."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS are the same number."""
LAST = "last"
"""The folder in which the last site waits while it is replaced in two steps."""


def put_in_place(new: Path, site: Path, *, beside: Path) -> None:
    """Put a folder in the place of a site; the last site is in the folder `beside` afterwards.

    Whenever a process dies in this, `site` is the last site or the new one. Where a file system
    cannot exchange two folders, it is missing for a moment, and `bring_back` finds it. Raises
    `OSError` if the place is not to be had, and the last site is there again.
    """
    place = site.resolve()  # a link keeps leading where it led
    try:
        _swap(new, place, beside)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with TemporaryDirectory(
            dir=place.parent, prefix=_prefix(place), ignore_cleanup_errors=True
        ) as folder:
            copy = Path(folder) / "new"
            shutil.copytree(new, copy, symlinks=True)
            _swap(copy, place, Path(folder))


def bring_back(site: Path, *, beside: Path) -> None:
    """Put a site back that a build left in a folder when it died between two steps."""
    last = beside / LAST
    if last.is_dir() and not site.resolve().exists():
        last.rename(site.resolve())


def folders_beside(site: Path) -> Iterator[Path]:
    """Yield the folders beside a site into which a build on another file system was copied."""
    place = site.resolve()
    yield from sorted(place.parent.glob(f"{_prefix(place)}*"))


def _prefix(place: Path) -> str:
    return f".{place.name}-build-"


def _swap(new: Path, place: Path, beside: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    if not place.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    try:
        exchange(new, place)
    except NotImplementedError:
        swap_in_two_steps(new, place, beside)


def swap_in_two_steps(new: Path, place: Path, beside: Path) -> None:
    """Move a folder away into another, and a new one to its place. Raises `OSError`."""
    last = beside / LAST
    place.rename(last)
    try:
        new.rename(place)
    except OSError:
        last.rename(place)
        raise


def exchange(one: Path, other: Path) -> None:
    """Let two folders take each other's places, at once.

    Raises `NotImplementedError` where a system or file system cannot, `OSError` if it will not.
    """
    rename = _system_exchange()
    if rename is None:
        raise NotImplementedError
    if rename(os.fsencode(one), os.fsencode(other)) == 0:
        return
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP):
        raise NotImplementedError
    raise OSError(number, os.strerror(number), str(other))


def _system_exchange() -> Callable[[bytes, bytes], int] | None:
    """Return the function of this system that exchanges two paths, None if there is none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_HERE, one, _HERE, other, _EXCHANGE))
    if hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _EXCHANGE))
    return None
