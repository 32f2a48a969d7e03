"""The folder of one build in `.cache/`; those of builds that were killed are removed."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from studyguide.command.site_swap import bring_back, folders_beside

_PREFIX = "build-"
_LOCK = "builds.lock"
_DAY = 24 * 60 * 60


@contextmanager
def build_folder(root: Path, site: Path) -> Iterator[Path]:
    """Yield a new folder for a build, which is removed afterwards, and bring back the last site.

    Several builds may run at once. Raises `OSError` if nothing can be written there.
    """
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / _LOCK).open("wb") as lock:
        folders = (*sorted(cache.glob(f"{_PREFIX}*")), *folders_beside(site))
        for folder in folders if _is_alone(lock) else filter(_is_old, folders):
            with suppress(OSError):
                bring_back(site, beside=folder)
            shutil.rmtree(folder, ignore_errors=True)
        _share(lock)
        with TemporaryDirectory(dir=cache, prefix=_PREFIX, ignore_cleanup_errors=True) as name:
            yield Path(name)


def _is_old(folder: Path) -> bool:
    with suppress(OSError):
        return folder.stat().st_mtime < time.time() - _DAY
    return False


if sys.platform == "win32":

    def _is_alone(_: BinaryIO) -> bool:
        """Return False: Windows cannot tell whether another build runs."""
        return False

    def _share(_: BinaryIO) -> None:
        """Do nothing."""

else:
    import fcntl

    def _is_alone(lock: BinaryIO) -> bool:
        """Return whether no other build runs: each shares the lock as long as it does.

        The system takes the lock from who dies, when the last process with the file has ended.
        """
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # a build runs, or this file system knows no locks
            return False
        return True

    def _share(lock: BinaryIO) -> None:
        """Share the lock with other builds, until the file is closed."""
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_SH)
