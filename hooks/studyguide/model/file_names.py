"""File names: leftovers of editors, and names that are invalid on some systems."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from unicodedata import normalize

_LEFT_OVER = re.compile(
    r"\..*|thumbs\.db(?::.*)?|ehthumbs.*\.db|desktop\.ini|icon\r|__macosx|~\$.*|.*~|#.*#"
    r"|.*\.(?:bak|orig|rej|tmp|temp|swp|swo|part|crdownload|download)|~.*\.tmp",
    re.IGNORECASE | re.DOTALL,
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_IN_ADDRESSES = re.compile(r"[#%]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?", re.IGNORECASE)
LONGEST_PATH = 180
"""Windows allows 260 characters, including the folder that a course is cloned into."""
_LONGEST_NAME = 120


def is_left_over(name: str) -> bool:
    """Return whether a file or folder is left behind by a system or editor, not content.

    >>> [is_left_over(name) for name in ("Thumbs.db", "~$notes.docx", "terms.yml~", "terms.yml")]
    [True, True, True, False]
    """
    return bool(_LEFT_OVER.fullmatch(name))


def has_left_over(path: PurePath, folder: PurePath) -> bool:
    """Return whether a path below a folder is left over, or within something left over."""
    return any(map(is_left_over, path.relative_to(folder).parts))


def is_device(name: str) -> bool:
    """Return whether Windows reserves a name for a device, so that no file can have it."""
    return bool(_DEVICES.fullmatch(name))


def name_fault(name: str) -> str | None:
    """Return why a file name is invalid on some systems or in addresses, or None."""
    if match := _FORBIDDEN.search(name):
        shown = match[0] if match[0].isprintable() else f"U+{ord(match[0]):04X}"
        return f"Windows has no file with '{shown}' in its name. Rename it"
    if match := _IN_ADDRESSES.search(name):
        return f"'{match[0]}' in the name of a file, which addresses cannot have. Rename it"
    if name != name.strip() or name.endswith("."):
        return "a blank or a full stop at an end of the name, which Windows takes off. Rename it"
    if is_device(name):
        return f"Windows keeps the name '{name}' for itself. Rename it"
    if len(name) > _LONGEST_NAME:
        return f"a name of more than {_LONGEST_NAME} letters. Choose a shorter one"
    return None


def composed(text: str) -> str:
    """Return a text in NFC: macOS may list `é` as `e` and an accent."""
    return normalize("NFC", text)


def find_exactly(folder: Path, path: str) -> Path | None:
    """Return the file or folder of exactly this name below a folder, or None.

    Case matters on every system, as on the server of the published site; Unicode composition does
    not.
    """
    current = folder
    for part in composed(path).split("/"):
        if part in ("", ".", "..") or not current.is_dir():
            return None
        names = {composed(child.name): child for child in sorted(current.iterdir())}
        if part not in names:
            return None
        current = names[part]
    return current
