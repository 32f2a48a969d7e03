"""What a system refuses, such as a full disk, as a sentence for the person at the terminal."""

from __future__ import annotations

import errno
import os

_SPACE = "Free some space there"
_RIGHT = "Give yourself the right to do that, or work in a folder of yours"
_IN_USE = "Close what has it open"
_FIXES = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EFBIG: "Raise the limit of this session (ulimit -f), or make the file smaller",
    errno.EROFS: "Work in a folder that can be written",
    errno.EACCES: _RIGHT,
    errno.EPERM: _RIGHT,
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.EMFILE: "Raise the number of open files (ulimit -n)",
    errno.ENFILE: "Close other programs",
    errno.ENOMEM: "Close other programs",
    errno.EIO: "Look after the disk",
    errno.EEXIST: "Remove what is there",
    errno.ENOTDIR: "Remove the file that stands where a folder belongs",
    errno.EISDIR: "Remove the folder that stands where a file belongs",
    errno.ENAMETOOLONG: "Work in a folder with a shorter path",
    errno.EXDEV: "Work on one file system",
}


def system_fault(error: OSError) -> str | None:
    """Return where a system refused something, why, and what to do; None if the fault is ours.

    A file that is missing, for example, is none of the system's faults.
    """
    fix = _FIXES.get(error.errno or 0)
    if fix is None:
        return None
    reason = (error.strerror or os.strerror(error.errno or 0)).lower()
    place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    return f"{place}{reason}. {fix}"
