"""The list of the files of a built site, by which a browser knows one build from another.

`offline/files.json` has the hash, the size in bytes and the group of each file by its path;
`offline/version.json` has the hash of that list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from studyguide.pages.offline.file_groups import FileGroups
from studyguide.pages.page import File

LIST, VERSION = "offline/files.json", "offline/version.json"
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "service-worker.js", LIST, VERSION)


def file_list(folder: Path, groups: FileGroups) -> Iterator[File]:
    """Yield the list of the files in a folder, and its version."""
    files = {path: [*_measured(folder / path), group] for path, group in _kept(folder, groups)}
    listed = json.dumps(files, ensure_ascii=False, separators=(",", ":")).encode()
    yield File(LIST, listed)
    yield File(VERSION, json.dumps({"version": content_hash(listed)}).encode())


def content_hash(content: bytes) -> str:
    """Return the hash of a content as the service worker computes it: 64 bits of SHA-256."""
    return sha256(content).hexdigest()[:16]


def _kept(folder: Path, groups: FileGroups) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that may be kept, and its group."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_kept = path.is_file() and name not in _LEFT_OUT and path.suffix != ".map"
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        if is_kept and not is_hidden and (group := groups.group_of(name)):
            yield name, group


def _measured(file: Path) -> tuple[str, int]:
    content = file.read_bytes()
    return content_hash(content), len(content)
